/** The values that a gather looks at, by their size. */
import { compare, type Fraction } from "../text/exact.ts";
import type { Gather } from "./ir.ts";

/** In order, without the lowest and the highest that are left out. */
export const kept = (values: readonly Fraction[], { low, high }: Gather["drop"] = { low: 0, high: 0 }): readonly Fraction[] =>
  [...values].sort(compare).slice(low, Math.max(low, values.length - high));
/** Of an odd number the middle one, of an even number the middle two. */
export const middle = (sorted: readonly Fraction[]): readonly Fraction[] =>
  sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
