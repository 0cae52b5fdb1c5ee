/** What CONTRIBUTING.md says is so: the files are there, the kind works from its file and one word in the index. Op lists: `new-op.test.ts`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleKinds } from "../../src/rules/index.ts";
import type { RuleKind } from "../../src/rules/kind.ts";
import { because, check, lines, rubric, score } from "../score.ts";
import { contributing } from "./lists.ts";
import { reach } from "./reach.ts";

const root = join(import.meta.dirname, "../..");

test("the files that it names are there", () => {
  const named = [...contributing.matchAll(/`((?:src|test|rubrics)\/[^`<*\s]*)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
test("the scripts that it names are there", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  const named = [...contributing.matchAll(/`(?:\w+=\S+ )?npm (?:run )?([\w:]+)/g)].map(([, script = ""]) => script);
  expect([...new Set(named)].filter((script) => script !== "ci" && !(script in scripts))).toEqual([]);
});
test("every folder of src/ has its room", () => {
  const rooms = [...contributing.matchAll(/`src\/(\w+)`(?=[^|]*\|[^|]*\|[^|]*\|)/g)].map(([, room = ""]) => room);
  expect(rooms.filter((room) => !existsSync(join(root, "src", room)))).toEqual([]);
});

describe("the sample of a rule kind", () => {
  const kinds = ruleKinds as RuleKind[];
  beforeAll(() => {
    kinds.push(reach);
  });
  afterAll(() => {
    kinds.splice(kinds.indexOf(reach), 1);
  });
  const form = `facts: { sold: { type: count, range: 0..99 }, goal: { type: count, range: 1..99 } }
dimensions: { d: { weight: 10, of: sold, reach: goal * 2 } }
total: { out_of: 10 }
`;
  test("is shown as it is", () => {
    const [, shown] = contributing.match(/<!-- file: test\/contributing\/reach\.ts -->\n```ts\n([\s\S]*?)```/) ?? [];
    const source = readFileSync(join(import.meta.dirname, "reach.ts"), "utf8");
    const inItsRoom = source.replaceAll('"../../src/rules/', '"./').replaceAll('"../../src/', '"../');
    // Neighbours are imported last, as the formatter has it.
    expect(shown).toBe(inItsRoom.replace(/^(import .*"\.\/.*\n)((?:import .*\n)+)/m, "$2$1"));
  });
  test("scores and explains", () => {
    expect(score(form, { sold: 10, goal: 5 }).points).toEqual({ d: "10" });
    expect(score(form, { sold: 9, goal: 5 }).points).toEqual({ d: "0" });
    expect(because(rubric(form), { sold: 10, goal: 5 }, "d")).toContain("2: sold reaches goal * 2");
    expect(because(rubric(form), { sold: 9, goal: 5 }, "d", "zh")).toContain("2: sold 未达到 goal * 2");
  });
  test("complains in its own words, and a formula in the words of formulas", () => {
    expect(check(reach.complaints?.[0]?.bad ?? "")).toEqual(["reach/no-weight"]);
    expect(check(reach.complaints?.[0]?.good ?? "")).toEqual([]);
    expect(lines(form.replace("goal * 2", "gaol"))).toContain("2:expression/unknown-name");
  });
});
