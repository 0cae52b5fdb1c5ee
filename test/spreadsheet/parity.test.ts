/** The functions of a bundle give, cell for cell, what the engine gives: in every host, for every shipped rubric and for random ones. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureColumns, openProgram, type Program } from "../../src/index.ts";
import { compileObject } from "../../src/pipeline.ts";
import { explainBriefly } from "../../src/scoring/explain/brief.ts";
import type { Language } from "../../src/text/path.ts";
import { drawing } from "../plan/arbitrary-world.ts";
import { anyRubric } from "../properties/arbitrary-rubric.ts";
import { openRubric, rubricNames } from "../rubrics/files.ts";
import { full, runs, seed } from "../runs.ts";
import { hostOf } from "./bundles.ts";
import type { Grid, Result } from "./cells.ts";
import { type Crowd, crowd } from "./crowd.ts";
import { dice } from "./dice.ts";
import { type Answer, allTold, figureCell, figureOf, isWrong } from "./expected.ts";
import type { Host } from "./hosts.ts";

const cellsOf = (answer: ReturnType<Host["call"]>): Result => {
  if ("thrown" in answer) throw new Error(answer.thrown);
  return answer;
};
/** Everything that the functions say of a crowd, against everything that the engine says of it. */
const compare = (host: Host, program: Program, language: Language, { people, header, rows, lists }: Crowd): void => {
  const scorer = openProgram(program);
  const team = scorer.openTeam(people);
  const isTeam = program.team !== undefined;
  const answers = people.map(({ facts }, i): Answer => (isTeam ? team.figures(i) : scorer.figures(facts)));
  const columns = figureColumns(program);
  const one = (name: string, ...given: (Grid | string)[]): Result => cellsOf(host.call(name, ...given, [header], rows, ...lists));

  const [titles, ...all] = cellsOf(host.call("SHEET", [header, ...rows], ...lists));
  expect(titles).toHaveLength(columns.length);
  expect(all).toHaveLength(people.length);
  const explained = one("EXPLAIN");
  const checked = one("CHECK");
  const score = columns.some(({ id }) => id === "total") ? one("SCORE") : undefined;
  const grade = columns.some(({ id }) => id === "grade") ? one("GRADE") : undefined;
  const last = columns[columns.length - 1];
  const result = last ? one("RESULT", last.id) : undefined;
  for (const [i, answer] of answers.entries()) {
    const row = all[i] ?? [];
    if (!answer.success) {
      const { problems } = answer;
      for (const cell of [row[0], explained[i]?.[0], score?.[i]?.[0], grade?.[i]?.[0]])
        expect(cell === undefined || isWrong(cell, problems, language), `${String(cell)} for ${JSON.stringify(problems)}`).toBe(
          true,
        );
      expect(row.slice(1).every((cell) => cell === "")).toBe(true);
      expect(allTold(checked[i]?.[0], problems, language), String(checked[i]?.[0])).toBe(true);
      continue;
    }
    const { figures } = answer;
    expect(row).toEqual(columns.map(({ id }) => figureCell(program, id, figureOf(figures, id))));
    if (score) expect(score[i]).toEqual([figureCell(program, "total", figures.total)]);
    if (grade) expect(grade[i]).toEqual([figureCell(program, "grade", figures.grade)]);
    if (result && last) expect(result[i]).toEqual([figureCell(program, last.id, figureOf(figures, last.id))]);
    expect(checked[i]?.[0]).not.toContain("⚠");
    const sheet = isTeam ? team.sheet(i) : scorer.safeScore(people[i]?.facts);
    if (sheet.success) expect(explained[i]).toEqual([explainBriefly(sheet.sheet, language)]);
  }
};

const sizes = full ? { people: 1000, block: 250 } : { people: 24, block: 24 };
describe.each(rubricNames)("%s", (name) => {
  const { program } = openRubric(name);
  test.each(["sheets", "excel", "wps"] as const)("in %s", (target) => {
    const language = target === "excel" ? "en" : "zh";
    const host = hostOf(target, [program], language);
    for (let done = 0; done < sizes.people; done += sizes.block) {
      const draws = dice(seed + done);
      compare(
        host,
        program,
        language,
        crowd(draws, program, program.team ? Math.min(sizes.block, program.team.atMost, 60) : sizes.block),
      );
    }
  });
});

test("random rubrics", () => {
  fc.assert(
    fc.property(anyRubric, fc.gen(), fc.constantFrom("sheets", "excel", "wps"), (rubric, g, target) => {
      const { program } = compileObject(rubric, "random");
      if (!program) throw new Error("a generated rubric does not parse");
      compare(hostOf(target, [program], "en"), program, "en", crowd(drawing(g), program, 8));
    }),
    full ? runs(200) : runs(20),
  );
});
