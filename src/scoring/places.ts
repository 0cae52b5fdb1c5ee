/** Lines of the rubric file. A rubric written in TypeScript has paths and no lines. */
import type { Program } from "../plan/ir.ts";
import { memo } from "../text/memo.ts";
import { type Path, pathText } from "../text/path.ts";

type Lines = Program["lines"];
export type Place = { readonly line?: number };

const placeOn = (line: number | undefined): Place => (line ? { line } : {});

/** The line of this very path. */
export const lineOf = (at: Path, lines: Lines): Place => placeOn(lines[pathText(at)]);
export const placeOf = (at: Path, lines: Lines): Place & { readonly at: Path } => ({ at, ...lineOf(at, lines) });

/** The line of a path, or of what it stands in; a path of the plan is looked up once. */
export const nearestLine = (lines: Lines): ((at: Path) => Place) => memo((at: Path) => nearest(at, lines));
const nearest = (at: Path, lines: Lines): Place => {
  if (at.length === 0) return {};
  const line = lines[pathText(at)];
  return line === undefined ? nearest(at.slice(0, -1), lines) : placeOn(line);
};
