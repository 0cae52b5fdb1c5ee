/**
 * How often things are tried. `npm test` tries a property a few times, `npm run test:full` as often as rare cases need; both take the same course
 * every day, so that whoever sees one fail can repeat it. `SEED=…` takes another course; `npm run fuzz` does so by itself and says which.
 */
import { randomInt } from "node:crypto";
import fc from "fast-check";

export const fuzz = process.env.MODE === "fuzz";
/** `npm run workbooks`: every workbook as large as it gets, through other people's programs. */
export const workbooks = process.env.MODE === "workbooks";
export const full = fuzz || workbooks || process.env.MODE === "full";
export const seed = Number(process.env.SEED ?? (fuzz ? randomInt(2 ** 31) : 20261122));

/** What fast-check is given for a property that is tried `all` times in full. */
export const runs = (all: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: full ? all : Math.min(all, 150),
  seed,
});

/** So many of them, for what is not tried one at a time. */
export const sample = <T>(from: fc.Arbitrary<T>, count: number): readonly T[] => fc.sample(from, { numRuns: count, seed });
