import { parseLiteral } from "../language/literal.ts";
import { isFraction } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Program } from "../plan/ir.ts";
import { isShareOf } from "../plan/names.ts";
import type { Example } from "../rubric/examples/examples.ts";
import { isRefused, tracer } from "../targets/trace/trace.ts";
import { divide, equal, type Fraction, fromText } from "../text/exact.ts";
import { pathText, type Says } from "../text/path.ts";
import { factReader } from "./facts/read-facts.ts";
import type { History, ScoredPeriod } from "./periods/history.ts";
import { openPeriods } from "./periods/periods.ts";
import { levelProgram } from "./periods/stage.ts";
import { openProgram, type RawFacts, type Scored, type Scorer } from "./scorer.ts";
import { kindOfDefinition, textOf } from "./sheet/sheet.ts";

export type ExampleResult = {
  readonly name: string;
  /** The longer period that it is an example of. */
  readonly level?: string;
  readonly passed: boolean;
  readonly line?: number;
  /** What was expected and what came out. */
  readonly differences: readonly { readonly name: string; readonly expected: string; readonly found: string }[];
  /** Why there was no score, where one was expected. */
  readonly problems: readonly Says[];
};
type Expected = Pick<Example, "expect" | "refuses">;
type Verdict = Pick<ExampleResult, "differences" | "problems">;
type Judge = (expected: Expected, facts: RawFacts, scored: Scored<unknown>) => Verdict;

/** Whether one sheet is what was expected; shares of dimensions and of the total may be expected too. */
const judgeOf = ({ plan }: Program): Judge => {
  const read = factReader(plan.inputs);
  const trace = tracer(plan);
  const definitions = new Map(plan.definitions.map((definition) => [definition.name, definition]));
  /** `sales.share`: the points of `sales` out of its weight, where the plan has no figure of that name. */
  const shareOf = (name: string): { readonly of: string; readonly weight: Fraction } | undefined => {
    const of = isShareOf(name);
    const weight = of === undefined ? undefined : definitions.get(of)?.node?.weight;
    return of === undefined || definitions.has(name) || weight === undefined ? undefined : { of, weight: fromText(weight) };
  };
  return ({ expect, refuses }, facts, scored) => {
    if (refuses.length > 0) {
      const codes = scored.success ? [] : scored.problems.map((problem) => problem.code);
      const expected = [...new Set(refuses)].sort().join(", ");
      const found = [...new Set(codes)].sort().join(", ");
      const differs = { name: "refuses", expected, found: found === "" ? "a score" : found };
      return { differences: expected === found ? [] : [differs], problems: [] };
    }
    if (!scored.success) return { differences: [], problems: scored.problems.map((problem) => problem.message) };
    const names = Object.keys(expect).map((name) => [name, shareOf(name)] as const);
    const found = trace(
      read(facts).facts,
      names.map(([name, share]) => share?.of ?? name),
    );
    const differences = names.flatMap(([name, share]) => {
      const line = found.lines.get(share?.of ?? name);
      const expected = expect[name] ?? "";
      if (!line || isRefused(line.outcome)) return [{ name, expected, found: "—" }];
      const outcome = share && isFraction(line.outcome) ? divide(line.outcome, share.weight) : line.outcome;
      const kind = share ? "percent" : kindOfDefinition(line.definition);
      if (!isFraction(outcome)) return String(outcome) === expected ? [] : [{ name, expected, found: String(outcome) }];
      const literal = parseLiteral(expected);
      const exact =
        literal &&
        equal(literal.value, outcome) &&
        (kind === "percent" ? literal.kind === "percent" : literal.kind !== "percent");
      const text = valueText(kind ?? "number", outcome);
      return exact || text === expected ? [] : [{ name, expected, found: textOf(outcome, kind) }];
    });
    return { differences, problems: [] };
  };
};

