/** Facts that are numbers: a range and a step each, stated or standard for the kind, never a default that could hide a mistake. */
import { type Kind, kindNames } from "../../language/kinds.ts";
import { durationUnit, type Literal, writtenAs } from "../../language/literal.ts";
import * as scalars from "../../language/scalars.ts";
import type { InputType, NumberKind } from "../../plan/ir.ts";
import { compare, type Fraction, fraction, isMultiple, sign, toText } from "../../text/exact.ts";
import { badRange, badUnit, kindOfLimit, rangeWanted, stepWanted } from "./complaints.ts";
import type { Declared, Owner } from "./declared.ts";

const day = (text: string) => scalars.quantity.parse(text).value;
type Standard = { readonly step?: Fraction; readonly low?: Fraction; readonly high?: Fraction; readonly example: string };
const standards: Readonly<Record<NumberKind, Standard>> = {
  count: { step: fraction(1), low: fraction(0), high: fraction(1_000_000), example: "0..100" },
  number: { example: "0..100" },
  percent: { low: fraction(0), high: fraction(10), example: "0.1%" },
  money: { step: fraction(1, 100), low: fraction(0), high: fraction(1_000_000_000), example: "0.01" },
  points: { low: fraction(0), high: fraction(1000), example: "0.5" },
  duration: { low: fraction(0), high: fraction(1000 * 86400), example: "1 min" },
  date: { step: fraction(1), low: day("1900-01-01"), high: day("2199-12-31"), example: "2026-01-01..2026-12-31" },
  datetime: {
    step: fraction(1),
    low: day("1900-01-01 00:00"),
    high: day("2199-12-31 23:59"),
    example: "2026-01-01 00:00..2026-12-31 23:59",
  },
};

/** Whether a number written so can be one of the kind. */
export const fits = (literal: Literal, kind: Kind): boolean =>
  literal.kind === kind ||
  (literal.kind === "literal" && kind !== "percent" && kind !== "duration" && kind !== "date" && kind !== "datetime");

/** The step of dates is a day and that of datetimes a second: no value of their own kind. */
const toStep = (kind: NumberKind, step: Fraction): string =>
  kind === "date" || kind === "datetime" ? toText(step) : writtenAs(kind, step);

/** Whether range and step are written in the kind of the fact. */
const inOwnKind = (kind: NumberKind, { range, step }: Declared, { path, complain }: Owner): boolean => {
  const wanted = (key: string, example: string): false => {
    complain(kindOfLimit, [...path, key], { key, kind: kindNames[kind], example });
    return false;
  };
  const { example } = standards[kind];
  if (range && (!fits(range.low, kind) || !fits(range.high, kind)))
    return wanted("range", kind === "percent" ? "0%..100%" : example);
  // The step of a date is a duration of whole days, and that of a datetime one of seconds; neither is ever stated.
  return !step || fits(step, kind) || wanted("step", example);
};

type Grid = { readonly low: Fraction; readonly high: Fraction; readonly step: Fraction };
const gridOf = (kind: NumberKind, declared: Declared, { path, complain }: Owner): Grid | undefined => {
  const standard = standards[kind];
  const step = declared.step?.value ?? standard.step;
  const [low, high] = declared.range ? [declared.range.low.value, declared.range.high.value] : [standard.low, standard.high];
  if (!step) {
    const example = kind === "number" ? "1" : standard.example;
    complain(stepWanted, path, { kind: kindNames[kind], example }, { part: "key" });
    return undefined;
  }
  if (!low || !high) {
    complain(rangeWanted, path, { kind: kindNames[kind] }, { part: "key" });
    return undefined;
  }
  return { low, high, step };
};
const faultOf = ({ low, high, step }: Grid): "step" | "order" | "grid" | undefined => {
  if (sign(step) <= 0) return "step";
  if (compare(low, high) >= 0) return "order";
  return isMultiple(low, step) && isMultiple(high, step) ? undefined : "grid";
};

export const numberType = (kind: NumberKind, declared: Declared, owner: Owner): InputType | undefined => {
  const { path, complain } = owner;
  const grid = inOwnKind(kind, declared, owner) ? gridOf(kind, declared, owner) : undefined;
  if (!grid) return undefined;
  const { low, high, step } = grid;
  const fault = faultOf(grid);
  if (fault) {
    const at = fault === "step" ? [...path, "step"] : declared.range ? [...path, "range"] : path;
    const write = (x: Fraction) => writtenAs(kind, x);
    complain(badRange, at, { low: write(low), high: write(high), step: toStep(kind, step), fault });
    return undefined;
  }
  const seconds = declared.unit === undefined ? undefined : durationUnit(declared.unit);
  if (declared.unit !== undefined && seconds === undefined) complain(badUnit, [...path, "unit"], { unit: declared.unit });
  return {
    type: "number",
    kind,
    low: toText(low),
    high: toText(high),
    unit: toText(step),
    ...(seconds === undefined ? {} : { bare: String(seconds) }),
  };
};
