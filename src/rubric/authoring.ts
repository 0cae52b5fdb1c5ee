/** The types of a rubric written in TypeScript, and of the facts that it takes. */
import type { NumberKind } from "../plan/ir.ts";
import type { AskedFacts, AskingForms } from "../rules/index.ts";

export type Text = string | { readonly zh?: string; readonly en?: string };
type Amount = string | number;
type Titled = { readonly title?: Text; readonly description?: Text };

export type FactInput =
  | NumberKind
  | "flag"
  | "text"
  | (Titled & {
      readonly type: NumberKind;
      readonly range?: string;
      readonly step?: Amount;
      readonly unit?: string;
      readonly optional?: boolean;
    })
  | (Titled & { readonly type: "flag" | "text"; readonly optional?: boolean })
  | (Titled & {
      readonly type: "choice";
      readonly of: readonly string[] | { readonly [value: string]: Text };
      readonly optional?: boolean;
    })
  | (Titled & {
      readonly type?: "list";
      readonly list: { readonly [column: string]: FactInput };
      readonly at_most: number;
      readonly at_least?: number;
      readonly optional?: boolean;
    });

/** A rule form; the reference is rubrics/README.md. Values are checked when the rubric is parsed. */
type FormInput = { readonly [key: string]: unknown };
export type DimensionInput = Titled &
  AskingForms & {
    readonly weight: Amount;
    readonly dimensions?: { readonly [name: string]: DimensionInput };
    readonly [key: string]: unknown;
  };
export type RubricInput = {
  readonly scorewright: 1;
  readonly id: string;
  readonly version: string;
  readonly title?: Text;
  readonly description?: Text;
  readonly period?: string | { readonly of: string; readonly date?: string };
  readonly currency?: string;
  readonly calendar?: FormInput;
  readonly facts?: { readonly [name: string]: FactInput };
  readonly parameters?: { readonly [name: string]: Amount | FormInput };
  readonly measures?: { readonly [name: string]: FormInput };
  readonly dimensions?: { readonly [name: string]: DimensionInput };
  readonly gates?: readonly FormInput[];
  readonly adjustments?: { readonly [name: string]: FormInput };
  readonly total?: FormInput;
  readonly grades?: readonly FormInput[];
  readonly results?: { readonly [name: string]: FormInput };
  readonly team?: TeamInput;
  readonly carry?: CarryInput;
  readonly periods?: readonly LevelInput[];
  readonly examples?: readonly FormInput[];
};
/** Who is compared with whom, and forced distribution. */
export type TeamInput = {
  readonly within?: string;
  readonly at_least?: number;
  readonly at_most?: number;
  readonly incomplete?: "refuse" | "leave_out";
  readonly grade?: DistributionInput;
};
type Order = string | { readonly of: string; readonly best: "highest" | "lowest" };
type Shares = { readonly [grade: string]: `${number}%` };
/** `ties` ends in `up`, `down` or `refuse`. */
export type DistributionInput = {
  readonly by: string;
  readonly ties: Order | readonly Order[];
  readonly at_least?: number;
  readonly exempt?: string;
} & (
  | { readonly quota: Shares; readonly rounding: "largest_remainder" | "cumulative" }
  | { readonly caps: Shares; readonly rounding: "down" | "up" | "half-up" }
);
export type CarryInput = { readonly [fact: string]: { readonly from: string; readonly first: Amount | boolean } };
/** A longer period, made of the one before it. */
export type LevelInput = Pick<
  RubricInput,
  | "title"
  | "description"
  | "facts"
  | "parameters"
  | "measures"
  | "dimensions"
  | "gates"
  | "adjustments"
  | "total"
  | "grades"
  | "results"
  | "carry"
  | "examples"
> & {
  readonly period: string;
  readonly of: number | readonly string[];
  readonly missing: "refuse" | "leave_out";
  readonly at_least?: number;
};

type NumberLike = string | number | bigint | { toFixed(): string };
type TypeOf<F> = F extends string
  ? F
  : F extends { readonly type: infer T }
    ? T
    : F extends { readonly list: unknown }
      ? "list"
      : never;
type OptionsOf<Of> = Of extends readonly (infer V extends string)[] ? V : Extract<keyof Of, string>;
type FactValue<F> =
  TypeOf<F> extends "flag"
    ? boolean
    : TypeOf<F> extends "text"
      ? string
      : TypeOf<F> extends "percent"
        ? `${string}%`
        : TypeOf<F> extends "choice"
          ? F extends { readonly of: infer Of }
            ? OptionsOf<Of>
            : string
          : TypeOf<F> extends "list"
            ? F extends { readonly list: infer Columns }
              ? readonly { readonly [C in keyof Columns]?: FactValue<Columns[C]> }[]
              : never
            : NumberLike;

/** `documents.handover`, `attitude.customer`: the facts of a dimension and of those within it that no `facts` lists. */
type ImpliedBy<Name extends string, D> =
  | AskedFacts<Name, D>
  | (D extends { readonly dimensions: infer Inner } ? Implied<Inner> : never);
type Implied<Dimensions> = { readonly [Name in Extract<keyof Dimensions, string>]: ImpliedBy<Name, Dimensions[Name]> }[Extract<
  keyof Dimensions,
  string
>];

/**
 * The facts of a rubric. Every one may be left out (which are needed depends on the others), none may be misspelt.
 * A fact that some dimension lets be not applicable may be given as `"n/a"`.
 */
export type FactsOf<R> = (R extends { readonly facts: infer Facts }
  ? { readonly [Name in keyof Facts]?: FactValue<Facts[Name]> | "n/a" }
  : object) &
  (R extends { readonly dimensions: infer Dimensions } ? { readonly [Name in Implied<Dimensions>]?: NumberLike } : object);
