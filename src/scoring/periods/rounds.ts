/** The periods of several people in rounds: each holds everybody's period of one name, and comes after whatever somebody has before it. */
export type Place = { readonly p: number; readonly k: number };

export const rounds = (people: readonly (readonly string[])[]): readonly (readonly Place[])[] => {
  const names = [...new Set(people.flat())];
  const left = new Set(names);
  const next = people.map(() => 0);
  const found: (readonly Place[])[] = [];
  while (left.size > 0) {
    // Of the names that nobody has anything before; where people contradict each other there is none.
    const heads = people.map((own, p) => own[next[p] ?? 0]);
    const ready = names.find(
      (name) => left.has(name) && people.every((own, p) => heads[p] === name || !own.slice(next[p]).includes(name)),
    );
    const name = ready ?? names.find((one) => left.has(one)) ?? "";
    left.delete(name);
    found.push(people.flatMap((own, p) => own.flatMap((one, k) => (one === name ? [{ p, k }] : []))));
    for (const [p, own] of people.entries())
      while (own[next[p] ?? 0] !== undefined && !left.has(own[next[p] ?? 0] ?? "")) next[p] = (next[p] ?? 0) + 1;
  }
  return found;
};

/** People whose own order the rounds could not keep. */
export const disordered = (found: readonly (readonly Place[])[], people: number): ReadonlySet<number> => {
  const last = new Array<number>(people).fill(-1);
  const odd = new Set<number>();
  for (const { p, k } of found.flat()) {
    if (k < (last[p] ?? -1)) odd.add(p);
    last[p] = k;
  }
  return odd;
};
