/** The sheets beside those that are filled in: one person's form, what everybody came to, the scheme, how all of it works. */
import type { Program } from "../plan/ir.ts";
import type { GridFigure } from "../targets/grid/grid.ts";
import type { Language } from "../text/path.ts";
import type { Sheet } from "../xlsx/model.ts";
import { aboutSheet } from "./about.ts";
import type { TableLayout } from "./layout.ts";
import { outlineOf } from "./outline.ts";
import { schemeSheet } from "./scheme.ts";
import { scoreSheet } from "./score-sheet.ts";
import { statisticsSheet } from "./statistics.ts";
import { openWording } from "./wording.ts";

export type PaperNames = { readonly score: string; readonly statistics: string; readonly scheme: string; readonly about: string };
export type PaperGround = {
  readonly program: Program;
  readonly language: Language;
  /** Of the table of people. */
  readonly layout: TableLayout;
  readonly figures: readonly GridFigure[];
  /** The sheets of lists. */
  readonly lists: readonly string[];
};

export const paperSheets = (names: PaperNames, ground: PaperGround): readonly Sheet[] => {
  const { program, language, layout, figures, lists } = ground;
  const outline = outlineOf(openWording(program, language));
  const given = { program, outline, layout, figures };
  return [
    scoreSheet({ name: names.score, ...given }),
    statisticsSheet({ name: names.statistics, ...given }),
    schemeSheet(names.scheme, program, outline),
    aboutSheet(names.about, program, { ...names, people: layout.sheet, lists }, outline.wording),
  ];
};
