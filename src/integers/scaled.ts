/** Arithmetic on `unit · num / den`: how each op of the plan becomes integer nodes. */

import type { Bound } from "../plan/bounds/bounds.ts";
import { isPoint } from "../plan/bounds/bounds.ts";
import type { Fraction, Rounding } from "../text/exact.ts";
import { commonUnit, denominator, divide, magnitude, multiply, numerator, one, sign, zero } from "../text/exact.ts";
import type { Bool, Code, Int } from "./ir.ts";
import * as node from "./nodes.ts";
import { floorOf, type Range } from "./ranges.ts";
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
export const floor = (x: Fraction) => floorOf(numerator(x), denominator(x));
export const ceiling = (x: Fraction) => -floorOf(-numerator(x), denominator(x));
export const stepOf = (unit: Fraction) => (sign(unit) === 0 ? one : unit);
/** The bound in whole units. */
export const inUnits = ({ low, high }: { readonly low: Fraction; readonly high: Fraction }, unit: Fraction): Range => ({
  low: ceiling(divide(low, stepOf(unit))),
  high: floor(divide(high, stepOf(unit))),
});
/** What is known of the value, said of the integers: the range on a grid, the sign of a fraction. */
export const fitted = (x: Scaled, bound: Bound): Scaled => {
  if (!x.den) return { ...x, num: node.ranged(x.num, inUnits(bound, x.unit)) };
  const low = sign(bound.low) > 0 ? 1n : sign(bound.low) === 0 ? 0n : undefined;
  const high = sign(bound.high) < 0 ? -1n : sign(bound.high) === 0 ? 0n : undefined;
  return { ...x, num: node.ranged(x.num, { low, high }) };
};

export const literal = (value: Fraction): Scaled => ({ unit: magnitude(value), num: node.constant(BigInt(sign(value))) });
/** How many of the common unit one unit of the part is. */
export const factorTo = (unit: Fraction, part: Scaled): bigint => (sign(unit) === 0 ? 0n : numerator(divide(part.unit, unit)));
export const unitOf = (parts: readonly Scaled[]): Fraction => parts.map((part) => part.unit).reduce(commonUnit, zero);
/** The same values, all of them counted in their common unit. */
export const common = (parts: readonly Scaled[]): { readonly unit: Fraction; readonly parts: readonly Scaled[] } => {
  const unit = unitOf(parts);
  return {
    unit,
    parts: parts.map((part) => ({
      ...part,
      unit,
      num: node.constantOf(part.num) === 0n ? part.num : node.scaled(part.num, factorTo(unit, part)),
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
