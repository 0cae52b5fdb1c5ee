import type { Path } from "./path.ts";
import { isRecord } from "./record.ts";

/** UTF-16 offsets into the text; the end is the first offset after it. */
export type Span = { readonly start: number; readonly end: number };
/** Counted from 1; a column is a code point. */
type Position = { readonly line: number; readonly column: number };

/** Where things stand in a rubric. Diagnostics, score sheets and editors ask here and never look at syntax. */
export type Source = {
  readonly name: string;
  readonly text: string;
  /** The key or the value at a path. Where the path does not exist, the key (or list item) of its nearest ancestor. */
  readonly locate: (path: Path, part: "key" | "value") => Span;
  /**
   * A piece of the scalar at a path, given as offsets into its value: exact for plain and quoted scalars on one line, else the whole scalar.
   * At the root, `[]`, the offsets are those of the file, so that a complaint about the text itself has an address too.
   */
  readonly within: (path: Path, start: number, end: number) => Span;
  readonly position: (offset: number) => Position;
  readonly line: (path: Path) => number;
  /** Keys of the mapping at a path in the order written. */
  readonly keys: (path: Path) => readonly string[];
  /** Whether the scalar at a path was quoted in the file. */
  readonly quoted: (path: Path) => boolean;
};

/** What a reader found: the syntax without its meaning. `key` and `value` may include more than the text, a tag for example. */
export type Written = { readonly key?: Span; readonly value: Span } & (
  | { readonly kind: "scalar"; readonly style: "plain" | "single" | "double" | "block"; readonly at: Span }
  | { readonly kind: "mapping"; readonly entries: ReadonlyMap<string, Written> }
  | { readonly kind: "list"; readonly items: readonly Written[] }
);

export const fileSource = (name: string, text: string, root: Written): Source => {
  const starts = lineStarts(text);
  const pairs = surrogatePairs(text);
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  const position = (offset: number): Position => {
    const at = clamp(offset);
    const line = lineAt(starts, at);
    const start = starts[line - 1] ?? 0;
    return { line, column: Math.max(at - start - countBelow(pairs, at) + countBelow(pairs, start), 0) + 1 };
  };
  const locate = (path: Path, part: "key" | "value"): Span => {
    const { node, exact } = find(root, path);
    return exact && part === "value" ? node.value : (node.key ?? node.value);
  };
  return {
    name,
    text,
    locate,
    within: (path, start, end) => {
      const { node, exact } = find(root, path);
      if (path.length === 0) return { start: clamp(start), end: clamp(Math.max(start, end)) };
      if (!exact || node.kind !== "scalar") return locate(path, "value");
      const offset = writtenOffset(node, text);
      return offset ? { start: offset(start), end: offset(Math.max(start, end)) } : node.value;
    },
    position,
    line: (path) => position(locate(path, "key").start).line,
    keys: (path) => {
      const { node, exact } = find(root, path);
      return exact && node.kind === "mapping" ? [...node.entries.keys()] : [];
    },
    quoted: (path) => {
      const { node, exact } = find(root, path);
      return exact && node.kind === "scalar" && (node.style === "single" || node.style === "double");
    },
  };
};

/** For a rubric written as a JavaScript object: there is no file, every path stands at line 0, keys are in object order. */
export const objectSource = (value: unknown, name: string): Source => {
  const nowhere: Span = { start: 0, end: 0 };
  return {
    name,
    text: "",
    locate: () => nowhere,
    within: () => nowhere,
    position: () => ({ line: 0, column: 0 }),
    line: () => 0,
    keys: (path) => {
      let here = value;
      for (const step of path) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return [];
        here = Object.entries(here).find(([key]) => key === String(step))?.[1];
      }
      return isRecord(here) ? Object.keys(here) : [];
    },
    quoted: () => false,
  };
};

/** The offset at which each line starts. CR LF, CR and LF each end a line; a byte order mark is before the first one. */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
};

/** Offsets of the second halves, so that columns can be counted in code points without walking the line. */
const surrogatePairs = (text: string): readonly number[] => {
  const found: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) found.push(match.index + 1);
  return found;
};

const find = (root: Written, path: Path): { readonly node: Written; readonly exact: boolean } => {
  let node = root;
  for (const step of path) {
    const next =
      node.kind === "mapping" ? node.entries.get(String(step)) : node.kind === "list" ? node.items[index(step)] : undefined;
    if (!next) return { node, exact: false };
    node = next;
  }
  return { node, exact: true };
};
const index = (step: string | number): number => (typeof step === "number" || /^\d+$/.test(step) ? Number(step) : -1);

/** The number of the line that holds the offset, given where lines start. */
export const lineAt = (starts: readonly number[], offset: number): number => Math.max(countBelow(starts, offset + 1), 1);

/** How many numbers of a rising list are below the limit. */
const countBelow = (rising: readonly number[], limit: number): number => {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** From an offset in the value to one in the file, undoing quotes and escapes; undefined where line folding makes that meaningless. */
const writtenOffset = (scalar: Extract<Written, { kind: "scalar" }>, text: string): ((offset: number) => number) | undefined => {
  const raw = text.slice(scalar.at.start, scalar.at.end);
  if (scalar.style === "block" || /[\r\n]/.test(raw)) return undefined;
  const pieces =
    scalar.style === "single" ? /''|[\s\S]/g : scalar.style === "double" ? /\\x..|\\u.{4}|\\U.{8}|\\[\s\S]|[\s\S]/g : /[\s\S]/g;
  const inside = scalar.style === "plain" ? raw : raw.slice(1, -1);
  const first = scalar.at.start + (scalar.style === "plain" ? 0 : 1);
  const offsets: number[] = [];
  for (const { 0: piece, index: at } of inside.matchAll(pieces)) {
    offsets.push(first + at);
    if (piece.startsWith("\\U") && Number.parseInt(piece.slice(2), 16) > 0xffff) offsets.push(first + at);
  }
  offsets.push(first + inside.length);
  return (offset) => offsets[Math.min(Math.max(offset, 0), offsets.length - 1)] ?? first;
};
