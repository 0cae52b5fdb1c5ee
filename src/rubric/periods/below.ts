/** The list `periods` of a longer period: a column for each figure of the shorter one, made when a formula first reads it. */

import type { Input, InputType, Level, ListColumn } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import { decimals, fromText, sign } from "../../text/exact.ts";
import type { Inputs } from "../inputs.ts";
import type { Below, Unfit, Workshop } from "../workshop.ts";
import { figureOf } from "./figure.ts";

export type Column = Level["columns"][number];

export const listName = "periods";
const at = ["period"];
const about = { at, mayNotApply: false };

/** The names of the periods, where they are fixed, as a column of their own. */
const periodColumn = (names: readonly string[]): Omit<NewColumn, "read"> => ({
  title: { zh: "期", en: "Period" },
  optional: false,
  of: { type: "choice", values: names.map((value) => ({ value, title: { zh: value, en: value } })) },
});
type NewColumn = Pick<Input, "title" | "optional" | "of"> & { readonly read: Column };
/** The type of a figure as that of a column: on a grid that has a finite decimal. */
const columnType = (of: InputType): InputType | Unfit => {
  if (of.type === "choice" || of.type === "flag") return of;
  if (of.type !== "number") return { unfit: "sort" };
  const { type, kind, low, high } = of;
  const unit = of.unit === "fraction" ? undefined : fromText(of.unit);
  if (!unit || (sign(unit) !== 0 && decimals(unit) === undefined)) return { unfit: "fraction" };
  // The constant 0 lies on every grid.
  return { type, kind, low, high, unit: sign(unit) === 0 ? "1" : of.unit };
};
/** A figure of the shorter period; undefined: there is none of that name. */
const figureColumn = (column: string, lower: Workshop): NewColumn | Unfit | "failed" | undefined => {
  const figure = figureOf(column, lower);
  if (figure === undefined || figure === "failed" || "unfit" in figure) return figure;
  const { from, title, optional } = figure;
  const of = columnType(figure.of);
  return "unfit" in of ? of : { title, optional, of, read: { column, from } };
};

export const periodsBelow =
  (lower: Workshop, { atLeast, atMost, names }: Level["members"], columns: Column[]) =>
  (inputs: Inputs): Below => {
    const title = { zh: "各期", en: "Periods" };
    const made = new Map<string, ListColumn>();
    const put = () => {
      const of: InputType = { type: "list", atLeast, atMost, columns: [...made.values()] };
      inputs.set({ ...about, name: listName, title, optional: false, of });
    };
    const add = (key: string, { read, ...column }: NewColumn): ListColumn => {
      const input = { name: memberOf(listName, key), ...column, member: { of: listName, key }, ...about };
      made.set(key, input);
      columns.push(read);
      put();
      return input;
    };
    put();
    return {
      list: listName,
      names: () => [...(names ? ["period"] : []), ...lower.names.keys()],
      column: (key) => {
        const known = made.get(key);
        if (known) return known;
        if (key === "period" && names) return add(key, { ...periodColumn(names), read: { column: key } });
        const column = figureColumn(key, lower);
        return typeof column === "object" && "read" in column ? add(key, column) : column;
      },
    };
  };
