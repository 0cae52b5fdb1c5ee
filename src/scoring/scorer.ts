/** A program that is ready to score: one person with every reason, or many fast. */

import type { Facts } from "../plan/facts.ts";
import { isRecords } from "../plan/facts.ts";
import type { Program } from "../plan/ir.ts";
import { memberOf } from "../plan/names.ts";
import { columnsOf } from "../plan/team.ts";
import { type Fast, fast } from "../targets/fast/fast.ts";
import { isRefused, type Refusal, type Trace, tracer } from "../targets/trace/trace.ts";
import type { Says } from "../text/path.ts";
import { type Path, pathText } from "../text/path.ts";
import { createError, type Problem } from "./facts/problem.ts";
import { factReader, type ReadFacts } from "./facts/read-facts.ts";
import { type PartialScore, rangeFinder } from "./range.ts";
import { kindOfDefinition, type Person, personName, type ScoreSheet, sheetMaker, textOf } from "./sheet/sheet.ts";
import type { Reading } from "./team/entries.ts";
import { completeFacts, type Member, suppliedNames } from "./team/member.ts";
import { needsTeam, sameTwice } from "./team/problems.ts";
import { teamRunner } from "./team/run.ts";

/** Names of the plan that the next period or the longer one reads: lines of the sheet, or facts. */
export const takenFrom = ({ carry = [], levels: [above] = [] }: Program): readonly string[] => [
  ...new Set([...carry, ...(above?.columns ?? [])].flatMap(({ from }) => from ?? [])),
];
/** Raw facts: text, numbers, booleans, anything with `toFixed()` (a Decimal), lists of records. */
export type RawFacts = Readonly<Record<string, unknown>>;
/** The figures without the reasons: everything that `scoreMany` computes per person. */
export type Figures = {
  readonly total?: string;
  readonly grade?: string;
  /** Points of every dimension, by name. A dimension that a gate made superfluous and whose facts are missing is not in it. */
  readonly points: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
};
export type Scored<T> = ({ readonly success: true } & T) | { readonly success: false; readonly problems: readonly Problem[] };

export type Scorer<F extends object = RawFacts> = {
  readonly program: Program;
  /** Checks facts without scoring; throws with every problem. */
  readonly parseFacts: (facts: F) => Facts;
  readonly safeParseFacts: (facts: unknown) => Scored<{ readonly facts: Facts }>;
  /** One person's sheet; throws with every problem. */
  readonly score: (facts: F, person?: Person) => ScoreSheet;
  readonly safeScore: (facts: unknown, person?: Person) => Scored<{ readonly sheet: ScoreSheet }>;
  /** One person's figures, without reasons: the same numbers to the last digit, much faster. */
  readonly figures: (facts: unknown) => Scored<{ readonly figures: Figures }>;
  /** Many people, in their order, one at a time as they are asked for. */
  readonly scoreMany: (people: Iterable<unknown>) => Generator<Scored<{ readonly figures: Figures }>>;
  /**
   * Everybody's sheet where people are compared with each other (`team.x`, ranks, quotas): all of them at once, each sheet made when it is asked
   * for. Does not depend on the order of the people; without anything to compare, the same as `safeScore` for each.
   */
  readonly scoreTeam: (people: Iterable<TeamMember>) => Generator<Scored<{ readonly sheet: ScoreSheet }>>;
  /** The same without the reasons. */
  readonly teamFigures: (people: Iterable<TeamMember>) => Generator<Scored<{ readonly figures: Figures }>>;
  /** The same for whoever is asked for, by place in the list. */
  readonly openTeam: (people: readonly TeamMember[]) => OpenTeam;
  /** What the outputs can still become while facts are missing. */
  readonly range: (facts: unknown) => Scored<PartialScore>;
};

/** Somebody to be compared with others; `person` is what the others' problems call this one. */
export type TeamMember = { readonly facts: unknown; readonly person?: Person };
export type OpenTeam = {
  readonly sheet: (i: number) => Scored<{ readonly sheet: ScoreSheet }>;
  readonly figures: (i: number) => Scored<{ readonly figures: Figures }>;
  /** The person's facts with what the run has supplied: whoever keeps them can score the person again alone. */
  readonly facts: (i: number) => unknown;
};

