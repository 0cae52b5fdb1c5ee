/**
 * What is known only when everybody is: figures over a group of people and one person's place in it. To the plan of a sheet each is an input
 * like any other; a team run supplies them, pass by pass. In SQL they are window functions, in a spreadsheet functions over a column.
 */
import type { Path } from "../text/path.ts";

export type Team = {
  /** A choice or text fact: people with the same value are one team. Absent: everybody in the run is. */
  readonly within?: string;
  readonly atLeast: number;
  readonly atMost: number;
  /** What one person's missing value does to a figure over the group: refuse it to everybody, or leave that person out of it. */
  readonly incomplete: Incomplete;
  /** In an order in which they can be computed. */
  readonly figures: readonly TeamFigure[];
  readonly at: Path;
};
type Incomplete = "refuse" | "leave_out";

export type TeamFigure = {
  /** The input of the plan that it fills. */
  readonly input: string;
  readonly at: Path;
  /** People with the same value of this fact are compared, within the team. */
  readonly within?: string;
  /** 1: from what each sheet says by itself; 2: from what stands on a figure of pass 1, and so on. */
  readonly pass: number;
  readonly is: TeamOperation;
};
/** `of`, `pool`, `threshold` and whatever an order looks at are definitions of the plan. */
export type TeamOperation =
  | { readonly op: "gather"; readonly by: Gathering; readonly of?: string; readonly others: boolean }
  /** 1 is the first. Those who are level share a place: the first that they take up, the last, or the next of the places taken. `order` sets them apart. */
  | { readonly op: "rank"; readonly by: readonly [Order, ...Order[]]; readonly ties: "min" | "max" | "dense" | "order" }
  | Quota
  /** The largest remainders get the units that are left over, so that the parts add up to the pool. */
  | {
      readonly op: "split";
      readonly pool: string;
      readonly share: string;
      /** Exact text, as everywhere in a plan. */
      readonly unit: string;
      readonly ties: readonly Order[];
    };
/** `count`: how many have the value; `holds`: for how many the condition holds. */
export type Gathering = "sum" | "count" | "holds" | "least" | "greatest" | "median";
export type Order = { readonly of: string; readonly falling: boolean };
/** Forced distribution: so many of each grade. */
export type Quota = {
  readonly op: "quota";
  readonly by: readonly [Order, ...Order[]];
  /** Those who are level at a boundary all get the better grade, all the worse one, or are refused. */
  readonly ties: "up" | "down" | "refuse";
  /** From the best grade down. `exact`: these shares and no others. `most`: at most these shares, of those whose own grade reaches that far. */
  readonly kind: "exact" | "most";
  readonly shares: readonly { readonly grade: string; readonly share: string }[];
  readonly rounding: QuotaRounding;
  /** The grade by thresholds, a choice; and all grades from the best down. */
  readonly threshold: string;
  readonly grades: readonly string[];
  /** A condition: whoever it holds for stays out of the distribution. */
  readonly exempt?: string;
  /** Smaller groups are not distributed. */
  readonly atLeast: number;
  /** Inputs that it fills besides: how many take part, how many places each grade has, the person's place. */
  readonly size: string;
  readonly places: string;
  readonly place: string;
};
type QuotaRounding = "largest_remainder" | "cumulative" | "down" | "up" | "half-up";

/** The inputs of the plan that a figure fills. */
export const inputsOf = ({ input, is }: Pick<TeamFigure, "input" | "is">): readonly string[] =>
  is.op === "quota" ? [input, is.size, is.places, is.place] : [input];
/** What an operation reads of every sheet. */
export const columnsOf = (is: TeamOperation): readonly string[] => {
  switch (is.op) {
    case "gather":
      return is.of === undefined ? [] : [is.of];
    case "rank":
      return is.by.map(({ of }) => of);
    case "quota":
      return [...is.by.map(({ of }) => of), is.threshold, ...(is.exempt === undefined ? [] : [is.exempt])];
    case "split":
      return [is.pool, is.share, ...is.ties.map(({ of }) => of)];
  }
};
