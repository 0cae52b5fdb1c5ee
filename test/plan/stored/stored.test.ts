/** The stored form of a program: nothing is lost on the way, it is small, and another version of it is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPeriods, openProgram, type Program, storeProgram } from "../../../src/index.ts";
import { compileObject } from "../../../src/pipeline.ts";
import { programOf } from "../../../src/plan/stored/open.ts";
import { anyRubric } from "../../properties/arbitrary-rubric.ts";
import { openRubric, overAYear, readPeople, rubricNames, sampleFiles } from "../../rubrics/files.ts";
import { runs } from "../../runs.ts";

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const again = (program: Program): Program => programOf(throughJson(storeProgram(program)));

describe.each(rubricNames)("%s", (name) => {
  const { program } = openRubric(name);
  test("comes back as it was", () => {
    expect(again(program)).toEqual(throughJson(program));
  });
  test("takes no more than 60 KB, and less than half of the plain form", () => {
    const [stored, plain] = [storeProgram(program), program].map((one) => Buffer.byteLength(JSON.stringify(one)));
    expect(stored).toBeLessThanOrEqual(60_000);
    expect(stored).toBeLessThan((plain ?? 0) * 0.6);
  });
});

test("random rubrics come back as they were", () => {
  fc.assert(
    fc.property(anyRubric, (rubric) => {
      const { program } = compileObject(rubric, "random");
      if (!program) throw new Error("a generated rubric does not parse");
      expect(again(program)).toEqual(throughJson(program));
    }),
    runs(500),
  );
});

test("a stored program scores as the one that was compiled", async () => {
  let scored = 0;
  for (const [name, file] of sampleFiles) {
    const rubric = openRubric(name);
    const stored = openProgram(throughJson(storeProgram(rubric.program)));
    const people = (await readPeople(rubric, file)).map(({ name: person, facts }) => ({ person, facts }));
    expect([...stored.scoreTeam(people)]).toEqual([...rubric.scoreTeam(people)]);
    scored += people.length;
  }
  expect(scored).toBeGreaterThan(50);
});
test("periods, too", async () => {
  const rubric = openRubric("after-sales-rep");
  const { scorePeriods } = openPeriods(throughJson(storeProgram(rubric.program)));
  const people = await readPeople(rubric, overAYear);
  const history = { periods: people.slice(0, 6).map(({ facts }, i) => ({ period: `2026-0${i + 1}`, facts })) };
  expect(scorePeriods(history)).toEqual(rubric.scorePeriods(history));
});

test("a name of JavaScript's own is a name like any other", () => {
  const rubric = {
    scorewright: 1,
    id: "odd",
    version: "1",
    facts: { constructor: { type: "count", range: "0..9", title: "__proto__" } },
    dimensions: { toString: { weight: 5, of: "constructor", rows: { 0: "5 pts", "1+": "0 pts" } } },
    total: { out_of: 5 },
  };
  const { program } = compileObject(rubric, "odd");
  if (!program) throw new Error("it does not compile");
  expect(again(program)).toEqual(throughJson(program));
});

test.each([{}, [], null, "text", { format: 1 }, { format: 1, atoms: [] }])("%j is no program, and told so", (given) => {
  expect(() => openProgram(given as never)).toThrow(
    "this is no program: hand in what storeProgram made, through JSON or not, or the program of a rubric",
  );
});
test("another format is refused, with what to do", () => {
  const stored = { ...storeProgram(openRubric("service-summary").program), format: 2 };
  expect(() => openProgram(stored as never)).toThrow(
    "this program was stored in format 2, and this engine reads the number 1: compile the rubric again",
  );
});
