/** Why a definition has no value, where it has none: the first thing that it needs and lacks, or the row that refuses. */
import type { Integers } from "../../integers/ir.ts";
import { ownerOf } from "../../integers/slot-names.ts";
import type { Definition } from "../../plan/ir.ts";
import { refusalsOf } from "../../plan/visit.ts";
import type { Language, Says } from "../../text/path.ts";
import { decidingName, type Line } from "./deciding.ts";
import { type Draft, people } from "./draft.ts";
import { and, call, cell, type Formula, infix, number, text, when } from "./formula.ts";
import { stateKey, states, valueKey } from "./keys.ts";
import { needsOf } from "./needs.ts";
import type { Block, Words } from "./words.ts";

export type Surroundings = {
  readonly draft: Draft;
  readonly words: Words;
  readonly integers: Integers;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  /** Holds where a definition has no value. */
  readonly without: (definition: string) => Formula;
  /** What is said of an input that is not as it should be. */
  readonly problem: (input: string) => Formula;
  /** The column of the people's table in which it is said of a definition that people see. */
  readonly told: (definition: string) => string | undefined;
  readonly lists: ReadonlyMap<string, Says>;
};
export type Why = {
  /** A cell that says it. */
  readonly why: (name: string) => Formula;
  /** What that cell says. */
  readonly reason: (name: string) => Formula;
};

const between: Readonly<Record<Language, string>> = { zh: "；", en: "; " };
const or: Readonly<Record<Language, string>> = { zh: "；或：", en: "; or: " };

/** The lines of a definition: beside each text, 1 where it refuses. */
export const lineBlock = ({ words, lines, definitions }: Surroundings, name: string): Block | undefined => {
  const { language } = words;
  const own = lines.get(name);
  return (
    own &&
    words.block(
      definitions.get(name)?.title[language] ?? name,
      own.map(({ says, refuses }) => ({
        text: says
          .map(words.tell)
          .filter((text) => text !== "")
          .join(between[language]),
        number: refuses ? 1 : 0,
      })),
    )
  );
};

export const openWhy = (around: Surroundings): Why => {
  const { draft, words, integers, definitions, problem, told, lists } = around;
  const { language } = words;
  const slots = new Map(integers.slots.map((slot) => [slot.name, slot]));
  const inputs = new Map(integers.columns.map((column) => [column.name, column]));
  const known = new Map<string, Formula>();

  const input = (name: string, isSure: boolean, rest: Formula): Formula => {
    const column = inputs.get(name);
    if (!column || column.list !== undefined) return rest;
    const state = cell(people, stateKey(name));
    const wrong = infix(">", state, number(!isSure && column.optional ? states.blank : states.good));
    const away = infix("<>", state, number(states.notApplicable));
    return when(!isSure && column.mayNotApply ? and([wrong, away]) : wrong, problem(name), rest);
  };
  /** What may be left out, and was, where the definition could not do without. */
  const leftOut = (name: string, rest: Formula): Formula => {
    const column = inputs.get(name);
    if (!column || column.list !== undefined || !(column.optional || column.mayNotApply)) return rest;
    return when(infix(">", cell(people, stateKey(name)), number(states.good)), problem(name), rest);
  };
  const needed = (name: string, isSure: boolean, rest: Formula): Formula => {
    const definition = ownerOf(name);
    if (inputs.has(name)) return input(name, isSure, rest);
    if (!definitions.has(definition) || slots.get(name)?.list !== undefined) return rest;
    return when(around.without(definition), why(definition), rest);
  };
  const row = (name: string, rest: Formula): Formula => {
    const block = around.lines.get(name)?.some(({ refuses }) => refuses) ? lineBlock(around, name) : undefined;
    if (!block) return rest;
    const own = cell(people, valueKey(decidingName(name)));
    const refuses = when(call("ISNUMBER", own), call("INDEX", block.numbers, own), number(0));
    return when(infix("=", refuses, number(1)), call("INDEX", block.texts, own), rest);
  };
  const reason = (name: string): Formula => {
    const definition = definitions.get(name);
    const { sure, perhaps } = needsOf(name, slots, definition);
    const texts = definition ? refusalsOf(definition).map((says) => words.tell(says)) : [];
    const records = [...sure, ...perhaps].flatMap((one) => lists.get(one) ?? []).map((title) => inRecords(title)[language]);
    const said = [...new Set([...records, ...texts])].join(or[language]);
    const refused = text(said || cannotBeReckoned[language]);
    const otherwise = perhaps.reduceRight<Formula>((rest, one) => leftOut(one, rest), refused);
    const last = perhaps.reduceRight<Formula>((rest, one) => needed(one, false, rest), otherwise);
    return sure.reduceRight<Formula>((rest, one) => needed(one, true, rest), row(name, last));
  };
  const why = (name: string): Formula => {
    const key = told(name);
    const found = key === undefined ? known.get(name) : cell(people, key);
    if (found) return found;
    const title = definitions.get(name)?.title ?? { zh: name, en: name };
    const made = draft.part(people, { zh: `${title.zh}：原因`, en: `${title.en}: why not` }, reason(name));
    known.set(name, made);
    return made;
  };
  return { why, reason };
};
const cannotBeReckoned: Says = { zh: "无法计算", en: "cannot be reckoned" };
const inRecords = ({ zh, en }: Says): Says => ({
  zh: `“${zh}”有一条缺数据或不能计算，见该表`,
  en: `${en}: a record lacks something or cannot be reckoned, see its sheet`,
});