const missing = (title: Says, facts: readonly string[]): Says => {
  const [name] = facts;
  return {
    zh: `缺少${title.zh === name ? `“${name}”` : `“${title.zh}”（${facts.join("、")}）`}`,
    en: `${title.en === name ? `\`${name}\`` : `${title.en} (${facts.map((fact) => `\`${fact}\``).join(", ")})`} is missing`,
  };
};
const nothing = new Map<string, Problem>();
const single = (raw: unknown): Member => ({ raw, missing: nothing });
const cellHelp: Says = { zh: "请补上；空格是缺失，不是 0。", en: "Give it; an empty cell is missing, never 0." };

/** Figures with what the next period and the longer one take from this sheet, by the names of the plan. */
export type Readings = { readonly figures: Figures; readonly taken: Readonly<Record<string, string>> };
type WithReadings = {
  readonly readings: (member: Member) => Scored<Readings>;
  readonly scored: (member: Member, person: Person | undefined) => Scored<{ readonly sheet: ScoreSheet }>;
  readonly complete: (member: Member) => unknown;
  readonly together: (people: readonly TeamMember[]) => readonly Member[];
};

/** People whose labels are the same through and through. Whoever has none is nobody in particular. */
const samePerson = (people: readonly TeamMember[]): ReadonlyMap<number, Problem> => {
  const seen = new Map<string, number>();
  const twice = new Map<number, Problem>();
  for (const [i, { person }] of people.entries()) {
    if (person === undefined) continue;
    const label = JSON.stringify(person);
    const before = seen.get(label);
    if (before === undefined) seen.set(label, i);
    else for (const k of [before, i]) twice.set(k, sameTwice(personName(person, k)));
  }
  return twice;
};

