/**
 * Mutated rubrics and mutated facts: every one ends in a score or in typed complaints, without long work, and never in an exception or a NaN.
 * `npm test` makes a few of small rubrics, `npm run test:full` more of all, `npm run fuzz` 100,000 of each.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type Figures,
  type ParsedRubric,
  type Rubric,
  type ScoredHistory,
  type ScoreSheet,
  safeParseRubric,
} from "../../src/index.ts";
import { full, fuzz, seed } from "../runs.ts";
import { within } from "../steps.ts";

const cases = fuzz ? 100_000 : full ? 2_000 : 300;

/** mulberry32: small, fast, the same everywhere. */
const random = (start: number) => {
  let state = start >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
};
type Random = ReturnType<typeof random>;

const folder = join(import.meta.dirname, "../../rubrics");
const small = `scorewright: 1
id: small
version: "1"
facts:
  late: count
  done: { type: money, range: 0..9999 }
  plan: { type: money, range: 1..9999 }
  kind: { type: choice, of: [a, b] }
  minutes: { type: duration, step: 1 min, range: 0 min..90 min }
  deals: { list: { amount: money, kind: { type: choice, of: [x, y] } }, at_most: 20 }
measures:
  rate: { is: done / plan, as: percent, decimals: 1 }
  sold: { each: deals, by: kind, cases: { x: amount * 10%, y: amount }, combine: sum }
dimensions:
  g:
    weight: 60
    decimals: 2
    dimensions:
      attendance: { weight: 20, of: late, rows: { 0: 100%, 1..2: 50%, 3+: 0% }, not_applicable: drop }
      speed: { weight: 20, of: minutes, curve: { 10 min: 100%, 60 min: 0% }, outside: clamp, decimals: 2 }
      attitude: { weight: 20, rating: { scale: 1..5, zero: 1, full: 5 }, raters: { a: 60%, b: { weight: 40%, optional: true } }, decimals: 2 }
  sales:
    weight: 40
    by: kind
    cases: { a: { of: rate, rows: { below 80%: 0%, 80%..99.9%: 50%, 100%+: 120% } }, b: { ratio: { of: done, to: plan, better: higher, cap: 100% } } }
    decimals: 2
    gates: [{ when: late > 9, set: 0 pts }]
total: { out_of: 100, decimals: 1, floor: 0, cap: 110 }
grades: [{ grade: A, from: 80, coefficient: 1.2 }, { grade: B, otherwise: true, coefficient: 0.5 }]
results: { bonus: { is: sold * grade.coefficient + total * 10 * 1, decimals: 2, when: total > 20, otherwise: 0 } }
`.replace(" + total * 10 * 1", "");
const paid = `scorewright: 1
id: paid
version: "1"
period: { of: month, date: month_start }
facts:
  month_start: { type: date, range: 2024-01-01..2027-12-31 }
  dept: text
  sales: { type: money, range: -9999..99999 }
  quota: { type: money, range: 1..99999 }
  sold_before: { type: money, range: 0..999999 }
  owed: { type: money, range: 0..999999 }
  years: count
  pool: { type: money, range: 0..9999 }
  away: flag
  deals: { list: { amount: money, kind: { type: choice, of: [x, y] } }, at_most: 20 }
parameters: { draw: { type: money, effective: { 2024-01-01: 100, 2026-01-01: 200 } } }
measures: { lead: { is: sales / mean(others.sales) - 100%, as: percent, decimals: 1, if_zero: 0%, floor: -100%, cap: 100% } }
dimensions: { work: { weight: 10, of: lead, rows: { below 0%: 50%, 0%..<20%: 80%, 20%+: 100% } } }
total: { out_of: 10 }
grades: [{ grade: A, from: 8, coefficient: 1.2 }, { grade: B, otherwise: true, coefficient: 1 }]
team: { within: dept, grade: { by: total, quota: { A: 40%, B: 60% }, rounding: largest_remainder, ties: [years, up], at_least: 2, exempt: away } }
results:
  commission: { tiers: { of: sales, after: sold_before, to: quota, mode: marginal, rows: { below 100%: 3%, 100%..120%: 5%, 120%+: 7% } }, decimals: 2 }
  each_deal: { each: deals, tiers: { of: amount, after: before(amount), mode: whole, rows: { 0..<50: 1%, 50+: 2% } }, combine: sum, decimals: 2 }
  paid: { is: "max(draw, commission + each_deal - owed)" }
  owed_after: { is: owed + paid - commission - each_deal, floor: 0 }
  kept: { withhold: owed, from: paid, at_most: 20%, decimals: 2, rounding: down }
  place: { rank: { of: total, best: highest, ties: competition } }
  above: { percentile: { of: paid, best: lowest, counts: middle }, decimals: 1 }
  part: { split: { pool: pool, by: total, to: 0.01, ties: [years] } }
carry: { owed: { from: owed_after, first: 0 } }
periods:
  - period: quarter
    of: 3
    missing: leave_out
    at_least: 1
    results:
      best: { each: periods, of: total, combine: { by: mean, drop_lowest: 1, at_least: 2 }, if_empty: 0, decimals: 2 }
      year_place: { rank: { of: best, best: highest, ties: dense } }
`;
const corpus = [
  small,
  small,
  small,
  paid,
  paid,
  ...readdirSync(folder)
    .filter((file) => full && file.endsWith(".yaml"))
    .map((file) => readFileSync(join(folder, file), "utf8")),
];

