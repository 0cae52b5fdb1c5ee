/** A workbook that another program has reckoned, against the engine, cell for cell. */
import type { Program } from "../../src/index.ts";
import type { Language } from "../../src/text/path.ts";
import { columnLetters, firstRow } from "../../src/workbook/layout.ts";
import type { Laid } from "../../src/workbook/workbook.ts";
import type { Crowd } from "../spreadsheet/crowd.ts";
import { type Expected, expectedOf } from "./expected.ts";
import { type Calculated, toDigits, type Value } from "./oracles/calculated.ts";

const isSame = (found: Value | undefined, expected: Expected): boolean => {
  if (expected === undefined) return true;
  if (typeof expected === "object") return typeof found === "string";
  return toDigits(found) === toDigits(expected);
};

/** Every difference, as a line of text. */
export const differences = (
  program: Program,
  { people }: Pick<Crowd, "people">,
  laid: Laid,
  calculated: Calculated,
  language: Language,
): readonly string[] => {
  const { sheet, columns } = laid.people;
  const cells = calculated.get(sheet);
  if (!cells) return [`there is no sheet ${sheet}`];
  const at = (key: string, row: number) =>
    `${columnLetters(columns.findIndex((column) => column.key === key) + 1)}${firstRow + row}`;
  const shown = laid.figures.map(({ definition }) => definition);
  const expected = expectedOf(program, people, shown, language);
  const found: string[] = [];
  for (const [i, row] of expected.entries()) {
    const status = cells.get(at("status", i));
    const refused = [...row].some(([name, value]) => program.plan.outputs.includes(name) && typeof value === "object");
    const done = language === "zh" ? "已完成" : "complete";
    if (typeof status !== "string" || status === "" || (status === done) === refused)
      found.push(`${people[i]?.person.工号}: status ${JSON.stringify(status)}, ${refused ? "refused" : "scored"}`);
    for (const { definition, key } of laid.figures) {
      const value = cells.get(at(key, i));
      const wanted = row.get(definition.name);
      if (!isSame(value, wanted))
        found.push(
          `${people[i]?.person.工号}: ${definition.name} ${at(key, i)} is ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`,
        );
    }
  }
  return found;
};
