/**
 * How often things are tried. `npm test` tries a property a few times, `npm run test:full` as often as rare cases need; both take the same course
 * every day, so that whoever sees one fail can repeat it. `SEED=…` takes another course; `npm run fuzz` does so by itself and says which.
 */
import { randomInt } from "node:crypto";

export const fuzz = process.env.MODE === "fuzz";
export const full = fuzz || process.env.MODE === "full";
export const seed = Number(process.env.SEED ?? (fuzz ? randomInt(2 ** 31) : 20261122));

/** What fast-check is given for a property that is tried `all` times in full. */
export const runs = (all: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: full ? all : Math.min(all, 150),
  seed,
});
