/** The table of functions: whatever an entry says of itself is so. */
import { describe, expect, test } from "vitest";
import type { Form } from "../../../src/formulas/functions/define.ts";
import { functions } from "../../../src/formulas/functions/index.ts";
import { parseExpression } from "../../../src/formulas/parse.ts";
import { errors, rubric, says } from "../../score.ts";

/** The names that the examples use. Numbers are money, so that a function that keeps the kind makes money. */
const facts = `calendar: { covers: 2020-01-01..2030-12-31 }
team: { at_least: 2, at_most: 9 }
facts:
  sales: { type: money, range: 0..1000 }
  plan: { type: money, range: 1..1000 }
  bonus: { type: money, optional: true }
  spent: { type: duration, step: 1 min, range: 0 min..600 min, unit: min }
  received: { type: date, range: 2026-01-01..2026-12-31 }
  answered: { type: date, range: 2026-01-01..2026-12-31 }
  late: flag
  region: { type: choice, of: [north, south] }
  deals: { list: { amount: { type: money, range: 0..99 }, late: flag }, at_least: 1, at_most: 5 }
`;
const result = (is: string, more = "") => `${facts}results: { r: { is: "${is}"${more} } }\n`;
const sheetOf = (name: string, { example, makes }: Form): string => {
  if (name === "before") return `${facts}results: { r: { each: deals, is: "${example}", combine: sum } }\n`;
  return result(example, makes.kind === "flag" ? "" : ", decimals: 2");
};
const wrongly = (is: string): readonly string[] => [...says(result(is)), ...says(result(is), "zh")];

describe.each(functions)("$name", ({ name, wanted, forms }) => {
  describe.each(forms)("$example", (form) => {
    test("is a call of it that can be read and lowered", () => {
      const parsed = parseExpression(form.example);
      expect(parsed).toMatchObject({ expression: { node: "call", name } });
      expect(errors(sheetOf(name, form))).toEqual([]);
    });
    test("makes what it says", () => {
      const { plan } = rubric(sheetOf(name, form)).program;
      const made = plan.definitions.find((definition) => definition.name === "r")?.is;
      const { kind } = form.makes;
      if (kind === "flag") expect(made).toMatchObject({ sort: "condition" });
      else expect(made).toMatchObject({ sort: "number", kind: kind === "as given" ? "money" : kind });
    });
    test("takes as many arguments as its example has, and says what in both languages", () => {
      const parsed = parseExpression(form.example);
      const given = "expression" in parsed && parsed.expression.node === "call" ? parsed.expression.of.length : 0;
      const total = (edge: "least" | "most") => form.takes.reduce((sum, parameter) => sum + parameter[edge], 0);
      expect(given).toBeGreaterThanOrEqual(total("least"));
      expect(given).toBeLessThanOrEqual(total("most"));
      // Only the last can take more or less than one: which argument belongs to whom is never a question.
      for (const { least, most } of form.takes.slice(0, -1)) expect(least).toBe(most);
      for (const { says } of [...form.takes, form.makes]) expect([says.zh, says.en]).not.toContain("");
    });
  });
  const taken = (words: typeof wanted) => [
    expect.stringContaining(`\`${name}\` takes ${words.en}.`),
    expect.stringContaining(`“${name}”的括号里应为${words.zh}。`),
  ];
  test("without an argument it says what it takes", () =>
    expect(wrongly(`${name}()`)).toEqual(expect.arrayContaining(taken(wanted))));
  test("with too many it says what it takes", () => {
    const most = Math.max(...forms.map(({ takes }) => takes.reduce((sum, parameter) => sum + parameter.most, 0)));
    const tooMany = () => `${name}(${Array.from({ length: most + 1 }, () => "plan").join(", ")})`;
    if (Number.isFinite(most)) expect(wrongly(tooMany())).toEqual(expect.arrayContaining(taken(wanted)));
    for (const { wanted: own } of forms)
      if (own) expect(wrongly(`${name}(team.sales, region, region)`)).toEqual(expect.arrayContaining(taken(own)));
  });
});

test("whoever asks for another function is shown them all", () => {
  const names = "sum, mean, median, min, max, abs, round, count, before, if, given, days, hours, minutes, workdays";
  expect(functions.map(({ name }) => name).join(", ")).toBe(names);
  const [en, zh] = [says(result("sqrt(plan)"))[0], says(result("sqrt(plan)"), "zh")[0]];
  expect(en).toBe(`There is no function \`sqrt\`. The functions are ${names}.`);
  expect(zh).toBe(`没有“sqrt”这个函数。 可用的函数：${names}。`);
});
