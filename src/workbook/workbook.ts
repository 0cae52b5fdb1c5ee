/** A rubric as a workbook: what stands on which sheet. */
import type { Input, Program } from "../plan/ir.ts";
import { byName, columnsOfLists } from "../plan/lookup.ts";
import {
  type Grid,
  type GridColumn,
  type GridFigure,
  type Misfit,
  openWords,
  people as peopleTable,
  toGrid,
} from "../targets/grid/grid.ts";
import type { Language, Says } from "../text/path.ts";
import type { CellValue, Workbook } from "../xlsx/model.ts";
import { type Cached, cachedFigures } from "./cached.ts";
import { fillInSheet } from "./fill-in.ts";
import { sheetMark, sheetNames, sitesOf, type TableLayout } from "./layout.ts";
import { paperSheets } from "./papers.ts";
import { type People, type ReadPeople, readPeople } from "./people.ts";
import { factCell } from "./values.ts";
import { openWording } from "./wording.ts";
import { wordsSheet } from "./words-sheet.ts";

export type WorkbookOptions = {
  readonly language: Language;
  readonly people?: People;
  /** Rows for people. Without: 200, or as many as there are people and some more. */
  readonly rows?: number;
};
export type MadeWorkbook =
  | { readonly success: true; readonly workbook: Workbook; readonly laid: Laid }
  | { readonly success: false; readonly misfits: readonly Misfit[] };

/** Where things stand. */
export type Laid = { readonly people: TableLayout; readonly figures: readonly GridFigure[] };

const titles = {
  people: { zh: "填写", en: "Fill in" },
  score: { zh: "评分表", en: "Score sheet" },
  statistics: { zh: "统计", en: "Statistics" },
  scheme: { zh: "评分标准", en: "Scheme" },
  about: { zh: "说明", en: "About" },
  words: { zh: "文字", en: "Texts" },
} as const satisfies Readonly<Record<string, Says>>;
const whoever: Says = { zh: "姓名", en: "Name" };
/** As many as the file format has. */
const mostColumns = 16_384;
const tooWide = (table: string, title: Says | undefined): Misfit => ({
  code: "workbook/too-many-columns",
  about: title ?? (table === peopleTable ? titles.people : { zh: table, en: table }),
});
const usualRows = 200;
const spareRows = 20;

export const workbookOf = (program: Program, options: WorkbookOptions): MadeWorkbook => {
  const { language, people } = options;
  const { plan, rubric } = program;
  const lists = plan.inputs.filter(({ of }) => of.type === "list");
  const [peopleName = "", score = "", statistics = "", scheme = "", about = "", wordsName = "", ...listNames] = sheetNames([
    ...Object.values(titles).map((title) => title[language]),
    ...lists.map(({ title }) => title[language]),
  ]);
  const words = openWords(sheetMark(wordsName), language, openWording(program, language).reason);
  const grid = toGrid(program, { person: people?.titles ?? [whoever], words });
  if (grid.misfits.length > 0) return { success: false, misfits: grid.misfits };
  const read = people && readPeople(program, people);
  const inputs = byName([...plan.inputs, ...columnsOfLists(plan)]);
  const named = new Map([[peopleTable, peopleName], ...lists.map(({ name }, i) => [name, listNames[i] ?? name] as const)]);
  const layouts = layoutsOf(grid, named, read, options.rows);
  const wide = [...layouts].filter(([, layout]) => layout.columns.length > mostColumns);
  if (wide.length > 0) return { success: false, misfits: wide.map(([table]) => tooWide(table, inputs.get(table)?.title)) };
  const sites = sitesOf(layouts);
  const figures = new Map(grid.figures.map((figure) => [figure.key, figure]));
  const { columns, options: blocks } = grid;
  const cached = cachedFigures(program, people, grid.figures, language);
  const tables = [...layouts].map(([table, layout]) =>
    fillInSheet({
      ...{ table, layout, sites, language, inputs, columns, figures },
      options: blocks,
      title: rubric.title[language],
      value: cellValues(table, read, inputs, language, cached),
    }),
  );
  const own = layouts.get(peopleTable) as TableLayout;
  const papers = paperSheets(
    { score, statistics, scheme, about },
    { program, language, layout: own, figures: grid.figures, lists: listNames },
  );
  const sheets = [...tables, ...papers, wordsSheet(wordsName, words)];
  return {
    success: true,
    workbook: { title: rubric.title[language], sheets },
    laid: { people: own, figures: grid.figures },
  };
};

/**
 * First what is typed in, then everything in the order in which it was made: from left to right each column stands on those before it. LibreOffice
 * reckons in that order, and where it has to go far ahead for what a text stands on, it can show 0 instead.
 */
const inOrder = (columns: readonly GridColumn[]): readonly GridColumn[] => {
  const isTyped = ({ role }: GridColumn) => role === "person" || role === "fact";
  return [...columns.filter(isTyped), ...columns.filter((column) => !isTyped(column))];
};
const layoutsOf = (
  { tables }: Grid,
  names: ReadonlyMap<string, string>,
  read: ReadPeople | undefined,
  wanted: number | undefined,
): ReadonlyMap<string, TableLayout> =>
  new Map(
    [...tables].map(([table, columns]) => {
      const given = table === peopleTable ? read?.rows.length : read?.records.get(table)?.length;
      const usual = given === undefined ? usualRows : given + spareRows;
      // Gnumeric takes a range of one cell for the cell.
      const rows = table === peopleTable ? Math.max(wanted ?? usual, given ?? 0, 2) : usual;
      return [table, { sheet: names.get(table) ?? table, columns: inOrder(columns), rows }];
    }),
  );

/** What stands in a cell, typed in or as its formula has it; the steps on the way are for whoever reckons. */
const cellValues = (
  table: string,
  read: ReadPeople | undefined,
  inputs: ReadonlyMap<string, Input>,
  language: Language,
  cached: Cached,
): ((row: number, column: GridColumn) => CellValue | undefined) => {
  const typed = typedValues(table, read, inputs, language);
  return (row, column) => {
    const { key, role } = column;
    if (role === "person" || role === "fact") return typed(row, column);
    return table === peopleTable && (role === "figure" || role === "status") ? cached(row, key) : undefined;
  };
};
/** What is typed in: of a person or a record what says who it is, and the facts. */
const typedValues = (
  table: string,
  read: ReadPeople | undefined,
  inputs: ReadonlyMap<string, Input>,
  language: Language,
): ((row: number, column: GridColumn) => CellValue | undefined) => {
  const people = read?.rows ?? [];
  const records = read?.records.get(table) ?? [];
  return (row, { role, of: name = "" }) => {
    const one = table === peopleTable ? people[row] : records[row];
    if (!one || (role !== "person" && role !== "fact")) return undefined;
    if (role === "person") return "owner" in one ? one.owner : one.person[Number(name)] || undefined;
    const input = inputs.get(name);
    return input && factCell(input, one.facts.get(name), one.raw[input.member?.key ?? name] ?? one.raw[name], language);
  };
};
