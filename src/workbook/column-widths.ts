/** How wide the columns of a sheet that is filled in are: what stands in them is not cut, and a title takes few lines. */
import type { Input, Shown } from "../plan/ir.ts";
import { cellForm, type GridColumn, type GridFigure, takes } from "../targets/grid/grid.ts";
import { divide, type Fraction, fraction, fromText, greatest as larger, magnitude, toFixed } from "../text/exact.ts";
import type { Language } from "../text/path.ts";
import { displayWidth } from "../text/width.ts";
import type { Column } from "../xlsx/model.ts";

type Ground = {
  readonly table: string;
  readonly language: Language;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly figures: ReadonlyMap<string, GridFigure>;
};
const least: Readonly<Record<GridColumn["role"], number>> = {
  person: 12,
  fact: 11,
  status: 32,
  figure: 11,
  working: 14,
};
const widest = 24;

export const columnLook = ({ role, key, of = "" }: GridColumn, title: string, ground: Ground): Column => {
  const { inputs, figures } = ground;
  if (role === "working") return { width: least[role], hidden: true, outline: 1 };
  const input = role === "fact" ? inputs.get(of) : undefined;
  const is = figures.get(key)?.definition.is;
  const content = input ? typedWidth(input, ground.language) : is?.sort === "number" ? digits(is, undefined) : 0;
  // A title is broken into two lines or so, wherever it can be.
  const own = Math.ceil(displayWidth(title) / 2) + 3;
  return { width: Math.max(least[role], Math.min(Math.max(own, content), widest)) };
};
const typedWidth = (input: Input, language: Language): number => {
  const { of } = input;
  if (of.type === "number") return digits(of, cellForm(of));
  if (of.type === "choice") return Math.max(...of.values.map(({ title }) => displayWidth(title[language]))) + 3;
  return Math.ceil(displayWidth(takes(input)[language]) / 2);
};
/** Of the largest number that can be expected; per cents are far below what they could be. */
const digits = ({ kind, low, high }: Shown, form: ReturnType<typeof cellForm> | undefined): number => {
  if (kind === "date") return 12;
  if (kind === "datetime") return 18;
  if (kind === "percent") return 10;
  const perCell: Fraction = form?.form === "number" ? form.perCell : fraction(1);
  const most = divide(larger(magnitude(fromText(low)), magnitude(fromText(high))), perCell);
  const whole = toFixed(most, 0).length;
  const separators = kind === "money" ? Math.floor((whole - 1) / 3) + 3 : 2;
  return Math.min(whole + separators + 3, 18);
};
