import { holdsAlways, number } from "../../plan/build.ts";
import type { Condition, Numeric } from "../../plan/ir.ts";
import { one } from "../../text/exact.ts";
import { aCount, defineFunction, form } from "./define.ts";
import { countOfPeople } from "./over-people.ts";
import * as parameters from "./parameters.ts";

/** How many records a list has, or how many of them say yes; or how many people, and for how many something holds. Of none: 0. */
export const count = defineFunction({
  name: "count",
  wanted: { zh: "一个明细表，或明细表的一列是非条件", en: "one list, or a yes-or-no column of one" },
  forms: [
    countOfPeople,
    form({
      example: "count(deals)",
      takes: [parameters.list],
      makes: aCount,
      lower: ([list]) => recordsOf(list, holdsAlways),
    }),
    form({
      example: "count(deals.late)",
      takes: [parameters.columnOfConditions],
      makes: aCount,
      lower: ([{ list, of }]) => recordsOf(list, of),
    }),
  ],
});
const recordsOf = (list: string, when: Condition): Numeric => ({
  op: "gather",
  by: "count",
  of: { bag: "rows", list, value: number(one), when },
});
