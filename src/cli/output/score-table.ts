import type { Figures, PartialScore, Problem, Rubric } from "../../index.ts";
import { displayWidth } from "../../text/width.ts";
import { extraColumns } from "../input/extra-columns.ts";
import type { Judge } from "../people/judge.ts";
import { type Candidate, lineOf } from "../people/people.ts";
import type { Session } from "../session.ts";
import { csvLine } from "./csv.ts";
import { figureColumns, headersOf } from "./figure-columns.ts";
import { partialOf, rangeText } from "./partial.ts";
import { renderTable } from "./table.ts";

/** Takes people one by one; what it answers are the reasons why somebody has no score. */
export type Rows = { readonly add: (person: Candidate) => Promise<readonly Problem[]>; readonly end: () => Promise<void> };
export type TableOptions = {
  readonly format: "table" | "csv";
  readonly ids: boolean;
  readonly bom: boolean;
  readonly partial: boolean;
};
type Row = { readonly person: Candidate; readonly cells: readonly string[] };

/** So many rows decide which columns there are and how wide; later ones come as they are read. */
const sample = 1000;

export const tableRows = (
  rubric: Rubric,
  judge: Judge,
  options: TableOptions,
  session: Session,
  write: (text: string) => Promise<void>,
): Rows => {
  const { language, say, note } = session;
  const { format, ids, bom, partial } = options;
  const figures = figureColumns(rubric);
  const missing = { id: "missing", title: { zh: "缺少", en: "Missing" }, numeric: false, of: () => "" };
  const columns = partial ? [...figures, missing] : figures;
  let rows: Row[] = [];
  let extra: readonly string[] | undefined;
  let widths: readonly number[] = [];
  const late = new Set<string>();

  const group = rubric.program.plan.inputs.find(({ name }) => name === rubric.program.team?.within);
  /** Places and quotas say little without the team that they are of. */
  const beside = ({ extra: own, facts }: Candidate): Readonly<Record<string, string>> =>
    group === undefined ? own : { ...own, [ids ? group.name : group.title[language]]: String(facts[group.name] ?? "") };
  const known = (found: Figures): readonly string[] => columns.map(({ of }) => of(found) ?? (format === "table" ? "—" : ""));
  const ofTeam = new Set(rubric.program.plan.inputs.flatMap(({ name, source }) => (source === "team" ? [name] : [])));
  /** Whatever is known only of a whole team has one name. */
  const nameOf = ({ fact, title }: PartialScore["missing"][number]): string =>
    ofTeam.has(fact) ? say({ zh: "（全组）", en: "(the team)" }) : ids ? fact : title[language];
  const open = ({ ranges, missing: facts }: PartialScore): readonly string[] => [
    ...figures.map(({ id }) => rangeText(ranges[id])),
    [...new Set(facts.map(nameOf))].join(say({ zh: "、", en: ", " })),
  ];

  const render = (headers: readonly string[], list: readonly (readonly string[])[]): string => {
    const left = headers.length - columns.length;
    const of = headers.map((title, i) => ({ title, align: columns[i - left]?.numeric ? ("right" as const) : ("left" as const) }));
    if (widths.length > 0) {
      const [, , , ...later] = renderTable(of, [widths.map((width) => "x".repeat(width)), ...list]).split("\n");
      return later.join("\n");
    }
    widths = headers.map((_, i) => Math.max(...[headers, ...list].map((cells) => displayWidth(cells[i] ?? ""))));
    return renderTable(of, list);
  };
  const flush = async (): Promise<void> => {
    const first = extra === undefined;
    extra ??= extraColumns(rows.map(({ person }) => beside(person)));
    const own = extra;
    const headers = [...own, ...headersOf(columns, own, ({ id, title }) => (ids ? id : title[language]))];
    const list = rows.map(({ person, cells }) => [...own.map((key) => beside(person)[key] ?? ""), ...cells]);
    if (!first)
      for (const { person } of rows)
        for (const key in person.extra)
          if (!own.includes(key) && !late.has(key)) {
            late.add(key);
            note(
              say({
                zh: `注意：“${key}”列到${lineOf(person, session)}才有内容，结果中没有这一列。`,
                en: `Note: the column "${key}" is empty up to ${lineOf(person, session)} and therefore left out of the output.`,
              }),
            );
          }
    rows = [];
    if (format === "table") return write(list.length === 0 ? "" : render(headers, list));
    const line = (cells: readonly string[], header: boolean) =>
      csvLine(cells.map((text, i) => ({ text, numeric: !header && columns[i - own.length]?.numeric === true })));
    if (first) await write(`${bom ? "\uFEFF" : ""}${line(headers, true)}`);
    await write(list.map((cells) => line(cells, false)).join(""));
  };
  return {
    add: async (person) => {
      const scored = judge.figures(person);
      const range = scored.success || !partial ? undefined : partialOf(rubric, person.facts, scored.problems);
      if (!scored.success && !range) return scored.problems;
      rows.push({ person, cells: scored.success ? known(scored.figures) : range ? open(range) : [] });
      if (rows.length >= sample) await flush();
      return [];
    },
    end: flush,
  };
};
