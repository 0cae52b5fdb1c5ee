/** The columns that are typed in, and what becomes of each: its state and its value. */
import type { Column, Integers } from "../../integers/ir.ts";
import type { Input, InputType, ListColumn } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import { type Draft, people } from "./draft.ts";
import { addFact, isBlank, type Options, saysNotApplicable } from "./facts.ts";
import { and, call, cell, type Formula, infix, none, number, or, range, sum, text, truth, when } from "./formula.ts";
import {
  codeIn,
  countKey,
  factKey,
  ownerKey,
  personKey,
  placeKey,
  presentKey,
  stateKey,
  states,
  statusKey,
  unreadableKey,
  valueKey,
} from "./keys.ts";
import { factValueTitle } from "./titles.ts";
import type { Block, Words } from "./words.ts";

type Around = {
  readonly draft: Draft;
  readonly columns: ReadonlyMap<string, Column>;
  readonly words: Words;
  readonly choices: Integers["choices"];
  readonly options: Map<string, Block>;
  /** What is said of a column of a list in a record. */
  readonly problem: (list: string, column: string) => Formula;
};
type List = Input & { readonly of: InputType & { readonly type: "list" } };
const isList = (input: Input): input is List => input.of.type === "list";

/** First who it is, then the facts; in the table of a list, who a record belongs to. */
export const typedColumns = (draft: Draft, inputs: readonly Input[], person: readonly Says[]): void => {
  person.forEach((title, i) => {
    draft.typed(people, "person", String(i), title);
  });
  for (const input of inputs) {
    if (input.source !== undefined) continue;
    // A list has its own sheet; here one can only say that it does not apply.
    if (!isList(input) || input.mayNotApply) draft.typed(people, "fact", input.name, input.title);
    if (isList(input)) {
      const [who] = person;
      if (who) draft.typed(input.name, "person", "0", who);
      for (const { name, title } of input.of.columns) draft.typed(input.name, "fact", name, title);
    }
  }
};

/** Answers the words that may be typed for each choice. */
export const addInputs = (
  inputs: readonly Input[],
  person: readonly Says[],
  given: Omit<Around, "options">,
): ReadonlyMap<string, Block> => {
  const around: Around = { ...given, options: new Map() };
  const { draft } = around;
  const typed = draft.columns(people);
  const [first, last] = [typed[0]?.key, typed[typed.length - 1]?.key];
  draft.add(people, placeKey, { zh: "行号", en: "Row" }, infix("-", call("ROW"), call("ROW", { is: "head", table: people })));
  const filled: Formula =
    first === undefined || last === undefined
      ? number(0)
      : call("COUNTA", { is: "cells", table: people, column: first, to: last, reach: "row" });
  draft.add(people, presentKey, { zh: "有内容", en: "Filled in" }, infix(">", filled, number(0)));
  for (const input of inputs) {
    if (input.source !== undefined) continue;
    if (isList(input)) addList(input, person.length, around);
    else addOne(people, input, around);
  }
  return around.options;
};

const addOne = (table: string, input: Input, { draft, columns, words, choices, options: blocks }: Around): void => {
  const column = columns.get(input.name);
  if (!column) return;
  const options: Options = (name, codes) => {
    const block = words.block(input.title[words.language], optionWords(input.of, codes, choices, words));
    blocks.set(name, block);
    return block;
  };
  addFact(draft, table, input, column, options);
};
/** What may be typed for an option: first the titles, which a drop-down offers, then its name and its title in the other language. */
export const optionWords = (of: InputType, codes: readonly number[], choices: readonly string[], { language }: Words) => {
  if (of.type !== "choice") return [];
  const other = language === "zh" ? "en" : "zh";
  const numbers = new Map(codes.map((code) => [choices[code], codeIn(code)]));
  const word = (text: string, value: string) => ({ text, number: numbers.get(value) ?? 0 });
  // Two titles that programs take for the same both stand there, and are then neither's.
  const titles = of.values.map(({ value, title }) => word(title[language], value));
  const seen = new Set(titles.map(({ text: title }) => title.toLowerCase()));
  const others = [
    ...of.values.map(({ value }) => word(value, value)),
    ...of.values.map(({ value, title }) => word(title[other], value)),
  ];
  return [
    ...titles,
    ...others.filter(({ text: more }) => {
      const folded = more.toLowerCase();
      return !seen.has(folded) && seen.add(folded);
    }),
  ];
};

