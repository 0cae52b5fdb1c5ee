/** The score sheet: what a trace says, as versioned plain data with decimals as text, in both languages. */
import type { SheetNode } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import type { Person } from "./person.ts";

/** A sentence and the line of the rubric that it comes from. */
export type Reason = { readonly line?: number; readonly text: Says };
export type Change = { readonly line?: number; readonly before: string; readonly after: string };
export type Step = {
  /** The name in the plan; a part of something is named `owner/part`. */
  readonly name: string;
  readonly role: SheetNode["role"];
  readonly title: Says;
  readonly line?: number;
  readonly value: string;
  /** The rows and lines that decided. */
  readonly because: readonly Reason[];
  readonly limits: readonly Change[];
  readonly roundings: readonly Change[];
  /** Facts and values that were read, with what they were. */
  readonly uses: Readonly<Record<string, string>>;
  /** Where it is made of the records of a list: what each of them came to. */
  readonly records?: readonly RecordStep[];
};
export type RecordStep = Pick<Step, "value" | "because" | "limits" | "roundings"> & {
  /** Its place in the list; the first is 1. */
  readonly record: number;
  /** Its columns that were read. */
  readonly facts: ScoreSheet["facts"];
};
export type DimensionSheet = {
  readonly id: string;
  readonly title: Says;
  /** Absent where a fact was missing that the total did not need (a gate had decided). */
  readonly points?: string;
  readonly weight: string;
  readonly max: string;
  /** Against the maximum; negative where more was earned. */
  readonly lost?: string;
  /** False: not applicable and left out. */
  readonly applies: boolean;
  readonly rule: string;
  readonly line?: number;
  readonly because: readonly Reason[];
  readonly limits: readonly Change[];
  readonly roundings: readonly Change[];
  readonly gates: readonly Reason[];
  readonly parts: readonly {
    readonly title: Says;
    readonly value: string;
    readonly line?: number;
    readonly because: readonly Reason[];
  }[];
  readonly dimensions: readonly DimensionSheet[];
};
/** A shorter period within a longer one: the columns that were read. */
export type Member = {
  readonly period: string;
  readonly values: Readonly<Record<string, { readonly title: Says; readonly value: string }>>;
};
export type ScoreSheet = {
  /** The format of this sheet. */
  readonly format: 1;
  readonly rubric: string;
  readonly version: string;
  /** SHA-256 of the rubric's canonical text: the same rules, however they are commented or indented. */
  readonly digest: string;
  readonly title: Says;
  readonly person?: Person;
  readonly total?: string;
  readonly outOf?: string;
  readonly grade?: string;
  readonly dimensions: readonly DimensionSheet[];
  /** The facts that were read, with what was given: `—` where an optional one was left out. */
  readonly facts: Readonly<Record<string, { readonly title: Says; readonly value: string }>>;
  readonly adjustments: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  /** What the next period starts with, by fact. */
  readonly carry?: Readonly<Record<string, string>>;
  /** Of a sheet in a history: which period it is, and what a longer one was made of. */
  readonly period?: { readonly title: Says; readonly name: string };
  readonly periods?: readonly Member[];
  /** Every step in the order of operations. */
  readonly trace: readonly Step[];
};
