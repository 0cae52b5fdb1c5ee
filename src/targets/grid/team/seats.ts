/** How many places each grade has among so many people, by the same roundings as everywhere. */
import type { Quota } from "../../../plan/team.ts";
import {
  add,
  commonUnit,
  denominator,
  type Fraction,
  fraction,
  fromText,
  multiply,
  zero as nothing,
  numerator,
} from "../../../text/exact.ts";
import { people } from "../draft.ts";
import { type Formula, floorOf, infix, number, product, sum, when } from "../formula.ts";
import type { Crew, TeamAround } from "./crew.ts";

const [zero, one] = [number(0), number(1)];

export const seatsOf = ({ shares, rounding }: Quota, crew: Crew, around: TeamAround): readonly Formula[] => {
  const portions = shares.map(({ share }) => fromText(share));
  const part = (formula: Formula) => around.draft.part(people, crew.title, formula);
  const { count } = crew;
  /** `share · count` rounded down, or half up with `more`. */
  const rounded = (share: Fraction, how: "down" | "up" | "half-up"): Formula => {
    const [n, d] = [numerator(share), denominator(share)];
    const top = product([count, number(how === "half-up" ? 2n * n : n)]);
    if (how === "down") return floorOf(top, number(d));
    if (how === "up") return floorOf(sum([top, number(d - 1n)]), number(d));
    return floorOf(sum([top, number(d)]), number(2n * d));
  };
  switch (rounding) {
    case "down":
    case "up":
    case "half-up":
      return portions.map((share) => part(rounded(share, rounding)));
    case "cumulative": {
      const sums = portions.map((_, i) => portions.slice(0, i + 1).reduce(add, nothing));
      const upTo = sums.map((share) => part(rounded(share, "half-up")));
      return upTo.map((edge, i) => (i === 0 ? edge : infix("-", edge, upTo[i - 1] ?? zero)));
    }
    case "largest_remainder":
      return byRemainder(portions, crew, part);
  }
};
/** Hamilton's method: everybody the whole part, what is left over to the largest remainders; of equal ones to the earlier share. */
const byRemainder = (portions: readonly Fraction[], { count }: Crew, part: (formula: Formula) => Formula): readonly Formula[] => {
  const unit = portions.reduce(commonUnit, nothing);
  const whole = denominator(unit);
  const tops = portions.map((share) => part(product([count, number(numerator(multiply(share, fraction(whole))))])));
  const floors = tops.map((top) => part(floorOf(top, number(whole))));
  const rests = tops.map((top, i) => part(infix("-", top, product([floors[i] ?? zero, number(whole)]))));
  const left = part(infix("-", count, floors.length === 1 ? (floors[0] ?? zero) : infix("-", sum(floors), zero)));
  return floors.map((floor, i) => {
    const ahead = rests.flatMap((rest, k) => {
      if (k === i) return [];
      const own = rests[i] ?? zero;
      return [when(k < i ? infix(">=", rest, own) : infix(">", rest, own), one, zero)];
    });
    const place = ahead.length === 0 ? one : sum([one, ...ahead]);
    return part(sum([floor, when(infix("<=", place, left), one, zero)]));
  });
};