const tokens = [
  "0%",
  "100%",
  "-1",
  "1e3",
  "0x10",
  ".inf",
  "NaN",
  "1_000",
  "９０",
  "％",
  "：",
  "，",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  ",",
  ":",
  "- ",
  "&a",
  "*a",
  "!!str",
  "<<: ",
  "|",
  ">",
  "#",
  "'",
  '"',
  "\t",
  "\r\n",
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "then",
  "of",
  "rows",
  "is",
  "each",
  "combine",
  "weight",
  "otherwise",
  "blank",
  "given(",
  "not ",
  " and ",
  " or ",
  "in 1..2",
  "total",
  "grade",
  "total.share",
  "99999999999999999999999999999",
  "0.0000000000000000001",
  "..",
  "80%..<90%",
  "满80%不满90%",
  "9%以上",
  "n/a",
  "true",
  "null",
  "~",
  "2012-02-30",
  "8:30",
  "min(",
  "a / b",
  "decimals: exact",
  "if(",
  "dimensions:",
  "optional: true",
  "mean(others.total)",
  "team.sales",
  "before(amount)",
  "periods.total",
  "mode: whole",
  "ties: refuse",
  "caps: ",
  "missing: refuse",
  "carry:",
];
const mutateText = (text: string, { below, pick }: Random): string => {
  let lines = text.split("\n");
  for (let n = 1 + below(pick([1, 4])); n > 0; n--) {
    const at = below(lines.length);
    const line = lines[at] ?? "";
    const column = below(line.length + 1);
    switch (below(9)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(below(lines.length), 0, line);
        break;
      case 2:
        lines[at] = line.slice(0, column) + pick(tokens) + line.slice(column);
        break;
      case 3:
        lines[at] = line.slice(0, column) + line.slice(column + 1 + below(6));
        break;
      case 4:
        lines[at] = line.replace(/-?\d+(?:\.\d+)?/, () => pick(["0", "-5", "1e9", "3.333", "100", "0.1", "99999999999"]));
        break;
      case 5:
        lines[at] = line.replace(/[A-Za-z_]+/, () => pick(tokens));
        break;
      case 6: {
        const other = below(lines.length);
        [lines[at], lines[other]] = [lines[other] ?? "", line];
        break;
      }
      case 7:
        lines[at] = " ".repeat(below(9)) + line.trimStart();
        break;
      default: {
        const words = line.match(/[\p{L}\p{N}_.%]+/gu) ?? [];
        if (words.length > 1) lines[at] = line.replace(pick(words), pick(words));
      }
    }
    if (lines.length === 0) lines = [pick(tokens)];
  }
  return lines.join("\n");
};

const strange: readonly unknown[] = [
  "",
  " ",
  "0",
  "-0",
  "1",
  "85",
  "85%",
  "0.85",
  "1e3",
  "0x1f",
  "１２",
  "９０％",
  "NaN",
  "Infinity",
  "-1",
  "3.14159265358979",
  "99999999999999999999999",
  "1,234.50",
  "a",
  "b",
  "n/a",
  "不适用",
  "是",
  "true",
  "__proto__",
  "2026-02-30",
  "2026-02-28",
  "80 min",
  "1:20",
  "\u0000",
  "\ud800",
  "x".repeat(5000),
  "9".repeat(3000),
  0,
  -0,
  1,
  2,
  3,
  -1,
  0.1 + 0.2,
  1e21,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 2,
  5e-324,
  10n,
  -(10n ** 40n),
  true,
  false,
  null,
  undefined,
  [],
  [[]],
  [1],
  [{}],
  [{ amount: 1, kind: "x" }],
  [{ amount: "1", kind: "x" }, { amount: "n/a" }],
  {},
  { a: 1 },
  { toFixed: () => "12.5" },
  { toFixed: () => "Infinity" },
  new Date(0),
  Symbol("s"),
  () => 1,
  new Map(),
];
const mutateFacts = (rubric: Rubric, { below, pick }: Random): Record<string, unknown> => {
  const facts: Record<string, unknown> = {};
  const rarely = pick([4, 50]);
  for (const { name, of } of rubric.program.plan.inputs) {
    if (below(3 * rarely) === 0) continue;
    if (below(rarely) === 0) facts[name] = pick(strange);
    else if (of.type === "number")
      facts[name] =
        of.kind === "percent"
          ? `${below(130)}%`
          : of.kind === "duration"
            ? `${below(100)} min`
            : of.kind === "date"
              ? "2026-03-01"
              : String(below(12));
    else if (of.type === "choice") facts[name] = pick(of.values).value;
    else if (of.type === "flag") facts[name] = below(2) === 0;
    else if (of.type === "list")
      facts[name] = Array.from({ length: below(4) }, () => ({
        amount: below(rarely) === 0 ? pick(strange) : String(below(999)),
        kind: below(rarely) === 0 ? "z" : pick(["x", "y"]),
      }));
    else facts[name] = "because";
  }
  if (below(10) === 0) facts[pick(["__proto__", "constructor", "lat", "total", "toString"])] = pick(strange);
  return facts;
};

