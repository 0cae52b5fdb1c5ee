import { describe, expect, test } from "vitest";
import { explain, openPeriods, type RawFacts, type Rubric } from "../../../src/index.ts";
import { rubric } from "../../score.ts";

/** Both ways of scoring a history say the same; what came out, by level and period. */
const run = (of: Rubric, history: Parameters<Rubric["scorePeriods"]>[0]) => {
  const [sheets, figures] = [of.scorePeriods(history), of.periodFigures(history)];
  expect(figures.carry).toEqual(sheets.carry);
  const levels = sheets.levels.map(({ level, periods }, i) => ({
    level,
    periods: periods.map(
      ({ period, scored }, k): Readonly<Record<string, unknown>> & { readonly refused?: readonly string[] } => {
        const quick = figures.levels[i]?.periods[k]?.scored;
        if (!scored.success) {
          expect(quick).toEqual(scored);
          return { period, refused: scored.problems.map(({ code }) => code) };
        }
        const { results, total } = scored.sheet;
        expect(quick).toMatchObject({ success: true, figures: { results, ...(total === undefined ? {} : { total }) } });
        return { period, ...(total === undefined ? {} : { total }), ...results };
      },
    ),
  }));
  return { levels, carry: sheets.carry, sheets };
};
const months = (list: readonly RawFacts[], belongs: Readonly<Record<string, string>> = {}) =>
  list.map((facts, i) => ({ period: `2026-${String(i + 1).padStart(2, "0")}`, facts, in: belongs }));

const draw = rubric(`period: month
facts:
  draw: { type: money, range: 0..10000 }
  commission: { type: money, range: 0..100000 }
  owed: { type: money, range: 0..1000 }
results:
  paid: { is: "max(draw, commission - owed)" }
  owed_after: { is: owed + paid - commission }
carry: { owed: { from: owed_after, first: 0 } }
`);
const gross = ["2750", "3000", "1500", "2375", "3000", "2750"].map((commission) => ({ draw: "2000", commission }));

