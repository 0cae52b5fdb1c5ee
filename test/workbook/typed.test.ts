/** Somebody opens the finished workbook in LibreOffice and types: the score follows as the engine would have it, and what is wrong is said. */
import { describe, expect, test } from "vitest";
import type { Program } from "../../src/index.ts";
import { columnLetters, firstRow } from "../../src/workbook/layout.ts";
import { openRubric } from "../rubrics/files.ts";
import { differences } from "./compare.ts";
import { type Made, madeFor, type People } from "./made.ts";
import { typeIn } from "./oracles/asked.ts";
import type { Calculated } from "./oracles/calculated.ts";
import type { Change } from "./oracles/typed-in.ts";

const program: Program = openRubric("sales-monthly").program;
const onPlan = {
  ...{
    role: "manager",
    region: "general",
    plan: "1000000",
    actual: "1000000",
    owed: "1000",
    collected: "960",
    returned: "40000",
  },
  bonus_base: "5000",
};
const people: People = ["甲", "乙"].map((name) => ({ person: { 工号: name }, facts: onPlan }));
const made = madeFor(program, people, "zh") as Made;
const at = (fact: string, row: number): string =>
  `${columnLetters(made.laid.people.columns.findIndex(({ key }) => key === `fact:${fact}`) + 1)}${firstRow + row}`;
const cellOf = (found: Calculated, key: string, row: number) =>
  found
    .get(made.laid.people.sheet)
    ?.get(`${columnLetters(made.laid.people.columns.findIndex((column) => column.key === key) + 1)}${firstRow + row}`);

const typed = (changes: readonly (readonly [fact: string, row: number, value: number | string])[]): Promise<Calculated> => {
  if (!typeIn) throw new Error("LibreOffice is not installed");
  const { sheet } = made.laid.people;
  return typeIn(
    made.bytes,
    changes.map(([fact, row, value]): Change => ({ sheet, cell: at(fact, row), value })),
  );
};

describe.skipIf(!typeIn)(`typed in LibreOffice${typeIn ? "" : ", which is not asked"}`, () => {
  test("a changed fact changes this person's score, and nobody else's", async () => {
    const found = await typed([["actual", 0, 909_500]]);
    const changed: People = people.map((one, i) => (i === 0 ? { ...one, facts: { ...onPlan, actual: "909500" } } : one));
    expect(differences(program, { people: changed }, made.laid, found, "zh")).toEqual([]);
    expect(cellOf(found, "figure:sales", 0)).toBe(24.5);
    expect(cellOf(found, "figure:sales", 1)).toBe(35);
  });
  test("a row below the others becomes a person", async () => {
    const found = await typed([
      ...(["role", "region"] as const).map((fact) => [fact, 2, { role: "销售经理", region: "其他" }[fact]] as const),
      ...Object.entries({ plan: 100, actual: 121, owed: 10, collected: 9.6, returned: 0, bonus_base: 1000 }).map(
        ([fact, value]) => [fact, 2, value] as const,
      ),
    ]);
    expect(cellOf(found, "figure:total", 2)).toBe(120);
    expect(cellOf(found, "figure:bonus", 2)).toBe(1200);
    expect(cellOf(found, "status", 2)).toBe("已完成");
  });
  test("what was taken out is missing, never zero; what does not fit is refused with its reason", async () => {
    const found = await typed([
      ["returned", 0, ""],
      ["actual", 1, 0.005],
    ]);
    expect(cellOf(found, "figure:total", 0)).toBe("退货额：缺");
    expect(cellOf(found, "figure:sales", 0)).toBe(35);
    expect(cellOf(found, "figure:net", 0)).toBe("退货额：缺");
    expect(cellOf(found, "status", 1)).toContain("不在刻度上");
    expect(cellOf(found, "figure:total", 1)).toContain("实际销售额：不在刻度上");
  });
  test("words that nobody may choose are refused", async () => {
    const found = await typed([
      ["role", 0, "经理"],
      ["plan", 1, "很多"],
    ]);
    expect(cellOf(found, "status", 0)).toContain("岗位：填写有误");
    expect(cellOf(found, "status", 1)).toContain("计划额：填写有误");
  });
});
