/** Who is compared with whom: groups as numbers, who takes part in a figure, and what of each is compared. */
import type { IntegerDefinition, Integers } from "../../../integers/ir.ts";
import type { Program } from "../../../plan/ir.ts";
import { columnsOf, type Order, type Team, type TeamFigure } from "../../../plan/team.ts";
import { fromText } from "../../../text/exact.ts";
import type { Says } from "../../../text/path.ts";
import type { Lacking } from "../away.ts";
import { type Draft, people } from "../draft.ts";
import { and, call, cell, type Formula, infix, lacks, number, product, range, sum, when } from "../formula.ts";
import { personKey, placeKey, presentKey, stateKey, states, valueKey } from "../keys.ts";
import type { Misfit } from "../limits.ts";

export type TeamAround = {
  readonly draft: Draft;
  readonly integers: Integers;
  readonly plan: Program["plan"];
  readonly team: Team;
  readonly lacking: Lacking;
  readonly persons: number;
  readonly misfit: (misfit: Misfit) => void;
};
/** A value of everybody's who takes part, 0 for the others; as this row's cell and as the whole column. */
export type Compared = { readonly own: Formula; readonly all: Formula };
export type Crew = {
  readonly title: Says;
  /** The number of the group; 0: in none. */
  readonly key: Formula;
  readonly keys: Formula;
  /** 1 for who takes part. */
  readonly taking: Formula;
  readonly takings: Formula;
  /** 1 for who stands in the way of the others. */
  readonly lackings: Formula;
  readonly lack: Formula;
  /** Nobody stands in the way. */
  readonly open: Formula;
  readonly count: Formula;
  readonly compared: (name: string) => Compared;
  readonly total: (of: Compared) => Formula;
};

const all = (formula: Formula): Formula => (formula.is === "cells" ? range(people, formula.column) : formula);
const one: Formula = number(1);
const zero: Formula = number(0);
const flag = (condition: Formula): Formula => when(condition, one, zero);

/** Groups of a fact as numbers: an option's own, of texts the first row in which the text stands. */
const groupNumber = (name: string, { draft, integers, plan }: TeamAround): Formula => {
  const input = plan.inputs.find((given) => given.name === name);
  const title = input?.title ?? { zh: name, en: name };
  const good = infix("=", cell(people, stateKey(name)), number(states.good));
  const column = integers.columns.find((given) => given.name === name);
  if (column?.of.type === "choice") return draft.part(people, groupTitle(title), when(good, cell(people, valueKey(name)), zero));
  const typed = cell(people, `fact:${name}`);
  const same = call("EXACT", call("TRIM", range(people, `fact:${name}`)), call("TRIM", typed));
  const last = call("ROWS", range(people, placeKey));
  const fromEnd = infix("-", sum([last, one]), range(people, placeKey));
  const found = draft.array(people, groupTitle(title), call("MAX", product([same, fromEnd])));
  return draft.part(people, groupTitle(title), when(good, infix("-", sum([last, one]), found), zero));
};
const groupTitle = ({ zh, en }: Says): Says => ({ zh: `${zh}：组号`, en: `${en}: group` });
const perTeam = 1_000_000;

export type Groups = { readonly key: Formula; readonly size: Formula; readonly fits: Formula; readonly lacksGroup: Formula };
/** The team of each person, and the group within it. */
export const groupsOf = (within: string | undefined, around: TeamAround): Groups => {
  const { draft, team } = around;
  const present = cell(people, presentKey);
  const teamTitle: Says = { zh: "小组", en: "Team" };
  const own = team.within === undefined ? one : groupNumber(team.within, around);
  const mine = draft.part(people, { zh: "小组：号", en: "Team: number" }, when(present, own, zero));
  const size = draft.part(people, { zh: "小组：人数", en: "Team: people" }, call("COUNTIF", all(mine), mine));
  const fits = and([infix(">", mine, zero), infix(">=", size, number(team.atLeast)), infix("<=", size, number(team.atMost))]);
  const group = within === undefined ? one : groupNumber(within, around);
  const inside =
    within === undefined ? mine : when(infix("=", group, zero), zero, sum([product([mine, number(perTeam)]), group]));
  const key = draft.part(people, teamTitle, when(fits, inside, zero));
  return { key, size, fits, lacksGroup: infix("=", group, zero) };
};

