/** Rows over a yes-or-no: `true`, `false`, 是, 否, `otherwise`. */
import type { TypedFlag } from "../../language/kinds.ts";
import { isOtherwise } from "../../language/row-labels.ts";
import { holding, holdsOf } from "../../plan/cells.ts";
import type { Axis } from "../../plan/ir.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import { suggest } from "../../text/suggest.ts";
import type { Context } from "../context.ts";
import { idleOtherwise, missingCases, twice, unknownCase } from "./complaints.ts";
import type { AxisRow, AxisRows, AxisText, Entry, ReadRow } from "./entry.ts";
import { insideOf } from "./inside.ts";
import { restOf } from "./rest.ts";

const words: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
  ["是", true],
  ["否", false],
]);
const doesHold = phrase("table/holds", "{0} 成立", "{0} holds");
const doesNotHold = phrase("table/does-not-hold", "{0} 不成立", "{0} does not hold");
const sentenceOf =
  (title: Sentence) =>
  (label: string): Sentence =>
    (label === "true" ? doesHold : doesNotHold)(title);

export const flagAxis = <T>(
  text: AxisText,
  { value: condition }: TypedFlag,
  context: Context,
  read: ReadRow<T>,
): AxisRows<T> | undefined => {
  const { of, line, entries, path } = text;
  const on: Axis = { axis: "condition", of: condition };
  const rest = restOf(text, context);
  const named = entries.flatMap(({ label }) => words.get(label) ?? []);
  const taken = new Set<boolean>();
  const rowFor = (entry: Entry): AxisRow<T> | undefined => {
    const { label, path: at } = entry;
    const isRest = entry === rest;
    const holds = isRest ? !named.includes(true) : words.get(label);
    if (holds === undefined) {
      const params = { option: label, of, options: ["true", "false"], near: suggest(label, ["true", "false"]) };
      context.complain(unknownCase, at, params, { part: "key" });
      return undefined;
    }
    if (isRest && named.length === 2) context.complain(idleOtherwise, at, { line, of }, { part: "key" });
    if (taken.has(holds)) {
      if (!isRest) context.complain(twice, at, { line, option: label }, { part: "key" });
      return undefined;
    }
    const cell = holding(holds);
    const yields = read(entry, insideOf(context, on, [cell]));
    if (yields === undefined) return undefined;
    taken.add(holds);
    return { cell, label: String(holds), path: at, of: yields };
  };
  const rows = entries.filter((entry) => entry === rest || !isOtherwise(entry.label)).map(rowFor);
  const known = rows.filter((row) => row !== undefined);
  if (known.length < rows.length) return undefined;
  const [only, other] = known;
  if (!other) {
    context.complain(
      missingCases,
      path,
      { line, of, missing: only ? [String(!holdsOf(only.cell))] : ["true", "false"] },
      { part: "key" },
    );
    return undefined;
  }
  return {
    on,
    rows: known.sort((a, b) => Number(holdsOf(b.cell)) - Number(holdsOf(a.cell))),
    sentence: sentenceOf(context.read.titleOf(of)),
  };
};
