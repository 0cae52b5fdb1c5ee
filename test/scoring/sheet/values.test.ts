import { expect, test } from "vitest";
import { notApplicable } from "../../../src/plan/facts.ts";
import { byName } from "../../../src/plan/lookup.ts";
import { exactText, type Scope, spokenText } from "../../../src/scoring/sheet/values.ts";
import { fraction } from "../../../src/text/exact.ts";
import { rubric } from "../../score.ts";

const { inputs } = rubric(`facts:
  rate: { type: percent, step: 0.1% }
  area: { type: choice, of: { north: { zh: 北区, en: North }, south: 南区 } }
  absent: flag
  deals: { list: { amount: money }, at_most: 9 }
results: { r: { is: "if(absent and area is north and count(deals) > 1, rate, 0%)" } }
`).program.plan;
const scope = (facts: Scope["facts"], more: Partial<Scope> = {}): Scope => ({
  lines: new Map(),
  facts,
  inputs: byName(inputs),
  written: new Map(),
  ...more,
});

test("of facts, as they can be handed in again", () => {
  const given: Scope["facts"] = new Map<string, ReturnType<Scope["facts"]["get"]> & {}>([
    ["rate", fraction(1, 2)],
    ["area", "north"],
    ["absent", false],
    ["deals", [new Map(), new Map()]],
    ["none", notApplicable],
  ]);
  const names = ["rate", "area", "absent", "deals", "none", "left out"];
  expect(names.map((name) => exactText(name, scope(given)))).toEqual(["50%", "north", "false", "[2]", "n/a", "—"]);
});
test("an option is spoken of by its title", () => {
  const given = scope(new Map([["area", "north"]]));
  expect([spokenText("area", given, "zh"), spokenText("area", given, "en")]).toEqual(["北区", "North"]);
});
test("a long fraction also says about how much it is", () => {
  const third = scope(new Map([["x", fraction(1, 3)]]));
  expect(exactText("x", third)).toBe("1/3");
  expect(spokenText("x", third, "en")).toBe("1/3 ≈ 0.333333");
});
test("a record looks on its sheet for what it does not have", () => {
  const around = scope(new Map([["area", "south"]]));
  const record = scope(new Map([["deals.amount", fraction(5)]]), { inputs: new Map(), around });
  expect(exactText("deals.amount", record)).toBe("5");
  expect(spokenText("area", record, "zh")).toBe("南区");
});