describe("carry", () => {
  test("a recoverable draw of 2,000 over six months", () => {
    const { levels, carry } = run(draw, { periods: months(gross) });
    expect(levels[0]?.periods.map((month) => month.paid)).toEqual(["2750", "3000", "2000", "2000", "2875", "2750"]);
    expect(carry).toEqual({ month: { owed: "0" } });
  });
  test("every sheet says what the next period starts with, alone too", () => {
    expect(draw.score({ draw: "2000", commission: "1500", owed: "0" }).carry).toEqual({ owed: "500" });
    expect(explain(draw.score({ draw: "2000", commission: "1500", owed: "0" }), "zh")).toContain("结转到下一期\n  owed  500\n");
  });
  test("the run in two parts", () => {
    const first = run(draw, { periods: months(gross).slice(0, 3) });
    expect(first.carry).toEqual({ month: { owed: "500" } });
    const second = run(draw, { periods: months(gross).slice(3), carried: first.carry });
    const whole = run(draw, { periods: months(gross) });
    expect([...(first.levels[0]?.periods ?? []), ...(second.levels[0]?.periods ?? [])]).toEqual(whole.levels[0]?.periods);
  });
  test("a run that goes on never starts anew", () => {
    const refused = (carried: Parameters<Rubric["scorePeriods"]>[0]["carried"], facts: RawFacts = {}) => {
      const history = { periods: months([{ draw: "2000", commission: "2000", ...facts }]), ...(carried ? { carried } : {}) };
      return run(draw, history).levels[0]?.periods[0]?.refused;
    };
    expect(refused(undefined)).toBeUndefined();
    expect(refused({})).toEqual(["periods/chain-broken"]);
    expect(refused({ month: {} })).toEqual(["periods/chain-broken"]);
    expect(refused({ month: {} }, { owed: "5" })).toBeUndefined();
    expect(refused({ month: { owed: "5" } }, { owed: "6" })).toEqual(["periods/carried-differs"]);
    expect(refused({ month: { owed: "5" } }, { owed: "5" })).toBeUndefined();
    expect(refused({ month: { owed: "5", owned: "6" } })).toEqual(["periods/unknown-balance"]);
    expect(refused({ month: { owed: "5" }, week: {} })).toEqual(["periods/unknown-level"]);
    const levels = { quarter: { Q1: {} } };
    expect(run(draw, { periods: months(gross), levels }).levels[0]?.periods[0]?.refused).toEqual(["periods/unknown-level"]);
  });
  test("the first period may be given instead; a later one has to agree", () => {
    const list = gross.map((facts) => ({ ...facts, commission: "1900" }));
    const given = (owed: readonly (string | undefined)[]) =>
      run(draw, { periods: months(list.slice(0, owed.length).map((facts, i) => ({ ...facts, owed: owed[i] }))) });
    expect(given(["100", undefined]).carry).toEqual({ month: { owed: "300" } });
    expect(given(["100", "200.00"]).carry).toEqual({ month: { owed: "300" } });
    const differs = given(["100", "0", undefined]);
    expect(differs.levels[0]?.periods.slice(1)).toEqual([
      { period: "2026-02", refused: ["periods/carried-differs"] },
      { period: "2026-03", refused: ["periods/chain-broken"] },
    ]);
    expect(differs.carry).toEqual({});
    const [, month] = differs.sheets.levels[0]?.periods ?? [];
    const [problem] = month?.scored.success === false ? month.scored.problems : [];
    expect(problem?.message).toEqual({
      en: "owed is given as 0, but 200 was carried from 2026-01",
      zh: "“owed”填的是 0，而“2026-01”结转的是 200",
    });
    expect(problem?.line).toBe(12);
  });
  test("a period that is refused breaks the chain, until the fact is given again", () => {
    const list = gross.map((facts, i) => (i === 1 ? { draw: "2000" } : facts));
    const { levels, sheets, carry } = run(draw, {
      periods: months(list).map((one, i) => (i === 3 ? { ...one, facts: { ...one.facts, owed: "500" } } : one)),
    });
    expect(levels[0]?.periods.map((month) => month.refused ?? month.paid)).toEqual([
      "2750",
      ["facts/missing"],
      ["periods/chain-broken"],
      "2000",
      "2875",
      "2750",
    ]);
    expect(carry).toEqual({ month: { owed: "0" } });
    const third = sheets.levels[0]?.periods[2]?.scored;
    expect(third?.success === false && third.problems.map(({ message }) => message.en)).toEqual([
      "owed is not known: it is carried from 2026-02, which could not be scored",
    ]);
  });
  test("a balance that the fact does not take is refused, never cut", () => {
    const list = [0, 0].map(() => ({ draw: "2000", commission: "0" }));
    const { levels, sheets } = run(draw, { periods: months(list) });
    expect(levels[0]?.periods[1]).toEqual({ period: "2026-02", refused: ["periods/carried-out-of-range"] });
    const second = sheets.levels[0]?.periods[1]?.scored;
    expect(second?.success === false && second.problems[0]?.message.en).toBe(
      "owed as carried from 2026-01 (2000) does not fit. owed: 2000 is outside 0..1000",
    );
  });
  test("a cumulative true-up sums to what was earned in the end", () => {
    const trueUp = rubric(
      `period: month
facts:
  target: { type: money, range: 1..1000000 }
  sold: { type: money, range: -100000..100000 }
  sold_before: { type: money, range: -1000000..1000000 }
  paid_before: { type: money, range: -1000000..1000000 }
measures: { sold_so_far: { is: sold_before + sold } }
results:
  entitled: { of: sold_so_far, rows: { below 10000: "0", 10000..<20000: sold_so_far * 5%, 20000+: sold_so_far * 8% }, decimals: 2 }
  paid_this: { is: entitled - paid_before }
carry: { sold_before: { from: sold_so_far, first: 0 }, paid_before: { from: entitled, first: 0 } }
`.replace("  target: { type: money, range: 1..1000000 }\n", ""),
    );
    const { levels, carry } = run(trueUp, {
      periods: months(["9000", "12000.5", "-5000", "500", "8000"].map((sold) => ({ sold }))),
    });
    const paid = levels[0]?.periods.map((month) => String(month.paid_this));
    expect(paid).toEqual(["0", "1680.04", "-880.01", "25", "1135.01"]);
    expect(paid?.map((text) => Math.round(Number(text) * 100)).reduce((a, b) => a + b)).toBe(196004);
    expect(carry).toEqual({ month: { sold_before: "24500.5", paid_before: "1960.04" } });
  });
  test("choices, flags, shares and facts are carried as well", () => {
    const of = rubric(`period: month
facts:
  score: { type: number, step: 1, range: 0..10 }
  last_score: { type: number, step: 1, range: 0..10 }
  last_grade: { type: choice, of: [A, B, none] }
  was_late: flag
  late: flag
  last_share: { type: percent, step: 1%, range: 0%..100% }
dimensions: { d: { weight: 10, ratio: { of: score, to: 10, better: higher } } }
total: { out_of: 10 }
grades: [{ grade: A, from: 8 }, { grade: B, otherwise: true }]
results:
  change: { is: score - last_score }
  better: { by: last_grade, cases: { A: 0, B: 1, none: 2 } }
  again: { when: was_late, is: 1 }
  share: { is: last_share }
carry:
  last_score: { from: score, first: 0 }
  last_grade: { from: grade, first: none }
  was_late: { from: late, first: false }
  last_share: { from: d.share, first: 0% }
`);
    const { levels, carry } = run(of, {
      periods: months([
        { score: 9, late: true },
        { score: 5, late: false },
        { score: 7, late: false },
      ]),
    });
    expect(levels[0]?.periods).toEqual([
      { period: "2026-01", total: "9", change: "9", better: "2", again: "0", share: "0%" },
      { period: "2026-02", total: "5", change: "-4", better: "0", again: "1", share: "90%" },
      { period: "2026-03", total: "7", change: "2", better: "1", again: "0", share: "50%" },
    ]);
    expect(carry).toEqual({ month: { last_score: "7", last_grade: "B", was_late: "false", last_share: "70%" } });
  });
  test("the same period twice", () => {
    const [first] = months(gross);
    expect(run(draw, { periods: first ? [first, first] : [] }).levels[0]?.periods.map((one) => one.refused?.[0])).toEqual([
      "periods/twice",
      "periods/twice",
    ]);
  });
});

