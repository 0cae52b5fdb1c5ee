/** Registers, made one after another, each with what it holds at first. */
import type { Span } from "../../integers/ir.ts";
import { magnitude, rangeOf, sizeOf } from "../../integers/ranges.ts";

/** Where a value is: among the numbers, or among the wide ones. */
export type Register = { readonly wide: boolean; readonly at: number };
export type Registers = {
  readonly numbers: readonly number[];
  readonly wides: readonly bigint[];
  readonly fresh: () => number;
  readonly freshWide: () => number;
  /** The same constant is kept once; a small one may be asked for as a wide one too. */
  readonly constant: (value: bigint, wide?: boolean) => Register;
};

const safe = BigInt(Number.MAX_SAFE_INTEGER);
export const fits = (size: bigint | undefined): boolean => size !== undefined && size <= safe;
/** Whether every value of the node is a safe integer. */
export const isNarrow = (node: Span): boolean => fits(sizeOf(rangeOf(node)));

export const registersOf = (): Registers => {
  const numbers: number[] = [];
  const wides: bigint[] = [];
  const constants = new Map<string, Register>();
  const add = (value: bigint, wide: boolean): Register => ({
    wide,
    at: (wide ? wides.push(value) : numbers.push(Number(value))) - 1,
  });
  return {
    numbers,
    wides,
    fresh: () => add(0n, false).at,
    freshWide: () => add(0n, true).at,
    constant: (value, wide = !fits(magnitude(value))) => {
      const key = `${value}${wide ? "n" : ""}`;
      const known = constants.get(key) ?? add(value, wide);
      constants.set(key, known);
      return known;
    },
  };
};
