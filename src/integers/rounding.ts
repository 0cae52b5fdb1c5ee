/** The six roundings of n / d as integer arithmetic with floor division only. The one place where this is written down. */
import type { Rounding } from "../text/exact.ts";
import { stretch } from "./cells.ts";
import type { Int } from "./ir.ts";
import { constant, constantOf, floorDivide, product, ranged, scaled, sum, table } from "./nodes.ts";
import { rangeOf } from "./ranges.ts";

const two = constant(2n);
const minus = (node: Int) => scaled(node, -1n);
const up = (n: Int, d: Int) => minus(floorDivide(minus(n), d));

/** `d` is positive. `named` gives a name to a node that is used more than once; operands that are used once keep their place. */
export const roundQuotient = (n: Int, d: Int, how: Rounding, named: (node: Int) => Int): Int => {
  const divisor = constantOf(d);
  const { low, high } = rangeOf(n);
  const nonNegative = low !== undefined && low >= 0n;
  const nonPositive = high !== undefined && high <= 0n;
  /** The same toward zero or away from it on both sides of zero. */
  const bySign = (positive: (n: Int, d: Int) => Int, negative: (n: Int, d: Int) => Int): Int => {
    if (nonNegative) return positive(n, d);
    if (nonPositive) return negative(n, d);
    const [top, bottom] = [named(n), named(d)];
    const rows = [
      { cells: [stretch({ from: "0" })], result: positive(ranged(top, { low: 0n, high }), bottom) },
      { cells: [stretch({ upTo: "-1" })], result: negative(ranged(top, { low, high: -1n }), bottom) },
    ];
    return table([{ axis: "number", of: top }], rows);
  };
  /** n / d + 1/2 rounded down, halves so going up. With an odd constant there are no halves; with an even one half of it is whole. */
  const nearest = (top: Int, bottom: Int): Int => {
    if (divisor !== undefined) return floorDivide(sum(top, constant(divisor / 2n)), bottom);
    const by = named(bottom);
    return floorDivide(sum(scaled(top, 2n), by), scaled(by, 2n));
  };
  switch (how) {
    case "floor":
      return floorDivide(n, d);
    case "ceiling":
      return up(n, d);
    case "down":
      return bySign(floorDivide, up);
    case "up":
      return bySign(up, floorDivide);
    case "half-up":
      if (divisor !== undefined && divisor % 2n === 1n) return nearest(n, d);
      return bySign(nearest, (top, bottom) => minus(nearest(minus(top), bottom)));
    case "half-even":
      return divisor !== undefined && divisor % 2n === 1n ? nearest(n, d) : halfEven(n, d, named);
  }
};
/** Rounded down, and one more where what is left over is more than half, or is half and the whole is odd. */
const halfEven = (n: Int, d: Int, named: (node: Int) => Int): Int => {
  const [top, bottom] = [named(n), named(d)];
  const whole = named(floorDivide(top, bottom));
  const { high: most } = rangeOf(bottom);
  const rest = ranged(sum(top, minus(product(whole, bottom))), { low: 0n, high: most === undefined ? undefined : most - 1n });
  const past = named(sum(scaled(rest, 2n), minus(bottom)));
  const odd = sum(whole, scaled(floorDivide(whole, two), -2n));
  const more = table(
    [{ axis: "number", of: past }],
    [
      { cells: [stretch({ upTo: "-1" })], result: constant(0n) },
      { cells: [stretch({ from: "0", upTo: "0" })], result: odd },
      { cells: [stretch({ from: "1" })], result: constant(1n) },
    ],
  );
  return sum(whole, more);
};
