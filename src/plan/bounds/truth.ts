/** What a condition can be. */
import { compare, equal } from "../../text/exact.ts";
import { type Bound, isPoint } from "./bound.ts";

/** Whether a condition can hold and can fail; neither: it always refuses. */
export type Truth = { readonly holds: boolean; readonly fails: boolean };
export const always: Truth = { holds: true, fails: false };
export const never: Truth = { holds: false, fails: true };
export const perhaps: Truth = { holds: true, fails: true };
export const refused: Truth = { holds: false, fails: false };

export const opposite = ({ holds, fails }: Truth): Truth => ({ holds: fails, fails: holds });
export const compared = (is: "<" | "<=" | "=", a: Bound, b: Bound): Truth => {
  const low = compare(a.low, b.high);
  const high = compare(a.high, b.low);
  if (is === "<") return { holds: low < 0, fails: high >= 0 };
  if (is === "<=") return { holds: low <= 0, fails: high > 0 };
  return { holds: low <= 0 && high >= 0, fails: !(isPoint(a) && isPoint(b) && equal(a.low, b.low)) };
};
/** Of what a choice can be, some may be among these options and some not. */
export const among = (possible: readonly string[], of: readonly string[]): Truth => ({
  holds: possible.some((value) => of.includes(value)),
  fails: possible.some((value) => !of.includes(value)),
});
