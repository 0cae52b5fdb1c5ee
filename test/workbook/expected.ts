/** What the cells of a finished workbook have to hold, worked out from the engine's own answers. */
import { openProgram, type Program, toDecimal } from "../../src/index.ts";
import { parseLiteral } from "../../src/language/literal.ts";
import type { Facts } from "../../src/plan/facts.ts";
import { valueText } from "../../src/plan/format.ts";
import type { Definition } from "../../src/plan/ir.ts";
import { factReader } from "../../src/scoring/facts/read-facts.ts";
import { isRefused, tracer } from "../../src/targets/trace/trace.ts";
import type { Fraction } from "../../src/text/exact.ts";
import { denominator, numerator } from "../../src/text/exact.ts";
import type { Language } from "../../src/text/path.ts";

/** `refused`: a reason stands there, or nothing where another cell of the row says it. */
export type Expected = number | string | { readonly refused: true } | undefined;

const firstDay = 25569;
/** The text of a figure as its cell holds it. */
export const figureIn = ({ is }: Definition, text: string, language: Language): number | string => {
  if (is.sort === "condition") return (text === "true" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" })[language];
  if (is.sort === "choice") return text;
  switch (is.kind) {
    case "percent":
      return quotient(text.slice(0, -1), 100);
    case "duration":
      return ofLiteral(text) / 3600;
    case "date":
      return ofLiteral(text) + firstDay;
    case "datetime":
      return ofLiteral(text) / 86400 + firstDay;
    default:
      return quotient(text, 1);
  }
};
const quotient = (text: string, by: number): number => {
  const [top = "", bottom = "1"] = text.split("/");
  return toDecimal(top).div(bottom).div(by).toNumber();
};
const ofLiteral = (text: string): number => {
  const seconds = /^(-?\d+)\/(\d+) s$/.exec(text);
  if (seconds) return Number(seconds[1]) / Number(seconds[2]);
  const value = parseLiteral(text)?.value;
  if (!value) throw new Error(`no literal: ${text}`);
  return Number(numerator(value)) / Number(denominator(value));
};

type Raw = Readonly<Record<string, unknown>>;
/** Everybody's figures by name: outputs as the engine gives them, what they are made of as the trace has it. */
export const expectedOf = (
  program: Program,
  people: readonly { readonly person: Readonly<Record<string, string>>; readonly facts: Raw }[],
  shown: readonly Definition[],
  language: Language,
): readonly ReadonlyMap<string, Expected>[] => {
  const scorer = openProgram(program);
  const team = scorer.openTeam(people);
  const { plan } = program;
  const read = factReader(plan.inputs);
  const trace = tracer({ ...plan, outputs: shown.map(({ name }) => name) });
  const outputs = new Set(plan.outputs);
  return people.map((_, i) => {
    const answer = team.figures(i);
    const { facts, problems } = read(team.facts(i));
    const lines = trace(facts as Facts).lines;
    return new Map(
      shown.map((definition): [string, Expected] => {
        const { name, is } = definition;
        if (outputs.has(name)) {
          if (!answer.success) return [name, { refused: true }];
          const { total, grade, results } = answer.figures;
          const text = { ...results, total, grade }[name];
          return [name, text === undefined ? { refused: true } : figureIn(definition, text, language)];
        }
        const outcome = lines.get(name)?.outcome;
        if (problems.length > 0) return [name, undefined];
        if (outcome === undefined || isRefused(outcome)) return [name, { refused: true }];
        const text = is.sort === "number" ? valueText(is.kind, outcome as Fraction) : String(outcome);
        return [name, figureIn(definition, text, language)];
      }),
    );
  });
};
