/** Random rubrics, written as an author would, and facts for them drawn from the rubric's own numbers. */
import fc from "fast-check";
import { valueText } from "../../src/plan/format.ts";
import type { Input, Program } from "../../src/plan/ir.ts";
import { add, compare, type Fraction, fraction, fromText, multiply, round, subtract } from "../../src/text/exact.ts";

export type Rubric = { readonly [key: string]: unknown };
type Leaf = { readonly facts: Rubric; readonly measures?: Rubric; readonly dimension: Rubric };
type Make = (name: string, weight: number) => fc.Arbitrary<Leaf>;

/** Ascending whole numbers in low..high. */
const cuts = (low: number, high: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: low + 1, max: high }), { minLength: 1, maxLength: most })
    .map((list) => [...list].sort((a, b) => a - b));
const shares = (n: number, rising: boolean) =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: n, maxLength: n }).map((list) => {
    // The last outcome is the full weight, so that every grade below can be reached.
    const some = [...list.slice(1), 100];
    return rising ? some.sort((a, b) => a - b) : some;
  });

/** Rows over a whole number of `unit`s, cut at random edges; `below a`, `a..b` and `b+` in turn. */
const rowsOver = (edges: readonly number[], outcomes: readonly unknown[], write: (n: number) => string): Rubric =>
  Object.fromEntries(
    outcomes.map((outcome, i) => {
      const [from, to] = [edges[i - 1], edges[i]];
      const label =
        from === undefined ? `below ${write(to ?? 0)}` : to === undefined ? `${write(from)}+` : `${write(from)}..<${write(to)}`;
      return [label, outcome];
    }),
  );

const rows =
  (rising: boolean): Make =>
  (name) =>
    cuts(0, 20, 5).chain((edges) =>
      shares(edges.length + 1, rising).map(
        (list): Leaf => ({
          facts: { [`${name}_n`]: { type: "count", range: "0..20" } },
          dimension: {
            of: `${name}_n`,
            rows: rowsOver(
              edges,
              list.map((share) => `${share}%`),
              String,
            ),
          },
        }),
      ),
    );
/** What the columns of a table look at, and how they are written. */
const acrosses: readonly (readonly [fact: unknown, columns: readonly string[]])[] = [
  [{ type: "choice", of: ["a", "b", "c"] }, ["a", "b", "c"]],
  [{ type: "choice", of: ["a", "b", "c"] }, ["c", "otherwise"]],
  ["flag", ["false", "true"]],
  [{ type: "percent", step: "0.5%", range: "0%..20%" }, ["10%..<15%", "below 10%", "otherwise"]],
];
const twoWay: Make = (name) =>
  fc.tuple(cuts(0, 9, 3), fc.constantFrom(...acrosses)).chain(([edges, [fact, columns]]) =>
    fc.array(shares(columns.length, false), { minLength: edges.length + 1, maxLength: edges.length + 1 }).map((cells): Leaf => {
      const outcomes = cells.map((row) => row.map((share) => `${share}%`));
      return {
        facts: { [`${name}_n`]: { type: "count", range: "0..9" }, [`${name}_k`]: fact },
        dimension: { of: `${name}_n`, across: `${name}_k`, columns, rows: rowsOver(edges, outcomes, String) },
      };
    }),
  );
const measured =
  (rising: boolean): Make =>
  (name) =>
    fc.tuple(cuts(50, 150, 4), fc.integer({ min: 0, max: 2 })).chain(([edges, decimals]) =>
      shares(edges.length + 1, rising).map(
        (list): Leaf => ({
          facts: {
            [`${name}_done`]: { type: "money", range: "0..2000" },
            [`${name}_plan`]: { type: "money", range: "1000..1000.01" },
          },
          measures: { [`${name}_rate`]: { is: `${name}_done / ${name}_plan`, as: "percent", decimals } },
          dimension: {
            of: `${name}_rate`,
            rows: rowsOver(
              edges,
              list.map((share) => `${share}%`),
              (n) => `${n}%`,
            ),
          },
        }),
      ),
    );
const curve =
  (rising: boolean): Make =>
  (name) =>
    cuts(0, 100, 4)
      .filter((edges) => edges.length > 1)
      .chain((edges) =>
        shares(edges.length, rising).map(
          (list): Leaf => ({
            facts: { [`${name}_x`]: { type: "number", range: "0..100", step: 0.5 } },
            dimension: {
              of: `${name}_x`,
              curve: Object.fromEntries(edges.map((edge, i) => [String(edge), `${list[i] ?? 0}%`])),
              outside: "clamp",
              decimals: 3,
            },
          }),
        ),
      );
