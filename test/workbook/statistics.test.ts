/** What everybody came to, against the engine's own figures. */
import { describe, expect, test } from "vitest";
import { toDecimal } from "../../src/index.ts";
import { fromText, toText } from "../../src/text/exact.ts";
import { binsOf } from "../../src/workbook/steps.ts";
import { workbookOf } from "../../src/workbook/workbook.ts";
import { writeXlsx } from "../../src/xlsx/write.ts";
import { everybody, officeBook, people, rowOf, scheme, sheetOf } from "./office.ts";
import { oracles } from "./oracles/asked.ts";

const name = "统计";
const book = officeBook();
/** Written once: the rows of people are made on the way. */
const file = writeXlsx(book);
const sheet = sheetOf(book, name);

const scored = everybody.flatMap(({ facts }) => {
  const answer = scheme.figures(facts);
  return answer.success ? [answer.figures] : [];
});
const numbers = (texts: readonly (string | undefined)[]) =>
  texts.map((text) => toDecimal(text ?? "").toNumber()).sort((a, b) => a - b);
const summary = (all: readonly number[]) => {
  const sum = all.reduce((before, one) => before + one, 0);
  const middle = ((all[Math.ceil(all.length / 2) - 1] ?? 0) + (all[Math.floor(all.length / 2)] ?? 0)) / 2;
  return [all.length, sum / all.length, all.at(-1), all[0], middle, sum] as const;
};
const near = (found: unknown) => (typeof found === "number" ? Number(found.toPrecision(12)) : found);

test("the chart stands over the grades and how many have each", () => {
  const first = rowOf(sheet, "A");
  expect(sheet.charts).toMatchObject([
    {
      kind: "column",
      title: "等级分布",
      categories: `'统计'!$A$${first}:$A$${first + 2}`,
      values: `'统计'!$B$${first}:$B$${first + 2}`,
    },
  ]);
});
test("steps of a range are round", () => {
  const edges = (low: string, high: string) => {
    const bins = binsOf(fromText(low), fromText(high));
    return [bins.length, toText(bins[0]?.from ?? fromText("0")), toText(bins.at(-1)?.to ?? fromText("0"))];
  };
  expect(edges("0", "100")).toEqual([10, "0", "100"]);
  expect(edges("19.5", "70")).toEqual([6, "10", "70"]);
  expect(edges("-3", "4")).toEqual([7, "-3", "4"]);
  expect(edges("5", "5")).toEqual([1, "5", "6"]);
});

for (const [, oracle] of oracles)
  describe.skipIf(!oracle)(oracle?.name ?? "a program that is not installed", () => {
    test("agrees with the engine", async () => {
      const [found] = (await oracle?.recalculate([file])) ?? [];
      const at = (ref: string) => near(found?.get(name)?.get(ref));
      const counts = rowOf(sheet, "已填人数");
      expect(["B", "E", "H"].map((letter) => at(letter + counts))).toEqual([20, scored.length, 20 - scored.length]);
      const total = rowOf(sheet, "总分");
      expect(["C", "D", "E", "F", "G"].map((letter) => at(letter + total))).toEqual(
        summary(numbers(scored.map((figures) => figures.total)))
          .slice(0, 5)
          .map(near),
      );
      const bonus = rowOf(sheet, "奖金");
      expect(["C", "D", "E", "F", "G", "H"].map((letter) => at(letter + bonus))).toEqual(
        summary(numbers(scored.map(({ results }) => results.bonus))).map(near),
      );
      for (const grade of ["A", "B", "C"]) {
        const row = rowOf(sheet, grade);
        const count = scored.filter((figures) => figures.grade === grade).length;
        expect([at(`B${row}`), at(`C${row}`)]).toEqual([count, near(count / scored.length)]);
      }
    });
    test("says nothing where there is nobody", async () => {
      const made = workbookOf(scheme.program, { language: "zh", people: { ...people, everybody: [] } });
      if (!made.success) throw new Error("misfits");
      const [found] = (await oracle?.recalculate([writeXlsx(made.workbook)])) ?? [];
      const total = rowOf(sheetOf(made.workbook, name), "总分");
      expect(["C", "D", "E", "F", "G"].map((letter) => found?.get(name)?.get(letter + total))).toEqual([0, "", "", "", ""]);
    });
  });
