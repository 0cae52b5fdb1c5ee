/** What a formula can see and ask for where it stands. */
import type { DiagnosticKind } from "../diagnostics/define.ts";
import type { Typed, TypedNumber, TypedPeople } from "../language/kinds.ts";
import type { Bound } from "../plan/bounds/bounds.ts";
import type { Atom, Condition, Numeric } from "../plan/ir.ts";
import type { Gathering } from "../plan/team.ts";
import type { Path } from "../text/path.ts";
import type { Span } from "./parse.ts";

export type Environment = {
  readonly at: Path;
  readonly text: string;
  readonly complain: <Params>(kind: DiagnosticKind<Params>, params: Params, span: Span) => void;
  /** Undefined: no such name. `failed`: it exists, but its own complaint has been made already. */
  readonly lookup: (name: string, span: Span) => Typed | "failed" | undefined;
  readonly names: () => Iterable<string>;
  readonly optional: (name: string) => boolean;
  readonly bound: (node: Numeric) => Bound | undefined;
  /** The same environment where the condition is known to hold (or to fail). */
  readonly assuming: (condition: Condition, holds: boolean) => Environment;
  /** Where the owner says `if_zero`: divisors that can be 0 are collected here and the owner guards them. */
  readonly divisors: Atom[] | undefined;
  /** Makes a definition of the node, so that it can be named. */
  readonly hoist: (node: TypedNumber) => Atom;
  /** Inside `each`: the list, and the environment of any other record of it, of which nothing is known. */
  readonly records: { readonly list: string; readonly other: Environment } | undefined;
  /** A figure over the people of the team, or over those who share the value of the fact `group`. */
  readonly people: (by: Gathering, people: TypedPeople, group: string | undefined) => TypedNumber | undefined;
  /** The fact by which people are grouped; complained where it cannot be one. */
  readonly group: (name: string, span: Span) => string | undefined;
  readonly workdays: (from: TypedNumber, to: TypedNumber, span: Span) => Numeric | undefined;
};
