/** Forced distribution: grades by place. */
import type { Quota } from "../plan/team.ts";
import { type Fraction, fromText } from "../text/exact.ts";
import { type Criterion, everybody, inClasses } from "./order.ts";
import { cumulative, largestRemainder, rounded } from "./seats.ts";

type Distributed = {
  readonly grades: readonly (string | undefined)[];
  /** Everybody's place; those who are level share one. */
  readonly places: readonly number[];
  /** How many places each grade has, in the order of the shares. */
  readonly seats: readonly { readonly grade: string; readonly places: number }[];
  /** With whom somebody is level across a boundary whom nothing sets apart; they get no grade. */
  readonly tied: ReadonlyMap<number, readonly number[]>;
};

/** `threshold`: everybody's grade by thresholds. */
export const distribute = (quota: Quota, criteria: readonly Criterion[], threshold: readonly string[]): Distributed => {
  const count = threshold.length;
  const classes = inClasses(everybody(count), criteria);
  const seats = seatsOf(quota, count);
  const { given, tied } = quota.kind === "exact" ? byPlace(quota, seats, classes) : upToCaps(quota, seats, criteria, threshold);
  return { grades: everybody(count).map((person) => given.get(person)), places: placesOf(classes, count), seats, tied };
};

type Level = readonly number[];
type Seats = Distributed["seats"];
/** Who gets which grade, and who gets none. */
type Outcome = { readonly given: ReadonlyMap<number, string>; readonly tied: Distributed["tied"] };
const openOutcome = () => {
  const given = new Map<number, string>();
  const tied = new Map<number, Level>();
  return {
    given,
    tied,
    give: (level: Level, grade: string): void => {
      for (const person of level) given.set(person, grade);
    },
    refuse: (level: Level): void => {
      for (const person of level) tied.set(person, level);
    },
  };
};

const placesOf = (classes: readonly Level[], count: number): readonly number[] => {
  const places = new Array<number>(count).fill(0);
  let before = 0;
  for (const level of classes) {
    for (const person of level) places[person] = before + 1;
    before += level.length;
  }
  return places;
};

const seatsOf = ({ shares, rounding }: Quota, count: number): Seats => {
  const portions = shares.map(({ share }) => fromText(share));
  const numbers = seatsBy(rounding, portions, count);
  return shares.map(({ grade }, i) => ({ grade, places: numbers[i] ?? 0 }));
};
const seatsBy = (rounding: Quota["rounding"], portions: readonly Fraction[], count: number): readonly number[] => {
  if (rounding === "largest_remainder") return largestRemainder(portions, count);
  if (rounding === "cumulative") return cumulative(portions, count);
  return portions.map((share) => rounded(share, count, rounding));
};

/** Exactly so many of each grade, whatever the thresholds say. */
const byPlace = ({ ties }: Quota, seats: Seats, classes: readonly Level[]): Outcome => {
  const outcome = openOutcome();
  let placed = 0;
  for (const level of classes) {
    const [best, worst] = [gradeAt(placed + 1, seats), gradeAt(placed + level.length, seats)];
    placed += level.length;
    if (best === worst || ties === "up") outcome.give(level, best);
    else if (ties === "down") outcome.give(level, worst);
    else outcome.refuse(level);
  }
  return outcome;
};
const gradeAt = (place: number, seats: Seats): string => {
  let upTo = 0;
  for (const { grade, places } of seats) {
    upTo += places;
    if (place <= upTo) return grade;
  }
  return seats[seats.length - 1]?.grade ?? "";
};

/** Everybody's grade by thresholds, or the next one where it has no room. */
const upToCaps = (
  { ties, grades }: Quota,
  seats: Seats,
  criteria: readonly Criterion[],
  threshold: readonly string[],
): Outcome => {
  const outcome = openOutcome();
  const most = new Map(seats.map(({ grade, places }) => [grade, places]));
  let waiting: readonly number[] = [];
  for (const grade of grades) {
    const candidates = [...waiting, ...everybody(threshold.length).filter((person) => threshold[person] === grade)];
    waiting = [];
    let left = most.get(grade) ?? Number.POSITIVE_INFINITY;
    for (const level of inClasses(candidates, criteria)) {
      const fits = level.length <= left;
      if (fits || (left > 0 && ties === "up")) outcome.give(level, grade);
      else if (left > 0 && ties === "refuse") outcome.refuse(level);
      else waiting = [...waiting, ...level];
      // Nobody passes those who found no room.
      left = fits ? left - level.length : 0;
    }
  }
  return outcome;
};
