import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { defineRubric, explain, openProgram, parseRubric, type RubricInput } from "../../../src/index.ts";
import { appraisal, person, points, total } from "../../rubric/second-example.ts";
import { rubric, rubricText } from "../../score.ts";

const of = rubric(appraisal);

describe("the sheet of one person", () => {
  const sheet = of.score(person, { name: "张三", number: "007" });
  test("names the rubric, its version and its text", () => {
    expect(sheet).toMatchObject({ format: 1, rubric: "test", version: "1", person: { name: "张三", number: "007" } });
    expect(sheet.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(of.score(person).person).toBeUndefined();
    expect(of.score(person, "张三").person).toBe("张三");
  });
  test("has every figure as decimal text", () => {
    expect(sheet).toMatchObject({
      total,
      outOf: "100",
      grade: "B",
      adjustments: { praise: "2" },
      results: { commission: "150" },
    });
    const walk = (value: unknown): void => {
      expect(typeof value).not.toBe("bigint");
      expect(value).not.toBe(undefined);
      if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
    };
    walk(JSON.parse(JSON.stringify(sheet)));
    expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet);
  });
  test("has every dimension in the order and the depth of the file", () => {
    const shape = (list: typeof sheet.dimensions): unknown =>
      list.map(({ id, dimensions }) => (dimensions.length === 0 ? id : [id, shape(dimensions)]));
    expect(shape(sheet.dimensions)).toEqual([
      ["personnel", ["attendance", "leave", "discipline"]],
      ["documents", ["handover", "plan", "inspection", "contract", "keys", "archive", "reply"]],
      "attitude",
      "quality",
      "volume",
      "speed",
      "plan_done",
      "cost",
      ["panel", ["written", "interview", "review"]],
      "judges",
    ]);
  });
  test("points, weights, maxima and what was lost agree", () => {
    for (const { id, points: earned = "", weight, max, lost } of sheet.dimensions) {
      expect(earned).toBe(points[id as keyof typeof points]);
      expect(Number(max)).toBeGreaterThanOrEqual(Number(weight));
      expect(Number(lost)).toBeCloseTo(Number(max) - Number(earned), 10);
    }
    expect(sheet.dimensions.find(({ id }) => id === "plan_done")).toMatchObject({ weight: "5", max: "6", lost: "1.5" });
  });
  test("every step has its line, and figures come before what reads them", () => {
    const order = sheet.trace.map(({ name }) => name);
    for (const { name, line, uses } of sheet.trace) {
      expect(line, name).toBeGreaterThan(3);
      for (const used of Object.keys(uses))
        if (order.includes(used)) expect(order.indexOf(used)).toBeLessThan(order.indexOf(name));
    }
    expect(order.indexOf("total")).toBeLessThan(order.indexOf("grade"));
    expect(order.indexOf("grade")).toBeLessThan(order.indexOf("commission"));
  });
  test("every rounding that took place is there, before and after", () => {
    const rounded = Object.fromEntries(
      sheet.trace.flatMap(({ name, roundings }) => roundings.map(({ before, after }) => [name, `${before} → ${after}`])),
    );
    expect(rounded).toEqual({
      speed: "104/15 ≈ 6.933333 → 6.93",
      cost: "1.5 → 1", // whole steps of 3%
      panel: "53/7 ≈ 7.571429 → 7.57",
      commission: "149.995 → 150",
    });
  });
});

describe("the same, byte for byte", () => {
  const text = JSON.stringify(of.score(person));
  test("again, and from a rubric that was read again", () => {
    expect(JSON.stringify(of.score(person))).toBe(text);
    expect(JSON.stringify(rubric(appraisal).score(person))).toBe(text);
  });
  test("from a program that went through JSON", () =>
    expect(JSON.stringify(openProgram(JSON.parse(JSON.stringify(of.program))).score(person))).toBe(text));
  test("with the facts in another order", () => {
    const names = Object.entries(person);
    for (let shift = 1; shift < names.length; shift++)
      expect(JSON.stringify(of.score(Object.fromEntries([...names.slice(shift), ...names.slice(0, shift)])))).toBe(text);
    expect(JSON.stringify(of.score(Object.fromEntries(names.reverse())))).toBe(text);
  });
  test("with facts given as numbers, texts or big integers", () => {
    const other = { ...person, late: "1", done: 90n, target: "100.0", leave_days: "1.50", safety_incident: "否" };
    expect(JSON.stringify(of.score(other))).toBe(text);
  });
  test("after scoring others in between", () => {
    of.safeScore({});
    [...of.scoreMany([person, {}, { ...person, late: 3 }])];
    expect(JSON.stringify(of.score(person))).toBe(text);
  });
  test("with the keys of the rubric in another order, where their order says nothing", () => {
    const input = (text: string): RubricInput => ({
      scorewright: 1,
      id: "test",
      version: "1",
      ...parse(text, { schema: "failsafe" }),
    });
    /** Dimensions, adjustments and results stand on the sheet as they are written. */
    const shown = new Set(["dimensions", "adjustments", "results", "items"]);
    const turned = (tree: unknown, key: string): unknown => {
      if (Array.isArray(tree)) return tree.map((one) => turned(one, ""));
      if (typeof tree !== "object" || tree === null) return tree;
      const entries = Object.entries(tree).map(([inner, value]) => [inner, turned(value, inner)] as const);
      return Object.fromEntries(shown.has(key) || key === "raters" ? entries : entries.reverse());
    };
    const [first, second] = [input(appraisal), turned(input(appraisal), "") as RubricInput];
    expect(JSON.stringify(second)).not.toBe(JSON.stringify(first));
    expect(JSON.stringify(defineRubric(second).score(person))).toBe(JSON.stringify(defineRubric(first).score(person)));
  });
  test("the digest is of the rules, not of how they are set", () => {
    const digest = (text: string) => parseRubric(text).program.rubric.digest;
    const text = rubricText("facts: { n: count }\nresults: { r: { is: n } }\n");
    expect(digest(`# A comment.\n${text.replace("{ n: count }", "\n    n: count # times")}`)).toBe(digest(text));
    expect(digest(text.replace("is: n", "is: n + 1"))).not.toBe(digest(text));
  });
});

test("a rubric without dimensions has no total", () => {
  const sheet = rubric("facts: { n: count }\nresults: { r: { is: n * 2 } }\n").score({ n: 3 });
  expect(sheet).toMatchObject({ dimensions: [], adjustments: {}, results: { r: "6" } });
  expect(sheet).not.toHaveProperty("total");
  expect(sheet).not.toHaveProperty("grade");
  expect(explain(sheet, "en")).toContain("6");
});
