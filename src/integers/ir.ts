/**
 * The integer form of a plan: the same definitions as arithmetic on whole numbers, for every engine that is fast and has no fractions.
 * A number is `unit · num / den`. The unit is known beforehand, `num` and `den` are whole; there is no `den` (it is 1) where the value lies on
 * the grid of its unit, and otherwise it is positive. Plain serializable data.
 *
 * To refuse is to have no value: NULL in SQL, an empty cell in a sheet. Who refused, and why, is for the plan to say.
 * - Without a value are `refuse`, a missing input and one that does not apply. The state of an input is asked for by `given` (it has a value) and
 *   `notApplicable` alone; where it is missing, both fail if it is optional, and otherwise they have no value either.
 * - An operand without a value leaves the whole without one, whatever the others are: also `0 · x`, the least of x and y, x = y.
 * - A table reads all its axes first; one without a value leaves the table without one. Then the result of the row that holds is all it reads.
 * - `all` and `any` read from left to right, up to the first part that decides or has no value: what that is, the whole is.
 * - A `gather` reads its list, then of each member the condition, and where that holds the value; one of them without a value leaves the
 *   whole without one, and so does having no member to pick from. `before` reads the value of every earlier record, its own condition or not.
 * An engine whose own `AND`, `SUM` or `LEAST` pass over what has no value has to ask for that first.
 *
 * What is not read need not be computed, but may be: a slot can be a column that is filled in for everybody. No range holds there; a divisor may
 * be 0, a number too wide, no row may hold. Nobody reads what comes of it, so that it may be no value, but it must not stop the engine.
 * So no filler is needed for what is not there, and no column for the status.
 */
import type { NumberKind } from "../plan/ir.ts";

/** A whole number of any size, as text. */
export type Whole = string;
/** Every value lies in low..high; a missing end means that no bound is known. */
export type Span = { readonly low?: Whole; readonly high?: Whole };

export type Int = Span &
  (
    | { readonly int: "constant"; readonly value: Whole }
    /** An input, counted in its units. */
    | { readonly int: "column"; readonly name: string }
    | { readonly int: "slot"; readonly name: string }
    | { readonly int: "sum"; readonly of: readonly Int[] }
    | { readonly int: "product"; readonly of: readonly Int[] }
    | { readonly int: "least"; readonly of: readonly Int[] }
    | { readonly int: "greatest"; readonly of: readonly Int[] }
    /** Rounded down, toward minus infinity; `by` is positive. */
    | { readonly int: "floorDivide"; readonly of: Int; readonly by: Int }
    | ({ readonly int: "table" } & Branch<Int>)
    | IntGather
    /** Of the records of the list that come before this one; `value` stands in the scope of one record. */
    | { readonly int: "before"; readonly list: string; readonly value: Int }
    /** Who refused, and why, is for the plan to say. */
    | { readonly int: "refuse" }
  );
export type IntGather = {
  readonly int: "gather";
  /** `twiceMedian` adds the two middle values (the middle one to itself); `product` of none is 1. `count` reads the values all the same. */
  readonly by: "sum" | "product" | "count" | "least" | "greatest" | "twiceMedian";
  readonly of: IntBag;
  readonly drop: { readonly low: number; readonly high: number };
};
export type IntMember = { readonly value: Int; readonly when: Bool };
export type IntBag =
  | { readonly bag: "items"; readonly of: readonly IntMember[] }
  | ({ readonly bag: "rows"; readonly list: string; readonly atMost: number } & IntMember);

export type Bool =
  | { readonly bool: "flag"; readonly name: string }
  | { readonly bool: "slot"; readonly name: string }
  | { readonly bool: "given"; readonly name: string }
  | { readonly bool: "notApplicable"; readonly name: string }
  /** from ≤ of ≤ upTo. */
  | ({ readonly bool: "within"; readonly of: Int } & Stretch)
  | { readonly bool: "compare"; readonly is: "<" | "<=" | "="; readonly left: Int; readonly right: Int }
  | { readonly bool: "among"; readonly of: Code; readonly codes: readonly number[] }
  | { readonly bool: "all"; readonly of: readonly Bool[] }
  | { readonly bool: "any"; readonly of: readonly Bool[] }
  | { readonly bool: "not"; readonly of: Bool };
export type Stretch = { readonly from?: Whole; readonly upTo?: Whole };

/** A choice, as its position in `Integers.choices`; or the number of a row, where several numbers depend on which row it is. */
export type Code =
  | { readonly code: "constant"; readonly value: number }
  | { readonly code: "column"; readonly name: string }
  | { readonly code: "slot"; readonly name: string }
  | ({ readonly code: "table" } & Branch<Code>);

/** As in the plan: all axes are read first, rows are disjoint and cover what can occur, their order carries no meaning. */
export interface Branch<Result> {
  readonly on: readonly IntAxis[];
  readonly rows: readonly IntRow<Result>[];
}
export type IntAxis =
  | { readonly axis: "number"; readonly of: Int }
  /** Its cells are conditions: num and den against a constant, multiplied out. */
  | { readonly axis: "fraction"; readonly num: Int; readonly den: Int }
  | { readonly axis: "choice"; readonly of: Code }
  | { readonly axis: "condition"; readonly of: Bool };
export interface IntRow<Result> {
  readonly cells: readonly IntCell[];
  readonly result: Result;
}
/** The tag is that of the axis that it stands under. */
export type IntCell =
  | ({ readonly cell: "number" } & Stretch)
  | { readonly cell: "fraction"; readonly when: Bool }
  | { readonly cell: "choice"; readonly oneOf: readonly number[] }
  | { readonly cell: "condition"; readonly holds: boolean };

/** One cell, column or local: a definition, or a part of one that is used more than once. In dependency order. */
export type Slot = {
  readonly name: string;
  /** Once per record of this list; absent: once per sheet. */
  readonly list?: string;
  readonly is:
    | { readonly sort: "number"; readonly value: Int }
    | { readonly sort: "choice"; readonly value: Code }
    | { readonly sort: "condition"; readonly value: Bool };
};
export type Column = {
  readonly name: string;
  readonly list?: string;
  readonly optional: boolean;
  readonly mayNotApply: boolean;
  readonly of:
    | ({
        readonly type: "number";
        readonly kind: NumberKind;
        readonly unit: string;
        /** How many seconds a bare number of a duration counts. */
        readonly bare?: string;
      } & Span)
    | { readonly type: "choice"; readonly codes: readonly number[] }
    | { readonly type: "flag" }
    | { readonly type: "text" }
    | { readonly type: "list"; readonly atLeast: number; readonly atMost: number };
};
/** How a definition of the plan is read off the slots; the slot of a choice, a condition or a numerator has the definition's name. */
export type IntegerDefinition = { readonly name: string; readonly list?: string } & (
  | { readonly sort: "number"; readonly kind: NumberKind; readonly unit: string; readonly den?: string }
  | { readonly sort: "choice" }
  | { readonly sort: "condition" }
);
export type Integers = {
  /** Code → option. */
  readonly choices: readonly string[];
  readonly columns: readonly Column[];
  readonly slots: readonly Slot[];
  readonly definitions: readonly IntegerDefinition[];
  readonly outputs: readonly string[];
};
