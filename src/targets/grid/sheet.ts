/** The figures that people see, how far each row is, and which line decided. */
import type { IntegerDefinition } from "../../integers/ir.ts";
import { askedOf } from "../../plan/facts.ts";
import type { Definition, Plan, Role } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import { decidingName } from "./deciding.ts";
import { people } from "./draft.ts";
import { shownValue } from "./figures.ts";
import { call, cell, everyOne, type Formula, infix, number, text, when } from "./formula.ts";
import { figureKey, presentKey, stateKey, states, statusKey, unreadableKey, usableKey, valueKey } from "./keys.ts";
import { lineBlock, type Surroundings, type Why } from "./why.ts";

export type GridFigure = {
  readonly definition: Definition;
  /** Its column in the table of people. */
  readonly key: string;
  /** Which line decided: the column that counts them from 1, and the range in which they stand. */
  readonly line?: { readonly key: string; readonly texts: string };
};
const shownRoles: ReadonlySet<Role> = new Set([
  "measure",
  "leaf",
  "group",
  "adjustment",
  "total",
  "grade",
  "coefficient",
  "result",
]);
const blank = text("");
const statusTitle: Says = { zh: "填写情况", en: "Status" };
const factsInACell = 20;

/** Everything that people see, by name: what they get, and what it is made of. */
export const shownFigures = (plan: Plan): readonly Definition[] => {
  const outputs = new Set(plan.outputs);
  return plan.definitions.filter(
    ({ list, name, node }) =>
      list === undefined && (outputs.has(name) || (node && shownRoles.has(node.role) && node.shown !== false)),
  );
};
export const addFigures = (
  plan: Plan,
  shown: readonly Definition[],
  { why, reason }: Why,
  around: Surroundings,
): readonly GridFigure[] => {
  const { draft, words, integers } = around;
  const outputs = new Set(plan.outputs);
  const present = cell(people, presentKey);
  const bad = unusable(plan);
  const complete = everyOne(plan.outputs.map((name) => call("NOT", around.without(name))));
  const usable = draft.add(
    people,
    usableKey,
    { zh: "可以评分", en: "Can be scored" },
    bad.length === 0 ? complete : when(infix("=", call("SUM", ...bad), number(0)), complete, { is: "literal", text: "FALSE" }),
  );
  const definitions = new Map(integers.definitions.map((one) => [one.name, one]));
  const figures = shown.map((definition) => {
    const own = definitions.get(definition.name) as IntegerDefinition;
    const isOutput = outputs.has(definition.name);
    return addFigure(definition, own, isOutput ? usable : undefined, { present, reason, around, draft, words });
  });
  draft.add(people, statusKey, statusTitle, status(plan, usable, present, why, around), "status");
  return figures;
};

type Place = {
  readonly present: Formula;
  readonly reason: Why["reason"];
  readonly around: Surroundings;
} & Pick<Surroundings, "draft" | "words">;
const addFigure = (
  definition: Definition,
  own: IntegerDefinition,
  usable: Formula | undefined,
  { present, reason, around, draft, words }: Place,
): GridFigure => {
  const { name, title } = definition;
  const missing = around.without(name);
  const value = shownValue(own, around.integers, words);
  // What a person gets is said when all of it is known; what it is made of, as soon as it is.
  const known = usable ? when(usable, value, when(missing, reason(name), blank)) : when(missing, reason(name), value);
  const key = figureKey(name);
  draft.add(people, key, title, when(present, known, blank), "figure");
  const block = lineBlock(around, name);
  return { definition, key, ...(block ? { line: { key: valueKey(decidingName(name)), texts: block.range } } : {}) };
};

/** How many of the row's cells cannot be used; a fact that is only missing may not be needed. */
const unusable = (plan: Plan): readonly Formula[] =>
  askedOf(plan).map(({ name, of }) =>
    of.type === "list" ? infix("+", cell(people, `${unreadableKey}:${name}`), isBad(name)) : isBad(name),
  );
const isBad = (name: string): Formula =>
  when(infix(">=", cell(people, stateKey(name)), number(states.unreadable)), number(1), number(0));

const status = (
  plan: Plan,
  usable: Formula,
  present: Formula,
  why: (name: string) => Formula,
  { draft, words, problem, without }: Surroundings,
): Formula => {
  const facts = askedOf(plan);
  const wrongRecords = words.say({ zh: "明细有填写错误，见该表", en: "a record cannot be used, see its sheet" });
  const outputs = plan.outputs.reduceRight<Formula>((rest, name) => when(without(name), why(name), rest), blank);
  const told = facts.reduceRight<Formula>((after, { name, of }, i) => {
    // Of many facts so many in a cell.
    const rest = i % factsInACell === 0 && i > 0 ? draft.part(people, statusTitle, after) : after;
    const first = when(infix(">=", cell(people, stateKey(name)), number(states.unreadable)), problem(name), rest);
    return of.type === "list"
      ? when(infix(">", cell(people, `${unreadableKey}:${name}`), number(0)), wrongRecords, first)
      : first;
  }, outputs);
  const done = words.say({ zh: "已完成", en: "complete" });
  return when(present, when(usable, done, told), blank);
};
