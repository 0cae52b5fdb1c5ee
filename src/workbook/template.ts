/** An empty staff file: what has to be filled in, under headers that are read back, and a sheet that says what each column takes. */
import { columnOf, type Column as FactColumn } from "../cells/columns.ts";
import { columnHeaders } from "../cells/titles.ts";
import { kindNames } from "../language/kinds.ts";
import { askedOf } from "../plan/facts.ts";
import type { Input, InputType, Program } from "../plan/ir.ts";
import { cellForm, cellUnit, firstDay, takes } from "../targets/grid/grid.ts";
import { divide, fromText, toText } from "../text/exact.ts";
import type { Language, Says } from "../text/path.ts";
import { displayWidth } from "../text/width.ts";
import type { Cell, Row, Sheet, Style, Validation, Workbook } from "../xlsx/model.ts";
import { exampleOf } from "./example.ts";
import { columnLetters, sheetMark, sheetNames } from "./layout.ts";
import { factStyle, styles } from "./styles.ts";
import { factCell, flags } from "./values.ts";

export type TemplateColumn = {
  readonly header: string;
  readonly input: Input;
  /** Kind, range, step, unit, and whether it may be left out, in words. */
  readonly takes: string;
};
export type TemplateTable = { readonly title: string; readonly who: string; readonly columns: readonly TemplateColumn[] };
export type Template = { readonly people: TemplateTable; readonly lists: readonly TemplateTable[] };

type ListInput = Input & { readonly of: InputType & { readonly type: "list" } };
const isList = (input: Input): input is ListInput => input.of.type === "list";
const words = {
  people: { zh: "填写", en: "Fill in" },
  guide: { zh: "说明", en: "What to fill in" },
  options: { zh: "选项", en: "Options" },
  who: { zh: "姓名", en: "Name" },
  away: { zh: "不适用", en: "n/a" },
  whose: { zh: "这条记录是谁的；与“填写”表的姓名一致", en: "whose record it is, as on the sheet of people" },
  anybody: { zh: "姓名；有同名的人时请加一列 工号", en: "the name; where two people share one, add a column Staff no" },
} as const satisfies Readonly<Record<string, Says>>;

/** The columns of a staff file, and those of each list. */
export const templateOf = ({ plan }: Pick<Program, "plan">, language: Language): Template => {
  const who = words.who[language];
  const asked = askedOf(plan);
  const single = asked.filter((input) => !isList(input));
  return {
    people: { title: words.people[language], who, columns: columnsOf(single, single.map(columnOf), who, language) },
    lists: asked.filter(isList).map(({ title, of }) => ({
      title: title[language],
      who,
      columns: columnsOf(
        of.columns,
        of.columns.map((input): FactColumn => {
          const { id, titles, ...column } = columnOf(input);
          return { ...column, id: input.member.key, titles: [...titles, id] };
        }),
        who,
        language,
      ),
    })),
  };
};
const columnsOf = (
  inputs: readonly Input[],
  columns: readonly FactColumn[],
  who: string,
  language: Language,
): readonly TemplateColumn[] => {
  const headers = columnHeaders(
    inputs.flatMap(({ title, of }, i) => {
      const column = columns[i];
      return column ? [{ column, title, unit: cellUnit(of) }] : [];
    }),
    language,
    [who],
  );
  return inputs.map((input, i) => ({ header: headers[i] ?? input.name, input, takes: takesOf(input, language) }));
};
const takesOf = (input: Input, language: Language): string => {
  const { of, optional, mayNotApply } = input;
  const zh = language === "zh";
  const what = takes(input)[language];
  const kind = kindNames[of.type === "number" ? of.kind : of.type][language];
  return [
    kind === what ? what : zh ? `${kind}：${what}` : `${kind}: ${what}`,
    ...(optional ? [zh ? "可以不填" : "may be left empty"] : []),
    ...(mayNotApply ? [zh ? "不适用时写“不适用”" : "n/a where it does not apply"] : []),
  ].join(zh ? "；" : "; ");
};

/** So many rows are prepared; what is typed below them is read all the same. */
const preparedRows = 200;

export const templateWorkbook = (program: Program, language: Language): Workbook => {
  const { people, lists } = templateOf(program, language);
  const [peopleName = "", guideName = "", optionsName = "", ...listNames] = sheetNames([
    people.title,
    words.guide[language],
    words.options[language],
    ...lists.map(({ title }) => title),
  ]);
  const options = openOptions(optionsName, language);
  const tables = [tableSheet(peopleName, people, language, options.range)];
  for (const [i, list] of lists.entries()) tables.push(tableSheet(listNames[i] ?? "", list, language, options.range));
  const guide = guideSheet(guideName, people, lists, language);
  return { title: program.rubric.title[language], sheets: [...tables, guide, ...options.sheets()] };
};

