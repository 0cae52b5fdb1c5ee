/** What is under construction while a rubric is lowered: names, inputs and definitions, with the range of each known as soon as it exists. */
import type { Typed, TypedNumber } from "../language/kinds.ts";
import { shownKind } from "../language/kinds.ts";
import type { Bound, Scope } from "../plan/bounds/bounds.ts";
import { bounds } from "../plan/bounds/bounds.ts";
import { ref } from "../plan/build.ts";
import type { Atom, Choice, Condition, Definition, Input, Shown } from "../plan/ir.ts";
import { planScope } from "../plan/scope.ts";
import { toText } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import type { Sentence } from "../text/sentence.ts";
import { createInputs, type Inputs } from "./inputs.ts";
import type { Calendar } from "./sections/calendar.ts";
import { createTeamFigures, type TeamFigures } from "./team/figures.ts";

/** When something is computed: a formula may only read what comes no later (the order of operations). */
export const stages = ["fact", "parameter", "measure", "dimension", "adjustment", "total", "grade", "result"] as const;
export type Stage = (typeof stages)[number];
export const stageNames: Readonly<Record<Stage, Says>> = {
  fact: { zh: "数据项", en: "a fact" },
  parameter: { zh: "参数", en: "a parameter" },
  measure: { zh: "指标", en: "a measure" },
  dimension: { zh: "维度", en: "a dimension" },
  adjustment: { zh: "加减分", en: "an adjustment" },
  total: { zh: "总分", en: "the total" },
  grade: { zh: "等级", en: "the grade" },
  result: { zh: "结果", en: "a result" },
};

/** A name of the rubric. `resolve` lowers it at first use; "failed": its own complaints have been made. */
export type Named = {
  readonly name: string;
  readonly stage: Stage;
  /** Results are computed in the order written. */
  readonly order: number;
  readonly path: Path;
  readonly title: Says;
  /** Made only where something reads it: a share, a coefficient. */
  readonly derived: boolean;
  readonly resolve: () => Typed | "failed";
};

export type Workshop = {
  readonly names: Map<string, Named>;
  readonly inputs: Inputs;
  readonly definitions: Map<string, Definition>;
  readonly scope: Scope;
  readonly scopeOf: (list: string | undefined) => Scope;
  readonly calendar: Calendar | undefined;
  readonly team: TeamFigures;
  /** Places left blank: what stands there one day may reach further than what is known now. */
  readonly blanks: Path[];
  /** The measure that a name of the plan rounds to, for the warning about rounding twice. */
  readonly define: (name: string, typed: TypedNumber, about: About) => Atom;
  readonly defineChoice: (name: string, value: Choice, values: readonly string[], about: About) => Choice;
  readonly defineCondition: (name: string, value: Condition, about: About) => Condition;
  readonly freeName: (name: string) => string;
  /** The list whose columns are figures of the level below, each made when it is first read. */
  readonly below?: Below | undefined;
};
/** What a level can read of the one below it. `undefined`: there is no such name; "failed": its own complaints have been made. */
export type Below = {
  readonly list: string;
  readonly column: (name: string) => Input | Unfit | "failed" | undefined;
  readonly names: () => readonly string[];
};
/** A name of the level below that cannot be a column, and why. */
export type Unfit = { readonly unfit: "fraction" | "sort" };
export type About = {
  readonly at: Path;
  readonly title: Says;
  readonly says?: Sentence | undefined;
  readonly node?: Definition["node"] | undefined;
  readonly list?: string | undefined;
};

const nothing = { low: "0", high: "0", unit: "0" } as const;
const shown = (bound: Bound | undefined): Omit<Shown, "kind"> =>
  bound ? { low: toText(bound.low), high: toText(bound.high), unit: bound.unit ? toText(bound.unit) : "fraction" } : nothing;

export const createWorkshop = (calendar: Calendar | undefined, below?: (inputs: Inputs) => Below): Workshop => {
  const inputs = createInputs();
  const definitions = new Map<string, Definition>();
  const scope = planScope({ input: inputs.any, definition: (name) => definitions.get(name) });
  const scopeOf = (list: string | undefined): Scope => {
    const records = list === undefined ? undefined : scope.records(list, scope);
    return records && "each" in records ? records.each : scope;
  };
  const freeName = (name: string): string => {
    let free = name;
    for (let n = 2; definitions.has(free) || inputs.has(free); n++) free = `${name} ${n}`;
    return free;
  };
  const add = (name: string, is: Definition["is"], { at, title, says, node, list }: About): string => {
    const free = freeName(name);
    definitions.set(free, {
      name: free,
      ...(list === undefined ? {} : { list }),
      is,
      at,
      title,
      ...(says === undefined ? {} : { says }),
      ...(node ? { node } : {}),
    });
    return free;
  };
  return {
    names: new Map(),
    inputs,
    definitions,
    scope,
    scopeOf,
    calendar,
    team: createTeamFigures(inputs),
    blanks: [],
    freeName,
    below: below?.(inputs),
    define: (name, typed, about) => {
      const bound = bounds.number(typed.value)(scopeOf(about.list));
      return ref(add(name, { sort: "number", value: typed.value, kind: shownKind(typed.kind), ...shown(bound) }, about));
    },
    defineChoice: (name, value, values, about) => ({
      op: "refChoice",
      name: add(name, { sort: "choice", value, values }, about),
    }),
    defineCondition: (name, value, about) => ({ op: "refCondition", name: add(name, { sort: "condition", value }, about) }),
  };
};
