/** Pay adds up: the lines of a payslip make the net to the cent, and nothing that was held back is lost. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRubric, type ScoreSheet } from "../../src/index.ts";
import { runs } from "../runs.ts";

const open = (name: string) =>
  parseRubric(readFileSync(new URL(`../../rubrics/${name}.yaml`, import.meta.url), "utf8"), { name });
const money = (max: number, min = 0) => fc.integer({ min: min * 100, max: max * 100 }).map((cents) => (cents / 100).toFixed(2));
/** In cents. */
const cents = (text: string | undefined): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text ?? "");
  if (!match) throw new Error(`${text} is no amount of money`);
  const [, minus, whole = "", part = ""] = match;
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
  return minus === "-" ? -value : value;
};

test("commission: gross pay, what is withheld and what is left over", () => {
  const rubric = open("commission");
  const facts = fc.record({
    month_start: fc.constantFrom("2024-03-01", "2025-12-01", "2026-05-01"),
    base_wage: money(9000),
    quota: money(500_000, 1),
    sold_before: money(900_000),
    sales: money(400_000, -200_000),
    deals: fc.array(fc.record({ product: fc.constantFrom("device", "service", "parts"), amount: money(30_000) }), {
      maxLength: 4,
    }),
    owed: money(5000),
    year_end: fc.boolean(),
    target_bonus: money(20_000),
    stay_award: money(10_000),
    acting_award: money(10_000),
    days_served: fc.integer({ min: 0, max: 366 }),
    days_in_year: fc.constantFrom(365, 366),
    left_over: money(3000),
    damages: money(3000),
    unreturned: money(500),
  });
  fc.assert(
    fc.property(facts, (given) => {
      const { results }: ScoreSheet = rubric.score(given);
      const of = (name: string) => cents(results[name]);
      const lines = ["paid", "year_bonus", "stay_paid", "acting_paid"].map(of).reduce((a, b) => a + b, cents(given.base_wage));
      expect(of("gross_pay")).toBe(lines);
      // What was earned is paid, or owed less, to the cent.
      expect(of("paid") - of("earned")).toBe(of("owed_after") - cents(given.owed));
      const wanted = cents(given.left_over) + cents(given.damages) + cents(given.unreturned);
      expect(of("withheld") + of("due_later")).toBe(wanted);
      expect(of("withheld") * 5n).toBeLessThanOrEqual(of("gross_pay"));
      const difference = of("in_hand") - (of("gross_pay") - of("withheld"));
      expect(difference >= -50n && difference <= 50n).toBe(true);
    }),
    runs(500),
  );
});

test("sales: the bonus less the deductions is the net", () => {
  const rubric = open("sales-monthly");
  const facts = fc.record({
    role: fc.constantFrom("manager", "agent_clerk", "shop_clerk"),
    region: fc.constantFrom("general", "south"),
    plan: money(1000, 900),
    actual: money(1100, 700),
    owed: money(100, 99),
    collected: money(100, 85),
    returned: money(120),
    bonus_base: money(20_000),
  });
  const sales = runs(1000);
  let scored = 0;
  fc.assert(
    fc.property(facts, (given) => {
      // Some deductions are blank in the source, and refuse.
      const found = rubric.safeScore(given);
      if (!found.success) {
        expect(new Set(found.problems.map(({ code }) => code))).toEqual(new Set(["rubric/blank"]));
        return;
      }
      scored++;
      const { results } = found.sheet;
      const cuts = ["shortfall", "collection_cut", "return_cut"].map((name) => cents(results[name])).reduce((a, b) => a + b, 0n);
      const net = cents(results.bonus) - cuts;
      expect(cents(results.net)).toBe(net > 0n ? net : 0n);
    }),
    sales,
  );
  expect(scored).toBeGreaterThan(sales.numRuns / 10);
});
