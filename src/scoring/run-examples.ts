import { parseLiteral } from "../language/literal.ts";
import { isFraction } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { NumberKind, Plan, Program } from "../plan/ir.ts";
import { byName } from "../plan/lookup.ts";
import { isShareOf } from "../plan/names.ts";
import type { Example } from "../rubric/examples/examples.ts";
import { isRefused, type Line, tracer } from "../targets/trace/trace.ts";
import { divide, equal, type Fraction, fromText } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import type { RawFacts } from "./facts/given.ts";
import { factReader } from "./facts/read-facts.ts";
import { kindOf, textOf } from "./outcome.ts";
import type { History, ScoredPeriod } from "./periods/history.ts";
import { openPeriods } from "./periods/periods.ts";
import { levelProgram } from "./periods/stage.ts";
import { lineOf } from "./places.ts";
import type { Scored } from "./scored.ts";
import { openProgram, type Scorer } from "./scorer.ts";

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
  const shareOf = shares(plan);
  return ({ expect, refuses }, facts, scored) => {
    if (refuses.length > 0) return { differences: refusalsDiffer(refuses, scored), problems: [] };
    if (!scored.success) return { differences: [], problems: scored.problems.map((problem) => problem.message) };
    const names = Object.keys(expect).map((name) => [name, shareOf(name)] as const);
    const found = trace(
      read(facts).facts,
      names.map(([name, share]) => share?.of ?? name),
    );
    const differences = names.flatMap(([name, share]) => {
      const expected = expect[name] ?? "";
      const text = figureDiffers(found.lines.get(share?.of ?? name), share, expected);
      return text === undefined ? [] : [{ name, expected, found: text }];
    });
    return { differences, problems: [] };
  };
};

/** The points of a dimension out of its weight. */
type Share = { readonly of: string; readonly weight: Fraction };
/** `sales.share`, where the plan has no figure of that name. */
const shares = ({ definitions }: Plan): ((name: string) => Share | undefined) => {
  const known = byName(definitions);
  return (name) => {
    const of = isShareOf(name);
    const weight = of === undefined ? undefined : known.get(of)?.node?.weight;
    return of === undefined || known.has(name) || weight === undefined ? undefined : { of, weight: fromText(weight) };
  };
};

const refusalsDiffer = (refuses: readonly string[], scored: Scored<unknown>): Verdict["differences"] => {
  const listed = (codes: readonly string[]) => [...new Set(codes)].sort().join(", ");
  const expected = listed(refuses);
  const found = scored.success ? "" : listed(scored.problems.map((problem) => problem.code));
  return expected === found ? [] : [{ name: "refuses", expected, found: found === "" ? "a score" : found }];
};

/** What a figure is, where that is not what was expected. */
const figureDiffers = (line: Line | undefined, share: Share | undefined, expected: string): string | undefined => {
  if (!line || isRefused(line.outcome)) return "—";
  const outcome = share && isFraction(line.outcome) ? divide(line.outcome, share.weight) : line.outcome;
  if (!isFraction(outcome)) return String(outcome) === expected ? undefined : String(outcome);
  const kind = share ? "percent" : kindOf(line.definition);
  return isWritten(expected, outcome, kind) ? undefined : textOf(outcome, kind);
};
const isWritten = (text: string, value: Fraction, kind: NumberKind): boolean => {
  if (text === valueText(kind, value)) return true;
  const literal = parseLiteral(text);
  return literal !== undefined && equal(literal.value, value) && (kind === "percent") === (literal.kind === "percent");
};

type Sequence = NonNullable<Example["sequence"]>;
type TeamExample = NonNullable<Example["team"]>;
const about = (whom: string, { differences, problems }: Verdict): Verdict => ({
  differences: differences.map((one) => ({ ...one, name: `${whom}: ${one.name}` })),
  problems: problems.map(({ zh, en }) => ({ zh: `${whom}：${zh}`, en: `${whom}: ${en}` })),
});
const allOf = (verdicts: readonly Verdict[]): Verdict => ({
  differences: verdicts.flatMap(({ differences }) => differences),
  problems: verdicts.flatMap(({ problems }) => problems),
});
/** Every period of a sequence against what was expected of it. */
const runSequence = ({ periods, longer }: Sequence, { program, judge }: Desk, desks: Desks): Verdict => {
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
    own: Judge | undefined,
    whom: string,
  ): Verdict =>
    found && own
      ? about(whom, own(expected, found.facts, found.scored))
      : { differences: [{ name: whom, expected: "…", found: "—" }], problems: [] };
  return allOf([
    ...periods.map((step, i) => compare(step, base?.periods[i], judge, step.period)),
    ...Object.entries(longer).flatMap(([level, steps]) => {
      const found = above.find((one) => one.level === level);
      const names = namesOf(level);
      return steps.map((step, i) =>
        compare(
          step,
          found?.periods.find(({ period }) => period === names[i]),
          desks.get(level)?.judge,
          [level, names[i] ?? String(i + 1)].join(" ").trim(),
        ),
      );
    }),
  ]);
};

/** Every person of a team against what was expected of them. */
const runTeamExample = (team: TeamExample, { scorer, judge }: Desk): Verdict => {
  const open = scorer.openTeam(team.map(({ person, given }) => ({ person, facts: given })));
  return allOf(team.map((member, i) => about(member.person, judge(member, open.facts(i) as RawFacts, open.sheet(i)))));
};

/** What runs and judges the examples of the rubric itself, or of one of its longer periods. */
type Desk = { readonly program: Program; readonly scorer: Scorer; readonly judge: Judge };
type Desks = ReadonlyMap<string | undefined, Desk>;
const desksOf = (program: Program): Desks => {
  const longer = (program.levels ?? []).flatMap(({ period }, i) => {
    const own = levelProgram(program, i);
    return own ? [[period, own] as const] : [];
  });
  return new Map(
    [[undefined, program] as const, ...longer].map(([level, own]) => [
      level,
      { program: own, scorer: openProgram(own), judge: judgeOf(own) },
    ]),
  );
};

const runExample = (example: Example, desks: Desks): Verdict => {
  const { level, given, sequence, team } = example;
  const desk = desks.get(level);
  if (!desk) return { differences: [], problems: [] };
  if (sequence) return runSequence(sequence, desk, desks);
  return team ? runTeamExample(team, desk) : desk.judge(example, given, desk.scorer.safeScore(given));
};

/** Runs every example of a rubric, those of its longer periods included. */
export const runExamples = (program: Program, examples: readonly Example[]): readonly ExampleResult[] => {
  const desks = desksOf(program);
  return examples.map((example): ExampleResult => {
    const { name, level, path } = example;
    const verdict = runExample(example, desks);
    return {
      name,
      ...(level === undefined ? {} : { level }),
      passed: verdict.differences.length === 0 && verdict.problems.length === 0,
      ...lineOf(path, program.lines),
      ...verdict,
    };
  });
};
