/** The rubrics behind the functions of a spreadsheet, and what people may call them and their figures. */
import { fold } from "../cells/columns.ts";
import { type FigureColumn, figureColumns } from "../cells/figures.ts";
import { type OpenedCells, openCells } from "../cells/table.ts";
import type { Program } from "../plan/ir.ts";
import { programOf } from "../plan/stored/open.ts";
import type { StoredProgram } from "../plan/stored/stored.ts";
import { openPerson } from "../scoring/one-person.ts";
import { type OpenTeam, openTeam, openTogether, type TeamMember } from "../scoring/people.ts";
import { lazy } from "../text/memo.ts";
import type { Language, Says } from "../text/path.ts";

export type Programs = readonly (Program | StoredProgram)[];
/** One rubric. Nothing is compiled before somebody asks for a score: a spreadsheet loads the script anew for every call. */
export type Entry = {
  readonly program: Program;
  readonly figures: readonly FigureColumn[];
  readonly table: (header: readonly unknown[]) => OpenedCells;
  readonly score: (people: readonly TeamMember[]) => OpenTeam;
};
export type Bundle = {
  readonly language: Language;
  readonly entries: readonly Entry[];
  /** What the host calls a function: `RUBRIC_RESULT`, `RUBRIC.RESULT`. */
  readonly nameOf: (name: string) => string;
};

export const openBundle = (programs: Programs, language: Language, nameOf: Bundle["nameOf"]): Bundle => ({
  language,
  entries: programs.map((program) => openEntry(programOf(program))),
  nameOf,
});

const openEntry = (program: Program): Entry => {
  const open = lazy(() => {
    const person = openPerson(program);
    return { person, together: openTogether(program, person) };
  });
  return {
    program,
    figures: figureColumns(program),
    table: rememberingLast((header) => openCells(program, header)),
    score: (people) => openTeam(people, open().together, open().person),
  };
};

/** A formula that was filled down hands in the same header row by row. */
const rememberingLast = <T>(open: (header: readonly unknown[]) => T): ((header: readonly unknown[]) => T) => {
  let last: { readonly key: string; readonly opened: T } | undefined;
  return (header) => {
    const key = header.map(String).join("\u0000");
    if (last?.key !== key) last = { key, opened: open(header) };
    return last.opened;
  };
};

/** Whatever is called so: by its id the one, otherwise all that have that title without regard to width and case. */
export const called = <T>(name: string, among: readonly T[], namesOf: (one: T) => readonly string[]): readonly T[] => {
  const wanted = fold(name);
  const own = among.filter((one) => namesOf(one)[0] === name);
  return own.length > 0 ? own : among.filter((one) => namesOf(one).some((text) => fold(text) === wanted));
};
export const rubricNames = ({ program: { rubric } }: Entry): readonly string[] => [rubric.id, rubric.title.zh, rubric.title.en];
export const titledNames = ({ id, title }: { readonly id: string; readonly title: Says }): readonly string[] => [
  id,
  title.zh,
  title.en,
];
