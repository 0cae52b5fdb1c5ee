/** What formulas come to for the people who are there from the start: for whoever shows a workbook without reckoning. */
import { isFraction, type Value } from "../plan/facts.ts";
import type { Definition, Program } from "../plan/ir.ts";
import { openPerson } from "../scoring/one-person.ts";
import { openTeam, openTogether } from "../scoring/people.ts";
import { fast } from "../targets/fast/fast.ts";
import { firstDay, type GridFigure } from "../targets/grid/grid.ts";
import { isRefused, tracer } from "../targets/trace/trace.ts";
import { denominator, type Fraction, numerator } from "../text/exact.ts";
import type { Language, Says } from "../text/path.ts";
import type { CellValue } from "../xlsx/model.ts";
import type { People } from "./people.ts";
import { flags } from "./values.ts";

/** By the key of a column; undefined: nobody has reckoned it here, and a reason may stand there. */
export type Cached = (row: number, key: string) => CellValue | undefined;
const done: Says = { zh: "已完成", en: "complete" };

export const cachedFigures = (
  program: Program,
  people: People | undefined,
  figures: readonly GridFigure[],
  language: Language,
): Cached => {
  const shown = new Map(figures.map((figure) => [figure.key, figure]));
  if (!people) return (_, key) => (key === "status" || shown.has(key) ? "" : undefined);
  const { plan } = program;
  const person = openPerson(program, fast);
  const everybody = people.everybody.map((one) => ({
    facts: one.facts,
    person: Object.fromEntries(one.person.map((text, i) => [people.titles[i]?.[language] ?? String(i), text])),
  }));
  const team = openTeam(everybody, openTogether(program, person, fast), person);
  const trace = tracer({ ...plan, outputs: figures.map(({ definition }) => definition.name) });
  const outputs = new Set(plan.outputs);
  const rows = everybody.map((_, i) => {
    const isScored = team.figures(i).success;
    const { facts, problems } = person.read(team.facts(i));
    return { isScored, lines: problems.length === 0 ? trace(facts).lines : undefined };
  });
  return (row, key) => {
    const found = rows[row];
    if (!found) return key === "status" || shown.has(key) ? "" : undefined;
    if (key === "status") return found.isScored ? done[language] : undefined;
    const definition = shown.get(key)?.definition;
    const outcome = definition && found.lines?.get(definition.name)?.outcome;
    if (!definition || outcome === undefined || isRefused(outcome) || (outputs.has(definition.name) && !found.isScored))
      return undefined;
    return figureCell(definition, outcome, language);
  };
};

const double = (x: Fraction): number => Number(numerator(x)) / Number(denominator(x));
/** As the formula of the figure gives it. */
const figureCell = ({ is }: Definition, value: Value, language: Language): CellValue => {
  if (!isFraction(value)) return typeof value === "boolean" ? flags[language][value ? "yes" : "no"] : value;
  const kind = is.sort === "number" ? is.kind : "number";
  if (kind === "duration") return double(value) / 3600;
  if (kind === "date") return double(value) + firstDay;
  return kind === "datetime" ? double(value) / 86_400 + firstDay : double(value);
};