const broken = /NaN|Infinity|undefined|\[object/;
/** Everything that the outcome shows as a figure. */
const figuresOf = (rubric: Rubric, raw: unknown): string => {
  const fast = rubric.figures(raw);
  const traced = rubric.safeScore(raw);
  expect(traced.success).toBe(fast.success);
  if (!fast.success || !traced.success) {
    for (const problem of [...(fast.success ? [] : fast.problems), ...(traced.success ? [] : traced.problems)]) {
      expect(problem.code).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(problem.message.en.length * problem.message.zh.length).toBeGreaterThan(0);
    }
    return "";
  }
  const { total, grade, results, adjustments } = traced.sheet;
  expect({ total: fast.figures.total, grade: fast.figures.grade, results: fast.figures.results }).toEqual({
    total,
    grade,
    results,
  });
  return [total, grade, ...Object.values(results), ...Object.values(adjustments), ...Object.values(fast.figures.points)].join(
    " ",
  );
};
/** A few people at once, and over a few periods: sheets and figures agree, and end in scores or in problems. */
const together = (rubric: Rubric, dice: Random): void => {
  const someone = () => {
    const facts = mutateFacts(rubric, dice);
    for (const { name, source } of rubric.program.plan.inputs) if (source) delete facts[name];
    if ("dept" in facts && dice.below(9) > 0) facts.dept = dice.pick(["a", "b"]);
    return facts;
  };
  const people = Array.from({ length: dice.below(5) }, (_, i) => ({ person: String(i), facts: someone() }));
  const team = rubric.openTeam(people);
  for (const i of people.keys()) {
    const [sheet, figures] = [team.sheet(i), team.figures(i)];
    expect(sheet.success).toBe(figures.success);
    if (sheet.success && figures.success) expect(figures.figures.results).toEqual(sheet.sheet.results);
  }
  if (!rubric.program.levels && !rubric.program.carry) return;
  const histories = Array.from({ length: dice.below(3) }, (_, p) => ({
    person: String(p),
    periods: Array.from({ length: dice.below(4) }, (_, k) => ({ period: String(k), facts: someone() })),
  }));
  const [sheets, figures] = [rubric.scoreTeamPeriods(histories), rubric.teamPeriodFigures(histories)];
  const told = (found: readonly ScoredHistory<{ readonly sheet: ScoreSheet } | { readonly figures: Figures }>[]) =>
    found.flatMap(({ levels }) =>
      levels.flatMap(({ periods }) =>
        periods.map(({ scored }) =>
          scored.success ? Object.values("sheet" in scored ? scored.sheet.results : scored.figures.results).join(" ") : "refused",
        ),
      ),
    );
  expect(told(sheets)).toEqual(told(figures));
  expect(told(sheets).join(" ")).not.toMatch(broken);
};
/** In millions of steps; the largest of these rubrics takes one. */
const limit = 5;

test(`${cases} mutated rubrics end in a rubric or in complaints (seed ${seed})`, () => {
  const dice = random(seed);
  let parsed = 0;
  for (let i = 0; i < cases; i++) {
    const text = mutateText(dice.pick(corpus), dice);
    const result = within(limit, (): ParsedRubric => safeParseRubric(text), text);
    if (result.success) {
      parsed++;
      expect(figuresOf(result.rubric, mutateFacts(result.rubric, dice)), text).not.toMatch(broken);
      within(limit, () => together(result.rubric, dice), text);
    } else {
      expect(result.diagnostics.length, text).toBeGreaterThan(0);
      for (const { code, message } of result.diagnostics) {
        expect(code, text).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
        expect(`${message.en}${message.zh}`, text).not.toMatch(/\[object/);
      }
    }
  }
  expect(parsed).toBeGreaterThan(cases / 50);
});

test(`${cases} mutated sets of facts end in a score or in problems (seed ${seed})`, () => {
  const dice = random(seed + 1);
  const rubrics = [...new Set(corpus)].flatMap((text) => {
    const result = safeParseRubric(text);
    return result.success ? [result.rubric] : [];
  });
  expect(rubrics.length).toBe(new Set(corpus).size);
  let scored = 0;
  for (let i = 0; i < cases; i++) {
    const rubric = dice.pick(rubrics);
    const facts = dice.below(50) === 0 ? dice.pick(strange) : mutateFacts(rubric, dice);
    const figures = within(limit, () => figuresOf(rubric, facts));
    expect(figures).not.toMatch(broken);
    if (figures !== "") scored++;
    if (rubric.program.team || rubric.program.levels) within(limit, () => together(rubric, dice));
  }
  expect(scored).toBeGreaterThan(cases / 100);
});