/** Rows that say the same of who somebody is. */
const isTwice = ({ draft, persons }: TeamAround): Formula => {
  if (persons === 0) return zero;
  const columns = Array.from({ length: persons }, (_, i) => personKey(i));
  const equal = columns.map((key) => call("EXACT", range(people, key), cell(people, key)));
  const same = draft.array(people, { zh: "同名行数", en: "Rows of this name" }, call("SUM", product([one, ...equal])));
  const named = columns.map((key) => call("LEN", call("TRIM", cell(people, key))));
  return draft.part(
    people,
    { zh: "同一人两次", en: "There twice" },
    flag(and([infix(">", sum(named), zero), infix(">", same, one)])),
  );
};

export const crewOf = (figure: TeamFigure, title: Says, groups: Groups, around: TeamAround): Crew => {
  const { draft, team, integers, lacking } = around;
  const { is } = figure;
  const names = [...new Set(columnsOf(is))];
  const value = (name: string) => cell(people, valueKey(name));
  const { key } = groups;
  const exempt = is.op === "quota" && is.exempt !== undefined ? value(is.exempt) : undefined;
  // Whoever is exempt is out of it, whatever else is missing.
  const staysOut = exempt ? when(lacks(exempt), zero, flag(exempt)) : zero;
  const broken = sum([isTwice(around), ...names.map(lacking)]);
  const counts = and([infix(">", key, zero), ...(exempt ? [infix("=", staysOut, zero)] : [])]);
  const lack = draft.part(people, named(title, "有缺", "lacking"), when(counts, flag(infix(">", broken, zero)), zero));
  const has = names.map((name) => call("NOT", lacks(value(name))));
  const taking = draft.part(
    people,
    named(title, "参加", "takes part"),
    when(counts, flag(and([infix("=", lack, zero), ...has])), zero),
  );
  const inGroup = (values: Formula) => call("SUMIFS", values, all(key), key);
  const waits = draft.part(people, named(title, "缺的人数", "people lacking"), inGroup(all(lack)));
  const count = draft.part(people, named(title, "参加人数", "people taking part"), inGroup(all(taking)));
  const definitions = new Map(integers.definitions.map((definition) => [definition.name, definition]));
  return {
    ...{ title, key, taking, lack, count },
    keys: all(key),
    takings: all(taking),
    lackings: all(lack),
    open: team.incomplete === "refuse" ? infix("=", waits, zero) : { is: "literal", text: "TRUE" },
    compared: (name) => {
      const definition = definitions.get(name);
      if (definition?.sort === "number" && definition.den !== undefined)
        around.misfit({ code: "workbook/no-grid", about: title });
      const plain = definition?.sort === "condition" ? flag(value(name)) : value(name);
      const own = draft.part(people, titleOf(name, around), when(infix("=", taking, one), plain, zero));
      return { own, all: all(own) };
    },
    total: (of) => inGroup(of.all),
  };
};
const named = ({ zh, en }: Says, more: string, mehr: string): Says => ({ zh: `${zh}：${more}`, en: `${en}: ${mehr}` });
const titleOf = (name: string, { plan }: TeamAround): Says =>
  plan.definitions.find((definition) => definition.name === name)?.title ?? { zh: name, en: name };

/** Of a criterion, for the whole column: who comes before this person, and who is level. */
export const before = (crew: Crew, orders: readonly Order[]): { readonly better: Formula; readonly level: Formula } => {
  const columns = orders.map(({ of, falling }) => ({ ...crew.compared(of), falling }));
  const better = columns.reduceRight<Formula | undefined>((rest, { own, all: values, falling }) => {
    const first = infix(falling ? ">" : "<", values, own);
    return rest ? sum([product([first, one]), product([infix("=", values, own), rest])]) : first;
  }, undefined);
  const level = product(columns.map(({ own, all: values }) => infix("=", values, own)));
  return { better: better ?? zero, level };
};
/** How many of the group who take part it holds for. */
export const countOf = (crew: Crew, condition: Formula, among: Formula = crew.takings): Formula =>
  call("SUMPRODUCT", product([infix("=", crew.keys, crew.key), among, condition]));

/** A number of one unit in another; the factor is whole. */
export const unitOf = (definition: IntegerDefinition | undefined) =>
  fromText(definition?.sort === "number" ? definition.unit : "1");
