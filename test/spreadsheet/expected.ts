/** What the cells have to hold, worked out from the engine's own answers. */
import { type Figures, type Problem, type Program, type Scored, toDecimal } from "../../src/index.ts";
import type { Language } from "../../src/text/path.ts";

/** The figure in a cell: the double nearest to it, or its text where it is no number. */
export const figureCell = (program: Program, name: string, text: string | undefined): unknown => {
  if (text === undefined) return "";
  const is = program.plan.definitions.find((one) => one.name === name)?.is;
  if (is?.sort === "condition") return text === "true";
  if (is?.sort !== "number" || ["date", "datetime", "duration"].includes(is.kind)) return text;
  const exact = toDecimal(text);
  // More digits than a double holds; a fraction without an end has the nearest double all the same.
  return exact.sd() > 15 && !text.includes("/") && !Number.isSafeInteger(exact.toNumber()) ? text : exact.toNumber();
};
export const figureOf = ({ total, grade, points, results }: Figures, name: string): string | undefined =>
  ({ ...points, ...results, total, grade })[name];

/** Where there is no score, what is said of it. */
export const isWrong = (cell: unknown, problems: readonly Problem[], language: Language): boolean => {
  const [first, ...more] = problems;
  if (typeof cell !== "string" || !cell.startsWith("⚠ ") || !first) return false;
  const text = cell.toLowerCase();
  const isCounted = more.length === 0 || text.includes(language === "zh" ? `另有 ${more.length} 处` : `${more.length} more`);
  return text.includes(first.message[language].toLowerCase()) && isCounted;
};
export const allTold = (cell: unknown, problems: readonly Problem[], language: Language): boolean =>
  typeof cell === "string" &&
  cell.split("\n⚠ ").length === problems.length &&
  problems.every(({ message }) => cell.toLowerCase().includes(message[language].toLowerCase()));

export type Answer = Scored<{ readonly figures: Figures }>;
