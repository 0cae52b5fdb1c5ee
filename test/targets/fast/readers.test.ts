/** The quick reader takes few spellings, and what it takes the slow reader takes for the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLiteral } from "../../../src/language/literal.ts";
import { parseDate } from "../../../src/plan/format.ts";
import type { Definition, Input, InputType, Plan } from "../../../src/plan/ir.ts";
import { factReader } from "../../../src/scoring/facts/read-facts.ts";
import { fast } from "../../../src/targets/fast/fast.ts";
import { readDay, readMoment, secondsIn } from "../../../src/targets/fast/times.ts";
import { fraction } from "../../../src/text/exact.ts";
import { at, columnOf, define, input } from "../../plan/sales.ts";
import { runs } from "../../runs.ts";
import { fastOnFacts } from "./checked.ts";

const types: readonly InputType[] = [
  { type: "number", kind: "money", low: "-1000", high: "100000", unit: "0.01" },
  { type: "number", kind: "count", low: "0", high: "99", unit: "1" },
  { type: "number", kind: "points", low: "0", high: "100", unit: "0.5" },
  { type: "number", kind: "percent", low: "-1", high: "10", unit: "0.001" },
  { type: "number", kind: "duration", low: "0", high: "864000", unit: "60" },
  { type: "number", kind: "duration", low: "-3600", high: "360000", unit: "1", bare: "3600" },
  { type: "number", kind: "date", low: "-800000", high: "2000000", unit: "1" },
  { type: "number", kind: "datetime", low: "-60000000000", high: "60000000000", unit: "60" },
  { type: "number", kind: "number", low: "-100000000000000000000", high: "100000000000000000000", unit: "0.001" },
  { type: "flag" },
  { type: "text" },
  {
    type: "choice",
    values: ["A", "b", "1", "n/a", "Ｃ", "C"].map((value, i) => ({
      value,
      title: { zh: `第${i}`, en: i < 2 ? "" : ` no ${i}` },
    })),
  },
];
const inputOf = (name: string, of: InputType): Input => ({
  name,
  at,
  title: { zh: name, en: name },
  optional: true,
  mayNotApply: of.type !== "choice",
  of,
});
/** Two definitions that show what was read: whether it is there, and its value. */
const definitionsOf = ({ name, of }: Input): readonly Definition[] => {
  const home = { at, title: { zh: name, en: name } };
  const given: Definition = { ...home, name: `${name}?`, is: { sort: "condition", value: { op: "given", name } } };
  const value: readonly Definition[] =
    of.type === "number"
      ? [define(`${name}!`, input(name), of)]
      : of.type === "choice"
        ? [
            {
              ...home,
              name: `${name}!`,
              is: { sort: "choice", value: { op: "choiceInput", name }, values: of.values.map((one) => one.value) },
            },
          ]
        : of.type === "flag"
          ? [{ ...home, name: `${name}!`, is: { sort: "condition", value: { op: "flag", name } } }]
          : [];
  return [given, ...value];
};

const digits = fc.oneof(fc.nat(12), fc.nat(120000), fc.bigInt({ min: 0n, max: 10n ** 22n })).map(String);
const decimal = fc
  .tuple(
    fc.constantFrom("", "", "", "-", "+"),
    digits,
    fc.constantFrom("", "", ".5", ".05", ".50", ".001", ".", ".10000000000000000000"),
  )
  .map((parts) => parts.join(""));
