/** A workbook that another program has reckoned, against the engine, cell for cell. */
import type { Program } from "../../src/index.ts";
import type { Definition } from "../../src/plan/ir.ts";
import type { Language } from "../../src/text/path.ts";
import { columnLetters, firstRow } from "../../src/workbook/layout.ts";
import type { Laid } from "../../src/workbook/workbook.ts";
import type { Crowd } from "../spreadsheet/crowd.ts";
import { type Expected, expectedOf } from "./expected.ts";
import { type Calculated, toDigits, type Value } from "./oracles/calculated.ts";

/** A moment is a part of a day, which has no exact double: it is the same one to a thousandth of a second. */
const isMoment = ({ is }: Definition): boolean => is.sort === "number" && is.kind === "datetime";
const isSame = (found: Value | undefined, expected: Expected, definition: Definition): boolean => {
  if (expected === undefined) return true;
  if (typeof expected === "object") return typeof found === "string";
  if (isMoment(definition) && typeof found === "number" && typeof expected === "number")
    return Math.abs(found - expected) * 86_400_000 < 1;
  if (typeof found === "number" && typeof expected === "number" && isEndless(expected))
    return Math.abs(found - expected) <= Math.abs(expected) * 1e-14;
  return toDigits(found) === toDigits(expected);
};
/** What has more digits than the programs write cannot be told to the last of them. */
const isEndless = (value: number): boolean => String(value).replace(/^-?0?\.?0*|\.|e.*$/g, "").length > 15;

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
      if (!isSame(value, wanted, definition))
        found.push(
          `${people[i]?.person.工号}: ${definition.name} ${at(key, i)} is ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`,
        );
    }
  }
  return found;
};
