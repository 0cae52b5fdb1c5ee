/** The sheets beside those that are filled in: one person's form, what everybody came to, the scheme, how all of it works. */
import type { Program } from "../plan/ir.ts";
import type { GridFigure } from "../targets/grid/grid.ts";
import type { Language } from "../text/path.ts";
import type { Sheet } from "../xlsx/model.ts";
import type { TableLayout } from "./layout.ts";
import { outlineOf } from "./outline.ts";
import { schemeSheet } from "./scheme.ts";
import { scoreSheet } from "./score-sheet.ts";
import { openWording } from "./wording.ts";

export type PaperNames = { readonly score: string; readonly statistics: string; readonly scheme: string; readonly about: string };
export type PaperGround = {
  readonly program: Program;
  readonly language: Language;
  /** Of the table of people. */
  readonly layout: TableLayout;
  readonly figures: readonly GridFigure[];
};

export const paperSheets = (names: PaperNames, ground: PaperGround): readonly Sheet[] => {
  const { program, language, layout, figures } = ground;
  const outline = outlineOf(openWording(program, language));
  return [scoreSheet({ name: names.score, program, outline, layout, figures }), schemeSheet(names.scheme, program, outline)];
};