const yearly = `period: month
facts: { base: { type: money, range: 0..10000 }, score: { type: number, step: 0.5, range: 0..100 }, late: flag }
dimensions: { d: { weight: 100, ratio: { of: score, to: 100, better: higher } } }
total: { out_of: 100 }
results: { bonus: { is: base * total.share, decimals: 2 } }
periods:
  - period: quarter
    title: { zh: 季度, en: Quarter }
    of: 3
    missing: refuse
    facts: { award: { type: money, range: 0..1000 } }
    measures:
      best_two: { each: periods, of: total, combine: { by: mean, drop_lowest: 1, at_least: 2 }, decimals: 2 }
      on_time: { each: periods, where: not late, combine: count }
    results:
      score: { is: mean(periods.total), decimals: 2 }
      bonus: { is: sum(periods.bonus) + award }
      best: { is: best_two }
      punctual: { is: on_time }
  - period: year
    title: { zh: 年度, en: Year }
    of: [Q1, Q2, Q3, Q4]
    missing: leave_out
    at_least: 1
    results:
      weighted: { each: periods, by: period, cases: { Q1: score * 10%, Q2: score * 20%, Q3: score * 30%, Q4: score * 40% }, combine: sum, decimals: 2 }
      bonus: { is: sum(periods.bonus) }
`;
const month = (period: string, score: number, belongs: Readonly<Record<string, string>>, late = false) => ({
  period,
  facts: { base: "1000", score, late },
  in: belongs,
});
const quarter = (n: number, scores: readonly number[]) =>
  scores.map((score, i) =>
    month(`2026-${String(3 * n - 2 + i).padStart(2, "0")}`, score, { quarter: `2026-Q${n}`, year: "2026" }, i === 0),
  );

test("a share of a dimension, an optional fact, a date and a duration of the shorter period", () => {
  const of = rubric(`period: month
facts:
  done: { type: number, step: 1, range: 0..10 }
  extra: { type: count, range: 0..9, optional: true }
  begun: { type: date, range: 2026-01-01..2026-12-31 }
  spent: { type: duration, step: 1 min, range: 0 min..10 days, unit: min }
dimensions: { d: { weight: 30, ratio: { of: done, to: 10, better: higher } } }
total: { out_of: 30 }
results: { days: { is: days(2026-12-31 - begun) } }
periods:
  - period: quarter
    of: 2
    missing: refuse
    measures: { extras: { each: periods, cases: [{ when: given(extra), is: extra }, { otherwise: 0 }], combine: sum } }
    results:
      share: { is: mean(periods.d.share), as: percent, decimals: 2 }
      share_too: { each: periods, is: d.share, combine: mean, decimals: 4 }
      extra: { is: extras }
      last: { is: days(max(periods.begun) - 2026-01-01) }
      hours: { is: hours(sum(periods.spent)), decimals: 2 }
`);
  const { levels } = run(of, {
    periods: [
      { period: "1", facts: { done: 7, extra: 3, begun: "2026-01-05", spent: 90 } },
      { period: "2", facts: { done: 6, begun: "2026-02-01", spent: "2 h" } },
    ],
  });
  expect(levels[1]?.periods).toEqual([{ period: "", share: "65%", share_too: "65%", extra: "3", last: "31", hours: "3.5" }]);
});

