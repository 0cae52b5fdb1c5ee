/** The context in which rule kinds work: formulas, outcomes and nested forms, in the terms of whoever asks for the value. */
import { wrongSort } from "../../formulas/complaints.ts";
import { kindNameOf, kindNames } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { readsNotApplicable } from "../../plan/applies.ts";
import { assume, bounds, narrow, type Scope, withNumber } from "../../plan/bounds/bounds.ts";
import { isAtom } from "../../plan/build.ts";
import type { Atom } from "../../plan/ir.ts";
import { partOf } from "../../plan/names.ts";
import type { Context, Host, Lowered, PlanDesk, Reading } from "../../rules/context.ts";
import type { Path, Says } from "../../text/path.ts";
import { openNames } from "../names.ts";
import { listName } from "../periods/below.ts";
import { nothingBelow } from "../periods/level-complaints.ts";
import { teamDesk } from "../team/desk.ts";
import type { Stage, Workshop } from "../workshop.ts";
import { nested, noList } from "./context-complaints.ts";
import { expressionReader } from "./environment.ts";
import { outcomeReader } from "./outcome.ts";
import { noPoints } from "./outcome-complaints.ts";

/** Whatever lies outside the context itself: how forms are dispatched, which names there are. */
export type Surroundings = {
  readonly workshop: Workshop;
  readonly complain: Complain;
  readonly keys: Reading["keys"];
  /** The text of the scalar at the path, so that a formula made up by a rule does not point into the file. */
  readonly textAt: (path: Path) => string | undefined;
  readonly form: (tree: Tree, path: Path, context: Context) => Lowered | undefined;
  readonly line: (tree: Tree, path: Path, context: Context) => ReturnType<Reading["line"]>;
  readonly periodDate: string | undefined;
  readonly owner: { readonly stage: Stage; readonly order: number };
};
export type Source = Pick<Surroundings, "keys" | "textAt">;

const planDesk = (host: Host, scope: Scope, workshop: Workshop): PlanDesk => ({
  bound: (node) => bounds.number(node)(scope),
  part: (suffix, typed, { told, stage, ...about }) =>
    workshop.define(partOf(host.name, suffix), typed, {
      ...(told ? {} : { node: { role: "part", parent: host.name, ...(stage ? { stage } : {}) } }),
      ...about,
      ...(host.list === undefined ? {} : { list: host.list }),
    }),
  state: (suffix, condition, about) =>
    workshop.defineCondition(partOf(host.name, suffix), condition, { ...about, node: { role: "part", parent: host.name } }),
  input: (name) => workshop.inputs.get(name),
  definition: (name) => workshop.definitions.get(name),
  notApplicable: (value) => {
    const marked: string[] = [];
    const reads = readsNotApplicable(
      value,
      (name) => workshop.definitions.get(name),
      (name) => marked.push(name),
    );
    for (const name of marked) {
      const input = workshop.inputs.get(name);
      if (input) workshop.inputs.set({ ...input, mayNotApply: true });
    }
    return reads;
  },
});

/** A formula that has to be of one sort, and one that is made nameable. */
const sortsOf = (
  expression: Reading["expression"],
  plan: PlanDesk,
  titleOf: Reading["titleOf"],
  complain: Complain,
): Pick<Reading, "number" | "condition" | "tested"> => ({
  number: (text, path, ifZero) => {
    const typed = expression(text, path, ifZero);
    if (!typed || typed.sort === "number") return typed;
    complain(noPoints, path, { found: kindNames[typed.sort], what: { zh: "此处", en: "This place" } });
    return undefined;
  },
  condition: (text, path) => {
    const typed = expression(text, path);
    if (!typed || typed.sort === "flag") return typed?.value;
    complain(wrongSort, path, { wanted: kindNames.flag, found: kindNameOf(typed), what: text });
    return undefined;
  },
  tested: (text, path) => {
    const typed = expression(text, path);
    if (typed?.sort !== "number") return typed;
    const title = titleOf(text);
    const atom: Atom = isAtom(typed.value) ? typed.value : plan.part("of", typed, { at: path, title });
    return { atom, kind: typed.kind, title, bound: plan.bound(atom) };
  },
});

/** Whether one can go through the records of the list; where not, the complaint has been made. */
const isListFor = (host: Host, list: string, path: Path, { workshop, complain }: Surroundings): boolean => {
  if (host.list !== undefined) complain(nested, path, {}, { part: "key" });
  else if (list === listName && !workshop.below) complain(nothingBelow, path, {});
  else if (workshop.inputs.get(list)?.of.type !== "list") complain(noList, path, { name: list });
  else return true;
  return false;
};

export const createContext = (host: Host, scope: Scope, around: Surroundings): Context => {
  const { workshop, complain, owner, keys, textAt, periodDate } = around;
  const again = (next: { host?: Host; scope?: Scope | undefined }): Context =>
    createContext(next.host ?? host, next.scope ?? scope, around);
  const names = openNames(host, owner, workshop);
  const plan = planDesk(host, scope, workshop);
  const expression = expressionReader(scope, { host, stage: owner.stage, names, workshop, complain, part: plan.part, textAt });
  const onSheet = (): Reading["expression"] => {
    const { list: _, ...sheet } = host;
    return again({ host: sheet, scope: workshop.scope }).read.expression;
  };
  const form: Reading["form"] = (tree, path) => around.form(tree, path, again({}));
  const titleOf = (text: string): Says => {
    const bare = text.trim();
    const column = host.list === undefined ? undefined : names.columnOf(host.list, bare);
    return column?.title ?? workshop.names.get(bare)?.title ?? { zh: bare, en: bare };
  };
  return {
    host,
    complain,
    plan,
    team: teamDesk(host, (text, path) => (host.list === undefined ? expression : onSheet())(text, path), workshop, complain),
    read: {
      keys,
      shape: (shape, tree, path) => validate(shape, tree, path, complain),
      expression,
      ...sortsOf(expression, plan, titleOf, complain),
      ...outcomeReader({ host, complain, blanks: workshop.blanks, expression, form }),
      form,
      line: (tree, path, changed) => around.line(tree, path, again({ host: { ...host, ...changed, path } })),
      titleOf,
      periodDate,
    },
    record: (list, path) =>
      isListFor(host, list, path, around) ? again({ host: { ...host, list }, scope: workshop.scopeOf(list) }) : undefined,
    hosted: (changed) => again({ host: { ...host, ...changed } }),
    narrowed: (atom, cell) => {
      const known = scope.number(atom);
      const left = known && narrow(known, cell);
      return again({ scope: left && withNumber(scope, atom, left) });
    },
    assuming: (condition, holds) => again({ scope: assume(condition, holds, scope) }),
  };
};
