/** What a rule kind is. It knows the plan; it knows no back end and no other kind. */
import type { z } from "zod";
import type { DiagnosticKind } from "../diagnostics/define.ts";
import type { Typed } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import type { Atom, Input, Member } from "../plan/ir.ts";
import type { Path, Says } from "../text/path.ts";
import type { Context, Lowered, Reading } from "./context.ts";

/** The dimension that asks. */
export type Asking = { readonly name: string; readonly title: Says; readonly path: Path; readonly keys: Reading["keys"] };
/** A fact that people are asked for because of a rule: it belongs to the dimension that the rule is for. */
export type Implied = Input & { readonly member: Member };

export type RuleKind<Keys extends z.ZodRawShape = z.ZodRawShape> = {
  readonly name: string;
  readonly title: Says;
  /** The keys any one of which says that this kind is meant, unless it is a key of another kind that is meant too. */
  readonly triggers: readonly string[];
  readonly keys: Keys;
  /** What can be wrong with the form, as far as it is said beside it. */
  readonly complaints?: readonly DiagnosticKind<never>[];
  /** Picks out its own keys; whatever else stands there is a form of its own inside it. */
  readonly wraps?: true;
  /** Only meant where no other kind is. */
  readonly fallback?: true;
  /** What its value does not fall below in a dimension unless the file says so, as the file would write it: `0 pts`. */
  readonly floor?: string;
  /** A line of deductions or adjustments without a title is called by the first of these keys that it has; by `when` if nothing is said. */
  readonly calledBy?: readonly string[];
  /** Facts that the rule implies, such as one per checklist item. */
  readonly facts?: (rule: z.output<z.ZodObject<Keys>>, owner: Asking) => readonly Implied[];
  /** A further value that a result in this form has, by the name `owner.suffix`: made from one of its parts and its own value. */
  readonly besides?: {
    readonly suffix: string;
    readonly title: (owner: Says) => Says;
    readonly part: string;
    readonly value: (part: Atom, own: Typed) => Typed | undefined;
  };
  /** `inner`: of a kind that wraps, whatever stands beside its own keys. */
  readonly lower: (
    rule: z.output<z.ZodObject<Keys>>,
    context: Context,
    path: Path,
    inner: Tree | undefined,
  ) => Lowered | undefined;
};

/** Keeps the types of a kind's keys while it is written, and hands it on with them erased: whoever validates by `keys` may call `lower`. */
export const defineRuleKind = <const Keys extends z.ZodRawShape>(kind: RuleKind<Keys>): RuleKind => kind as unknown as RuleKind;
