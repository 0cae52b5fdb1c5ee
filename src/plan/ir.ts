/**
 * The plan: what a rubric means, as plain serializable data. Rule kinds lower to it and back ends fold over it; neither knows the other.
 * A plan is a list of named definitions in dependency order. A definition is one spreadsheet cell, one SQL column, one line of a score sheet.
 */
import type { Rounding } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import type { Sentence } from "../text/sentence.ts";
import type { Team } from "./team.ts";

/** A number as exact text: `17.5` or `11/1000`, canonical, never a double. Per cents are shares (`91.6%` is `0.916`). */
export type Exact = string;

export type Numeric =
  | { readonly op: "number"; readonly value: Exact }
  | Atom
  | { readonly op: "sum"; readonly of: readonly Numeric[] }
  | { readonly op: "product"; readonly of: readonly Numeric[] }
  /** `by` never reaches zero: its range excludes it, if need be through the row that it stands in. */
  | { readonly op: "quotient"; readonly of: Numeric; readonly by: Numeric }
  | { readonly op: "round"; readonly of: Numeric; readonly to: Exact; readonly how: Rounding; readonly at: Path }
  /** With `at`, a limit that the file states: the first operand is the value, the others the limits, and a trace says when it cut. */
  | { readonly op: "least"; readonly of: readonly Numeric[]; readonly at?: Path }
  | { readonly op: "greatest"; readonly of: readonly Numeric[]; readonly at?: Path }
  | Branch<"table", Numeric>
  | Gather
  | Before
  | Refuse;

/** An input or an earlier definition, by name. */
export type Atom = { readonly op: "input"; readonly name: string } | { readonly op: "ref"; readonly name: string };

/** Over the members of a bag whose `when` holds. `median` of an even number is the mean of the middle two. Empty: only `sum` and `count` answer (0). */
export type Gather = {
  readonly op: "gather";
  readonly by: "sum" | "count" | "least" | "greatest" | "median";
  readonly of: Bag;
  /** So many lowest and highest are left out first (not with `count`). */
  readonly drop?: { readonly low: number; readonly high: number };
};
export type Bag =
  /** A fixed set, such as raters. */
  | { readonly bag: "items"; readonly of: readonly { readonly value: Numeric; readonly when: Condition }[] }
  /** The records of a list input; `value` and `when` stand in the scope of one record. */
  | { readonly bag: "rows"; readonly list: string; readonly value: Numeric; readonly when: Condition };

/**
 * Only in the scope of a record: the sum of `value`, which lies on a grid, over the records of the list that come before this one in the order
 * given; 0 for the first.
 */
export type Before = { readonly op: "before"; readonly list: string; readonly value: Numeric };

/** Demanding it refuses the sheet with this code. */
type Refuse = { readonly op: "refuse"; readonly code: string; readonly says: Sentence; readonly at: Path };

export type Condition =
  | { readonly op: "flag"; readonly name: string }
  | { readonly op: "refCondition"; readonly name: string }
  /** The input has a value. An optional input that was left out: false; any other: refused as missing; one marked n/a: false. */
  | { readonly op: "given"; readonly name: string }
  /** The input was marked not applicable. A required input that was left out: refused as missing. */
  | { readonly op: "notApplicable"; readonly name: string }
  | { readonly op: "compare"; readonly is: "<" | "<=" | "="; readonly left: Numeric; readonly right: Numeric }
  | { readonly op: "among"; readonly choice: Choice; readonly of: readonly string[] }
  /** Read from left to right; stops as soon as it is decided. `all []` holds, `any []` does not. */
  | { readonly op: "all"; readonly of: readonly Condition[] }
  | { readonly op: "any"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition };

export type Choice =
  | { readonly op: "option"; readonly value: string }
  | { readonly op: "choiceInput"; readonly name: string }
  | { readonly op: "refChoice"; readonly name: string }
  | Branch<"pick", Choice>;

/** The only branch. Rows are disjoint and cover every combination that can be reached; their order carries no meaning. Axes are read first, left to right. */
export interface Branch<Op extends string, Result> {
  readonly op: Op;
  readonly on: readonly Axis[];
  readonly rows: readonly Row<Result>[];
}
export type Axis =
  | { readonly axis: "number"; readonly of: Atom }
  | { readonly axis: "choice"; readonly of: Choice }
  | { readonly axis: "condition"; readonly of: Condition };
export interface Row<Result> {
  /** One per axis. */
  readonly cells: readonly Cell[];
  readonly result: Result;
  readonly at: Path;
  readonly says?: Sentence;
}
/** The tag is that of the axis that it stands under. */
export type Cell =
  | ({ readonly cell: "number" } & Interval)
  | { readonly cell: "choice"; readonly oneOf: readonly string[] }
  | { readonly cell: "condition"; readonly holds: boolean };
/** No bounds: any number. At most one of `from` (≥) and `above` (>), one of `upTo` (≤) and `below` (<). */
export type Interval = { readonly from?: Exact; readonly above?: Exact; readonly upTo?: Exact; readonly below?: Exact };

