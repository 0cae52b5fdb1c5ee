/** What is carried is never lost or made up, over any periods of any such chain, and a run may be cut anywhere. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Balances, PeriodFacts, Rubric } from "../../src/index.ts";
import { add, equal, fraction, fromText, multiply, parseDecimal, subtract, toText, zero } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";
import { rubric } from "../score.ts";

const wide = "range: -100000000..100000000";

/** A scheme of the kind that carries a balance: what is paid follows some rule, what is left is what was due and not paid. */
const chain = fc
  .record({
    cap: fc.integer({ min: 0, max: 5000 }),
    floor: fc.integer({ min: -3000, max: 3000 }),
    share: fc.integer({ min: 0, max: 100 }),
    rounding: fc.constantFrom("decimals: 2", "to: 0.1", "to: 10", "decimals: 2, rounding: down"),
    first: fc.integer({ min: -1000, max: 1000 }),
  })
  .map(({ cap, floor, share, rounding, first }) => ({
    first: fraction(first),
    rubric: rubric(`period: month
facts: { due: { type: money, ${wide} }, balance: { type: money, ${wide} } }
results:
  paid: { is: "(balance + due) * ${share}%", cap: ${Math.max(cap, floor)}, floor: ${floor}, ${rounding} }
  left: { is: balance + due - paid }
carry: { balance: { from: left, first: ${first} } }
`),
  }));
const cents = fc.integer({ min: -500_000, max: 500_000 }).map((n) => toText(fraction(n, 100)));
const duesOf = fc.array(cents, { minLength: 1, maxLength: 14 });
const periodsOf = (dues: readonly string[]): readonly PeriodFacts[] =>
  dues.map((due, i) => ({ period: String(i), facts: { due } }));
const exact = (text: string | undefined) => parseDecimal(text ?? "") ?? fromText("0");
const paidOf = (of: Rubric, periods: readonly PeriodFacts[], carried?: Balances) => {
  const history = { periods, ...(carried ? { carried } : {}) };
  const [sheets, figures] = [of.scorePeriods(history), of.periodFigures(history)];
  expect(figures.carry).toEqual(sheets.carry);
  const paid = sheets.levels[0]?.periods.map(({ scored }, i) => {
    const quick = figures.levels[0]?.periods[i]?.scored;
    expect(quick?.success && quick.figures.results).toEqual(scored.success && scored.sheet.results);
    return scored.success ? scored.sheet.results : {};
  });
  return { results: paid ?? [], carry: sheets.carry, balance: exact(sheets.carry.month?.balance) };
};

