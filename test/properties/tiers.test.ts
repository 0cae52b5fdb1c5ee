/** What has to hold of every scale, however it is cut and however the amount comes in. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, type Fraction, fraction, fromText, magnitude, multiply, subtract } from "../../src/text/exact.ts";
import { runs } from "../runs.ts";
import { rubric, run } from "../score.ts";

const cents = (low: number, high: number) => fc.integer({ min: low, max: high });
/** Edges in hundredths, and one more rate than edges, in tenths of a per cent. */
const scale = (rising: boolean) =>
  fc.uniqueArray(cents(1, 99_999), { minLength: 1, maxLength: 4 }).chain((edges) =>
    fc.array(cents(0, 300), { minLength: edges.length + 1, maxLength: edges.length + 1 }).map((rates) => ({
      edges: [...edges].sort((a, b) => a - b).map((edge) => edge / 100),
      rates: rising ? [...rates].sort((a, b) => a - b) : rates,
    })),
  );
type Scale = { readonly edges: readonly number[]; readonly rates: readonly number[] };
const rowsOf = ({ edges, rates }: Scale, closed: boolean): string => {
  const between = closed ? ".." : "..<";
  const label = (i: number) =>
    i === edges.length ? `${edges[i - 1]}+` : i === 0 ? `below ${edges[0]}` : `${edges[i - 1]}${between}${edges[i]}`;
  return `{ ${rates.map((rate, i) => `${label(i)}: ${rate / 10}%`).join(", ")} }`;
};
const facts = `facts:
  x: { type: money, range: -2000..2000 }
  a: { type: money, range: 0..2000 }
  deals: { list: { amount: { type: money, range: -2000..2000 } }, at_most: 9 }
`;
const rubricOf = (of: Scale) => {
  const rows = rowsOf(of, true);
  return rubric(`${facts}results:
  marginal: { tiers: { of: x, mode: marginal, rows: ${rows} } }
  after:    { tiers: { of: x, after: a, mode: marginal, rows: ${rows} } }
  whole:    { tiers: { of: x, mode: whole, rows: ${rowsOf(of, false)} } }
  one_by_one: { each: deals, tiers: { of: amount, after: a + before(amount), mode: marginal, rows: ${rows} }, combine: sum }
`);
};
type Given = { readonly x?: number; readonly a?: number; readonly deals?: readonly number[] };
const scored = (of: ReturnType<typeof rubricOf>) => {
  const figures = ({ x = 0, a = 0, deals = [] }: Given): Record<string, Fraction> => {
    const { results } = run(of, { x: x / 100, a: a / 100, deals: deals.map((amount) => ({ amount: amount / 100 })) }).figures;
    return Object.fromEntries(Object.entries(results).map(([name, value]) => [name, fromText(value)]));
  };
  return (name: string, given: Given): Fraction => figures(given)[name] ?? fraction(0);
};
const amount = cents(-200_000, 200_000);
const from = cents(0, 200_000);
const check = <T extends unknown[]>(
  rising: boolean,
  parts: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (of: (name: string, given: Given) => Fraction, scale: Scale, ...rest: T) => void,
) =>
  fc.assert(
    fc.property(scale(rising), fc.tuple(...parts), (one, rest) => holds(scored(rubricOf(one)), one, ...(rest as T))),
    runs(60),
  );

describe("marginal", () => {
  test("has no jump: a step changes it by no more than the step at the highest rate, and never downward", () => {
    check<[number]>(false, [amount], (of, { rates, edges }, x) => {
      const most = multiply(fraction(1, 100), fraction(Math.max(...rates), 1000));
      for (const at of [x, 0, ...edges.map((edge) => Math.round(edge * 100))].filter((at) => at < 200_000)) {
        const difference = subtract(of("marginal", { x: at + 1 }), of("marginal", { x: at }));
        expect(compare(difference, fraction(0))).toBeGreaterThanOrEqual(0);
        expect(compare(magnitude(difference), most)).toBeLessThanOrEqual(0);
      }
    });
  });
  test("after a is what a and x come to together less what a comes to", () => {
    check<[number, number]>(false, [amount, from], (of, _, x, a) => {
      fc.pre(Math.abs(a + x) <= 200_000);
      expect(of("after", { a, x })).toEqual(subtract(of("marginal", { x: a + x }), of("marginal", { x: a })));
    });
  });
  test("does not depend on how an amount comes in", () => {
    check<[number[], number]>(false, [fc.array(cents(-20_000, 20_000), { maxLength: 9 }), from], (of, _, deals, a) => {
      const x = deals.reduce((sum, deal) => sum + deal, 0);
      expect(of("one_by_one", { a, deals })).toEqual(of("after", { a, x }));
    });
  });
});
test("at rising rates the whole at the rate reached is never less than slice by slice", () => {
  check<[number]>(true, [from], (of, _, x) => {
    expect(compare(of("whole", { x }), of("marginal", { x }))).toBeGreaterThanOrEqual(0);
  });
});
test("two halves add up", () => {
  check<[number, number]>(false, [from, from], (of, _, a, x) => {
    fc.pre(a + x <= 200_000);
    expect(add(of("marginal", { x: a }), of("after", { a, x }))).toEqual(of("marginal", { x: a + x }));
  });
});