describe("longer periods", () => {
  const of = rubric(yearly);
  const awards = { quarter: { "2026-Q1": { award: "10" }, "2026-Q2": { award: "0" } } };
  test("quarter and year out of six months", () => {
    const { levels } = run(of, { periods: [...quarter(1, [80, 90, 70]), ...quarter(2, [60, 60, 61])], levels: awards });
    expect(levels[1]).toEqual({
      level: "quarter",
      periods: [
        { period: "2026-Q1", score: "80", bonus: "2410", best: "85", punctual: "2" },
        { period: "2026-Q2", score: "60.33", bonus: "1810", best: "60.5", punctual: "2" },
      ],
    });
    expect(levels[2]?.periods).toEqual([{ period: "2026", weighted: "20.07", bonus: "4220" }]);
  });
  test("a stored program does the same without the rubric", () => {
    const stored = openPeriods(JSON.parse(JSON.stringify(of.program)));
    const history = { periods: quarter(1, [80, 90, 70]), levels: awards };
    expect(stored.scorePeriods(history)).toEqual(of.scorePeriods(history));
  });
  test("the sheet of a quarter explains itself", () => {
    const { sheets } = run(of, { person: "张三", periods: quarter(1, [80, 90, 70]), levels: awards });
    const scored = sheets.levels[1]?.periods[0]?.scored;
    expect(scored?.success && explain(scored.sheet, "en").split("\n").slice(0, 3)).toEqual([
      "test (version 1)",
      "Quarter 2026-Q1",
      "张三",
    ]);
    expect(scored?.success && explain(scored.sheet, "zh")).toContain("各期\n  2026-01");
    expect(scored?.success && scored.sheet.periods?.[1]).toEqual({
      period: "2026-02",
      values: {
        total: { title: { zh: "总分", en: "Total" }, value: "90" },
        late: { title: { zh: "late", en: "late" }, value: "false" },
        bonus: { title: { zh: "bonus", en: "bonus" }, value: "900" },
      },
    });
  });
  const refusedOf = (history: Parameters<Rubric["scorePeriods"]>[0], level: number) => {
    const { levels, sheets } = run(of, history);
    const codes = levels[level]?.periods.flatMap((one) => one.refused ?? []);
    const texts = sheets.levels[level]?.periods.flatMap(({ scored }) =>
      scored.success ? [] : scored.problems.map(({ message }) => message.en),
    );
    return { codes, texts };
  };
  test("a month that is missing", () => {
    expect(refusedOf({ periods: quarter(1, [80, 90]), levels: { quarter: { "2026-Q1": { award: "0" } } } }, 1)).toEqual({
      codes: ["periods/missing"],
      texts: ["it needs 3 periods (month) and has 2: only 2026-01, 2026-02"],
    });
  });
  test("a month that cannot be scored is not one that is missing", () => {
    const [first, second, third] = quarter(1, [80, 90, 70]);
    if (!first || !second || !third) throw new Error("three months");
    const broken = { ...second, facts: { ...second.facts, score: "x" } };
    const history = { periods: [first, broken, third, ...quarter(2, [60, 60, 61])], levels: awards };
    expect(refusedOf(history, 1)).toEqual({ codes: ["periods/member-refused"], texts: ["2026-02 could not be scored"] });
    expect(refusedOf(history, 2)).toEqual({ codes: ["periods/member-refused"], texts: ["2026-Q1 could not be scored"] });
    expect(run(of, history).levels[1]?.periods[1]).toMatchObject({ period: "2026-Q2", score: "60.33" });
  });
  test("too many months, a stray one, a quarter of two years, a quarter that the year does not know", () => {
    expect(refusedOf({ periods: quarter(1, [80, 90, 70, 60]), levels: awards }, 1).codes).toContain("periods/too-many");
    const stray = [...quarter(1, [80, 90, 70]), month("2026-04", 80, { year: "2026" })];
    expect(refusedOf({ periods: stray, levels: { quarter: { "2026-Q1": { award: "0" } } } }, 1)).toEqual({
      codes: ["periods/group-missing"],
      texts: ["2026-04 does not say which quarter it belongs to"],
    });
    const split = quarter(1, [80, 90, 70]).map((one, i) =>
      i === 2 ? { ...one, in: { quarter: "2026-Q1", year: "2027" } } : one,
    );
    expect(refusedOf({ periods: split, levels: { quarter: { "2026-Q1": { award: "0" } } } }, 1)).toEqual({
      codes: ["periods/group-differs"],
      texts: ["parts of 2026-Q1 belong to different periods of year: 2026, 2027"],
    });
    const strange = quarter(1, [80, 90, 70]).map((one) => ({ ...one, in: { quarter: "spring", year: "2026" } }));
    expect(refusedOf({ periods: strange, levels: { quarter: { spring: { award: "0" } } } }, 2)).toEqual({
      codes: ["periods/unknown-member"],
      texts: ["spring is none of Q1, Q2, Q3, Q4"],
    });
    const misspelt = quarter(1, [80, 90, 70]).map((one) => ({ ...one, in: { quater: "2026-Q1" } }));
    expect(refusedOf({ periods: misspelt }, 0).codes).toEqual(Array(3).fill("periods/unknown-level"));
  });
  test("facts of a quarter that has no month at all", () => {
    expect(refusedOf({ periods: quarter(1, [80, 90, 70]), levels: awards }, 1).texts).toEqual([
      "it needs 3 periods (month) and has 0: none",
    ]);
  });
  test("nobody says which quarter: the months make one", () => {
    const periods = [80, 90, 70].map((score, i) => month(String(i + 1), score, {}));
    expect(run(of, { periods, levels: { quarter: { "": { award: "5" } } } }).levels[1]?.periods).toEqual([
      { period: "", score: "80", bonus: "2405", best: "85", punctual: "3" },
    ]);
  });
});