export type NumberKind = "count" | "number" | "percent" | "money" | "points" | "duration" | "date" | "datetime";
/**
 * What is known of every number before any fact is seen: it lies in low..high and is a whole multiple of `unit`, or a `fraction` where the file says so.
 * Durations count seconds, dates days since 1970-01-01, datetimes seconds since then.
 */
export type Shown = { readonly kind: NumberKind; readonly low: Exact; readonly high: Exact; readonly unit: Exact | "fraction" };

export type Definition = {
  /** Unique among definitions and inputs of the plan. */
  readonly name: string;
  /** Computed once per record of this list; absent: once per sheet. A sheet's definition sees records only through `gather`. */
  readonly list?: string;
  readonly is:
    | ({ readonly sort: "number"; readonly value: Numeric } & Shown)
    | { readonly sort: "choice"; readonly value: Choice; readonly values: readonly string[] }
    | { readonly sort: "condition"; readonly value: Condition };
  readonly at: Path;
  readonly title: Says;
  readonly says?: Sentence;
  readonly node?: SheetNode;
};
/** What a definition is on the score sheet. Those without a node belong to `part of` another one and only feed its explanation. */
export type SheetNode = {
  readonly role: Role;
  /** The definition that this one is a child of (a group's leaf), or a step on the way to (a deduction line, a value before its gates). */
  readonly parent?: string;
  /** Of a dimension or an item of a checklist: what the file calls it. A dimension of the rubric is a definition of that very name. */
  readonly id?: string;
  /** The weight and the largest number of points that can be reached. */
  readonly weight?: Exact;
  readonly most?: Exact;
  /** False: the dimension is left out of its group. */
  readonly applies?: Condition;
  /** Which rule form decides, for the reader: `rows`, `deductions`. */
  readonly rule?: string;
  /** What its owner was before the gates that may set or cap it. */
  readonly stage?: "before gates";
  /** Only a column that people are compared by: the sheet shows the fact itself. */
  readonly shown?: false;
};
export type Role =
  | "parameter"
  | "measure"
  | "leaf"
  | "group"
  | "part"
  | "gate"
  | "adjustment"
  | "total"
  | "grade"
  | "coefficient"
  | "result";

export type Input = {
  /** Unique among the inputs of the plan, columns of lists included. */
  readonly name: string;
  /** Of a column, or of a fact that a rule implies for its dimension: the list or dimension, and what it is called within it. */
  readonly member?: Member;
  readonly at: Path;
  readonly title: Says;
  readonly optional: boolean;
  /** Some dimension says what it means when this input is marked n/a. */
  readonly mayNotApply: boolean;
  /** Absent: a fact of one person. `team`: supplied by a run over the whole team. */
  readonly source?: "team";
  readonly of: InputType;
};
/** A column of a list: its records hold it under the key. */
export type ListColumn = Input & { readonly member: Member };
export type Member = { readonly of: string; readonly key: string };
export type InputType =
  | ({
      readonly type: "number";
      /** A duration declared with a unit: how many seconds a bare number counts. */
      readonly bare?: Exact;
    } & Shown)
  | { readonly type: "choice"; readonly values: readonly Option[] }
  | { readonly type: "flag" }
  | { readonly type: "text" }
  | { readonly type: "list"; readonly atMost: number; readonly atLeast?: number; readonly columns: readonly ListColumn[] };
export type Option = { readonly value: string; readonly title: Says };

export type Plan = {
  readonly inputs: readonly Input[];
  readonly definitions: readonly Definition[];
  readonly outputs: readonly string[];
};

/** What the next period starts with: its fact is a figure (or fact) of this period's sheet, in the first period the value `first`. */
export type Carry = { readonly fact: string; readonly from: string; readonly first: string; readonly at: Path };
/** A longer period. Its plan reads the sheets of the level below as the records of the list input `periods`. */
export type Level = {
  readonly period: string;
  readonly title: Says;
  readonly plan: Plan;
  readonly carry?: readonly Carry[];
  /** Absent where nobody is compared with others. */
  readonly team?: Team;
  /** How many periods make one, and what they are called where that is fixed. Fewer than `atLeast` are refused. */
  readonly members: { readonly atLeast: number; readonly atMost: number; readonly names?: readonly string[] };
  /** Columns of `periods` and the figure or fact of the level below that each one is; of `period`, the name, there is none. */
  readonly columns: readonly { readonly column: string; readonly from?: string }[];
  readonly at: Path;
};

/** A rubric ready to run anywhere: stored as JSON, it scores and explains itself without the YAML file. */
export type Program = {
  readonly version: 3;
  readonly rubric: { readonly id: string; readonly version: string; readonly digest: string; readonly title: Says };
  readonly plan: Plan;
  /** Absent where nobody is compared with others. */
  readonly team?: Team;
  /** What one sheet of the plan is about: `month`. */
  readonly period?: string;
  readonly carry?: readonly Carry[];
  /** From the shortest to the longest. */
  readonly levels?: readonly Level[];
  /** Path text → line of the rubric file, for every path that the plan mentions. */
  readonly lines: Readonly<Record<string, number>>;
};
