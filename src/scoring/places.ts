/** Lines of the rubric file. A rubric written in TypeScript has paths and no lines. */
import type { Program } from "../plan/ir.ts";
import { memo } from "../text/memo.ts";
import { type Path, pathText } from "../text/path.ts";

type Lines = Program["lines"];
export type Place = { readonly line?: number };

const nowhere: Place = {};
const placeOn = (line: number | undefined): Place => (line === undefined || line === 0 ? nowhere : { line });

/** The line of this very path. */
export const lineOf = (at: Path, lines: Lines): Place => placeOn(lines[pathText(at)]);
export const placeOf = (at: Path, lines: Lines): Place & { readonly at: Path } => ({ at, ...lineOf(at, lines) });

/** The line of a path, or of what it stands in; a path of the plan is looked up once. */
export const nearestLine = (lines: Lines): ((at: Path) => Place) =>
  memo((at: Path): Place => {
    for (let end = at.length; end > 0; end--) {
      const line = lines[pathText(at.slice(0, end))];
      if (line !== undefined) return placeOn(line);
    }
    return nowhere;
  });