type Sequence = NonNullable<Example["sequence"]>;
type TeamExample = NonNullable<Example["team"]>;
const about = (whom: string, { differences, problems }: Verdict): Verdict => ({
  differences: differences.map((one) => ({ ...one, name: `${whom}: ${one.name}` })),
  problems: problems.map(({ zh, en }) => ({ zh: `${whom}：${zh}`, en: `${whom}: ${en}` })),
});
/** Every period of a sequence against what was expected of it. */
const runSequence = (
  { periods, longer }: Sequence,
  program: Program,
  judges: ReadonlyMap<string | undefined, Judge>,
): Verdict => {
  const namesOf = (level: string) => [...new Set(periods.map((one) => one.in[level] ?? ""))];
  const levels: History["levels"] = Object.fromEntries(
    Object.entries(longer).map(([level, steps]) => {
      const names = namesOf(level);
      return [level, Object.fromEntries(steps.map(({ given }, i) => [names[i] ?? "", given]))];
    }),
  );
  const history = periods.map((one) => ({ period: one.period, facts: one.given, in: one.in }));
  const scored = openPeriods(program).scorePeriods({ periods: history, levels });
  const [base, ...above] = scored.levels;
  const compare = (
    expected: Expected,
    found: ScoredPeriod<unknown> | undefined,
    judge: Judge | undefined,
    whom: string,
  ): Verdict =>
    found && judge
      ? about(whom, judge(expected, found.facts, found.scored))
      : { differences: [{ name: whom, expected: "…", found: "—" }], problems: [] };
  const verdicts = [
    ...periods.map((step, i) => compare(step, base?.periods[i], judges.get(undefined), step.period)),
    ...Object.entries(longer).flatMap(([level, steps]) => {
      const found = above.find((one) => one.level === level);
      const names = namesOf(level);
      return steps.map((step, i) =>
        compare(
          step,
          found?.periods.find(({ period }) => period === names[i]),
          judges.get(level),
          [level, names[i] ?? String(i + 1)].join(" ").trim(),
        ),
      );
    }),
  ];
  return { differences: verdicts.flatMap((one) => one.differences), problems: verdicts.flatMap((one) => one.problems) };
};

/** Every person of a team against what was expected of them. */
const runTeamExample = (team: TeamExample, scorer: Scorer, judge: Judge): Verdict => {
  const open = scorer.openTeam(team.map(({ person, given }) => ({ person, facts: given })));
  const verdicts = team.map((member, i) => about(member.person, judge(member, open.facts(i) as RawFacts, open.sheet(i))));
  return { differences: verdicts.flatMap((one) => one.differences), problems: verdicts.flatMap((one) => one.problems) };
};

/** Runs every example of a rubric, those of its longer periods included. */
export const runExamples = (program: Program, examples: readonly Example[]): readonly ExampleResult[] => {
  const levels = (program.levels ?? []).flatMap(({ period }, i) => {
    const own = levelProgram(program, i);
    return own ? [[period, own] as const] : [];
  });
  const programs = new Map<string | undefined, Program>([[undefined, program], ...levels]);
  const scorers = new Map([...programs].map(([level, own]) => [level, openProgram(own)]));
  const judges = new Map([...programs].map(([level, own]) => [level, judgeOf(own)]));
  return examples.map((example): ExampleResult => {
    const { name, level, given, sequence, team, path } = example;
    const line = program.lines[pathText(path)];
    const own = programs.get(level) ?? program;
    const above = new Map([...judges].filter(([key]) => key !== undefined));
    const judge = judges.get(level);
    const scorer = scorers.get(level);
    const scored = sequence || team ? undefined : scorer?.safeScore(given);
    const verdict: Verdict = sequence
      ? runSequence(sequence, own, judge ? above.set(undefined, judge) : above)
      : team && scorer && judge
        ? runTeamExample(team, scorer, judge)
        : judge && scored
          ? judge(example, given, scored)
          : { differences: [], problems: [] };
    return {
      name,
      ...(level === undefined ? {} : { level }),
      passed: verdict.differences.length === 0 && verdict.problems.length === 0,
      ...(line === undefined || line === 0 ? {} : { line }),
      ...verdict,
    };
  });
};