const ratio: Make = (name) =>
  fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 100, max: 150 })).map(
    ([floor, cap]): Leaf => ({
      facts: { [`${name}_done`]: { type: "count", range: "0..200" }, [`${name}_plan`]: { type: "count", range: "100..101" } },
      dimension: {
        ratio: { of: `${name}_done`, to: `${name}_plan`, better: "higher", floor: `${floor}%`, cap: `${cap}%` },
        decimals: 2,
      },
    }),
  );
const deductions: Make = (name) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 6 }),
    )
    .map(
      ([free, each, most]): Leaf => ({
        facts: { [`${name}_n`]: { type: "count", range: "0..9" }, [`${name}_bad`]: "flag" },
        dimension: {
          deductions: [
            { for: `${name}_n`, each, free, at_most: most },
            { when: `${name}_bad`, points: 2 },
          ],
        },
      }),
    );
const rating: Make = () =>
  fc.tuple(fc.constantFrom(0, 1), fc.boolean()).map(
    ([zero, optional]): Leaf => ({
      facts: {},
      dimension: {
        rating: { scale: "1..5", zero, full: 5 },
        raters: { a: "50%", b: "30%", c: { weight: "20%", optional } },
        decimals: 2,
      },
    }),
  );
const checklist: Make = (name, weight) =>
  fc.integer({ min: 1, max: weight - 1 }).map(
    (first): Leaf => ({
      facts: { [`${name}_days`]: { type: "count", range: "0..5" } },
      dimension: {
        checklist: {
          levels: { full: "100%", most: "80%", some: "60%", none: "0%" },
          items: {
            one: first,
            two: { weight: weight - first, of: `${name}_days`, rows: { "0..1": "full", 2: "some", otherwise: "none" } },
          },
        },
      },
    }),
  );
const steps: Make = (name, weight) =>
  fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 7 })).map(
    ([whole, per]): Leaf => ({
      facts: { [`${name}_x`]: { type: "percent", range: "-20%..20%", step: "0.5%" } },
      dimension: {
        steps: { of: `${name}_x`, from: "0%", per: `${per}%`, whole, up: "1 pt", down: "0.5 pts", start: "1 pt" },
        floor: "0 pts",
        cap: `${weight} pts`,
        decimals: 2,
      },
    }),
  );
const gated: Make = (name) =>
  fc.integer({ min: 0, max: 100 }).map(
    (share): Leaf => ({
      facts: { [`${name}_veto`]: "flag", [`${name}_kind`]: { type: "choice", of: ["a", "b", "c"] } },
      dimension: {
        by: `${name}_kind`,
        cases: { a: `${share}%`, "b | c": "100%" },
        gates: [{ when: `${name}_veto`, set: "0 pts" }],
      },
    }),
  );
const dropped: Make = (name) =>
  fc.constant({
    facts: { [`${name}_n`]: { type: "count", range: "0..10" } },
    dimension: { of: `${name}_n`, rows: { "0..4": "50%", "5+": "100%" }, not_applicable: "drop" },
  });

const tiers =
  (rising: boolean): Make =>
  (name, weight) =>
    fc
      .tuple(cuts(0, 20, 4), fc.constantFrom("marginal", "whole"), fc.integer({ min: 1, max: 5 }))
      .chain(([edges, mode, before]) =>
        shares(edges.length + 1, rising).map(
          (list): Leaf => ({
            facts: {
              [`${name}_n`]: { type: "count", range: "0..20" },
              [`${name}_before`]: { type: "count", range: `0..${before}` },
            },
            dimension: {
              tiers: {
                of: `${name}_n`,
                after: `${name}_before`,
                mode,
                rows: rowsOver(
                  edges,
                  list.map((share) => `${share / 100}`),
                  String,
                ),
              },
              cap: `${weight} pts`,
            },
          }),
        ),
      );
const dated: Make = (name) =>
  shares(3, false).map(
    ([first, second, third]): Leaf => ({
      facts: { [`${name}_day`]: { type: "date", range: "2014-01-01..2016-12-31" } },
      dimension: {
        of: `${name}_day`,
        effective: { "2013-07-01": `${first}%`, "2014-06-30": `${second}%`, "2016-02-29": `${third}%` },
      },
    }),
  );

/** The rule forms that a dimension of one person takes; the facts named `*_n`, `*_done`, `*_x` of the rising ones are better the higher they are. */
const anyMake: readonly Make[] = [
  rows(false),
  twoWay,
  measured(false),
  curve(false),
  ratio,
  deductions,
  rating,
  checklist,
  steps,
  gated,
  dropped,
  tiers(false),
  dated,
];
const risingMake: readonly Make[] = [rows(true), measured(true), curve(true), ratio, rating, steps, tiers(true)];

