/** The left side of a row: `80%..90.9%`, `below 80%`, `121%+`, `满80%不满91%`, `otherwise`. */

import type { Interval } from "../plan/ir.ts";
import { compare, type Fraction, toText } from "../text/exact.ts";
import type { Kind } from "./kinds.ts";
import { unify } from "./kinds.ts";
import { parseLiteral, writtenAs } from "./literal.ts";

export type Edges = {
  readonly low?: { readonly at: Fraction; readonly open: boolean };
  readonly high?: { readonly at: Fraction; readonly open: boolean };
};
type Label =
  /** `kinds`: those that were written. */
  | { readonly label: "interval"; readonly edges: Edges; readonly kinds: readonly Kind[] }
  | { readonly label: "otherwise" }
  | { readonly label: "unreadable" };

export const isOtherwise = (text: string): boolean => ["otherwise", "其他", "其余", "其它"].includes(text.trim());

/** An end as it is written: a number, or a formula. */
export type WrittenEdge = { readonly text: string; readonly open: boolean };
type WrittenEdges = { readonly low?: WrittenEdge; readonly high?: WrittenEdge };
type Ends = readonly [low: string | undefined, open: boolean, high: string | undefined, open: boolean];
type Reader = readonly [pattern: RegExp, read: (a: string, b: string) => Ends];
/** The spellings with signs and English words; `n` is what may stand for a number. */
const signReaders = (n: string): readonly Reader[] => [
  [new RegExp(`^${n}\\.\\.${n}$`, "u"), (a, b) => [a, false, b, false]],
  [new RegExp(`^${n}\\.\\.<${n}$`, "u"), (a, b) => [a, false, b, true]],
  [new RegExp(`^>${n}\\.\\.${n}$`, "u"), (a, b) => [a, true, b, false]],
  [new RegExp(`^>${n}\\.\\.<${n}$`, "u"), (a, b) => [a, true, b, true]],
  [new RegExp(`^(?:<=|≤|up to )\\s*${n}$`, "u"), (a) => [undefined, false, a, false]],
  [new RegExp(`^(?:<|below )\\s*${n}$`, "u"), (a) => [undefined, false, a, true]],
  [new RegExp(`^(?:>=|≥|from )\\s*${n}$`, "u"), (a) => [a, false, undefined, false]],
  [new RegExp(`^(?:>|above )\\s*${n}$`, "u"), (a) => [a, true, undefined, false]],
  [new RegExp(`^${n}\\+$`, "u"), (a) => [a, false, undefined, false]],
];
const n = String.raw`(-?\d[^<>≤≥=~～]*?)`;
/** Chinese civil law (Art. 1259): 以上 以下 以内 include the number; 超过 不满 以外 exclude it. */
const readers: readonly Reader[] = [
  ...signReaders(n),
  [new RegExp(`^${n}(?:及?以上|起)$`), (a) => [a, false, undefined, false]],
  [new RegExp(`^${n}(?:及?以下|及?以内)$`), (a) => [undefined, false, a, false]],
  [new RegExp(`^${n}以外$`), (a) => [a, true, undefined, false]],
  [new RegExp(`^(?:超过|高于|大于)${n}$`), (a) => [a, true, undefined, false]],
  [new RegExp(`^(?:不满|低于|不足|小于|不到)${n}$`), (a) => [undefined, false, a, true]],
  [new RegExp(`^(?:满|不低于|不少于|不小于|至少)${n}$`), (a) => [a, false, undefined, false]],
  [new RegExp(`^(?:不超过|不高于|不大于|至多)${n}$`), (a) => [undefined, false, a, false]],
  [new RegExp(`^${n}及?以上[,，]?(?:不满|不足|不到|低于)${n}$`), (a, b) => [a, false, b, true]],
  [new RegExp(`^${n}及?以上[,，]?${n}及?(?:以下|以内)$`), (a, b) => [a, false, b, false]],
  [new RegExp(`^满${n}[,，]?(?:不满|不足|不到|低于)${n}$`), (a, b) => [a, false, b, true]],
  [new RegExp(`^超过${n}[,，]?(?:不超过|至)${n}$`), (a, b) => [a, true, b, false]],
  [new RegExp(`^超过${n}[,，]?${n}(?:以下|以内)$`), (a, b) => [a, true, b, false]],
  [new RegExp(`^${n}$`), (a) => [a, false, a, false]],
];

/** What a label says by each spelling that it fits, the likeliest first. */
function* readings(readers: readonly Reader[], label: string): Generator<WrittenEdges> {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(label);
    if (!match) continue;
    const [low, lowOpen, high, highOpen] = read((match[1] ?? "").trim(), (match[2] ?? "").trim());
    yield {
      ...(low === undefined ? {} : { low: { text: low, open: lowOpen } }),
      ...(high === undefined ? {} : { high: { text: high, open: highOpen } }),
    };
  }
}

export const parseLabel = (source: string): Label => {
  const text = source.trim();
  if (isOtherwise(text)) return { label: "otherwise" };
  for (const written of readings(readers, text)) {
    const [low, high] = [written.low && readEdge(written.low), written.high && readEdge(written.high)];
    if ((written.low && !low) || (written.high && !high)) continue;
    return {
      label: "interval",
      edges: { ...(low ? { low: low.edge } : {}), ...(high ? { high: high.edge } : {}) },
      kinds: [low, high].flatMap((end) => end?.kind ?? []),
    };
  }
  return { label: "unreadable" };
};
const readEdge = ({ text, open }: WrittenEdge) => {
  const literal = parseLiteral(text);
  return literal && { edge: { at: literal.value, open }, kind: literal.kind };
};

/** A written kind that cannot be compared with the kind of what is tested. */
export const mismatch = (written: readonly Kind[], tested: Kind): Kind | undefined =>
  written.find((kind) => unify(kind, tested) === undefined);

export const toCell = ({ low, high }: Edges): Interval => ({
  ...(low ? (low.open ? { above: toText(low.at) } : { from: toText(low.at) }) : {}),
  ...(high ? (high.open ? { below: toText(high.at) } : { upTo: toText(high.at) }) : {}),
});
export const isBackwards = ({ low, high }: Edges): boolean => {
  if (!low || !high) return false;
  const order = compare(low.at, high.at);
  return order > 0 || (order === 0 && (low.open || high.open));
};
/** How one would write the interval as the label of a row. */
export const labelText = ({ low, high }: Edges, kind: Kind): string => {
  const write = (x: Fraction) => writtenAs(kind, x);
  if (low && high) {
    if (compare(low.at, high.at) === 0) return write(low.at);
    return `${low.open ? ">" : ""}${write(low.at)}..${high.open ? "<" : ""}${write(high.at)}`;
  }
  if (low) return low.open ? `above ${write(low.at)}` : `${write(low.at)}+`;
  if (high) return `${high.open ? "below" : "up to"} ${write(high.at)}`;
  return "otherwise";
};

const formulaReaders = signReaders("([^<>≤≥=~～]+?)");
/** A label whose ends may be formulas: `plan..<plan * 120%`, `stretch+`. */
export const splitLabel = (source: string): WrittenEdges | undefined => {
  const [likeliest] = readings(formulaReaders, source.trim());
  return likeliest;
};
