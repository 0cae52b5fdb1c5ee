/** Working days from a calendar in the file: arithmetic on day numbers, no clock. */

import type { TypedNumber } from "../../language/kinds.ts";
import { typedNumber } from "../../language/kinds.ts";
import { parseLiteral } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { minus, number, sum, table, times } from "../../plan/build.ts";
import { interval } from "../../plan/cells.ts";
import type { Atom, Numeric } from "../../plan/ir.ts";
import { fraction, numerator, toText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { phrase } from "../../text/sentence.ts";
import { badDay } from "./calendar-complaints.ts";

const outside = phrase("calendar/outside", "日期 {0} 不在文件日历的范围内", "{0} lies outside the calendar in the file");
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Calendar = {
  readonly first: number;
  readonly last: number;
  readonly weekend: ReadonlySet<number>;
  readonly holidays: readonly number[];
  readonly workdays: readonly number[];
  readonly path: Path;
};
type Stretch = { readonly first: number; readonly last: number };

const readDays = (text: string): Stretch | undefined => {
  const [first, last = first, more] = text.split("..").map((part) => parseLiteral(part));
  if (first?.kind !== "date" || last?.kind !== "date" || more) return undefined;
  const [a, b] = [Number(numerator(first.value)), Number(numerator(last.value))];
  return a <= b && b - a < 40000 * 3 ? { first: a, last: b } : undefined;
};
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

const keys = {
  covers: scalars.text,
  weekend: scalars.trees.optional(),
  holidays: scalars.trees.optional(),
  workdays: scalars.trees.optional(),
};
export const readCalendar = (tree: Tree, path: Path, complain: Complain): Calendar | undefined => {
  const found = validate(keys, tree, path, complain);
  if (!found) return undefined;
  let failed = false;
  const fail = (at: Path, text: Tree): undefined => {
    failed = true;
    complain(badDay, at, { text: typeof text === "string" ? text : undefined });
  };
  const days = (key: "holidays" | "workdays"): number[] =>
    (found[key] ?? []).flatMap((entry, i) => {
      const stretch = typeof entry === "string" ? readDays(entry) : undefined;
      if (!stretch || stretch.last - stretch.first > 366) return fail([...path, key, i], entry) ?? [];
      return Array.from({ length: stretch.last - stretch.first + 1 }, (_, n) => stretch.first + n);
    });
  const covers = readDays(found.covers) ?? fail([...path, "covers"], found.covers);
  const weekend = (found.weekend ?? ["saturday", "sunday"]).map((name, i) => {
    const index = weekdays.indexOf(name as (typeof weekdays)[number]);
    if (index < 0) fail([...path, "weekend", i], name);
    return index;
  });
  const [holidays, workdays] = [days("holidays"), days("workdays")];
  return failed || !covers ? undefined : { ...covers, weekend: new Set(weekend), holidays, workdays, path };
};

/** Runs of consecutive days, so that a week of holidays is one term. */
const runs = (days: readonly number[]): readonly Stretch[] =>
  [...new Set(days)]
    .sort((a, b) => a - b)
    .reduce<Stretch[]>((found, day) => {
      const last = found[found.length - 1];
      if (last && last.last === day - 1) found[found.length - 1] = { first: last.first, last: day };
      else found.push({ first: day, last: day });
      return found;
    }, []);

/**
 * Working days after `from` up to and including `to`: the next working day is 1, the same day 0.
 * Whole weeks and a table of the rest of the week, less the holidays that fall on working weekdays, plus the weekend days that are worked.
 */
export const workdaysBetween = (
  calendar: Calendar,
  from: Atom,
  to: Atom,
  name: (value: TypedNumber, title: Says) => Atom,
): Numeric => {
  const at = calendar.path;
  const working = [0, 1, 2, 3, 4, 5, 6].filter((day) => !calendar.weekend.has(day));
  const off = runs(calendar.holidays.filter((day) => !calendar.weekend.has(weekdayOf(day))));
  const on = runs(calendar.workdays.filter((day) => calendar.weekend.has(weekdayOf(day))));
  const upTo = (day: Atom): Numeric => {
    const shifted = sum(day, number(fraction(3)));
    const week = name(typedNumber("number", { op: "round", of: times(shifted, fraction(1, 7)), to: "1", how: "floor", at }), {
      zh: "周数",
      en: "week number",
    });
    const rest = name(typedNumber("number", sum(shifted, times(week, fraction(-7)))), { zh: "星期", en: "day of the week" });
    const inWeek = table(
      [{ axis: "number", of: rest }],
      [0, 1, 2, 3, 4, 5, 6].map((n) => ({
        cells: [interval(n === 0 ? { upTo: "0" } : n === 6 ? { from: "6" } : { from: String(n), upTo: String(n) })],
        result: number(fraction(working.filter((other) => other <= n).length)),
        at,
      })),
    );
    const within = ({ first, last }: Stretch): Numeric => ({
      op: "least",
      of: [
        { op: "greatest", of: [sum(day, number(fraction(1 - first))), number(fraction(0))] },
        number(fraction(last - first + 1)),
      ],
    });
    return sum(times(week, fraction(working.length)), inWeek, ...off.map((run) => minus(within(run))), ...on.map(within));
  };
  const covered = (day: Atom, inside: Numeric): Numeric => {
    const [first, last] = [toText(fraction(calendar.first)), toText(fraction(calendar.last))];
    const refuse: Numeric = {
      op: "refuse",
      code: "calendar/not-covered",
      at,
      says: outside(`{${day.name}}`),
    };
    return table(
      [{ axis: "number", of: day }],
      [
        { cells: [interval({ below: first })], result: refuse, at },
        { cells: [interval({ from: first, upTo: last })], result: inside, at },
        { cells: [interval({ above: last })], result: refuse, at },
      ],
    );
  };
  return covered(from, covered(to, sum(upTo(to), minus(upTo(from)))));
};