const tableSheet = (
  name: string,
  { who, columns }: TemplateTable,
  language: Language,
  optionsOf: (input: Input) => string | undefined,
): Sheet => {
  const headers = [who, ...columns.map(({ header }) => header)];
  const looks: readonly Style[] = [{ ...styles.typed, format: "@" }, ...columns.map(({ input }) => factStyle(input))];
  const last = preparedRows + 1;
  function* rows(): Generator<Row> {
    yield { at: 1, height: 34, cells: headers.map((value, i) => ({ column: i + 1, value, style: styles.typedHeader })) };
    for (let at = 2; at <= last; at++) yield { at, cells: looks.map((style, i): Cell => ({ column: i + 1, style })) };
  }
  return {
    name,
    tab: "FFC000",
    columns: headers.map((header) => ({ width: Math.min(Math.max(displayWidth(header) + 4, 11), 28) })),
    rows: { [Symbol.iterator]: rows },
    frozen: { rows: 1, columns: 1 },
    active: "A2",
    validations: columns.map((column, i) => validationOf(column, columnLetters(i + 2), last, language, optionsOf)),
    print: { landscape: true, fit: "width", repeatRows: "$1:$1" },
  };
};

const validationOf = (
  { input, takes: text, header }: TemplateColumn,
  letters: string,
  last: number,
  language: Language,
  optionsOf: (input: Input) => string | undefined,
): Validation => {
  const { of, mayNotApply } = input;
  const on = [`${letters}2:${letters}${last}`];
  const said = { prompt: { title: header, text }, error: { title: header, text } };
  const away = mayNotApply ? [words.away[language]] : [];
  if (of.type === "flag")
    return { on, is: { kind: "words", words: [flags[language].yes, flags[language].no, ...away] }, ...said, warning: true };
  const from = optionsOf(input);
  // Ids and the titles of the other language are read too: a drop-down offers, and does not insist.
  if (from !== undefined) return { on, is: { kind: "list", from }, ...said, warning: true };
  if (of.type !== "number") return { on, is: { kind: "formula", formula: "TRUE" }, prompt: said.prompt };
  const { low, high } = limitsOf(of);
  const cell = `${letters}2`;
  const number = `AND(ISNUMBER(${cell}),${cell}>=${low},${cell}<=${high})`;
  const formula = mayNotApply ? `OR(${number},${cell}="n/a",${cell}="不适用")` : number;
  return { on, is: { kind: "formula", formula }, ...said, warning: true };
};
const secondsPerDay = 86_400;
/** In the measure of the cell. */
const limitsOf = (of: InputType & { readonly type: "number" }): { readonly low: string; readonly high: string } => {
  const form = cellForm(of);
  const inCell = (exact: string): string => {
    if (form.form === "number") return toText(divide(fromText(exact), form.perCell));
    return String(form.form === "day" ? Number(exact) + firstDay : Number(exact) / secondsPerDay + firstDay);
  };
  return { low: inCell(of.low), high: inCell(of.high) };
};

/** A hidden sheet with the options of each choice in a column. */
const openOptions = (name: string, language: Language) => {
  const columns: (readonly string[])[] = [];
  return {
    range: ({ of, title, mayNotApply }: Input): string | undefined => {
      if (of.type !== "choice") return undefined;
      const values = [...of.values.map((one) => one.title[language]), ...(mayNotApply ? [words.away[language]] : [])];
      const letters = columnLetters(columns.push([title[language], ...values]));
      return `${sheetMark(name)}$${letters}$2:$${letters}$${values.length + 1}`;
    },
    sheets: (): readonly Sheet[] => {
      const height = Math.max(0, ...columns.map(({ length }) => length));
      const rows = Array.from(
        { length: height },
        (_, row): Row => ({
          at: row + 1,
          cells: columns.flatMap((texts, i): readonly Cell[] => {
            const value = texts[row];
            return value === undefined ? [] : [{ column: i + 1, value, style: row === 0 ? styles.label : styles.text }];
          }),
        }),
      );
      return columns.length === 0 ? [] : [{ name, hidden: true, columns: columns.map(() => ({ width: 20 })), rows }];
    },
  };
};

const greyed = { color: "7F7F7F", italic: true } as const;
/** The examples stand here and not among the people, where somebody would be scored by them. */
const guideSheet = (name: string, people: TemplateTable, lists: readonly TemplateTable[], language: Language): Sheet => {
  const zh = language === "zh";
  const heads = zh ? ["工作表", "列", "名称", "填什么", "示例"] : ["Sheet", "Column", "Id", "What it takes", "Example"];
  const lines = [people, ...lists].flatMap(({ title, who, columns }, i): readonly (readonly Omit<Cell, "column">[])[] => [
    [title, who, "", (i === 0 ? words.anybody : words.whose)[language]].map((value) => ({ value, style: styles.text })),
    ...columns.map(({ header, input, takes: text }) => {
      const { border: _, fill: __, unlocked: ___, ...look } = factStyle(input);
      const example = factCell(input, exampleOf(input), undefined, language);
      return [
        ...[title, header, i === 0 ? input.name : (input.member?.key ?? input.name), text].map((value) => ({
          value,
          style: styles.text,
        })),
        ...(example === undefined ? [] : [{ value: example, style: { ...look, ...greyed } }]),
      ];
    }),
  ]);
  const head = heads.map((value) => ({ value, style: styles.label }));
  return {
    name,
    columns: [{ width: 14 }, { width: 26 }, { width: 22 }, { width: 60 }, { width: 18 }],
    rows: [head, ...lines].map((cells, i) => ({ at: i + 1, cells: cells.map((cell, n) => ({ column: n + 1, ...cell })) })),
    frozen: { rows: 1, columns: 0 },
    print: { landscape: true, fit: "width", repeatRows: "$1:$1" },
  };
};
