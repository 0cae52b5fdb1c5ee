/** Forced distribution: grades by place. */
import type { Quota } from "../plan/team.ts";
import { fromText } from "../text/exact.ts";
import { type Criterion, everybody, inClasses } from "./order.ts";
import { cumulative, largestRemainder, rounded } from "./seats.ts";

export type Distributed = {
  readonly grades: readonly (string | undefined)[];
  /** Everybody's place; those who are level share one. */
  readonly places: readonly number[];
  /** How many places each grade has, in the order of the shares. */
  readonly seats: readonly { readonly grade: string; readonly places: number }[];
  /** With whom somebody is level across a boundary whom nothing sets apart; they get no grade. */
  readonly tied: ReadonlyMap<number, readonly number[]>;
};

/** `threshold`: everybody's grade by thresholds. */
export const distribute = (
  { kind, shares, rounding, ties, grades: order }: Quota,
  criteria: readonly Criterion[],
  threshold: readonly string[],
): Distributed => {
  const count = threshold.length;
  const grades = new Array<string | undefined>(count).fill(undefined);
  const tied = new Map<number, readonly number[]>();
  const places = new Array<number>(count).fill(0);
  const classes = inClasses(everybody(count), criteria);
  let before = 0;
  for (const level of classes) {
    for (const person of level) places[person] = before + 1;
    before += level.length;
  }
  const portions = shares.map(({ share }) => fromText(share));
  const numbers =
    rounding === "largest_remainder"
      ? largestRemainder(portions, count)
      : rounding === "cumulative"
        ? cumulative(portions, count)
        : portions.map((share) => rounded(share, count, rounding));
  const seats = shares.map(({ grade }, i) => ({ grade, places: numbers[i] ?? 0 }));
  const give = (level: readonly number[], grade: string) => {
    for (const person of level) grades[person] = grade;
  };
  const refuse = (level: readonly number[]) => {
    for (const person of level) tied.set(person, level);
  };
  if (kind === "exact") {
    const gradeAt = (place: number): string => {
      let upTo = 0;
      for (const { grade, places: own } of seats) {
        upTo += own;
        if (place <= upTo) return grade;
      }
      return seats[seats.length - 1]?.grade ?? "";
    };
    let placed = 0;
    for (const level of classes) {
      const [best, worst] = [gradeAt(placed + 1), gradeAt(placed + level.length)];
      placed += level.length;
      if (best === worst || ties === "up") give(level, best);
      else if (ties === "down") give(level, worst);
      else refuse(level);
    }
    return { grades, places, seats, tied };
  }
  const most = new Map(seats.map(({ grade, places: own }) => [grade, own]));
  let waiting: readonly number[] = [];
  for (const grade of order) {
    const candidates = [...waiting, ...everybody(count).filter((person) => threshold[person] === grade)];
    waiting = [];
    let left = most.get(grade) ?? Number.POSITIVE_INFINITY;
    for (const level of inClasses(candidates, criteria)) {
      const fits = level.length <= left;
      if (fits || (left > 0 && ties === "up")) give(level, grade);
      else if (left > 0 && ties === "refuse") refuse(level);
      else waiting = [...waiting, ...level];
      // Nobody passes those who found no room.
      left = fits ? left - level.length : 0;
    }
  }
  return { grades, places, seats, tied };
};
