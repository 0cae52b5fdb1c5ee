/** The list `periods` of a longer period: a column for each figure of the shorter one, made when a formula first reads it. */

import type { Input, Level, ListColumn } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import { decimals, fromText, sign } from "../../text/exact.ts";
import type { Inputs } from "../inputs.ts";
import type { Below, Workshop } from "../workshop.ts";
import { figureOf } from "./figure.ts";

export type Column = Level["columns"][number];

export const listName = "periods";
export const periodsBelow =
  (lower: Workshop, members: Level["members"], columns: Column[]) =>
  (inputs: Inputs): Below => {
    const at = ["period"];
    const { atLeast, atMost, names } = members;
    const title = { zh: "各期", en: "Periods" };
    const list = { name: listName, at, title, optional: false, mayNotApply: false };
    const made: ListColumn[] = [];
    const add = (column: Omit<Input, "at" | "mayNotApply">, read: Column): ListColumn => {
      const input = { ...column, member: { of: listName, key: read.column }, at, mayNotApply: false };
      made.push(input);
      columns.push(read);
      inputs.set({ ...list, of: { type: "list", atLeast, atMost, columns: [...made] } });
      return input;
    };
    inputs.set({ ...list, of: { type: "list", atLeast, atMost, columns: [] } });
    return {
      list: listName,
      names: () => [...(names ? ["period"] : []), ...lower.names.keys()],
      column: (short) => {
        const name = memberOf(listName, short);
        const known = made.find((input) => input.name === name);
        if (known) return known;
        if (short === "period" && names) {
          const values = names.map((value) => ({ value, title: { zh: value, en: value } }));
          const about = { name, title: { zh: "期", en: "Period" }, optional: false, of: { type: "choice", values } } as const;
          return add(about, { column: short });
        }
        const figure = figureOf(short, lower);
        if (figure === undefined || figure === "failed" || "unfit" in figure) return figure;
        const { of, from, title: own, optional } = figure;
        if (of.type !== "number")
          return of.type === "choice" || of.type === "flag"
            ? add({ name, title: own, optional, of }, { column: short, from })
            : { unfit: "sort" };
        const { type, kind, low, high } = of;
        const unit = of.unit === "fraction" ? undefined : fromText(of.unit);
        if (!unit || (sign(unit) !== 0 && decimals(unit) === undefined)) return { unfit: "fraction" };
        // The constant 0 lies on every grid.
        const step = sign(unit) === 0 ? "1" : of.unit;
        return add({ name, title: own, optional, of: { type, kind, low, high, unit: step } }, { column: short, from });
      },
    };
  };
