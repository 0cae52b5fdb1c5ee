/** A workbook gives, cell for cell, what the engine gives: reckoned by other people's programs, from the formulas alone. */
import { describe, expect, test } from "vitest";
import type { Program } from "../../src/index.ts";
import { compileObject } from "../../src/pipeline.ts";
import { cases, rawFacts } from "../plan/arbitrary-facts.ts";
import { anyRubric } from "../properties/arbitrary-rubric.ts";
import { openRubric, rubricNames } from "../rubrics/files.ts";
import { full, sample, seed, workbooks } from "../runs.ts";
import { teamPeople, teamRubric } from "./arbitrary-team.ts";
import { differences } from "./compare.ts";
import { dice, type Made, madeFor, type People, withCrowd } from "./made.ts";
import { oracles } from "./oracles/asked.ts";
import { type Oracle, readCalculated, type Value } from "./oracles/calculated.ts";

const sizes = workbooks
  ? { people: 1000, rubrics: 200, each: 50, plans: 400 }
  : full
    ? { people: 100, rubrics: 40, each: 25, plans: 60 }
    : { people: 12, rubrics: 8, each: 12, plans: 16 };

const agree = async (oracle: Oracle, made: readonly Made[]): Promise<void> => {
  const calculated = await oracle.recalculate(made.map(({ bytes }) => bytes));
  expect(calculated).toHaveLength(made.length);
  for (const [i, { program, people, laid, language }] of made.entries()) {
    const cells = calculated[i];
    if (!cells) throw new Error(`nothing came back of workbook ${i}`);
    expect(differences(program, { people }, laid, cells, language), program.rubric.id).toEqual([]);
  }
};
/** A rubric's program, whose random numbers no other has. */
const randomRubrics = (): readonly Made[] =>
  sample(anyRubric, sizes.rubrics).flatMap((rubric, i) => {
    const { program } = compileObject(rubric, `random-${i}`);
    if (!program) throw new Error("a random rubric does not compile");
    return withCrowd(program, sizes.each, seed + i, i % 2 === 0 ? "en" : "zh") ?? [];
  });
/** Any plan as a program: ops that no rule kind makes, in combinations that nobody would write. */
const randomPlans = (): readonly Made[] =>
  sample(cases(sizes.each), sizes.plans).flatMap(({ plan, people }, i) => {
    const outputs = plan.definitions.flatMap(({ name, list }) => (list === undefined ? name : [])).slice(-2);
    const program: Program = {
      version: 3,
      rubric: { id: `plan-${i}`, version: "1", digest: "", title: { zh: "计划", en: "Plan" } },
      plan: { ...plan, outputs },
      lines: {},
    };
    const draw = dice(seed + i);
    const everybody: People = people.map((facts, k) => ({
      person: { 工号: `S${k + 1}` },
      facts: withLists(rawFacts(draw, plan, facts), program),
    }));
    return madeFor(program, everybody, "en") ?? [];
  });
/** Rubrics that compare people, for teams in which many are level. */
const randomTeams = (): readonly Made[] =>
  sample(teamRubric, sizes.rubrics).flatMap((rubric, i) => {
    const { program } = compileObject(rubric, `team-${i}`);
    if (!program) throw new Error("a random rubric of a team does not compile");
    return madeFor(program, teamPeople(dice(seed + i), 2 + (i % 19)), i % 2 === 0 ? "zh" : "en") ?? [];
  });
/** In a workbook a list without records is empty, unless it may be left out and needs some. */
const withLists = (facts: Readonly<Record<string, unknown>>, { plan }: Program): Readonly<Record<string, unknown>> => {
  const isNone = (given: unknown) => given === undefined || given === null || given === "";
  const empty = plan.inputs.filter(
    ({ name, of, optional }) => of.type === "list" && isNone(facts[name]) && !(optional && (of.atLeast ?? 0) > 0),
  );
  return { ...facts, ...Object.fromEntries(empty.map(({ name }) => [name, []])) };
};

describe.each(oracles)("as %s reckons", (name, oracle) => {
  test.skipIf(oracle)(`${name} is not installed, so nothing is compared`, () => {
    expect(oracle).toBeUndefined();
  });
  test.skipIf(!oracle)("the shipped rubrics", async () => {
    const made = rubricNames.flatMap((rubric, i) => withCrowd(openRubric(rubric).program, sizes.people, seed + i, "zh") ?? []);
    expect(made).toHaveLength(rubricNames.length);
    await agree(oracle as Oracle, made);
  });
  test.skipIf(!oracle)("random rubrics", async () => {
    const made = randomRubrics();
    expect(made.length).toBeGreaterThanOrEqual(sizes.rubrics * 0.95);
    await agree(oracle as Oracle, made);
  });
  test.skipIf(!oracle)("random teams", async () => {
    const made = randomTeams();
    expect(made).toHaveLength(sizes.rubrics);
    await agree(oracle as Oracle, made);
  });
  test.skipIf(!oracle)("random plans, as far as they fit", async () => {
    const made = randomPlans();
    expect(made.length).toBeGreaterThan(sizes.plans / 4);
    await agree(oracle as Oracle, made);
  });
});
test("what formulas come to stands in the file as well, where somebody has it already", () => {
  let done = 0;
  for (const [i, name] of rubricNames.entries()) {
    const made = withCrowd(openRubric(name).program, 12, seed + i, "zh");
    if (!made) throw new Error("it does not fit");
    const { program, people, laid, bytes } = made;
    const calculated = readCalculated(bytes);
    const cells = calculated.get(laid.people.sheet) ?? new Map<string, Value>();
    const told = differences(program, { people }, laid, calculated, "zh");
    // Reasons are for whoever reckons: of those who have no score nothing is said beforehand.
    expect(told.filter((line) => !line.endsWith('not {"refused":true}') && !line.endsWith("refused"))).toEqual([]);
    done += [...cells.values()].filter((value) => value === "已完成").length;
  }
  expect(done).toBeGreaterThan(20);
});
