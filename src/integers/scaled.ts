/** Arithmetic on `unit · num / den`: how each op of the plan becomes integer nodes. */

import type { Bound } from "../plan/bounds.ts";
import { isPoint } from "../plan/bounds.ts";
import type { Interval } from "../plan/ir.ts";
import type { Fraction, Rounding } from "../text/exact.ts";
import {
  commonUnit,
  denominator,
  divide,
  fraction,
  fromText,
  magnitude,
  multiply,
  numerator,
  one,
  sign,
  zero,
} from "../text/exact.ts";
import { codes, holding, stretch, testing } from "./cells.ts";
import type { Bool, Code, Int, IntAxis, IntCell, IntRow } from "./ir.ts";
import type { Range } from "./nodes.ts";
import * as node from "./nodes.ts";
import { roundQuotient } from "./rounding.ts";

/** Without a denominator the value is on the grid of its unit. A unit of 0 belongs to the constant 0, as in bounds. */
export type Scaled = { readonly unit: Fraction; readonly num: Int; readonly den?: Int };
/** Makes a slot of what is used more than once; atoms and constants stay as they are. */
export type Namer = {
  readonly number: (value: Int) => Int;
  readonly condition: (value: Bool) => Bool;
  readonly choice: (value: Code) => Code;
};

export const refused: Scaled = { unit: zero, num: node.refuse };
const floorOf = (x: Fraction) => node.floorOf(numerator(x), denominator(x));
const ceilingOf = (x: Fraction) => -node.floorOf(-numerator(x), denominator(x));
const stepOf = (unit: Fraction) => (sign(unit) === 0 ? one : unit);
/** The bound in whole units. */
export const inUnits = ({ low, high }: { readonly low: Fraction; readonly high: Fraction }, unit: Fraction): Range => ({
  low: ceilingOf(divide(low, stepOf(unit))),
  high: floorOf(divide(high, stepOf(unit))),
});
/** What is known of the value, said of the integers: the range on a grid, the sign of a fraction. */
export const fitted = (x: Scaled, bound: Bound): Scaled => {
  if (!x.den) return { ...x, num: node.ranged(x.num, inUnits(bound, x.unit)) };
  const low = sign(bound.low) > 0 ? 1n : sign(bound.low) === 0 ? 0n : undefined;
  const high = sign(bound.high) < 0 ? -1n : sign(bound.high) === 0 ? 0n : undefined;
  return { ...x, num: node.ranged(x.num, { low, high }) };
};

export const literal = (value: Fraction): Scaled => ({ unit: magnitude(value), num: node.constant(BigInt(sign(value))) });
const common = (parts: readonly Scaled[]): { readonly unit: Fraction; readonly parts: readonly Scaled[] } => {
  const unit = parts.map((part) => part.unit).reduce(commonUnit, zero);
  const factor = (part: Scaled) => (sign(unit) === 0 ? 0n : numerator(divide(part.unit, unit)));
  return {
    unit,
    parts: parts.map((part) => ({
      ...part,
      unit,
      num: node.constantOf(part.num) === 0n ? part.num : node.scaled(part.num, factor(part)),
    })),
  };
};
const isSame = (a: Int, b: Int) =>
  (a.int === "slot" && b.int === "slot" && a.name === b.name) || (a.int === "column" && b.int === "column" && a.name === b.name);

export const sumOf = (of: readonly Scaled[], named: Namer): Scaled => {
  const { unit, parts } = common(of);
  const start: Scaled = { unit, num: node.sum(...parts.filter(({ den }) => !den).map(({ num }) => num)) };
  return parts.reduce((total, { num, den }) => {
    if (!den) return total;
    const e = named.number(den);
    if (!total.den)
      return { unit, num: node.constantOf(total.num) === 0n ? num : node.sum(node.product(total.num, e), num), den: e };
    if (isSame(total.den, e)) return { unit, num: node.sum(total.num, num), den: total.den };
    const d = named.number(total.den);
    return { unit, num: node.sum(node.product(total.num, e), node.product(num, d)), den: node.product(d, e) };
  }, start);
};
export const productOf = (of: readonly Scaled[]): Scaled => {
  const dens = of.flatMap(({ den }) => den ?? []);
  return {
    unit: of.map(({ unit }) => unit).reduce(multiply, one),
    num: node.product(...of.map(({ num }) => num)),
    ...(dens.length > 0 ? { den: node.product(...dens) } : {}),
  };
};
/** A divisor that is known beforehand goes into the unit, and no division is left; the sign of any other goes into the numerator. */
export const quotientOf = (of: Scaled, by: Scaled, bound: Bound | undefined): Scaled => {
  if (!bound || node.isRefuse(of.num) || node.isRefuse(by.num)) return refused;
  const turn = sign(bound.low) < 0 ? -1n : 1n;
  if (isPoint(bound)) {
    const num = node.needing(node.scaled(of.num, turn), by.num, ...(by.den ? [by.den] : []));
    return { ...of, unit: divide(of.unit, magnitude(bound.low)), num };
  }
  const positive = (x: Int) => node.ranged(x, { low: 1n, high: undefined });
  return {
    unit: divide(of.unit, by.unit),
    num: node.product(of.num, by.den ?? node.constant(1n), node.constant(turn)),
    den: positive(node.product(positive(node.scaled(by.num, turn)), of.den ?? node.constant(1n))),
  };
};
export const roundOf = (x: Scaled, to: Fraction, how: Rounding, bound: Bound | undefined, named: Namer): Scaled => {
  if (!bound || node.isRefuse(x.num)) return refused;
  const steps = divide(x.unit, to);
  const top = node.scaled(x.num, numerator(steps));
  const bottom = node.scaled(x.den ?? node.constant(1n), denominator(steps));
  return fitted({ unit: to, num: roundQuotient(top, bottom, how, named.number) }, bound);
};