export const openProgram = <F extends object = RawFacts>(program: Program): Scorer<F> => {
  const { readings: _, scored: __, together: ___, complete: ____, ...scorer } = openReadings<F>(program);
  return scorer;
};
export const openReadings = <F extends object = RawFacts>(program: Program): Scorer<F> & WithReadings => {
  const { plan, lines } = program;
  const read = factReader(plan.inputs);
  const trace = tracer(plan);
  const makeSheet = sheetMaker(program);
  const compared = new Set((program.team?.figures ?? []).flatMap(({ is }) => columnsOf(is)));
  const shownToo = plan.definitions.flatMap(({ name, list, node }) =>
    list === undefined &&
    (node?.role === "leaf" ||
      node?.role === "group" ||
      node?.stage === "before gates" ||
      (compared.has(name) && node?.shown !== false))
      ? [name]
      : [],
  );
  const ofSheet = new Set(plan.definitions.map(({ name }) => name));
  const taken = takenFrom(program).filter((name) => ofSheet.has(name));
  const demanded = [...shownToo, ...taken];
  const inputs = new Map(
    plan.inputs.flatMap((input) => [
      [input.name, input] as const,
      ...(input.of.type === "list" ? input.of.columns.map((column) => [column.name, column] as const) : []),
    ]),
  );
  /** Columns by their full name, with the list that they belong to. */
  const columns = new Map(
    plan.inputs.flatMap(({ name, of }) => (of.type === "list" ? of.columns.map((column) => [column.name, name] as const) : [])),
  );
  const definitions = new Map(plan.definitions.map((definition) => [definition.name, definition]));
  const dimensionNames = plan.definitions.flatMap(({ name, node }) => (node?.id === name ? [name] : []));
  const resultNames = plan.outputs.filter((name) => name !== "total" && name !== "grade");
  const hasTotal = plan.outputs.includes("total");
  const hasGrade = plan.outputs.includes("grade");
  const figureNames = [...(hasTotal ? ["total"] : []), ...(hasGrade ? ["grade"] : []), ...dimensionNames, ...resultNames];
  // Compiled at first use: a rubric that is only checked or explained never pays for it.
  let [quick, quickWithTaken]: (Fast | undefined)[] = [];
  const fastOne = (): Fast => {
    quick ??= fast(plan, figureNames);
    return quick;
  };
  const ranges = rangeFinder(plan);

  const fill = (text: string, found: Trace): string =>
    text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
      const outcome = found.lines.get(name)?.outcome;
      const definition = definitions.get(name);
      return outcome === undefined || isRefused(outcome) || !definition ? whole : textOf(outcome, kindOfDefinition(definition));
    });
  const placed = (at: Path): { readonly at: Path; readonly line?: number } => {
    const line = lines[pathText(at)];
    return { at, ...(line === undefined || line === 0 ? {} : { line }) };
  };
  /** A fact that is missing, a column by the records that lack it: `deals[2].amount`. */
  const lacking = (name: string, raw: Facts): readonly string[] => {
    const list = columns.get(name);
    const records = list === undefined ? undefined : raw.get(list);
    if (list === undefined || !records || !isRecords(records)) return [name];
    return records.flatMap((record, i) =>
      record.has(name) ? [] : [memberOf(`${list}[${i + 1}]`, inputs.get(name)?.member?.key ?? name)],
    );
  };
  /** Undefined: a complaint about that very fact has been made where it was read. */
  const problemOf = (
    refusal: Refusal,
    found: Trace,
    raw: Facts,
    broken: ReadonlySet<string | undefined>,
    supplied: ReadonlyMap<string, Problem> = nothing,
  ): Problem | undefined => {
    const { code, says, input: name } = refusal;
    if (name !== undefined) {
      const input = inputs.get(name);
      if (input?.source === "team") {
        const why = supplied.get(name) ?? needsTeam(input.title);
        return { ...placed(why.at ?? input.at), ...why };
      }
      const where = placed(inputs.get(name)?.at ?? refusal.at);
      const title = inputs.get(name)?.title ?? { zh: name, en: name };
      if (code === "facts/missing") {
        const left = lacking(name, raw).filter((fact) => !broken.has(fact));
        const [only, more] = left;
        if (only === undefined) return undefined;
        const fact = more === undefined ? only : name;
        return { code, fact, ...where, message: missing(title, left), help: cellHelp };
      }
      return {
        code,
        fact: name,
        ...where,
        message: {
          zh: `“${title.zh}”标了不适用，而此处需要它的值`,
          en: `${title.en} is marked n/a, but its value is needed here`,
        },
      };
    }
    const where = placed(refusal.at);
    const known = (text: string) =>
      fill(text, found).replace(/\{([^{}]+)\}/g, (whole, fact: string) => {
        const given = raw.get(fact);
        const type = inputs.get(fact)?.of;
        return given === undefined || typeof given === "object"
          ? typeof given === "object" && "n" in given
            ? textOf(given, type?.type === "number" ? type.kind : undefined)
            : whole
          : String(given);
      });
    return { code, ...where, message: says ? { zh: known(says.zh), en: known(says.en) } : { zh: code, en: code } };
  };

  const readPlaced = (raw: unknown): ReadFacts => {
    const { facts, problems } = read(raw);
    return { facts, problems: problems.map((problem) => (problem.at ? { ...problem, ...placed(problem.at) } : problem)) };
  };
  const safeParseFacts: Scorer["safeParseFacts"] = (raw) => {
    const { facts, problems } = readPlaced(raw);
    return problems.length > 0 ? { success: false, problems } : { success: true, facts };
  };
  const problemsOf: Reading["problemsOf"] = (refusals, found, { facts, problems }, member) => {
    const broken = new Set(problems.map((problem) => problem.fact));
    const all = refusals.flatMap((refusal) => problemOf(refusal, found, facts, broken, member.missing) ?? []);
    // One reason may keep several figures of a team from being known.
    const seen = new Set<string>();
    const key = ({ code, message }: Problem) => (code === "team/needed" ? code : code + message.en);
    return all.filter((problem) => !seen.has(key(problem)) && seen.add(key(problem)));
  };
  const supplied = suppliedNames(plan);
  const traced = (member: Member): Scored<{ readonly facts: Facts; readonly found: Trace }> => {
    const read = readPlaced(completeFacts(member, supplied));
    const found = trace(read.facts, demanded);
    // A fact that keeps the team waiting is a problem that has been told.
    const told = new Set(read.problems.map(({ message }) => message.en));
    const more = problemsOf(found.refusals, found, read, member).filter(({ message }) => !told.has(message.en));
    const all = [...read.problems, ...more];
    return all.length > 0 ? { success: false, problems: all } : { success: true, facts: read.facts, found };
  };
  const scored = (member: Member, person: Person | undefined): Scored<{ readonly sheet: ScoreSheet }> => {
    const result = traced(member);
    return result.success ? { success: true, sheet: makeSheet(result.found, result.facts, person) } : result;
  };

  const safeScore: Scorer["safeScore"] = (raw, person) => scored(single(raw), person);

  // What may stand at the top of a person's facts: every fact, and the groups in which implied ones may be nested.
  const allowed = new Set(plan.inputs.flatMap(({ name, member }) => (member ? [name, member.of] : [name])));
  const plain = (raw: unknown): raw is RawFacts => {
    if (typeof raw !== "object" || raw === null) return false;
    for (const key in raw) if (!allowed.has(key)) return false;
    return true;
  };
  /** Figures in one shape, made by plain assignment: this runs once a person. */
  const assemble = (
    total: string | undefined,
    grade: string | undefined,
    points: Record<string, string>,
    results: Record<string, string>,
  ): Figures => {
    if (total === undefined) return { points, results };
    return grade === undefined ? { total, points, results } : { total, grade, points, results };
  };
  const firstPoint = (hasTotal ? 1 : 0) + (hasGrade ? 1 : 0);
  const firstResult = firstPoint + dimensionNames.length;
  const quickFigures = (values: readonly string[]): Figures => {
    const points: Record<string, string> = {};
    for (let i = firstPoint; i < firstResult; i++) points[figureNames[i] as string] = values[i] as string;
    const results: Record<string, string> = {};
    for (let i = firstResult; i < figureNames.length; i++) results[figureNames[i] as string] = values[i] as string;
    return assemble(hasTotal ? values[0] : undefined, hasGrade ? values[1] : undefined, points, results);
  };
  const textsOf = (found: Trace, names: readonly string[]): Record<string, string> => {
    const known: Record<string, string> = {};
    for (const name of names) {
      const line = found.lines.get(name);
      if (line && !isRefused(line.outcome)) known[name] = textOf(line.outcome, kindOfDefinition(line.definition));
    }
    return known;
  };
  const tracedFigures = (found: Trace): Figures => {
    const { total, grade } = textsOf(found, ["total", "grade"]);
    return assemble(total, grade, textsOf(found, dimensionNames), textsOf(found, resultNames));
  };
  const figuresOf = (member: Member): Scored<{ readonly figures: Figures }> => {
    const values = plain(member.raw) ? fastOne().score(member.raw, member.supplied) : undefined;
    if (values) return { success: true, figures: quickFigures(values) };
    const result = traced(member);
    return result.success ? { success: true, figures: tracedFigures(result.found) } : result;
  };
  const figures: Scorer["figures"] = (raw) => figuresOf(single(raw));

  let runTeam: ReturnType<typeof teamRunner> | undefined;
  const together = (people: readonly TeamMember[]): readonly Member[] => {
    if (!program.team) return people.map(({ facts }) => single(facts));
    runTeam ??= teamRunner(program, program.team, { read: readPlaced, problemsOf });
    return runTeam(
      people.map(({ facts }) => facts),
      (i) => personName(people[i]?.person, i),
      samePerson(people),
    );
  };
  const openTeam: Scorer["openTeam"] = (people) => {
    const members = together(people);
    const member = (i: number): Member => {
      const found = members[i];
      if (!found) throw new RangeError(`there is nobody at place ${i} of ${members.length}`);
      return found;
    };
    return {
      sheet: (i) => scored(member(i), people[i]?.person),
      figures: (i) => figuresOf(member(i)),
      facts: (i) => complete(member(i)),
    };
  };
  const complete = (member: Member): unknown => completeFacts(member, supplied);
  const readings = (member: Member): Scored<Readings> => {
    quickWithTaken ??= fast(plan, [...figureNames, ...taken]);
    const values = plain(member.raw) ? quickWithTaken.score(member.raw, member.supplied) : undefined;
    if (values) {
      const read: Record<string, string> = {};
      for (const [i, name] of taken.entries()) read[name] = values[figureNames.length + i] as string;
      return { success: true, figures: quickFigures(values), taken: read };
    }
    const result = traced(member);
    return result.success ? { success: true, figures: tracedFigures(result.found), taken: textsOf(result.found, taken) } : result;
  };
  const orThrow = <T>(result: Scored<T>): T => {
    if (result.success) return result;
    throw createError("FactsError", "facts", result.problems.map((problem) => problem.message.en).join("; "), result.problems);
  };
  return {
    program,
    parseFacts: (facts) => orThrow(safeParseFacts(facts)).facts,
    safeParseFacts,
    score: (facts, person) => orThrow(safeScore(facts, person)).sheet,
    safeScore,
    figures,
    readings,
    scored,
    together,
    complete,
    *scoreMany(people) {
      for (const raw of people) yield figures(raw);
    },
    openTeam,
    *scoreTeam(people) {
      const list = [...people];
      const team = openTeam(list);
      for (const i of list.keys()) yield team.sheet(i);
    },
    *teamFigures(people) {
      const list = [...people];
      const team = openTeam(list);
      for (const i of list.keys()) yield team.figures(i);
    },
    range: (raw) => {
      const { facts, problems } = readPlaced(raw);
      return problems.length > 0 ? { success: false, problems } : { success: true, ...ranges(facts) };
    },
  };
};
