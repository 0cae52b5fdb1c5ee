/** What is said of a typed cell that is not as it should be, one text for each state. */

import { valueText } from "../../plan/format.ts";
import type { Input } from "../../plan/ir.ts";
import { divide, fromText, toText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { cellForm, secondsPerCell } from "./facts.ts";
import { call, type Formula } from "./formula.ts";
import { states } from "./keys.ts";
import type { Words } from "./words.ts";

/** What a cell takes, in words: `0..100, 每格 0.5`. */
export const takes = ({ of }: Input): Says => {
  switch (of.type) {
    case "number":
      return numberTakes(of);
    case "choice":
      return both(
        of.values.map(({ title }) => title),
        "、",
        ", ",
      );
    case "flag":
      return { zh: "是、否", en: "yes or no" };
    case "text":
      return { zh: "文字", en: "text" };
    case "list":
      return { zh: "另一张表，每条一行", en: "a sheet of its own, a row each" };
  }
};
const both = (titles: readonly Says[], zh: string, en: string): Says => ({
  zh: titles.map((title) => title.zh).join(zh),
  en: titles.map((title) => title.en).join(en),
});
type NumberType = Input["of"] & { readonly type: "number" };
const numberTakes = (of: NumberType): Says => {
  const unit = cellUnit(of);
  const write = (text: string) => (unit ? inCells(of, text) : valueText(of.kind, fromText(text)));
  const range = `${write(of.low)}..${write(of.high)}`;
  if (of.kind === "date" || of.kind === "datetime" || of.unit === "fraction") return { zh: range, en: range };
  const step = write(of.unit);
  const steps = of.unit === "1" ? { zh: "整数", en: "whole" } : { zh: `刻度 ${step}`, en: `in steps of ${step}` };
  return {
    zh: `${range}${unit ? ` ${unit.zh}` : ""}，${steps.zh}`,
    en: `${range}${unit ? ` ${unit.en}` : ""}, ${steps.en}`,
  };
};
/** In the unit of the cell; a part without end is shown as it is reckoned. */
const inCells = (of: NumberType, text: string): string => {
  const form = cellForm(of);
  const value = form.form === "number" ? divide(fromText(text), form.perCell) : fromText(text);
  return toText(value);
};
/** Times stand in cells as so many of this. */
export const cellUnit = (of: Input["of"]): Says | undefined =>
  of.type === "number" && of.kind === "duration" ? units[toText(secondsPerCell(of))] : undefined;
const units: Readonly<Record<string, Says>> = {
  "1": { zh: "秒", en: "s" },
  "60": { zh: "分钟", en: "min" },
  "3600": { zh: "小时", en: "h" },
  "86400": { zh: "天", en: "days" },
};

export const openProblems = (inputs: ReadonlyMap<string, Input>, words: Words): ((fact: string, state: Formula) => Formula) => {
  const { language } = words;
  return (fact, state) => {
    const input = inputs.get(fact);
    const title = input?.title[language] ?? fact;
    const all = input ? saidOf(input) : [];
    const texts = all.map((says) => (language === "zh" ? `${title}：${says.zh}` : `${title}: ${says.en}`));
    return call(
      "INDEX",
      words.block(
        title,
        texts.map((text) => ({ text })),
      ).texts,
      state,
    );
  };
};
/** By the number of the state, from 1. */
const saidOf = (input: Input): readonly Says[] => {
  const what = takes(input);
  const found = new Map<number, Says>([
    [states.blank, { zh: "缺", en: "missing" }],
    [states.notApplicable, { zh: "标了不适用，而此处需要它的值", en: "marked n/a, but its value is needed here" }],
    [states.unreadable, unreadable(input, what)],
    [states.outOfRange, outOfRange(input, what)],
    [states.offGrid, { zh: `不在刻度上（${what.zh}）`, en: `not on its grid (${what.en})` }],
    [states.needsValue, { zh: "细则没有写明不适用时怎么办", en: "the scheme does not say what n/a means here" }],
  ]);
  return Object.values(states)
    .filter((state) => state > 0)
    .map((state) => found.get(state) ?? { zh: "", en: "" });
};
const unreadable = ({ of }: Input, what: Says): Says =>
  of.type === "list"
    ? { zh: "有明细没有写是谁的，或有两行是同一个人", en: "a record names nobody, or two rows are the same person" }
    : { zh: `填写有误（${what.zh}）`, en: `cannot be used (${what.en})` };
const outOfRange = ({ of }: Input, what: Says): Says => {
  if (of.type === "list")
    return { zh: `应有 ${of.atLeast ?? 0}..${of.atMost} 条`, en: `needs ${of.atLeast ?? 0}..${of.atMost} records` };
  return { zh: `超出范围（${what.zh}）`, en: `out of range (${what.en})` };
};
