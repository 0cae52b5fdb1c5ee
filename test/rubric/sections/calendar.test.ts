import { describe, expect, test } from "vitest";
import { runs } from "../../runs.ts";
import { check, problems, rubric, run, says, score } from "../../score.ts";

/** Days as numbers and as text by the platform's own calendar, which the program never uses. */
const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const textOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const weekday = (day: number): string =>
  ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"][new Date(day * 86_400_000).getUTCDay()] ?? "";

type Calendar = {
  readonly weekend: readonly string[];
  readonly holidays: readonly (readonly [string, string])[];
  readonly workdays: readonly string[];
};
const text = ({ weekend, holidays, workdays }: Calendar) => `calendar:
  covers: 2023-01-01..2027-12-31
  weekend: [${weekend.join(", ")}]
  holidays: [${holidays.map(([a, b]) => (a === b ? a : `${a}..${b}`)).join(", ")}]
  workdays: [${workdays.join(", ")}]
facts: { from: { type: date, range: 2020-01-01..2030-12-31 }, to: { type: date, range: 2020-01-01..2030-12-31 } }
results: { days: { is: "workdays(from, to)" } }
`;
const china: Calendar = {
  weekend: ["saturday", "sunday"],
  holidays: [
    ["2026-01-01", "2026-01-03"],
    ["2026-02-15", "2026-02-23"],
    ["2026-10-01", "2026-10-07"],
    ["2026-05-01", "2026-05-01"],
    ["2023-01-01", "2023-01-01"], // a Sunday
  ],
  workdays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-10-10", "2026-10-12"], // the last is a Monday anyway
};
const gulf: Calendar = { weekend: ["friday"], holidays: [["2026-03-19", "2026-03-22"]], workdays: ["2026-04-03"] };
const none: Calendar = { weekend: [], holidays: [], workdays: [] };

/** One day at a time. */
const works = (calendar: Calendar, day: number): boolean =>
  calendar.weekend.includes(weekday(day))
    ? calendar.workdays.includes(textOf(day))
    : !calendar.holidays.some(([a, b]) => day >= dayOf(a) && day <= dayOf(b));
const count = (calendar: Calendar, from: number, to: number): number => {
  if (to < from) return -count(calendar, to, from);
  let days = 0;
  for (let day = from + 1; day <= to; day++) if (works(calendar, day)) days++;
  return days;
};

describe("workdays", () => {
  test.each([
    ["2026-01-05", "2026-01-05", "0"],
    ["2026-01-05", "2026-01-06", "1"],
    ["2026-01-09", "2026-01-10", "0"], // a Saturday
    ["2026-01-09", "2026-01-12", "1"],
    ["2025-12-31", "2026-01-04", "1"], // a holiday and a Sunday that is worked
    ["2026-09-30", "2026-10-08", "1"],
    ["2026-10-09", "2026-10-10", "1"], // a Saturday that is worked
    ["2026-01-12", "2026-01-09", "-1"],
  ])("from %s to %s: %s", (from, to, days) => expect(score(text(china), { from, to }).results).toEqual({ days }));

  test.each([
    ["weekends, holidays, worked weekends", china],
    ["one day of rest", gulf],
    ["no rest at all", none],
  ])("%s: as counted day by day", (_, calendar) => {
    const of = rubric(text(calendar));
    const [first, last] = [dayOf("2023-01-01"), dayOf("2027-12-31")];
    // A small generator of our own, so that every run asks the same questions.
    let seed = 20260101;
    const draw = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return first + (seed % (last - first + 1));
    };
    for (let i = 0; i < runs(2000).numRuns; i++) {
      const a = i % 2 === 0 ? draw() : dayOf("2026-01-01") + (draw() % 365);
      const b = i % 3 === 0 ? Math.min(Math.max(a + (draw() % 21) - 10, first), last) : draw();
      const { figures } = run(of, { from: textOf(a), to: textOf(b) });
      expect(figures.results.days, `${textOf(a)} to ${textOf(b)}`).toBe(String(count(calendar, a, b)));
    }
  });

  test("a day that the calendar does not cover is refused, and named", () => {
    const of = rubric(text(china));
    expect(run(of, { from: "2022-12-31", to: "2026-01-01" }).figures.refused).toEqual(["calendar/not-covered"]);
    expect(problems(of, { from: "2026-01-01", to: "2028-01-01" })).toEqual(["2028-01-01 lies outside the calendar in the file"]);
    expect(problems(of, { from: "2026-01-01", to: "2028-01-01" }, "zh")).toEqual(["日期 2028-01-01 不在文件日历的范围内"]);
    expect(run(of, { from: "2023-01-01", to: "2027-12-31" }).figures.refused).toBeUndefined();
  });
  test("of dates that are computed", () => {
    const computed = `calendar: { covers: 2026-01-01..2026-12-31 }
facts: { due: { type: date, range: 2026-01-01..2026-12-31 }, sent: { type: date, range: 2026-01-01..2026-12-31 }, early: flag }
dimensions:
  d: { weight: 10, of: "workdays(due, sent)", rows: { up to 0: 100%, 1..2: 60%, otherwise: 0% } }
total: { out_of: 10 }
results: { late: { when: early, is: 0, otherwise: "max(0, workdays(due, sent))" } }
`;
    const late = (due: string, sent: string) => score(computed, { due, sent, early: false });
    expect(
      [late("2026-01-09", "2026-01-09"), late("2026-01-09", "2026-01-13"), late("2026-01-09", "2026-01-14")].map(
        ({ total }) => total,
      ),
    ).toEqual(["10", "6", "0"]);
    expect(late("2026-01-09", "2026-01-14").results).toEqual({ late: "3" });
  });
});

test.each([
  ["{ covers: 2026-01-01..2026-12-31, holidays: [2026-02-30] }", "calendar/day", "`2026-02-30` is not a day"],
  ["{ covers: 2026-12-31..2026-01-01 }", "calendar/day", "`2026-12-31..2026-01-01`"],
  ["{ covers: 2026 }", "calendar/day", "`2026`"],
  ["{ covers: 2026-01-01..2026-12-31, weekend: [sun] }", "calendar/day", "weekdays as `saturday`"],
  ["{ covers: 2026-01-01..2026-12-31, holidays: [{ a: 1 }] }", "calendar/day", ""],
  ["{ covers: 2026-01-01..2026-12-31, holidays: 2026-01-01 }", "rubric/wrong-value", "a list"],
  ["{ holidays: [] }", "rubric/missing-key", "`covers` is missing"],
  ["{ covers: 2026-01-01..2026-12-31, hollidays: [] }", "rubric/unknown-key", "Did you mean `holidays`?"],
  ["2026", "rubric/wrong-value", "a mapping"],
])("calendar %s: %s", (calendar, code, words) => {
  const text = `calendar: ${calendar}\nfacts: { a: count }\nresults: { r: { is: a } }\n`;
  expect(check(text)).toEqual([code]);
  expect(says(text).join()).toContain(words);
});
test.each([
  ["workdays(a, b)", "expression/no-calendar"],
  ["workdays(a)", "expression/wrong-arguments"],
  ["workdays(a, n)", "expression/wrong-kind"],
  ["workdays(f, b)", "expression/wrong-kind"],
])("%s: %s", (is, code) =>
  expect(check(`facts: { a: date, b: date, n: count, f: flag }\nresults: { r: { is: "${is}" } }\n`)).toContain(code),
);
