/** Scores as a workbook: everybody a row, figures as numbers, and what is wrong with whoever has none. */
import { type FigureColumn, figureColumns } from "../../cells/figures.ts";
import { serialOf } from "../../cells/serial.ts";
import type { Problem, Rubric } from "../../index.ts";
import type { Definition } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import type { Says } from "../../text/path.ts";
import { displayWidth } from "../../text/width.ts";
import { columnLetters } from "../../workbook/layout.ts";
import { figureStyle } from "../../workbook/styles.ts";
import type { CellValue, Column, Row, Style, Workbook } from "../../xlsx/model.ts";
import { writeXlsx } from "../../xlsx/write.ts";
import { cliError } from "../failure.ts";
import { extraColumns } from "../input/extra-columns.ts";
import type { RowProblem } from "../input/fact-row.ts";
import type { Judge } from "../people/judge.ts";
import type { Candidate } from "../people/people.ts";
import type { Session } from "../session.ts";
import { headersOf } from "./figure-columns.ts";
import { missingColumn, partialCells, partialOf } from "./partial.ts";
import { problemText } from "./row-report.ts";
import { besideFigures, type Rows } from "./score-table.ts";

type WorkbookOptions = { readonly ids: boolean; readonly partial: boolean };
type Line = {
  readonly beside: Readonly<Record<string, string>>;
  readonly cells: readonly (CellValue | undefined)[];
  readonly problems?: string;
};

/** All that a sheet has, less its header. */
const mostRows = 1_048_575;

export const workbookRows = (
  rubric: Rubric,
  judge: Judge,
  { ids, partial }: WorkbookOptions,
  session: Session,
  write: (bytes: Uint8Array) => Promise<void>,
): Rows => {
  const { program } = rubric;
  const definitions = byName(program.plan.definitions);
  const figures = figureColumns(program).map((column) => typedColumn(column, definitions.get(column.id)));
  const columns = partial ? [...figures, { ...missingColumn, toValue: (text: string) => text, style: {} }] : figures;
  const open = partialCells(rubric, figures, ids, session);
  const beside = besideFigures(rubric, ids, session);
  const lines: Line[] = [];
  const put = (person: Candidate, line: Omit<Line, "beside">): readonly Problem[] => {
    if (lines.push({ beside: beside(person), ...line }) > mostRows) throw tooMany();
    return [];
  };
  const refuse = (person: Candidate, problems: readonly (Problem | RowProblem)[]): void => {
    put(person, { cells: [], problems: problems.map((problem) => problemText(problem, person.row, session)).join("\n") });
  };
  return {
    add: async (person) => {
      const scored = judge.figures(person);
      if (scored.success) {
        const text = ({ of }: Pick<FigureColumn, "of">) => of(scored.figures);
        return put(person, {
          cells: columns.map((column) => {
            const found = text(column);
            return found === undefined ? undefined : column.toValue(found);
          }),
        });
      }
      const range = partial ? partialOf(rubric, person.facts, scored.problems) : undefined;
      if (range) return put(person, { cells: open(range) });
      refuse(person, scored.problems);
      return scored.problems;
    },
    refuse,
    end: async () => {
      const own = extraColumns(lines.map((line) => line.beside));
      const { headers } = headersOf(own, columns, ids, session.language);
      const wrong = lines.some(({ problems }) => problems !== undefined);
      const styles: readonly Style[] = [
        ...own.map(() => besideStyle),
        ...columns.map(({ style }) => style),
        ...(wrong ? [problemStyle] : []),
      ];
      const titles = wrong ? [...headers, session.say(problemsTitle)] : headers;
      const valuesOf = ({ beside: who, cells, problems }: Line): readonly (CellValue | undefined)[] => [
        ...own.map((header) => who[header]),
        ...columns.map((_, i) => cells[i]),
        ...(wrong ? [problems] : []),
      ];
      await write(
        writeXlsx(tableWorkbook(session.say(program.rubric.title), session.say(sheetTitle), { titles, styles, lines, valuesOf })),
      );
    },
  };
};

const sheetTitle: Says = { zh: "得分", en: "Scores" };
const problemsTitle: Says = { zh: "问题", en: "Problems" };
const tooMany = () =>
  cliError(
    { zh: `一张工作表最多 ${mostRows} 人。`, en: `A sheet holds up to ${mostRows} people.` },
    { help: { zh: "请改用 --format csv，或把名单分成几份。", en: "Use `--format csv`, or divide the people." } },
  );

const headerStyle: Style = { bold: true, fill: "DDEBF7", wrap: true, vertical: "center", horizontal: "center" };
/** Text stays text, also when somebody edits it: 007 and what begins with =. */
const besideStyle: Style = { format: "@" };
const problemStyle: Style = { color: "C00000", wrap: false };

type TypedColumn = Omit<FigureColumn, "toCell"> & { readonly toValue: (text: string) => CellValue; readonly style: Style };
/** Numbers look as the rubric means them; days are days. */
const typedColumn = ({ toCell, ...column }: FigureColumn, definition: Definition | undefined): TypedColumn => {
  const format = definition && figureStyle(definition).format;
  const style: Style = format === undefined ? {} : { format };
  const is = definition?.is;
  const isDay = is?.sort === "number" && (is.kind === "date" || is.kind === "datetime");
  return { ...column, style, toValue: isDay ? (text) => serialOf(text) ?? text : toCell };
};

type Table = {
  readonly titles: readonly string[];
  readonly styles: readonly Style[];
  readonly lines: readonly Line[];
  readonly valuesOf: (line: Line) => readonly (CellValue | undefined)[];
};
/** So many rows say how wide the columns are. */
const sample = 1000;
const [narrowest, widest] = [8, 48];

const tableWorkbook = (title: string, sheet: string, { titles, styles, lines, valuesOf }: Table): Workbook => {
  const widths = titles.map((header) => displayWidth(header) + 2);
  for (const line of lines.slice(0, sample))
    valuesOf(line).forEach((value, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(String(value ?? "")) + 2);
    });
  const columns = widths.map((width): Column => ({ width: Math.min(Math.max(width, narrowest), widest) }));
  function* rows(): Generator<Row> {
    yield { at: 1, height: 30, cells: titles.map((value, i) => ({ column: i + 1, value, style: headerStyle })) };
    let at = 1;
    for (const line of lines) {
      at++;
      const cells = valuesOf(line).flatMap((value, i) =>
        value === undefined ? [] : [{ column: i + 1, value, style: styles[i] ?? {} }],
      );
      yield { at, cells };
    }
  }
  return {
    title,
    sheets: [
      {
        name: sheet,
        columns,
        rows: { [Symbol.iterator]: rows },
        frozen: { rows: 1, columns: 0 },
        filter: `A1:${columnLetters(titles.length)}${lines.length + 1}`,
        print: { landscape: true, fit: "width", repeatRows: "$1:$1" },
      },
    ],
  };
};