test("first balance + all that was due = all that was paid + last balance, exactly", () => {
  fc.assert(
    fc.property(chain, duesOf, ({ rubric: of, first }, dues) => {
      const { results, balance } = paidOf(of, periodsOf(dues));
      const due = dues.map(exact).reduce(add, first);
      const paid = results.map((one) => exact(one.paid)).reduce(add, zero);
      expect(results.every((one) => one.paid !== undefined)).toBe(true);
      expect(equal(due, add(paid, balance))).toBe(true);
    }),
    runs(300),
  );
});
test("a run cut in two is the run, with a period that cannot be scored or without", () => {
  fc.assert(
    fc.property(chain, duesOf, fc.nat({ max: 14 }), fc.nat({ max: 28 }), ({ rubric: of }, dues, cut, broken) => {
      const periods = periodsOf(dues).map((one, i) => (i === broken ? { ...one, facts: { due: "unreadable" } } : one));
      const at = Math.min(cut, periods.length);
      const [first, whole] = [paidOf(of, periods.slice(0, at)), paidOf(of, periods)];
      const second = paidOf(of, periods.slice(at), first.carry);
      expect([...first.results, ...second.results]).toEqual(whole.results);
      expect(second.carry).toEqual(whole.carry);
    }),
    runs(300),
  );
});
test("giving what is carried changes nothing; giving anything else is refused and nothing is scored after it", () => {
  fc.assert(
    fc.property(chain, duesOf, fc.nat({ max: 13 }), cents, ({ rubric: of }, dues, which, off) => {
      const periods = periodsOf(dues);
      const at = which % periods.length;
      if (at === 0) return;
      const { carry } = paidOf(of, periods.slice(0, at));
      const balance = carry.month?.balance ?? "0";
      const giving = (value: string) =>
        periods.map((one, i) => (i === at ? { ...one, facts: { ...one.facts, balance: value } } : one));
      expect(paidOf(of, giving(balance))).toEqual(paidOf(of, periods));
      if (equal(exact(off), zero)) return;
      const wrong = of.periodFigures({ periods: giving(toText(add(exact(balance), exact(off)))) });
      const refused = wrong.levels[0]?.periods.map(({ scored }) =>
        scored.success ? "" : scored.problems.map(({ code }) => code).join(),
      );
      expect(refused).toEqual(
        periods.map((_, i) => (i < at ? "" : i === at ? "periods/carried-differs" : "periods/chain-broken")),
      );
      expect(wrong.carry).toEqual({});
    }),
    runs(300),
  );
});
test("a draw: never paid below it, and what is owed never negative", () => {
  const of = rubric(`period: month
facts: { draw: { type: money, range: 0..5000 }, commission: { type: money, range: 0..5000 }, owed: { type: money, range: 0..1000000 } }
results: { paid: { is: "max(draw, commission - owed)" }, left: { is: owed + paid - commission } }
carry: { owed: { from: left, first: 0 } }
`);
  const month = fc.record({ draw: fc.integer({ min: 0, max: 5000 }), commission: fc.integer({ min: 0, max: 5000 }) });
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 14 }), (months) => {
      const history = { periods: months.map((facts, i) => ({ period: String(i), facts })) };
      const [level] = of.periodFigures(history).levels;
      let owed = 0;
      for (const [i, { scored }] of (level?.periods ?? []).entries()) {
        const { draw = 0, commission = 0 } = months[i] ?? {};
        const paid = Math.max(draw, commission - owed);
        owed = owed + paid - commission;
        expect(scored.success && scored.figures.results).toEqual({ paid: String(paid), left: String(owed) });
        expect(owed).toBeGreaterThanOrEqual(0);
      }
    }),
    runs(300),
  );
});
test("a cumulative true-up pays in the end what is due on the whole, however it was sold", () => {
  const of = rubric(`period: month
facts: { sold: { type: money, range: -50000..50000 }, before: { type: money, ${wide} }, paid_before: { type: money, ${wide} } }
measures: { so_far: { is: before + sold } }
results:
  entitled: { of: so_far, rows: { below 0: "0", 0..<30000: so_far * 3%, 30000..<60000: 900 + (so_far - 30000) * 5%, 60000+: 2400 + (so_far - 60000) * 7% }, decimals: 2 }
  paid: { is: entitled - paid_before }
carry: { before: { from: so_far, first: 0 }, paid_before: { from: entitled, first: 0 } }
`);
  const amounts = fc.array(
    fc.integer({ min: -2_000_000, max: 5_000_000 }).map((n) => toText(fraction(n, 100))),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(amounts, (sold) => {
      const { levels } = of.periodFigures({ periods: sold.map((amount, i) => ({ period: String(i), facts: { sold: amount } })) });
      const months = levels[0]?.periods.map(({ scored }) => (scored.success ? scored.figures.results : {})) ?? [];
      const paid = months.map((month) => exact(month.paid)).reduce(add, zero);
      const total = sold.map(exact).reduce(add, zero);
      const whole = of.figures({ sold: "0", before: toText(total), paid_before: "0" });
      expect(whole.success && whole.figures.results.entitled).toBe(toText(paid));
    }),
    runs(300),
  );
});
test("the mean of a longer period is the mean of its sheets, and best n of m never below it", () => {
  const of = rubric(`period: month
facts: { score: { type: number, step: 0.5, range: 0..100 } }
dimensions: { d: { weight: 100, ratio: { of: score, to: 100, better: higher } } }
total: { out_of: 100 }
periods:
  - period: year
    of: 12
    missing: leave_out
    at_least: 3
    measures: { best: { each: periods, of: total, combine: { by: mean, drop_lowest: 2, at_least: 3 }, decimals: 6 } }
    results: { mean: { is: mean(periods.total), decimals: 6 }, best_of: { is: best } }
`);
  const scores = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(scores, (halves) => {
      const periods = halves.map((n, i) => ({ period: String(i), facts: { score: toText(fraction(n, 2)) } }));
      const sheets = of.scorePeriods({ periods }).levels[1]?.periods[0]?.scored;
      const quick = of.periodFigures({ periods }).levels[1]?.periods[0]?.scored;
      const results = sheets?.success ? sheets.sheet.results : {};
      expect(quick?.success && quick.figures.results).toEqual(results);
      const mean = multiply(halves.map((n) => fraction(n, 2)).reduce(add, zero), fraction(1, halves.length));
      const off = subtract(exact(results.mean), mean);
      expect(Math.abs(Number(off.n) / Number(off.d))).toBeLessThanOrEqual(5e-7);
      expect(Number(results.best_of)).toBeGreaterThanOrEqual(Number(results.mean) - 1e-6);
    }),
    runs(300),
  );
});
