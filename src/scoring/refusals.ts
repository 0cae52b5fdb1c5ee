/** Why there is no score, in words: what a trace refused, as problems of the person's facts. */
import type { Facts } from "../plan/facts.ts";
import { isRecords, isValue } from "../plan/facts.ts";
import type { Input, Program } from "../plan/ir.ts";
import { type Names, planNames } from "../plan/lookup.ts";
import { memberOf, recordOf } from "../plan/names.ts";
import type { Refusal, Trace } from "../targets/trace/trace.ts";
import type { Says } from "../text/path.ts";
import { inBoth } from "../text/sentence.ts";
import { fill, template } from "../text/template.ts";
import type { Problem } from "./facts/problem.ts";
import type { ReadFacts } from "./facts/read-facts.ts";
import { kindOfInput, outcomeText, textOf } from "./outcome.ts";
import { placeOf } from "./places.ts";
import type { Member } from "./team/member.ts";
import { needsTeam } from "./team/problems.ts";

/** `read`: the facts of the trace, and what has been said of them already. */
export type Complaining = (refusals: readonly Refusal[], found: Trace, read: ReadFacts, member: Member) => readonly Problem[];

/** What a rubric says of the things that are refused. */
type Named = {
  readonly input: Names["input"];
  readonly lines: Program["lines"];
};
type Refusing = { readonly found: Trace; readonly facts: Facts; readonly broken: ReadonlySet<string | undefined> };

export const refusalComplaints = ({ plan, lines }: Program): Complaining => {
  const named: Named = { input: planNames(plan).input, lines };
  return (refusals, found, { facts, problems }, member) => {
    const refusing = { found, facts, broken: new Set(problems.map((problem) => problem.fact)) };
    const all = refusals.flatMap((refusal) => problemOf(refusal, refusing, member, named) ?? []);
    // One reason may keep several figures of a team from being known.
    const seen = new Set<string>();
    const key = ({ code, message }: Problem) => (code === "team/needed" ? code : code + message.en);
    return all.filter((problem) => !seen.has(key(problem)) && seen.add(key(problem)));
  };
};

/** Undefined: a complaint about that very fact has been made where it was read. */
const problemOf = (refusal: Refusal, refusing: Refusing, member: Member, named: Named): Problem | undefined => {
  const { code, input: name, at } = refusal;
  if (name === undefined) return ruleRefuses(refusal, refusing, named);
  const input = named.input(name);
  if (input?.source === "team") return notSupplied(input, member, named);
  const title = input?.title ?? { zh: name, en: name };
  const place = placeOf(input?.at ?? at, named.lines);
  if (code === "facts/missing") {
    const left = lacking(name, input, refusing.facts).filter((fact) => !refusing.broken.has(fact));
    const [only, more] = left;
    if (only === undefined) return undefined;
    return { code, fact: more === undefined ? only : name, ...place, message: missing(title, left), help: cellHelp };
  }
  const message = {
    zh: `“${title.zh}”标了不适用，而此处需要它的值`,
    en: `${title.en} is marked n/a, but its value is needed here`,
  };
  return { code, fact: name, ...place, message };
};

/** What a run over the team would have told. */
const notSupplied = ({ name, title, at }: Input, member: Member, { lines }: Named): Problem => {
  const why = member.missing.get(name) ?? needsTeam(title);
  return { ...placeOf(why.at ?? at, lines), ...why };
};

/** A fact that is missing, a column by the records that lack it: `deals[2].amount`. */
const lacking = (name: string, input: Input | undefined, facts: Facts): readonly string[] => {
  const { member } = input ?? {};
  const records = member && facts.get(member.of);
  if (!member || !isRecords(records)) return [name];
  return records.flatMap((record, i) => (record.has(name) ? [] : [memberOf(recordOf(member.of, i + 1), member.key)]));
};
const missing = (title: Says, facts: readonly string[]): Says => {
  const [name] = facts;
  return {
    zh: `缺少${title.zh === name ? `“${name}”` : `“${title.zh}”（${facts.join("、")}）`}`,
    en: `${title.en === name ? `\`${name}\`` : `${title.en} (${facts.map((fact) => `\`${fact}\``).join(", ")})`} is missing`,
  };
};
const cellHelp: Says = { zh: "请补上；空格是缺失，不是 0。", en: "Give it; an empty cell is missing, never 0." };

/** In the words of the rule, which may speak of values. */
const ruleRefuses = ({ code, says, at }: Refusal, { found, facts }: Refusing, { input, lines }: Named): Problem => {
  const valueFor = (name: string) => outcomeText(found.lines.get(name)) ?? factText(facts.get(name), input(name)) ?? `{${name}}`;
  const { zh, en } = inBoth(says ?? code);
  const message = { zh: fill(template(zh), valueFor), en: fill(template(en), valueFor) };
  return { code, ...placeOf(at, lines), message };
};
const factText = (given: ReturnType<Facts["get"]>, input: Input | undefined): string | undefined =>
  isValue(given) ? textOf(given, kindOfInput(input)) : undefined;
