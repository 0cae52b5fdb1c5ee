/** Rows over a choice: `north`, `north | south`, `otherwise`; each of its values in exactly one. */
import type { TypedChoice } from "../../language/kinds.ts";
import { isOtherwise } from "../../language/row-labels.ts";
import { options, optionsOf } from "../../plan/cells.ts";
import type { Axis } from "../../plan/ir.ts";
import type { Path } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import { suggest } from "../../text/suggest.ts";
import type { Context } from "../context.ts";
import { shown } from "../shown.ts";
import { idleOtherwise, missingCases, twice, unknownCase } from "./complaints.ts";
import type { AxisRow, AxisRows, AxisText, Entry, ReadRow } from "./entry.ts";
import { insideOf } from "./inside.ts";
import { restOf } from "./rest.ts";

const namedIn = (label: string): readonly string[] => label.split(/[|,，]/).map((one) => one.trim());

export const choiceAxis = <T>(
  text: AxisText,
  typed: TypedChoice,
  context: Context,
  read: ReadRow<T>,
): AxisRows<T> | undefined => {
  const { of, line, entries, path } = text;
  const { value: choice, values } = typed;
  const on: Axis = { axis: "choice", of: choice };
  const taken = new Set<string>();
  /** Whether the row may take the value; where not, the complaint has been made. */
  const take = (option: string, at: Path): boolean => {
    const isKnown = values.includes(option);
    const isFree = !taken.has(option);
    taken.add(option);
    if (!isKnown) {
      const params = { option, of, options: values, near: suggest(option, values) };
      context.complain(unknownCase, at, params, { part: "key" });
    } else if (!isFree) context.complain(twice, at, { line, option }, { part: "key" });
    return isKnown && isFree;
  };
  const rowFor = ({ label, tree, path: at }: Entry, oneOf: readonly string[]): AxisRow<T> | undefined => {
    const cell = options(...oneOf);
    const yields = read({ label, tree, path: at }, insideOf(context, on, [cell]));
    return yields === undefined ? undefined : { cell, label, path: at, of: yields };
  };
  const otherwise = restOf(text, context);
  const rows = entries
    .filter((entry) => !isOtherwise(entry.label))
    .map((entry) => {
      const named = namedIn(entry.label);
      const free = named.map((option) => take(option, entry.path));
      const row = rowFor(
        entry,
        values.filter((value) => named.includes(value)),
      );
      return free.includes(false) ? undefined : row;
    });
  const missing = values.filter((value) => !taken.has(value));
  if (otherwise && missing.length === 0) context.complain(idleOtherwise, otherwise.path, { line, of }, { part: "key" });
  if (otherwise) rows.push(rowFor(otherwise, missing));
  else if (missing.length > 0) context.complain(missingCases, path, { line, of, missing }, { part: "key" });
  const known = rows.filter((row) => row !== undefined);
  if (known.length < rows.length || (!otherwise && missing.length > 0)) return undefined;
  const place = ({ cell }: AxisRow<T>) => values.indexOf(optionsOf(cell)[0] ?? "");
  return {
    on,
    rows: known.sort((a, b) => place(a) - place(b)),
    sentence: sentenceOf(context.read.titleOf(of), choice),
  };
};
const noneOfTheOthers = phrase("table/none-of-the-others", "{0}，属其余情形", "{0}, none of the others");
const sentenceOf = (title: Sentence, choice: TypedChoice["value"]) => {
  const value = "name" in choice ? shown({ title, atom: choice }) : title;
  return (label: string): Sentence => (isOtherwise(label) ? noneOfTheOthers(value) : value);
};
