/** What a typed cell offers and refuses, and how it says so. */
import type { Column } from "../integers/ir.ts";
import type { Input } from "../plan/ir.ts";
import { accepts, type Block, type GridColumn, people, printer, type Sites, stateKey, takes } from "../targets/grid/grid.ts";
import type { Language } from "../text/path.ts";
import type { Condition, Validation } from "../xlsx/model.ts";
import { columnLetters, firstRow, type TableLayout } from "./layout.ts";
import { flags } from "./values.ts";

export type Typed = {
  readonly table: string;
  readonly layout: TableLayout;
  readonly sites: Sites;
  readonly language: Language;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly columns: ReadonlyMap<string, Column>;
  readonly options: ReadonlyMap<string, Block>;
};
/** The longest formula that Excel takes for a validation. */
const longest = 255;

const rangeOf = (place: number, { rows }: TableLayout): string => {
  const letters = columnLetters(place);
  return `${letters}${firstRow}:${letters}${firstRow + rows - 1}`;
};

export const validationsOf = (typed: Typed): readonly Validation[] =>
  typed.layout.columns.flatMap((column, i) => {
    const input = column.role === "fact" ? typed.inputs.get(column.of ?? "") : undefined;
    const is = input && kindOf(input, column, typed);
    if (!input) return [];
    const { language } = typed;
    const zh = language === "zh";
    const what = takes(input)[language];
    const more = [
      ...(input.optional ? [zh ? "可以不填。" : "May be left empty."] : []),
      ...(input.mayNotApply ? [zh ? "不适用时写“不适用”。" : "Write n/a where it does not apply."] : []),
    ];
    const title = input.title[language];
    return [
      {
        on: [rangeOf(i + 1, typed.layout)],
        is: is ?? { kind: "formula", formula: "TRUE" },
        prompt: { title, text: [what, ...more].join("\n") },
        error: { title, text: zh ? `这里应填：${what}` : `This takes: ${what}` },
      },
    ];
  });

const kindOf = (
  input: Input,
  column: GridColumn,
  { table, sites, columns, options, language }: Typed,
): Validation["is"] | undefined => {
  const { of } = input;
  const { yes, no } = flags[language];
  const away = input.mayNotApply ? [language === "zh" ? "不适用" : "n/a"] : [];
  if (of.type === "list") return { kind: "words", words: away };
  if (of.type === "flag") return { kind: "words", words: [yes, no, ...away] };
  if (of.type === "choice") {
    const block = options.get(input.name);
    return block && { kind: "list", from: block.top(of.values.length) };
  }
  const own = columns.get(input.name);
  const asked = own && accepts({ is: "cells", table, column: column.key, reach: "row" }, own);
  if (!asked) return undefined;
  const formula = printer(asked, table, sites)(firstRow);
  return formula.length <= longest ? { kind: "formula", formula } : undefined;
};

/** What is typed and cannot be used is red; a row that waits for something says so in colour. */
export const conditionsOf = ({ layout, table }: Typed): readonly Condition[] => {
  const { columns, rows } = layout;
  const letters = (key: string) => {
    const place = columns.findIndex((column) => column.key === key);
    return place < 0 ? undefined : columnLetters(place + 1);
  };
  const facts = columns.flatMap(({ role, of = "" }, i): readonly Condition[] => {
    const state = role === "fact" ? letters(stateKey(of)) : undefined;
    return state === undefined
      ? []
      : [{ on: [rangeOf(i + 1, layout)], formula: `$${state}${firstRow}>=3`, style: { fill: "F8CBAD", color: "9C0006" } }];
  });
  const [status, usable, present] = [letters("status"), letters("usable"), letters("present")];
  const last = firstRow + rows - 1;
  if (table !== people && status)
    return [
      ...facts,
      { on: [`${status}${firstRow}:${status}${last}`], formula: `$${status}${firstRow}<>""`, style: { color: "C00000" } },
    ];
  if (!status || !usable || !present) return facts;
  return [
    ...facts,
    {
      on: [`${status}${firstRow}:${status}${last}`],
      formula: `AND($${present}${firstRow},NOT($${usable}${firstRow}))`,
      style: { color: "C00000" },
    },
    {
      on: [`${status}${firstRow}:${status}${last}`],
      formula: `AND($${present}${firstRow},$${usable}${firstRow})`,
      style: { color: "548235" },
    },
  ];
};
