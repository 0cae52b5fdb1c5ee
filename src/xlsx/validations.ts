/** What may be typed into a cell, and what is said beside it. */
import { readRange } from "./address.ts";
import { checkedFormula } from "./cells.ts";
import type { Condition, Range, Validation } from "./model.ts";
import type { Styles } from "./styles.ts";
import { atMost, counted, element, plain, spokenAttribute } from "./xml.ts";

export const rangesText = (on: readonly Range[], what: string): string => {
  if (on.length === 0) throw new Error(`${what} stands on no cells.`);
  for (const range of on) readRange(range);
  return on.join(" ");
};

const cutMark = "…";
/** Shorter than the limit, and not within a word where words are written apart. */
export const cutAtWord = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const start = atMost(text, limit - cutMark.length);
  const next = text.slice(start.length, start.length + 1);
  const broken = /[\p{Script=Latin}\p{N}'’-]+$/u.exec(start);
  // A word that fills most of the text is no help to keep whole.
  const whole =
    broken && /[\p{Script=Latin}\p{N}]/u.test(next) && broken.index > limit / 2 ? start.slice(0, broken.index) : start;
  return whole.replace(/[\s,;:，；：、。.]+$/u, "") + cutMark;
};
const titleLimit = 32;
const textLimit = 255;
const title = (text: string | undefined) => (text ? spokenAttribute(cutAtWord(text, titleLimit)) : undefined);
const message = (text: string | undefined) => (text ? spokenAttribute(cutAtWord(text, textLimit)) : undefined);

/** Excel repairs a file whose validation has a longer formula, which means that it throws the validation away. */
const conditionLimit = 255;
const wordsFormula = (words: readonly string[]): string => {
  const wrong = words.find((word) => word === "" || word.includes(","));
  if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong)} cannot stand in a list that is written out.`);
  const list = words.join(",").replaceAll('"', '""');
  if (words.length === 0 || list.length > conditionLimit) {
    throw new Error(`A list that is written out has 1 to ${conditionLimit} characters, not ${list.length}: ${list.slice(0, 40)}`);
  }
  return `"${list}"`;
};
const formulaOf = (is: Validation["is"], place: string): string => {
  switch (is.kind) {
    case "list":
      return checkedFormula(is.from, place, conditionLimit);
    case "words":
      return wordsFormula(is.words);
    case "formula":
      return checkedFormula(is.formula, place, conditionLimit);
  }
};
const validationXml = ({ on, is, prompt, error, warning }: Validation): string => {
  const cells = rangesText(on, "A validation");
  return element(
    "dataValidation",
    {
      type: is.kind === "formula" ? "custom" : "list",
      errorStyle: warning ? "warning" : undefined,
      allowBlank: true,
      showInputMessage: prompt ? true : undefined,
      showErrorMessage: true,
      errorTitle: title(error?.title),
      error: message(error?.text),
      promptTitle: title(prompt?.title),
      prompt: message(prompt?.text),
      sqref: cells,
    },
    `<formula1>${plain(formulaOf(is, `that ${on[0]} is held to`))}</formula1>`,
  );
};
export const validationsXml = (validations: readonly Validation[] = []): string =>
  counted("dataValidations", validations.map(validationXml));

/** Where two conditions hold, the earlier one shows. */
export const conditionsXml = (conditions: readonly Condition[] = [], styles: Styles): string =>
  conditions
    .map(({ on, formula, style }, at) =>
      element(
        "conditionalFormatting",
        { sqref: rangesText(on, "A condition") },
        element(
          "cfRule",
          { type: "expression", dxfId: styles.conditional(style), priority: at + 1 },
          `<formula>${plain(checkedFormula(formula, `that shades ${on[0]}`))}</formula>`,
        ),
      ),
    )
    .join("");