const rubricOf = (makes: readonly Make[], extras: boolean): fc.Arbitrary<Rubric> =>
  fc.array(fc.tuple(fc.constantFrom(...makes), fc.integer({ min: 2, max: 30 })), { minLength: 1, maxLength: 5 }).chain((list) =>
    fc
      .tuple(
        fc.tuple(...list.map(([make, weight], i) => make(`d${i}`, weight))),
        fc.boolean(),
        fc.record({ floor: fc.boolean(), cap: fc.boolean(), praise: fc.boolean(), grades: fc.boolean(), veto: fc.boolean() }),
      )
      .map(([leaves, grouped, has]) => {
        const weights = list.map(([, weight]) => weight);
        const total = weights.reduce((a, b) => a + b, 0);
        const dimensions = Object.fromEntries(leaves.map((leaf, i) => [`d${i}`, { weight: weights[i], ...leaf.dimension }]));
        const facts = Object.assign({}, ...leaves.map((leaf) => leaf.facts));
        const measures = Object.assign({}, ...leaves.map((leaf) => leaf.measures ?? {}));
        return {
          scorewright: 1,
          id: "random",
          version: "1",
          facts: {
            ...facts,
            ...(extras && has.praise ? { letters: { type: "count", range: "0..9" } } : {}),
            ...(extras && has.veto ? { veto: "flag" } : {}),
          },
          ...(Object.keys(measures).length > 0 ? { measures } : {}),
          dimensions: grouped ? { g: { weight: total, dimensions, decimals: 3 } } : dimensions,
          ...(extras && has.praise ? { adjustments: { praise: { for: "letters", each: 1, at_most: 4 } } } : {}),
          ...(extras && has.veto ? { gates: [{ when: "veto", cap: { total: 1 } }] } : {}),
          total: { out_of: total, decimals: 2, ...(has.floor ? { floor: 1 } : {}), ...(has.cap ? { cap: total } : {}) },
          ...(extras && has.grades
            ? {
                grades: [
                  { grade: "A", from: 2, coefficient: 1.2 },
                  { grade: "B", from: 1.5, coefficient: 1 },
                  { grade: "C", otherwise: true, coefficient: 0 },
                ],
              }
            : {}),
        };
      }),
  );
export const anyRubric = rubricOf(anyMake, true);
export const risingRubric = rubricOf(risingMake, false);

/** The numbers that rows are cut at, anywhere in the plan. */
const literals = (plan: unknown): readonly Fraction[] => {
  const found = new Map<string, Fraction>();
  const walk = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === "object" && node !== null)
      for (const [key, value] of Object.entries(node)) {
        if (
          typeof value === "string" &&
          ["from", "above", "upTo", "below", "value"].includes(key) &&
          /^-?\d+(?:\.\d+)?$/.test(value)
        )
          found.set(value, fromText(value));
        else walk(value);
      }
  };
  walk(plan);
  return [...found.values()];
};
const factOf = (input: Input, edges: readonly Fraction[]): fc.Arbitrary<unknown> => {
  const { of, mayNotApply } = input;
  const value = ((): fc.Arbitrary<unknown> => {
    switch (of.type) {
      case "number": {
        const [low, high, unit] = [fromText(of.low), fromText(of.high), fromText(of.unit)];
        const inside = (x: Fraction) => compare(x, low) >= 0 && compare(x, high) <= 0;
        const near = edges
          .flatMap((edge) => [edge, multiply(edge, fraction(1000))])
          .map((edge) => round(edge, unit, "half-up"))
          .flatMap((edge) => [subtract(edge, unit), edge, add(edge, unit)]);
        const steps = subtract(high, low);
        const anywhere = fc
          .integer({ min: 0, max: 1000 })
          .map((n) => add(low, round(multiply(steps, fraction(n, 1000)), unit, "down")));
        return fc.oneof(fc.constantFrom(low, high, ...near.filter(inside)), anywhere).map((x) => valueText(of.kind, x));
      }
      case "choice":
        return fc.constantFrom(...of.values.map((option) => option.value));
      case "flag":
        return fc.boolean();
      default:
        return fc.constant("text");
    }
  })();
  return mayNotApply
    ? fc.oneof({ arbitrary: value, weight: 3 }, { arbitrary: fc.constant("n/a"), weight: 1 })
    : input.optional
      ? fc.option(value, { nil: undefined })
      : value;
};
export type RawFacts = Readonly<Record<string, unknown>>;
export const factsFor = ({ plan }: Program): fc.Arbitrary<RawFacts> => {
  const edges = literals(plan.definitions);
  return fc.record(Object.fromEntries(plan.inputs.map((input) => [input.name, factOf(input, edges)])));
};
