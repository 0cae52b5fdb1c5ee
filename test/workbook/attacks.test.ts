/** What once was a wrong number without a word, in a workbook. */
import { describe, expect, test } from "vitest";
import { parseRubric } from "../../src/index.ts";
import { columnLetters, firstRow } from "../../src/workbook/layout.ts";
import { type Made, madeFor } from "./made.ts";
import { oracles } from "./oracles/asked.ts";
import type { Calculated } from "./oracles/calculated.ts";

const made = (rubric: string, facts: readonly Readonly<Record<string, unknown>>[]): Made => {
  const { program } = parseRubric(`scorewright: 1\nid: t\nversion: "1"\n${rubric}`);
  const people = facts.map((one, i) => ({ person: { 工号: `S${i + 1}` }, facts: one }));
  const found = madeFor(program, people, "en");
  if (!found) throw new Error("it does not fit");
  return found;
};
const cellOf = ({ laid: { people } }: Made, found: Calculated | undefined, key: string, row: number) =>
  found
    ?.get(people.sheet)
    ?.get(`${columnLetters(people.columns.findIndex((column) => column.key === key) + 1)}${firstRow + row}`);

const grades =
  "facts: { c: { type: choice, of: { x: { zh: 甲, en: 'a*' }, y: { zh: 乙, en: 'A*' }, z: { zh: 丙, en: other } } } }\n" +
  "measures: { m: { by: c, cases: { x: 1, y: 2, z: 3 } } }\nresults: { r: { is: m } }\n";
const large = "facts: { n: { type: money, range: 0..990000000000 } }\nresults: { r: { is: n } }\n";

for (const [name, oracle] of oracles)
  describe.skipIf(!oracle)(`${name}${oracle ? "" : " is not installed"}`, () => {
    test("of two options that a program takes for the same, neither is taken for the other", async () => {
      const book = made(grades, [{ c: "x" }, { c: "y" }, { c: "z" }]);
      const [found] = (await oracle?.recalculate([book.bytes])) ?? [];
      const results = [0, 1, 2].map((row) => cellOf(book, found, "figure:r", row));
      expect(results[0]).toMatch(/^c: cannot be used/);
      expect(results[1]).toMatch(/^c: cannot be used/);
      expect(results[2]).toBe(3);
    });
    test("off the grid is refused where the digits are nearly used up, and on it is taken", async () => {
      const book = made(large, [{ n: "899999999999.99" }, { n: "899999999999.003" }, { n: "990000000000" }]);
      const [found] = (await oracle?.recalculate([book.bytes])) ?? [];
      expect(cellOf(book, found, "figure:r", 0)).toBe(899999999999.99);
      expect(cellOf(book, found, "figure:r", 1)).toMatch(/^n: /);
      expect(cellOf(book, found, "figure:r", 2)).toBe(990000000000);
    });
  });
