/** The functions themselves: what each is called and takes, and what stands in its cells. */
import { type FigureCell, type FigureColumn, figureTitles } from "../cells/figures.ts";
import type { Definition } from "../plan/ir.ts";
import { explainBriefly } from "../scoring/explain/brief.ts";
import type { Problem } from "../scoring/facts/problem.ts";
import type { Says } from "../text/path.ts";
import { type Arguments, type Call, readCall } from "./arguments.ts";
import { type Bundle, called, type Entry, titledNames } from "./bundle.ts";
import {
  callError,
  figureOf,
  fullText,
  longerPeriod,
  noSuchFigure,
  severalNamed,
  shortText,
  unknownName,
  whichFigure,
} from "./faults.ts";
import { type People, readPeople, type Somebody } from "./people.ts";

export type Cells = readonly (readonly FigureCell[])[];
/** A name that a function takes before its ranges, by id and titles. */
type Named = { readonly id: string; readonly title: Says };
type Fails = (problem: Problem) => never;
export type SheetFunction = {
  readonly name: "SCORE" | "GRADE" | "RESULT" | "EXPLAIN" | "CHECK" | "SHEET";
  /** What its name before the ranges may be; absent: it takes none. */
  readonly names?: (entry: Entry) => readonly Named[];
  /** `named`: what the caller chose of `names`. */
  readonly cells: (people: People, call: Call, named: Named | undefined, bundle: Bundle, fail: Fails) => Cells;
};

/** A cell for each row: nothing for a row of nothing, a short text where something is wrong. */
const each = (people: People, cell: (one: Somebody) => FigureCell): Cells =>
  people.map((one) => [one === undefined ? "" : cell(one)]);
const figureCell = (one: Somebody, { of, toCell }: FigureColumn, { language }: Bundle): FigureCell => {
  const scored = one.figures();
  if (!scored.success) return shortText(scored.problems, language);
  const text = of(scored.figures);
  return text === undefined ? "" : toCell(text);
};
const columnOf = ({ figures }: Entry, id: string): FigureColumn | undefined => figures.find((column) => column.id === id);
const titlesOf = (all: readonly Named[], { language }: Bundle): readonly string[] => all.map(({ title }) => title[language]);

/** The total or the grade. */
const summary =
  (id: string, what: Says): SheetFunction["cells"] =>
  (people, { entry }, _, bundle, fail) => {
    const column = columnOf(entry, id);
    if (!column) return fail(noSuchFigure(what, titlesOf(entry.figures, bundle), bundle.nameOf("RESULT")));
    return each(people, (one) => figureCell(one, column, bundle));
  };

const result: SheetFunction["cells"] = (people, { entry }, named, bundle, fail) => {
  const { outputs } = entry.program.plan;
  const results = entry.figures.filter(({ id }) => outputs.includes(id) && id !== "total" && id !== "grade");
  const column = named ? columnOf(entry, named.id) : results.length === 1 ? results[0] : undefined;
  if (!column) return fail(whichFigure(titlesOf(entry.figures, bundle)));
  return each(people, (one) => figureCell(one, column, bundle));
};

/** A cell holds no more than so many characters in the hosts that take the least. */
const longest = 32_000;
const fitting = (cell: FigureCell): FigureCell =>
  typeof cell === "string" && cell.length > longest ? `${cell.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…` : cell;
const reasons: SheetFunction["cells"] = (people, _, named, { language }) =>
  each(people, (one) => {
    const scored = one.sheet();
    return scored.success ? (explainBriefly(scored.sheet, language, named?.id) ?? "") : shortText(scored.problems, language);
  });
const explained: ReadonlySet<string | undefined> = new Set([
  "parameter",
  "measure",
  "leaf",
  "group",
  "adjustment",
  "total",
  "grade",
  "result",
]);
const explainable = ({ program }: Entry): readonly Named[] => program.plan.definitions.filter(isExplained).map(asNamed);
const isExplained = ({ node, list, name }: Definition): boolean =>
  list === undefined && explained.has(node?.role) && (node?.id === undefined || node.id === name);

const check: SheetFunction["cells"] = (people, _, __, { language }) =>
  each(people, (one) => {
    const scored = one.figures();
    const problems = scored.success ? [] : scored.problems;
    const lines = [
      ...problems.map((problem) => `⚠ ${fullText(problem, language)}`),
      ...one.notes.map((note) => `· ${fullText(note, language)}`),
    ];
    return lines.join("\n");
  });

/** Titles first, then a row for each row; whoever has no figures has the reason in place of the first. */
const sheet: SheetFunction["cells"] = (people, { entry: { figures } }, _, { language }) => [
  figureTitles(figures, language),
  ...people.map((one): readonly FigureCell[] => {
    if (one === undefined) return figures.map(() => "");
    const scored = one.figures();
    if (!scored.success) return figures.map((_column, i) => (i === 0 ? shortText(scored.problems, language) : ""));
    return figures.map(({ of, toCell }) => {
      const text = of(scored.figures);
      return text === undefined ? "" : toCell(text);
    });
  }),
];

export const sheetFunctions: readonly SheetFunction[] = [
  { name: "SCORE", cells: summary("total", { zh: "总分", en: "total" }) },
  { name: "GRADE", cells: summary("grade", { zh: "等级", en: "grades" }) },
  { name: "RESULT", names: ({ figures }) => figures, cells: result },
  { name: "EXPLAIN", names: explainable, cells: reasons },
  { name: "CHECK", cells: check },
  { name: "SHEET", cells: sheet },
];

/** Runs one function; what is wrong for everybody is thrown as a `CallError` in the language of the bundle. */
export const runFunction = ({ names, cells }: SheetFunction, given: Arguments, bundle: Bundle): Cells => {
  const fail: Fails = (problem) => {
    throw callError(problem, bundle.language);
  };
  const read = readCall(given, bundle, (entry) => (names?.(entry) ?? []).map(titledNames));
  if ("problem" in read) return fail(read.problem);
  const { entry, name } = read.of;
  const among = names?.(entry) ?? [];
  const [named, other] = name === undefined ? [] : called(name, among, titledNames);
  if (name !== undefined && named && other)
    return fail(
      severalNamed(
        name,
        called(name, among, titledNames).map(({ id }) => id),
      ),
    );
  if (name !== undefined && !named) return fail(strange(name, names && among, entry, bundle));
  const people = readPeople(read.of);
  if ("problem" in people) return fail(people.problem);
  return cells(people, read.of, named, bundle, fail).map((row) => row.map(fitting));
};

const asNamed = ({ name: id, title }: Definition): Named => ({ id, title });
/** Nothing is called so here: a figure of a longer period, one for another function, a misspelt one, or a misspelt rubric. */
const strange = (name: string, among: readonly Named[] | undefined, entry: Entry, bundle: Bundle): Problem => {
  const { levels } = entry.program;
  const longer = levels?.find(({ plan }) => called(name, plan.definitions.map(asNamed), titledNames).length > 0);
  const isOf = (all: readonly Named[]) => called(name, all, titledNames).length > 0;
  if (isOf(entry.figures)) return figureOf(name, bundle.nameOf("RESULT"));
  if (isOf(explainable(entry))) return figureOf(name, bundle.nameOf("EXPLAIN"));
  if (longer) return longerPeriod(name, longer.title[bundle.language]);
  if (among) return unknownName(name, titlesOf(among, bundle), among.flatMap(titledNames));
  const ids = bundle.entries.map(({ program }) => program.rubric.id);
  return unknownName(name, ids, ids);
};