test("segments of a month, weighted by days, with facts and weights of their own", () => {
  const of = rubric(`period: segment
facts:
  days: { type: count, range: 1..31 }
  role: { type: choice, of: [clerk, manager] }
  calls: { type: number, step: 1, range: 0..100 }
  plans: { type: number, step: 1, range: 0..100 }
dimensions:
  work: { weight: 100, by: role, cases: { clerk: { ratio: { of: calls, to: 100, better: higher } }, manager: { ratio: { of: plans, to: 100, better: higher } } } }
total: { out_of: 100 }
periods:
  - period: month
    of: 10
    missing: leave_out
    at_least: 1
    measures: { weighted_sum: { each: periods, is: total * days, combine: sum } }
    results: { month_score: { is: weighted_sum / sum(periods.days), decimals: 2 } }
`);
  const { levels } = run(of, {
    periods: [
      { period: "a", facts: { days: 10, role: "clerk", calls: 80 }, in: { month: "2026-01" } },
      { period: "b", facts: { days: 21, role: "manager", plans: 95 }, in: { month: "2026-01" } },
      { period: "a", facts: { days: 28, role: "manager", plans: 50 }, in: { month: "2026-02" } },
    ],
  });
  expect(levels[1]?.periods).toEqual([
    { period: "2026-01", month_score: "90.16" },
    { period: "2026-02", month_score: "50" },
  ]);
});

test("a longer period carries to the next one as well", () => {
  const of = rubric(`period: month
facts: { sold: { type: money, range: 0..1000 } }
results: { s: { is: sold } }
periods:
  - period: quarter
    of: 2
    missing: leave_out
    at_least: 1
    facts: { before: { type: money, range: 0..100000 } }
    results: { so_far: { is: before + sum(periods.sold) } }
    carry: { before: { from: so_far, first: 0 } }
`);
  const periods = ["1", "2", "3"].map((n, i) => ({ period: n, facts: { sold: n }, in: { quarter: i < 2 ? "Q1" : "Q2" } }));
  const { levels, carry } = run(of, { periods });
  expect(levels[1]?.periods).toEqual([
    { period: "Q1", so_far: "3" },
    { period: "Q2", so_far: "6" },
  ]);
  expect(carry).toEqual({ quarter: { before: "6" } });
});
