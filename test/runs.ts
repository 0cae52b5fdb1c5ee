/**
 * How often things are tried. `npm test` tries a property a few times, and takes the same course every day; `npm run test:full` tries it as
 * often as rare cases need, from a seed of its own, which a failure shows and `SEED=…` repeats.
 */
import { randomInt } from "node:crypto";

export const fuzz = process.env.MODE === "fuzz";
export const full = fuzz || process.env.MODE === "full";
export const seed = full ? Number(process.env.SEED ?? randomInt(2 ** 31)) : 20261122;

/** What fast-check is given for a property that is tried `all` times in full. */
export const runs = (all: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: full ? all : Math.min(all, 150),
  seed,
});
