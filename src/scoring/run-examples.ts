import { parseLiteral } from "../expressions/literal.ts";
import { isFraction } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Program } from "../plan/ir.ts";
import type { Example } from "../rubric/examples.ts";
import { isRefused, tracer } from "../targets/trace.ts";
import { divide, equal, type Fraction, fromText } from "../text/exact.ts";
import { pathText, type Says } from "../text/path.ts";
import { factReader } from "./read-facts.ts";
import { openProgram } from "./scorer.ts";
import { kindOfDefinition, textOf } from "./sheet.ts";

export type ExampleResult = {
  readonly name: string;
  readonly passed: boolean;
  readonly line?: number;
  /** What was expected and what came out. */
  readonly differences: readonly { readonly name: string; readonly expected: string; readonly found: string }[];
  /** Why there was no score, where one was expected. */
  readonly problems: readonly Says[];
};

/** Runs every example of a rubric; shares of dimensions and of the total may be expected too. */
export const runExamples = (program: Program, examples: readonly Example[]): readonly ExampleResult[] => {
  const read = factReader(program.plan.inputs);
  const trace = tracer(program.plan);
  const scorer = openProgram(program);
  const definitions = new Map(program.plan.definitions.map((definition) => [definition.name, definition]));
  /** `sales.share`: the points of `sales` out of its weight, where the plan has no figure of that name. */
  const shareOf = (name: string): { readonly of: string; readonly weight: Fraction } | undefined => {
    const of = name.slice(0, -".share".length);
    const weight = definitions.get(of)?.node?.weight;
    return definitions.has(name) || !name.endsWith(".share") || weight === undefined
      ? undefined
      : { of, weight: fromText(weight) };
  };
  return examples.map((example): ExampleResult => {
    const line = program.lines[pathText(example.path)];
    const where = { name: example.name, ...(line === undefined || line === 0 ? {} : { line }) };
    const scored = scorer.safeScore(example.given);
    if (example.refuses.length > 0) {
      const codes = scored.success ? [] : scored.problems.map((problem) => problem.code);
      const expected = [...new Set(example.refuses)].sort().join(", ");
      const found = [...new Set(codes)].sort().join(", ");
      const passed = expected === found;
      return {
        ...where,
        passed,
        differences: passed ? [] : [{ name: "refuses", expected, found: found === "" ? "a score" : found }],
        problems: [],
      };
    }
    if (!scored.success)
      return { ...where, passed: false, differences: [], problems: scored.problems.map((problem) => problem.message) };
    const names = Object.keys(example.expect).map((name) => [name, shareOf(name)] as const);
    const found = trace(
      read(example.given).facts,
      names.map(([name, share]) => share?.of ?? name),
    );
    const differences = names.flatMap(([name, share]) => {
      const line = found.lines.get(share?.of ?? name);
      const expected = example.expect[name] ?? "";
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
    return { ...where, passed: differences.length === 0, differences, problems: [] };
  });
};
