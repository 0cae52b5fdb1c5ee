/** Sums, extremes and medians over a group, or over everybody in it but oneself. */
import type { Gathering } from "../plan/team.ts";
import { add, compare, type Fraction, fraction, multiply, subtract, zero } from "../text/exact.ts";
import { everybody } from "./order.ts";

const half = fraction(1, 2);

/** One result per person; undefined where there is nobody to ask. Of a condition the values are 1 and 0. */
export const gatherOver = (by: Gathering, values: readonly Fraction[], others: boolean): readonly (Fraction | undefined)[] => {
  const count = values.length;
  switch (by) {
    case "count":
      return values.map(() => fraction(others ? count - 1 : count));
    case "sum":
    case "holds": {
      const total = values.reduce(add, zero);
      return values.map((own) => (others ? subtract(total, own) : total));
    }
    case "least":
    case "greatest":
    case "median": {
      const sorted = [...everybody(count)].sort((a, b) => compare(values[a] as Fraction, values[b] as Fraction));
      if (!others) {
        const whole = pick(by, count, (i) => values[sorted[i] as number] as Fraction);
        return values.map(() => whole);
      }
      const placeOf = new Array<number>(count);
      for (let i = 0; i < count; i++) placeOf[sorted[i] as number] = i;
      return values.map((_, own) => {
        const gap = placeOf[own] as number;
        return pick(by, count - 1, (i) => values[sorted[i < gap ? i : i + 1] as number] as Fraction);
      });
    }
  }
};
const pick = (by: "least" | "greatest" | "median", count: number, at: (i: number) => Fraction): Fraction | undefined => {
  if (count === 0) return undefined;
  if (by === "least") return at(0);
  if (by === "greatest") return at(count - 1);
  const middle = count >> 1;
  return count % 2 === 1 ? at(middle) : multiply(add(at(middle - 1), at(middle)), half);
};
