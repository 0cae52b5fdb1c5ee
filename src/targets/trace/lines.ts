/** What is recorded of an evaluation. */
import type { Facts } from "../../plan/facts.ts";
import type { Definition } from "../../plan/ir.ts";
import type { Fraction } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import type { Sentence } from "../../text/sentence.ts";
import type { Outcome, Refusal } from "./refusals.ts";

/** What happened inside one definition, in order. */
export type Event =
  | { readonly event: "row"; readonly at: Path; readonly says?: Sentence }
  | { readonly event: "limit"; readonly at: Path; readonly before: Fraction; readonly after: Fraction }
  | { readonly event: "rounding"; readonly at: Path; readonly before: Fraction; readonly after: Fraction }
  /** One record of a list that took part; `name` is the definition that gave its value. */
  | {
      readonly event: "record";
      readonly list: string;
      readonly name: string;
      /** The first is 1. */
      readonly record: number;
      readonly facts: Facts;
      readonly lines: ReadonlyMap<string, Line>;
    };
export type Line = {
  readonly definition: Definition;
  readonly outcome: Outcome;
  readonly events: readonly Event[];
  /** Inputs and definitions that were read, in order of first use. */
  readonly read: readonly string[];
};
export type Trace = {
  /** Demanded definitions, in the order in which they were finished. Records of lists are not in it. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly refusals: readonly Refusal[];
};
