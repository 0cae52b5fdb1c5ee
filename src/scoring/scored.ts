/** A score, or everything that stands in its way. */
import { createError } from "./error.ts";
import type { Problem } from "./facts/problem.ts";

export type Scored<T> = ({ readonly success: true } & T) | { readonly success: false; readonly problems: readonly Problem[] };

export const orThrow = <T>(result: Scored<T>): T => {
  if (result.success) return result;
  throw createError("FactsError", "facts", result.problems.map((problem) => problem.message.en).join("; "), result.problems);
};