/** The records stand on a sheet of their own, each with the row of the person that it belongs to. */
const addList = (input: List, persons: number, around: Around): void => {
  const { draft } = around;
  const { name, of } = input;
  const who = cell(name, personKey(0));
  const keys = range(people, personKey(0));
  const titled = (zh: string, en: string): Says => ({ zh, en });
  const facts = of.columns.map((column) => cell(name, factKey(column.name)));
  const nobody = persons === 0 ? isBlank(number(0)) : call("IFERROR", isBlank(who), truth(true));
  const owner = draft.add(
    name,
    ownerKey,
    titled("属于第几行", "Row of its person"),
    when(nobody, number(0), placeOf(who, keys, draft, name)),
  );
  const filled = call("COUNTA", ...facts);
  const lost = draft.add(
    name,
    "lost",
    titled("没有写是谁的", "Nobody's"),
    when(and([nobody, infix(">", filled, number(0))]), number(1), number(0)),
  );
  for (const column of of.columns) addOne(name, column, around);
  const bad = of.columns.map((column) =>
    when(infix(">=", cell(name, stateKey(column.name)), number(states.unreadable)), number(1), number(0)),
  );
  draft.add(name, unreadableKey, titled("填写有误", "Wrong cells"), bad.length === 0 ? number(0) : sum(bad));
  addOwners(input, keys, lost, draft);
  const { say } = around.words;
  const nobodys = say({ zh: "没有写是谁的", en: "says of nobody" });
  const stranger = say({ zh: "人员表里没有这个人", en: "nobody on the people's sheet is called so" });
  const wrong = of.columns.reduceRight<Formula>(
    (rest, column) => when(isWrong(column), around.problem(name, column.name), rest),
    text(""),
  );
  const known = when(infix("=", owner, number(0)), stranger, wrong);
  const told = when(infix(">", lost, number(0)), nobodys, when(or([nobody, infix("=", filled, number(0))]), text(""), known));
  draft.add(name, statusKey, titled("填写情况", "Status"), told, "status");
};
const isWrong = ({ name, optional, member: { of } }: ListColumn): Formula => {
  const state = cell(of, stateKey(name));
  const beyond = infix(">=", state, number(states.unreadable));
  return optional ? beyond : or([infix("=", state, number(states.blank)), beyond]);
};
/** The row of somebody's name, which is looked up as it stands: to MATCH a * and a ? are anything, unless a ~ is before them. */
const placeOf = (who: Formula, keys: Formula, draft: Draft, table: string): Formula => {
  const literally = ["~", "*", "?"].reduce<Formula>(
    (words, sign) => call("SUBSTITUTE", words, text(sign), text(`~${sign}`)),
    who,
  );
  const title: Says = { zh: "名称所在行", en: "Row of the name" };
  const place = draft.part(table, title, call("IFERROR", call("MATCH", literally, keys, number(0)), number(0)));
  const found = infix("&", call("INDEX", keys, place), text(""));
  return when(infix("=", place, number(0)), number(0), when(infix("=", found, infix("&", who, text(""))), place, number(0)));
};
/** How many records somebody has, and whether that can be said at all. */
const addOwners = ({ name, title, of, optional, mayNotApply }: List, keys: Formula, lost: Formula, draft: Draft): void => {
  const owner = range(name, ownerKey);
  const me = cell(people, placeKey);
  const own = cell(people, personKey(0));
  // Seen by people: whoever has none may have been forgotten.
  const counted: Says = { zh: `${title.zh}（条数）`, en: `${title.en} (records)` };
  const count = draft.add(people, countKey(name), counted, call("COUNTIF", owner, me), "figure");
  // Where a name is an error, nobody can say who is there twice.
  const same = infix(">", call("SUMPRODUCT", infix("*", infix("=", keys, own), number(1))), number(1));
  const twice = call("IFERROR", same, truth(true));
  const astray = infix(">", call("SUM", range(name, lost.is === "cells" ? lost.column : "")), number(0));
  const wrongNumber = or([infix("<", count, number(of.atLeast ?? 0)), infix(">", count, number(of.atMost))]);
  const fits = when(wrongNumber, number(states.outOfRange), number(states.good));
  // Of none at all, nobody can say whether there were none or they were left out.
  const state = when(
    or([twice, astray]),
    number(states.unreadable),
    optional && (of.atLeast ?? 0) > 0 ? when(infix("=", count, number(0)), number(states.blank), fits) : fits,
  );
  const typed = cell(people, factKey(name));
  const away = when(infix("=", count, number(0)), number(states.notApplicable), number(states.unreadable));
  const marked = when(saysNotApplicable(typed), away, when(isBlank(typed), state, number(states.unreadable)));
  const found = draft.add(
    people,
    stateKey(name),
    { zh: `${title.zh}：状态`, en: `${title.en}: state` },
    mayNotApply ? marked : state,
  );
  draft.add(people, valueKey(name), factValueTitle(title, of), when(infix("=", found, number(states.good)), count, none));
  const broken = call("SUMIFS", range(name, unreadableKey), owner, me);
  draft.add(people, `${unreadableKey}:${name}`, { zh: `${title.zh}：填写有误`, en: `${title.en}: wrong cells` }, broken);
};
