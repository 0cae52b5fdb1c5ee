/** Workbooks for the tests: a rubric with people on and beside its edges. */
import type { Program } from "../../src/index.ts";
import type { Language } from "../../src/text/path.ts";
import { type Laid, workbookOf } from "../../src/workbook/workbook.ts";
import { writeXlsx } from "../../src/xlsx/write.ts";
import type { Draw } from "../plan/arbitrary-world.ts";
import { type Crowd, crowd } from "../spreadsheet/crowd.ts";

export type People = Crowd["people"];
export type Made = {
  readonly program: Program;
  readonly people: People;
  readonly language: Language;
  readonly laid: Laid;
  readonly bytes: Uint8Array;
};

/** The same course every day, as everywhere. */
export const dice = (from: number): Draw => {
  let state = from;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

/** Undefined: the workbook cannot hold the rubric, and says so. */
export const madeFor = (program: Program, people: People, language: Language): Made | undefined => {
  const made = workbookOf(program, {
    language,
    people: {
      titles: [{ zh: "工号", en: "Staff no." }],
      everybody: people.map(({ person, facts }) => ({ person: [person.工号 ?? ""], facts })),
    },
  });
  if (!made.success) return undefined;
  return { program, people, language, laid: made.laid, bytes: writeXlsx(made.workbook) };
};
export const withCrowd = (program: Program, size: number, from: number, language: Language): Made | undefined =>
  madeFor(program, crowd(dice(from), program, size).people, language);
