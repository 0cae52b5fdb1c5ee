/** The sheets that are filled in, people's and those of lists: typed columns in yellow, what comes of them beside, steps hidden on the right. */
import type { Input } from "../plan/ir.ts";
import { cellUnit, type GridColumn, type GridFigure, people, printer, takes } from "../targets/grid/grid.ts";
import type { Language, Says } from "../text/path.ts";
import type { Cell, CellValue, Column, Row, Sheet, Style } from "../xlsx/model.ts";
import { columnLook } from "./column-widths.ts";
import { columnLetters, firstRow, headerRow } from "./layout.ts";
import { heightOf, linesOf } from "./page.ts";
import { factStyle, figureStyle, styles } from "./styles.ts";
import { conditionsOf, type Typed, validationsOf } from "./validations.ts";

export type FillIn = Typed & {
  readonly title: string;
  readonly figures: ReadonlyMap<string, GridFigure>;
  /** What is typed in, and what formulas come to as far as it is known; row 0 is the first. */
  readonly value: (row: number, column: GridColumn) => CellValue | undefined;
};

export const fillInSheet = (given: FillIn): Sheet => {
  const { layout, language, table } = given;
  const { columns } = layout;
  const persons = columns.filter(({ role }) => role === "person").length;
  const titles = headers(columns, given.inputs, language);
  // Steps stand between what is shown, and are hidden.
  const shown = columns.map(({ role }) => role !== "working").lastIndexOf(true) + 1;
  const looks = columns.map((column, i) => columnLook(column, titles[i] ?? "", given));
  const wide = looks.slice(0, shown).reduce((sum, { width = 0, hidden }) => sum + (hidden ? 0 : width), 0);
  return {
    name: layout.sheet,
    tab: table === "" ? "FFC000" : "FFD966",
    columns: looks,
    // Made anew for whoever goes through them: there can be many.
    rows: { [Symbol.iterator]: () => rowsOf(given, titles, looks) },
    frozen: { rows: headerRow, columns: persons },
    active: `A${firstRow}`,
    filter: `A${headerRow}:${columnLetters(shown)}${firstRow + layout.rows - 1}`,
    validations: validationsOf(given),
    conditions: conditionsOf(given),
    locked: true,
    print: {
      landscape: true,
      fit: "width",
      across: Math.ceil(wide / readable),
      repeatRows: `$${headerRow}:$${headerRow}`,
      repeatColumns: `$A:$${columnLetters(Math.max(persons, 1))}`,
      area: `$A$1:$${columnLetters(shown)}$${firstRow + layout.rows - 1}`,
      footer: language === "zh" ? "&C第 &P 页，共 &N 页" : "&CPage &P of &N",
    },
  };
};

/** Characters on a page that is held sideways, as small as one can read. */
const readable = 210;

const hints = {
  people: {
    zh: "只填黄格，每人一行；没有的数据空着，不要填 0。蓝色表头的列自动算出；“填写情况”会说明还缺什么、哪里填错。",
    en: "Fill in the yellow cells, one row for each person. Leave empty what you do not have: missing is not 0. Columns with a blue heading are worked out; Status says what is still needed.",
  },
  list: {
    zh: "只填黄格，每条记录一行；第一列写是谁的，要与人员表的第一列一致。",
    en: "Fill in the yellow cells, one row for each record. The first column says whose it is, as the first column of the people's sheet does.",
  },
} as const satisfies Readonly<Record<string, Says>>;

const headerStyles: Readonly<Record<GridColumn["role"], Style>> = {
  person: styles.typedHeader,
  fact: styles.typedHeader,
  status: styles.shownHeader,
  figure: styles.shownHeader,
  working: styles.workingHeader,
};

function* rowsOf(given: FillIn, titles: readonly string[], looks: readonly Column[]): Generator<Row> {
  const { layout, language, title, inputs, table, sites } = given;
  const { columns, rows } = layout;
  const one = (value: string, style: Style): Cell => ({ column: 1, value, style });
  yield { at: 1, height: 26, cells: [one(title, styles.title)] };
  yield { at: 2, height: 20, cells: [one((table === people ? hints.people : hints.list)[language], styles.hint)] };
  const widthOf = (column: number) => looks[column - 1]?.width ?? 12;
  const what = (column: GridColumn): Says | undefined => {
    const input = column.role === "fact" ? inputs.get(column.of ?? "") : undefined;
    return input && takes(input);
  };
  const explained = columns.flatMap((column, i): readonly Cell[] => {
    const says = what(column);
    return says ? [{ column: i + 1, value: says[language], style: styles.takes }] : [];
  });
  const lines = explained.map(({ column, value }) => linesOf(String(value), widthOf(column)));
  yield { at: 3, height: heightOf(Math.max(1, ...lines), 9), cells: explained };
  yield {
    at: headerRow,
    height: heightOf(Math.max(2, ...titles.map((text, i) => (looks[i]?.hidden ? 1 : linesOf(text, widthOf(i + 1)))))),
    cells: columns.map(({ role }, i) => ({ column: i + 1, value: titles[i] ?? "", style: headerStyles[role] })),
  };
  const bodies = columns.map((column) => ({
    column,
    style: bodyStyle(column, given),
    formula: column.formula && printer(column.formula, table, sites),
  }));
  for (let row = 0; row < rows; row++) {
    const at = firstRow + row;
    yield {
      at,
      cells: bodies.map(({ column, style, formula }, i): Cell => {
        const value = given.value(row, column);
        return {
          column: i + 1,
          style,
          ...(formula ? { formula: formula(at) } : {}),
          ...(column.array ? { array: true } : {}),
          ...(value === undefined ? {} : { value }),
        };
      }),
    };
  }
}

/** Titles, with the unit of times, and told apart where two would read the same. */
export const headers = (
  columns: readonly GridColumn[],
  inputs: ReadonlyMap<string, Input>,
  language: Language,
): readonly string[] => {
  const seen = new Map<string, number>();
  return columns.map(({ key, role, of = key, title }) => {
    const input = role === "fact" ? inputs.get(of) : undefined;
    const own = (input ? factHeader(input, language) : title[language]).replace(/\s+/g, " ");
    // Of a hidden step nobody asks which it is.
    if (role === "working") return own;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return count === 1 ? own : `${own} (${of})`;
  });
};
const factHeader = (input: Input, language: Language): string => {
  const unit = cellUnit(input.of);
  if (!unit) return input.title[language];
  return language === "zh" ? `${input.title.zh}（${unit.zh}）` : `${input.title.en} (${unit.en})`;
};

const bodyStyle = ({ key, role, of = "" }: GridColumn, { inputs, figures }: FillIn): Style => {
  switch (role) {
    case "person":
      return { ...styles.typed, format: "@" };
    case "fact": {
      const input = inputs.get(of);
      return input ? factStyle(input) : styles.typed;
    }
    case "figure": {
      const figure = figures.get(key);
      return figure ? figureStyle(figure.definition) : styles.shown;
    }
    case "status":
      return styles.status;
    case "working":
      return styles.working;
  }
};
