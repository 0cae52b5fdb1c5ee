/** Rows over a number: `80%..90.9%`, `121%+`, `otherwise`. No hole, no overlap on the grid of what is tested, each found with a witness. */
import { kindNames } from "../../language/kinds.ts";
import { likelyNumber } from "../../language/likely-number.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import { type Edges, isBackwards, isOtherwise, labelText, mismatch, parseLabel, toCell } from "../../language/row-labels.ts";
import type { Bound } from "../../plan/bounds/bounds.ts";
import { interval, intervalOf } from "../../plan/cells.ts";
import { coverage, type Gap } from "../../plan/coverage.ts";
import type { Axis } from "../../plan/ir.ts";
import { compare, type Fraction, fromText } from "../../text/exact.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import type { Context, Tested } from "../context.ts";
import { shown } from "../shown.ts";
import { backwards, hole, idleOtherwise, idleRow, type LineName, mixedLabel, overlap, unreadable } from "./complaints.ts";
import type { AxisRow, AxisRows, AxisText, Entry, ReadRow } from "./entry.ts";
import { insideOf } from "./inside.ts";
import { restOf } from "./rest.ts";

/** The label as it would be among per cents: `80..90` → `80%..90%`. */
export const withPercent = (label: string): string =>
  label
    .split("..")
    .map((part) => (part.includes("%") ? part : part.replace(/-?\d+(?:\.\d+)?/, "$&%")))
    .join("..");

type Labelled = Entry & { readonly edges: Edges };
/** The stretch that a row says, or a complaint about how it says it. */
const readLabel = (
  entry: Entry,
  { of, line }: AxisText,
  { kind }: Tested,
  { complain }: Context,
): Labelled | "otherwise" | undefined => {
  const { label: text, path } = entry;
  const label = parseLabel(text);
  if (label.label === "otherwise") return "otherwise";
  if (label.label === "unreadable") {
    complain(unreadable, path, { line, label: text, fix: likelyNumber(text) }, { part: "key" });
    return undefined;
  }
  const wrong = mismatch(label.kinds, kind);
  if (wrong !== undefined) {
    const fix = wrong === "literal" && kind === "percent" ? withPercent(text) : undefined;
    const params = { line, label: text, written: kindNames[wrong], tested: kindNames[kind], of, fix };
    complain(mixedLabel, path, params, { part: "key" });
    return undefined;
  }
  if (isBackwards(label.edges)) {
    complain(backwards, path, { label: text }, { part: "key" });
    return undefined;
  }
  return { ...entry, edges: label.edges };
};

/** The edges of a gap as one would write the row that closes it: open where the domain ends. */
const gapEdges = ({ stretch: { low, high } }: Gap, domain: Bound): Edges => ({
  ...(compare(low.at, domain.low) === 0 && !low.open ? {} : { low }),
  ...(compare(high.at, domain.high) === 0 && !high.open ? {} : { high }),
});

type Checked = {
  readonly reachable: readonly Labelled[];
  readonly idle: readonly Labelled[];
  readonly holes: readonly Gap[];
  /** Every value falls in exactly one row. */
  readonly complete: boolean;
};
const check = (
  { of, line, path }: AxisText,
  { kind }: Tested,
  domain: Bound,
  rows: readonly Labelled[],
  otherwise: Entry | undefined,
  { complain }: Context,
): Checked => {
  const write = (x: Fraction) => writtenAs(kind, x);
  const found = coverage(
    rows.map(({ edges }) => edges),
    domain,
  );
  for (const { witness, first, second } of found.overlaps) {
    const [one, later] = [rows[first], rows[second]];
    const params = { line, witness: write(witness), first: one?.label ?? "", second: later?.label ?? "" };
    if (later) complain(overlap, later.path, params, { part: "key" });
  }
  const idle = rows.filter((_, i) => found.idle.includes(i));
  for (const { label, path: at } of idle)
    complain(idleRow, at, { line, label, of, low: write(domain.low), high: write(domain.high) }, { part: "key" });
  const [gap, ...more] = found.holes;
  if (otherwise && !gap) complain(idleOtherwise, otherwise.path, { line, of }, { part: "key" });
  if (!otherwise && gap) {
    const row = labelText(gapEdges(gap, domain), kind);
    const params = { line, witness: write(gap.witness), of, range: labelText(gap.stretch, kind), row, more: more.length };
    complain(hole, path, params, { part: "key" });
  }
  return {
    reachable: rows.filter((_, i) => !found.idle.includes(i)),
    idle,
    holes: found.holes,
    complete: found.overlaps.length === 0 && (gap !== undefined) === (otherwise !== undefined),
  };
};

/** From the lowest up. */
const byStart = (a: AxisRow<unknown>, b: AxisRow<unknown>): number => {
  const [x, y] = [a, b].map(({ cell }) => intervalOf(cell)).map(({ from, above }) => from ?? above);
  if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
  return compare(fromText(x), fromText(y));
};
const fallsIn = phrase("table/falls-in", "{0}，对应“{1}”", "{0} falls in {1}");
const fallsInNoOther = {
  row: phrase("table/no-other-row", "{0}，属其余情形", "{0} falls in no other row"),
  column: phrase("table/no-other-column", "{0}，属其余情形", "{0} falls in no other column"),
};
const sentenceOf = (tested: Tested, line: LineName) => {
  const value = shown(tested);
  return (label: string): Sentence => {
    if (isOtherwise(label)) return fallsInNoOther[line](value);
    return parseLiteral(label) ? value : fallsIn(value, label);
  };
};

/** The number has been made nameable already. */
export const numberAxis = <T>(text: AxisText, tested: Tested, context: Context, read: ReadRow<T>): AxisRows<T> | undefined => {
  const { entries } = text;
  const labels = entries.map((entry) => readLabel(entry, text, tested, context));
  const otherwise = restOf(text, context);
  const on: Axis = { axis: "number", of: tested.atom };
  const domain = tested.bound;
  if (labels.includes(undefined) || !domain) {
    for (const entry of entries) read(entry, context);
    return undefined;
  }
  const rows = labels.filter((label) => typeof label === "object");
  const { reachable, idle, holes, complete } = check(text, tested, domain, rows, otherwise, context);
  const taken = (entry: Entry, stretches: readonly Edges[]): readonly AxisRow<T>[] | undefined => {
    const cells = stretches.map((edges) => interval(toCell(edges)));
    const value = read(entry, insideOf(context, on, cells));
    const { label, path: at } = entry;
    return value === undefined ? undefined : cells.map((cell) => ({ cell, label, path: at, of: value }));
  };
  const found = reachable.map((row) => taken(row, [row.edges]));
  for (const row of idle) read(row, context);
  if (otherwise)
    found.push(
      taken(
        otherwise,
        holes.map(({ stretch }) => stretch),
      ),
    );
  if (!complete || found.includes(undefined)) return undefined;
  return {
    on,
    rows: found.flatMap((row) => row ?? []).sort(byStart),
    sentence: sentenceOf(tested, text.line),
  };
};
