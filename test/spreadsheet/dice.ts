import type { Draw } from "../plan/arbitrary-world.ts";

/** The same course every day, as everywhere. */
export const dice = (from: number): Draw => {
  let state = from;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};
