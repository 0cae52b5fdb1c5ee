import type { Says } from "./path.ts";

/** Nobody misspells a name of this length by a letter or two; the bound keeps the cost of a hostile file small. */
const longest = 64;

/** The candidate that `word` was probably meant to be, if one is near enough. A difference in case or in full-width letters only wins at once. */
export const suggest = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = fold(word);
  const letters = [...wanted];
  const allowed = Math.max(1, Math.floor(letters.length * 0.4));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (folded === wanted) return candidate;
    if (letters.length > longest || folded.length > 2 * longest) continue;
    const other = [...folded];
    if (Math.abs(other.length - letters.length) >= least) continue;
    const apart = distance(letters, other);
    // A name in which nothing was kept is another name, however short it is.
    if (apart < least && apart < Math.max(letters.length, other.length)) [best, least] = [candidate, apart];
  }
  return best;
};

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Damerau–Levenshtein (optimal string alignment): inserting, dropping, replacing a letter or swapping two neighbours costs 1. */
const distance = (a: readonly string[], b: readonly string[]): number => {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let n = 1; n <= b.length; n++) {
      const same = a[i - 1] === b[n - 1];
      let cost = Math.min((above[n] ?? 0) + 1, (row[n - 1] ?? 0) + 1, (above[n - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && n > 1 && a[i - 1] === b[n - 2] && a[i - 2] === b[n - 1]) cost = Math.min(cost, (before[n - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? 0;
};
/** The question for whoever wrote something else. */
export const didYouMean = (near: string): Says => ({ zh: `是否想写“${near}”？`, en: `Did you mean \`${near}\`?` });
