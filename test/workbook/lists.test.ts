/** Whose a record is: the name as it stands, whatever MATCH makes of its signs. */
import { describe, expect, test } from "vitest";
import { firstRow } from "../../src/workbook/layout.ts";
import { openRubric } from "../rubrics/files.ts";
import { seed } from "../runs.ts";
import { crowd } from "../spreadsheet/crowd.ts";
import { differences } from "./compare.ts";
import { dice, type Made, madeFor, type People } from "./made.ts";
import { oracles, typeIn } from "./oracles/asked.ts";

const { program } = openRubric("service-summary");
const names = ["AB", "A*", "A?", "A~*", "~", "x", "=1", "007"];
const people: People = crowd(dice(seed), program, names.length).people.map((one, i) => ({
  ...one,
  person: { 工号: names[i] ?? "" },
}));
const made = madeFor(program, people, "zh") as Made;

for (const [name, oracle] of oracles)
  describe.skipIf(!oracle)(`${name}${oracle ? "" : " is not installed"}`, () => {
    test("records belong to who is named, and to nobody else", async () => {
      const [found] = (await oracle?.recalculate([made.bytes])) ?? [];
      if (!found) throw new Error("nothing came back");
      expect(differences(program, { people }, made.laid, found, "zh")).toEqual([]);
    });
  });
describe.skipIf(!typeIn)("typed in LibreOffice", () => {
  test("a record of somebody who is not there says so", async () => {
    const [list] = program.plan.inputs.filter(({ of }) => of.type === "list");
    const sheet = list?.title.zh ?? "";
    const found = await typeIn?.(made.bytes, [{ sheet, cell: `A${firstRow}`, value: "A" }]);
    const cells = [...(found?.get(sheet) ?? [])].flatMap(([ref, value]) => (value === "人员表里没有这个人" ? ref : []));
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatch(new RegExp(`^[A-Z]+${firstRow}$`));
  });
});