export const compareOf = (is: "<" | "<=" | "=", a: Scaled, b: Scaled): Bool => {
  const [left, right] = common([a, b]).parts;
  const [n, m] = [node.constantOf(a.num), node.constantOf(b.num)];
  const value = (x: Scaled, sign: bigint | undefined) => multiply(x.unit, fraction(sign ?? 0n));
  if (!a.den && !b.den && m !== undefined && sign(a.unit) > 0) {
    const at = divide(value(b, m), a.unit);
    const upTo = is === "<" ? ceilingOf(at) - 1n : floorOf(at);
    return { bool: "within", of: a.num, ...(is === "=" ? { from: ceilingOf(at).toString() } : {}), upTo: upTo.toString() };
  }
  if (!a.den && !b.den && n !== undefined && sign(b.unit) > 0) {
    const at = divide(value(a, n), b.unit);
    const from = is === "<" ? floorOf(at) + 1n : ceilingOf(at);
    return { bool: "within", of: b.num, from: from.toString(), ...(is === "=" ? { upTo: floorOf(at).toString() } : {}) };
  }
  const times = (x: Scaled | undefined, den: Int | undefined) =>
    node.product(x?.num ?? node.constant(0n), den ?? node.constant(1n));
  return { bool: "compare", is, left: times(left, b.den), right: times(right, a.den) };
};

/** A cell of an axis over numbers: closed whole bounds on a grid, conditions on a fraction. Bounds that the range implies are left out. */
export const cellOf = (cell: Interval, x: Scaled): IntCell => {
  const { num, den } = x;
  const unit = stepOf(x.unit);
  const edge = (text: string | undefined) => (text === undefined ? undefined : divide(fromText(text), unit));
  const [from, above, upTo, below] = [edge(cell.from), edge(cell.above), edge(cell.upTo), edge(cell.below)];
  if (den) {
    const side = (at: Fraction): readonly [Int, Int] => [node.scaled(den, numerator(at)), node.scaled(num, denominator(at))];
    const over = (is: "<" | "<=", at: Fraction | undefined): readonly Bool[] => {
      if (!at) return [];
      const [left, right] = side(at);
      return [{ bool: "compare", is, left, right }];
    };
    const under = (is: "<" | "<=", at: Fraction | undefined): readonly Bool[] => {
      if (!at) return [];
      const [right, left] = side(at);
      return [{ bool: "compare", is, left, right }];
    };
    return testing({ bool: "all", of: [...over("<=", from), ...over("<", above), ...under("<=", upTo), ...under("<", below)] });
  }
  const range = node.rangeOf(num);
  const low = from ? ceilingOf(from) : above ? floorOf(above) + 1n : undefined;
  const high = upTo ? floorOf(upTo) : below ? ceilingOf(below) - 1n : undefined;
  return stretch({
    ...(low === undefined || (range.low !== undefined && low <= range.low) ? {} : { from: low.toString() }),
    ...(high === undefined || (range.high !== undefined && high >= range.high) ? {} : { upTo: high.toString() }),
  });
};

/** Where the results do not all lie on one grid, the row gets a number first, and numerator and denominator each look up theirs. */
export const branchOf = (on: readonly IntAxis[], rows: readonly IntRow<Scaled>[], named: Namer): Scaled => {
  const { unit, parts } = common(rows.map(({ result }) => result));
  const cells = rows.map((row) => row.cells);
  const result = (i: number): Scaled => parts[i] ?? refused;
  if (parts.every(({ den }) => !den))
    return {
      unit,
      num: node.table(
        on,
        cells.map((row, i) => ({ cells: row, result: result(i).num })),
      ),
    };
  const which = named.choice({
    code: "table",
    on,
    rows: cells.map((row, i) => ({ cells: row, result: { code: "constant", value: i } })),
  });
  const lookUp = (part: (x: Scaled) => Int) =>
    node.table(
      [{ axis: "choice", of: which }],
      cells.map((_, i) => ({ cells: [codes(i)], result: part(result(i)) })),
    );
  const one = node.constant(1n);
  return { unit, num: lookUp(({ num }) => num), den: lookUp(({ num, den }) => (node.isRefuse(num) ? num : (den ?? one))) };
};

export const extremeOf = (op: "least" | "greatest", of: readonly Scaled[], named: Namer): Scaled => {
  if (of.some(({ num }) => node.isRefuse(num))) return refused;
  const { unit, parts } = common(of);
  if (parts.every(({ den }) => !den))
    return { unit, num: (op === "least" ? node.least : node.greatest)(...parts.map(({ num }) => num)) };
  const atoms = parts.map((part) => ({
    ...part,
    num: named.number(part.num),
    ...(part.den ? { den: named.number(part.den) } : {}),
  }));
  return atoms.reduce((a, b) => {
    const [first, second] = op === "least" ? [a, b] : [b, a];
    const on: IntAxis = { axis: "condition", of: compareOf("<=", first, second) };
    const rows = [a, b].map((result, i) => ({ cells: [holding(i === 0)], result }));
    const { num, den } = branchOf([on], rows, named);
    return { unit, num: named.number(num), ...(den ? { den: named.number(den) } : {}) };
  });
};
