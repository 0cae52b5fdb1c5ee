/**
 * An entry of the table of functions: what it is called, what it takes and makes. The checks of a call, the help where there is no such function
 * and the pages of the reference come from it; only `lower` knows the plan.
 */
import type { DiagnosticKind } from "../../diagnostics/define.ts";
import { kindNames, type Typed, type TypedNumber, typedNumber } from "../../language/kinds.ts";
import type { Condition, NumberKind, Numeric } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import type { Expression, Span } from "../parse.ts";
import type { Walk } from "../walk.ts";

/** What one argument, or several in a row, have to be, and what `lower` gets of them. */
export type Parameter<Value> = {
  readonly says: Says;
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  /** Whether the argument can be meant for it at all; if not, the call is told what the function takes. */
  readonly fits: (node: Expression, walk: Walk) => boolean;
  readonly read: (nodes: readonly Expression[], walk: Walk) => Value | undefined;
};

/** What comes out: always of one kind, a condition, or of the kind of what the function was given. */
export type Makes<Made> = {
  readonly kind: NumberKind | "flag" | "as given";
  readonly says: Says;
  readonly typed: (made: Made) => Typed;
};
const numberOf = (kind: NumberKind): Makes<Numeric> => ({
  kind,
  says: kindNames[kind],
  typed: (value) => typedNumber(kind, value),
});
export const [aCount, aNumber] = [numberOf("count"), numberOf("number")];
export const aFlag: Makes<Condition> = { kind: "flag", says: kindNames.flag, typed: (value) => ({ sort: "flag", value }) };
export const asGiven: Makes<TypedNumber> = {
  kind: "as given",
  says: { zh: "与所给的值同类", en: "a value of the kind that it is given" },
  typed: (made) => made,
};

/** A call as `lower` sees it: what it is about, beside its values. */
export type Call = { readonly name: string; readonly span: Span; readonly walk: Walk };

/** One way to call a function. A function has several where it can be asked of different things. */
export type Form = {
  readonly example: string;
  readonly takes: Takes;
  readonly makes: Pick<Makes<never>, "kind" | "says">;
  /** Where its first argument alone shows that this form is meant: what it takes, for whoever gives it something else. */
  readonly wanted?: Says;
  readonly lower: (given: Given, call: Call) => Typed | undefined;
};
/** The arguments of each parameter. */
export type Given = readonly (readonly Expression[])[];
type Takes = readonly [Parameter<unknown>, ...Parameter<unknown>[]];
type Values<Of extends Takes> = { readonly [I in keyof Of]: Of[I] extends Parameter<infer Value> ? Value : never };

/** `lower` gets what the parameters read, each of its own type, and makes what the form says. */
export const form = <const Of extends Takes, Made>({
  lower,
  makes,
  ...about
}: Omit<Form, "takes" | "makes" | "lower"> & {
  readonly takes: Of;
  readonly makes: Makes<Made>;
  readonly lower: (values: Values<Of>, call: Call) => NoInfer<Made> | undefined;
}): Form => ({
  ...about,
  makes,
  lower: (given, call) => {
    const values = about.takes.map((parameter, i) => parameter.read(given[i] ?? [], call.walk));
    if (values.includes(undefined)) return undefined;
    // TypeScript cannot see that what was read parameter by parameter is the tuple of what they read; this cast says so.
    const made = lower(values as unknown as Values<Of>, call);
    return made === undefined ? undefined : makes.typed(made);
  },
});

export type FunctionEntry = {
  readonly name: string;
  /** What it takes, for whoever gives it something else. */
  readonly wanted: Says;
  readonly forms: readonly [Form, ...Form[]];
  /** What can be wrong with a call of it, beside its arguments. */
  readonly complaints?: readonly DiagnosticKind<never>[];
};
export const defineFunction = (entry: FunctionEntry): FunctionEntry => entry;
