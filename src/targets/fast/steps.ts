/**
 * The machine of the fast evaluator: registers for numbers (conditions as 0 and 1, choices as codes) and for what does not fit a number,
 * and steps that read registers and write one. Registers, because a number handed from closure to closure is boxed and one in an array is not.
 */

export type Numbers = Float64Array;
export type Wides = bigint[];
export type Step = (n: Numbers, w: Wides) => void;
/** Thrown, and never seen outside: the trace has to say what is the matter. */
export const gaveUp = Object.freeze({ gaveUp: true });

/** A fact that is not there: missing is NaN, not applicable Infinity, and `n < Infinity` is what can be read. */
export const missing = Number.NaN;
export const notApplicable = Number.POSITIVE_INFINITY;

/** Steps as one step; the common short blocks without a loop. */
export const joined = (steps: readonly Step[]): Step => {
  const [a, b, c] = steps;
  if (!a) return () => {};
  if (!b) return a;
  if (!c)
    return (n, w) => {
      a(n, w);
      b(n, w);
    };
  return (n, w) => {
    for (let i = 0; i < steps.length; i++) (steps[i] as Step)(n, w);
  };
};
