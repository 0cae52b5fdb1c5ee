import { explain, type Figures, type Rubric, type ScoredPeriod, type ScoreSheet } from "../../index.ts";
import { levelProgram } from "../../scoring/periods/stage.ts";
import { type PersonHistory, periodColumns } from "../people/histories.ts";
import { printable, type Session } from "../session.ts";
import { csvLine } from "./csv.ts";
import { figureColumns, headersOf } from "./figure-columns.ts";
import { renderTable } from "./table.ts";

type Found = ScoredPeriod<{ readonly figures: Figures } | { readonly sheet: ScoreSheet }>;
type Write = (text: string) => Promise<void>;
export type HistoryOptions = {
  /** Which level is printed, the shortest being 0. */
  readonly shown: number;
  readonly person: string | undefined;
  readonly format: "table" | "csv" | "json" | "ndjson" | "explain";
  readonly ids?: boolean;
  readonly bom?: boolean;
};

/** Sheets as they come, figures as one table at the end. */
export const historyRows = ({ program }: Rubric, options: HistoryOptions, session: Session) => {
  const { format, shown, person } = options;
  const own = shown === 0 ? program : (levelProgram(program, shown - 1) ?? program);
  const figures = figureColumns({ program: own });
  const known = periodColumns(program).slice(program.period === undefined ? 0 : shown);
  const titles = known.map(({ id, titles: all }) =>
    options.ids === true ? id : (all[session.language === "zh" ? 0 : all.length - 1] ?? id),
  );
  const list: { readonly who: readonly string[]; readonly cells: readonly string[] }[] = [];
  let count = 0;
  return {
    add: async ({ name }: PersonHistory, found: readonly Found[], write: Write): Promise<void> => {
      for (const { period, in: belongs, scored } of found) {
        if (!scored.success) continue;
        if ("sheet" in scored) {
          if (format === "explain") {
            await write(`${count++ === 0 ? "" : "\n"}${printable(explain(scored.sheet, session.language))}`);
            continue;
          }
          const before = format === "json" ? (count === 0 ? "[\n" : ",\n") : "";
          count++;
          await write(`${before}${JSON.stringify(scored.sheet)}${format === "json" ? "" : "\n"}`);
        } else
          list.push({
            who: [...(person === undefined ? [] : [name]), ...known.map(({ id }, i) => (i === 0 ? period : (belongs[id] ?? "")))],
            cells: figures.map(({ of }) => of(scored.figures) ?? (format === "table" ? "—" : "")),
          });
      }
    },
    end: async (write: Write): Promise<void> => {
      if (format === "json") return write(count === 0 ? "[]\n" : "\n]\n");
      if (format === "ndjson" || format === "explain" || list.length === 0) return;
      const heads = [...(person === undefined ? [] : [person]), ...titles];
      // Periods that nobody names are no column.
      const used = heads.map((_, i) => list.some(({ who }) => who[i] !== ""));
      const left = heads.filter((_, i) => used[i]);
      const headers = [...left, ...headersOf(figures, left, ({ id, title }) => (options.ids === true ? id : session.say(title)))];
      const lines = list.map(({ who, cells }) => [...who.filter((_, i) => used[i]), ...cells]);
      const numeric = (i: number) => figures[i - left.length]?.numeric === true;
      if (format === "table")
        return write(
          renderTable(
            headers.map((title, i) => ({ title, align: numeric(i) ? "right" : "left" })),
            lines,
          ),
        );
      const line = (cells: readonly string[], header: boolean) =>
        csvLine(cells.map((text, i) => ({ text, numeric: !header && numeric(i) })));
      await write(
        [`${options.bom === true ? "\uFEFF" : ""}${line(headers, true)}`, ...lines.map((cells) => line(cells, false))].join(""),
      );
    },
  };
};
