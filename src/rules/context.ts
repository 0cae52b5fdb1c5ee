/** What a rule kind is given to work with: who asks, the file read in the asker's terms, and a desk each at the plan and at the team. */
import type { z } from "zod";
import type { Kind, Typed, TypedNumber } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import type { Complain } from "../language/validate.ts";
import type { Bound } from "../plan/bounds/bounds.ts";
import type { Atom, Condition, Definition, Input, InputType, Interval, Numeric, SheetNode } from "../plan/ir.ts";
import type { TeamOperation } from "../plan/team.ts";
import type { Fraction } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import type { Sentence } from "../text/sentence.ts";

/** Who asks for the value: it fixes what a per cent or a bare number means. */
export type Host = {
  readonly role: "dimension" | "item" | "deduction" | "adjustment" | "measure" | "parameter" | "result" | "gate";
  /** The owner's name in the plan; parts are named below it. */
  readonly name: string;
  readonly title: Says;
  readonly path: Path;
  /** A share is a share of this. */
  readonly weight?: Fraction;
  /** Words that stand for a share: 符合 → 100%. */
  readonly levels?: ReadonlyMap<string, Fraction>;
  /** Words that the outcome itself may be (`options: [low, high]`). */
  readonly options?: readonly string[];
  /** The list of whose records this is one. */
  readonly list?: string;
};

/** One outcome of a row or case, already in the host's terms. */
export type Outcome = {
  readonly typed: Typed;
  readonly words: Sentence;
  /** Written as a plain number in the file. */
  readonly plain: boolean;
};
/** What a row, curve or step looks at. */
export type Tested = { readonly atom: Atom; readonly kind: Kind; readonly title: Sentence; readonly bound: Bound | undefined };
/** A rule in the terms of the plan. */
export type Lowered = {
  readonly typed: Typed;
  /** The file itself states the largest outcome (a row of 120%, a cap), so that it is meant where it is more than the weight. */
  readonly stated?: boolean;
  /** The form itself says when it does not apply (all items of a checklist left out). */
  readonly applies?: Condition;
  readonly says?: Sentence;
};

/** The file, read in the host's terms. Undefined is the answer wherever a complaint has been made. */
export type Reading = {
  /** Keys of the mapping at the path, as the file orders them. */
  readonly keys: (path: Path, map: { readonly [key: string]: unknown }) => readonly string[];
  /** Validates a nested mapping of the rule's own. */
  readonly shape: <Shape extends z.ZodRawShape>(shape: Shape, tree: Tree, path: Path) => z.output<z.ZodObject<Shape>> | undefined;
  /**
   * A formula, in its own kind: nothing is converted to what the host wants. `ifZero`: the text under the key `if_zero` beside the path, for
   * divisors that can be 0; a form that divides has to offer that key, because the complaint recommends it.
   */
  readonly expression: (text: string, path: Path, ifZero?: string) => Typed | undefined;
  readonly number: (text: string, path: Path, ifZero?: string) => TypedNumber | undefined;
  readonly condition: (text: string, path: Path) => Condition | undefined;
  /** The thing under `of:`: a name or formula, made nameable. A choice or flag comes as it is. */
  readonly tested: (text: string, path: Path) => Tested | Exclude<Typed, TypedNumber> | undefined;
  /** What a row or case yields; `-2 pts` is the weight less 2. */
  readonly outcome: (tree: Tree, path: Path) => Outcome | undefined;
  /** A limit, a rate, a start: `-2 pts` is just that. */
  readonly amount: (text: string, path: Path) => Outcome | undefined;
  /** Turns a value into the host's terms: a share into points, a bare number into the kind that is wanted. */
  readonly deliver: (typed: Typed, path: Path) => Typed | undefined;
  /** Any value form in the same host: a nested table, a variant. */
  readonly form: (tree: Tree, path: Path) => Lowered | undefined;
  /** A deduction or adjustment line of its own host: `when`, then any form; no points where `when` fails. */
  readonly line: (
    tree: Tree,
    path: Path,
    host: Partial<Host>,
  ) => { readonly typed: TypedNumber; readonly title: Says; readonly says: Sentence | undefined } | undefined;
  /** What a name is called on the sheet; of a formula, the formula. */
  readonly titleOf: (text: string) => Says;
  /** The date fact that the rubric names for its period. */
  readonly periodDate: string | undefined;
};

/** The plan under construction. */
export type PlanDesk = {
  /** The least and the most that a value can be, and its grid; undefined: it never has a value. */
  readonly bound: (node: Numeric) => Bound | undefined;
  /** Names a step on the way; it appears in the explanation of the host. */
  readonly part: (suffix: string, typed: TypedNumber, about: AboutPart) => Atom;
  /** The same for a condition. */
  readonly state: (suffix: string, condition: Condition, about: Pick<AboutPart, "at" | "title">) => Condition;
  /** An input by its full name, such as a fact that the rubric does not list because the rule implies it. */
  readonly input: (name: string) => Input | undefined;
  readonly definition: (name: string) => Definition | undefined;
  /** Under which condition the value reads a fact that was marked n/a; from now on those facts may be. */
  readonly notApplicable: (value: Numeric) => Condition;
};
type AboutPart = {
  readonly at: Path;
  readonly title: Says;
  readonly says?: Sentence;
  readonly node?: SheetNode;
  /** The sentences of the host speak of it, so that it needs no line of its own. */
  readonly told?: true;
  readonly stage?: SheetNode["stage"];
};

/** A value of everybody's that people are compared by: a definition of the sheet, on a known grid. */
export type TeamColumn = {
  readonly name: string;
  /** What a sentence shows of it: the fact itself, or the definition. */
  readonly shown: string;
  readonly kind: Kind;
  readonly bound: Bound;
  readonly title: Says;
};
/** Something that only a team run can know; it becomes an input of the plan. */
export type NewFigure = {
  readonly is: TeamOperation;
  readonly of: InputType;
  readonly title: Says;
  readonly at: Path;
  readonly within?: string | undefined;
};
/** What a rule can ask about the team. */
export type TeamDesk = {
  /** The most people that a team may have. */
  readonly size: number;
  readonly column: (text: string, path: Path) => TeamColumn | undefined;
  /** The fact that groups people within the team. */
  readonly group: (name: string, path: Path) => string | undefined;
  /** How many people of the group have the value. */
  readonly count: (column: TeamColumn, within: string | undefined, path: Path) => Atom;
  /** `name` is made by `plan/names.ts`. */
  readonly figure: (name: string, figure: NewFigure) => Atom;
};

export type Context = {
  readonly host: Host;
  readonly complain: Complain;
  readonly read: Reading;
  readonly plan: PlanDesk;
  readonly team: TeamDesk;
  /** The inside of one record of a list. */
  readonly record: (list: string, path: Path) => Context | undefined;
  readonly hosted: (host: Partial<Host>) => Context;
  /** Where more is known: inside a row, and where a condition holds or fails. */
  readonly narrowed: (atom: Atom, cell: Interval) => Context;
  readonly assuming: (condition: Condition, holds: boolean) => Context;
};