const days = fc
  .tuple(fc.integer({ min: -1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([year, month, day]) =>
    [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-"),
  );
const clock = fc.constantFrom("", " 14:05", "T09:00", " 23:59:00", " 24:00", " 9:00", " 12:60", " 12:00:30", " 12:00:", "x");
const spelling = fc.oneof(
  decimal,
  decimal.map((text) => `${text}%`),
  fc
    .tuple(
      decimal,
      fc.constantFrom("", " ", "  "),
      fc.constantFrom("min", "h", "s", "days", "分钟", "小时", "天", "秒", "d", "day", "pts", "分", "constructor"),
    )
    .map((parts) => parts.join("")),
  fc.tuple(days, clock).map((parts) => parts.join("")),
  fc.constantFrom(
    "",
    " ",
    "n/a",
    "N/A",
    "true",
    "false",
    "yes",
    "是",
    "0",
    "1",
    "a",
    "A",
    "b",
    "B",
    "c",
    "C",
    "Ｃ",
    "第0",
    "no 3",
    " no 3",
    "toString",
  ),
  fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.constantFrom(0.5, -0, 2 ** 53, 1e21)),
  fc.constantFrom(null, undefined, true, false, {}, [], { toFixed: () => "5" }, 5n),
);

test.each(types)("%o", (type) => {
  const one = inputOf("x", type);
  const plan: Plan = { inputs: [one], definitions: definitionsOf(one), outputs: ["x?"] };
  const [, value] = plan.definitions;
  const present = fast(plan, ["x?"]);
  const valued = value && fast(plan, [value.name]);
  const presentOf = fastOnFacts(plan, ["x?"]);
  const valuedOf = value && fastOnFacts(plan, [value.name]);
  const slow = factReader(plan.inputs);
  fc.assert(
    fc.property(spelling, (raw) => {
      const quick = present.score({ x: raw });
      if (!quick) return;
      const { facts, problems } = slow({ x: raw });
      expect(problems).toEqual([]);
      expect(quick).toEqual(presentOf(facts));
      expect(valued?.score({ x: raw })).toEqual(valuedOf?.(facts));
    }),
    runs(2000),
  );
});

describe("records and groups", () => {
  const inputs: readonly Input[] = [
    columnOf(inputOf("attitude.customer", { type: "number", kind: "points", low: "0", high: "5", unit: "1" })),
    columnOf(inputOf("attitude.superior", { type: "number", kind: "points", low: "0", high: "5", unit: "1" })),
    inputOf("deals", {
      type: "list",
      atLeast: 1,
      atMost: 2,
      columns: [columnOf({ ...inputOf("deals.won", { type: "flag" }), optional: false })],
    }),
  ];
  const plan: Plan = { inputs, definitions: inputs.flatMap(definitionsOf), outputs: inputs.map(({ name }) => `${name}?`) };
  const quick = fast(plan, plan.outputs);
  const slow = factReader(inputs);
  test.each<[unknown, readonly string[] | undefined]>([
    [{ attitude: { customer: 4 } }, ["true", "false", "false"]],
    [{ "attitude.customer": 4, deals: [{ won: true }] }, ["true", "false", "true"]],
    [{ attitude: { customer: 4, superior: "5" }, deals: [{ won: "false" }, {}] }, ["true", "true", "true"]],
    [{ attitude: {}, deals: null }, ["false", "false", "false"]],
    [{ attitude: { customer: 4 }, "attitude.superior": 5 }, undefined],
    [{ attitude: { customer: 4, stranger: 5 } }, undefined],
    [{ attitude: 4 }, undefined],
    [{ attitude: null }, undefined],
    [{ deals: [] }, undefined],
    [{ deals: [{ won: true, lost: false }] }, undefined],
    [{ deals: [{ "deals.won": true }] }, undefined],
    [{ deals: [[]] }, undefined],
  ])("%j", (raw, expected) => {
    expect(quick.score(raw as Record<string, unknown>)).toEqual(expected);
    if (!expected) return;
    const { facts, problems } = slow(raw);
    expect(problems).toEqual([]);
    expect(fastOnFacts(plan, plan.outputs)(facts)).toEqual(expected);
  });
});

describe("times", () => {
  test("every day of the calendar, and no other", () => {
    fc.assert(
      fc.property(days, (text) => void expect(readDay(text)).toBe(parseDate(text) ?? Number.NaN)),
      runs(2000),
    );
    expect(readDay("2012-03-3")).toBeNaN();
  });
  test("moments and the units of durations are those of literals", () => {
    const moments = fc.tuple(days, clock).map((parts) => parts.join(""));
    fc.assert(
      fc.property(moments, (text) => {
        const moment = readMoment(text);
        const literal = parseLiteral(text);
        const factor = literal?.kind === "date" ? 86400 : 1;
        if (!Number.isNaN(moment)) expect(fraction(moment)).toEqual(fraction(Number(literal?.value.n) * factor));
        else expect(literal).toBeUndefined();
      }),
      runs(2000),
    );
    for (const [word, seconds] of secondsIn)
      expect(parseLiteral(`1 ${word}`)).toEqual({ kind: "duration", value: fraction(seconds) });
  });
});
