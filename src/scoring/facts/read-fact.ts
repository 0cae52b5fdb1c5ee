/** One fact as it was handed in, by the type that the rubric declares; a list is read by whoever reads its records. */
import type { Value } from "../../plan/facts.ts";
import type { InputType } from "../../plan/ir.ts";
import { didYouMean, suggest } from "../../text/suggest.ts";
import { type Fail, shown, textOf } from "./given.ts";
import { readNumber } from "./read-number.ts";

type Choice = InputType & { type: "choice" };
const yesWords: ReadonlySet<string> = new Set(["true", "yes", "y", "是", "1"]);
const noWords: ReadonlySet<string> = new Set(["false", "no", "n", "否", "0"]);

export const readFact = (given: unknown, type: Exclude<InputType, { type: "list" }>, fail: Fail): Value | undefined => {
  switch (type.type) {
    case "number":
      return readNumber(given, type, fail);
    case "choice":
      return readChoice(given, type, fail);
    case "flag":
      return readFlag(given, fail);
    case "text":
      return typeof given === "string" || typeof given === "number"
        ? String(given)
        : fail("facts/unreadable", "不是文字", "is not a text");
  }
};

const readChoice = (given: unknown, type: Choice, fail: Fail): string | undefined => {
  const text = textOf(given)?.normalize("NFKC").trim();
  const fold = (words: string) => words.normalize("NFKC").trim().toLowerCase();
  const same = (a: string) => text !== undefined && fold(a) === fold(text);
  const found =
    type.values.find((option) => option.value === text) ??
    type.values.find((option) => same(option.value) || same(option.title.zh) || same(option.title.en));
  return found ? found.value : unknownOption(shown(given), type, fail);
};
const unknownOption = (words: string, { values }: Choice, fail: Fail): undefined => {
  const options = values.map(({ value, title }) => (title.zh === value ? value : `${value}（${title.zh}）`));
  const near = suggest(
    words,
    values.flatMap(({ value, title }) => [value, title.zh, title.en]),
  );
  const meant = near === undefined ? undefined : didYouMean(near);
  return fail("facts/unknown-option", `没有“${words}”这个选项`, `\`${words}\` is not one of the values`, {
    zh: `${meant?.zh ?? ""}可选：${options.join("、")}。`,
    en: `${meant ? `${meant.en} ` : ""}The values are ${values.map(({ value }) => value).join(", ")}.`,
  });
};

const readFlag = (given: unknown, fail: Fail): boolean | undefined => {
  const text = typeof given === "boolean" ? String(given) : textOf(given)?.normalize("NFKC").toLowerCase();
  if (text !== undefined && yesWords.has(text)) return true;
  if (text !== undefined && noWords.has(text)) return false;
  return fail("facts/unreadable", `“${shown(given)}”不是“是”或“否”`, `\`${shown(given)}\` is neither yes nor no`, {
    zh: "请写 是 或 否（true、false 也可）。",
    en: "Write yes or no (true and false will do).",
  });
};
