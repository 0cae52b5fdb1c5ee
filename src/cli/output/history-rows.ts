import { figureColumns } from "../../cells/figures.ts";
import { explain, type Figures, type Rubric, type ScoredPeriod, type ScoreSheet } from "../../index.ts";
import { levelProgram } from "../../scoring/periods/stage.ts";
import { type PersonHistory, periodColumns } from "../people/histories.ts";
import { printable, type Session } from "../session.ts";
import { cellsOf, headersOf } from "./figure-columns.ts";
import { recordWriter } from "./records.ts";
import { rowPrinter } from "./row-printer.ts";
import type { Output } from "./write.ts";

type Found = ScoredPeriod<{ readonly figures: Figures } | { readonly sheet: ScoreSheet }>;
/** Takes the periods of one person after the other. */
type HistoryRows = {
  readonly add: (person: PersonHistory, found: readonly Found[]) => Promise<void>;
  readonly end: () => Promise<void>;
};
type HistoryOptions = {
  /** Which level is printed, the shortest being 0. */
  readonly shown: number;
  readonly person: string | undefined;
  readonly format: "table" | "csv" | "json" | "ndjson" | "explain";
  readonly ids: boolean;
  readonly bom: boolean;
};

/** Sheets as they come, figures as one table at the end. */
export const historyRows = (rubric: Rubric, options: HistoryOptions, session: Session, write: Output["write"]): HistoryRows => {
  const { format } = options;
  if (format === "explain") return explanations(session, write);
  if (format === "json" || format === "ndjson") return sheets(format, write);
  return figureRows(rubric, { ...options, format }, session, write);
};

const sheetsOf = (found: readonly Found[]): readonly ScoreSheet[] =>
  found.flatMap(({ scored }) => (scored.success && "sheet" in scored ? [scored.sheet] : []));

const explanations = ({ language }: Session, write: Output["write"]): HistoryRows => {
  let before = "";
  return {
    add: async (_, found) => {
      for (const sheet of sheetsOf(found)) {
        await write(`${before}${printable(explain(sheet, language))}`);
        before = "\n";
      }
    },
    end: async () => {},
  };
};

const sheets = (format: "json" | "ndjson", write: Output["write"]): HistoryRows => {
  const records = recordWriter(format, write);
  return {
    add: async (_, found) => {
      for (const sheet of sheetsOf(found)) await records.add(sheet);
    },
    // A file of lines is left alone where there are none.
    end: async () => {
      if (format === "json") await records.end();
    },
  };
};

const figureRows = (
  { program }: Rubric,
  { shown, person, format, ids, bom }: HistoryOptions & { readonly format: "table" | "csv" },
  { language }: Session,
  write: Output["write"],
): HistoryRows => {
  const figures = figureColumns(shown === 0 ? program : (levelProgram(program, shown - 1) ?? program));
  const periods = periodColumns(program).slice(program.period === undefined ? 0 : shown);
  const titles = periods.map(({ id, titles: all }) => (ids ? id : (all[language === "zh" ? 0 : all.length - 1] ?? id)));
  const heads = [...(person === undefined ? [] : [person]), ...titles];
  const list: { readonly who: readonly string[]; readonly cells: readonly string[] }[] = [];
  return {
    add: async ({ name }, found) => {
      for (const { period, in: belongs, scored } of found)
        if (scored.success && "figures" in scored)
          list.push({
            who: [
              ...(person === undefined ? [] : [name]),
              ...periods.map(({ id }, i) => (i === 0 ? period : (belongs[id] ?? ""))),
            ],
            cells: cellsOf(figures, scored.figures, format),
          });
    },
    end: async () => {
      if (list.length === 0) return;
      // Periods that nobody names are no column.
      const used = heads.map((_, i) => list.some(({ who }) => who[i] !== ""));
      const named = <T>(cells: readonly T[]) => cells.filter((_, i) => used[i]);
      const rows = list.map(({ who, cells }) => [...named(who), ...cells]);
      await rowPrinter(format, bom, write)({ ...headersOf(named(heads), figures, ids, language), rows });
    },
  };
};
