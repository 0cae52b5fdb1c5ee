/** Functions over the people of a team: `mean(others.volume)`, `sum(team.sales, region)`, `count(team)`. */

import type { DiagnosticKind } from "../diagnostics/define.ts";
import { defineDiagnostic } from "../diagnostics/define.ts";
import { type Kind, type TypedNumber, type TypedPeople, typedNumber } from "../language/kinds.ts";
import type { Bound } from "../plan/bounds.ts";
import { isAtom, quotient, within } from "../plan/build.ts";
import type { Atom, Numeric } from "../plan/ir.ts";
import type { Gathering } from "../plan/team.ts";
import { sign } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import type { Span } from "./parse.ts";

/** What a formula can ask about the people of a team. */
export type PeopleEnvironment = {
  readonly text: string;
  readonly bound: (node: Numeric) => Bound | undefined;
  readonly complain: <Params>(kind: DiagnosticKind<Params>, params: Params, span: Span) => void;
  /** Where the owner says `if_zero`: divisors that can be 0 are collected here and the owner guards them. */
  readonly divisors: Atom[] | undefined;
  /** A figure over the people of the team, or over those who share the value of the fact `group`. */
  readonly people: (by: Gathering, people: TypedPeople, group: string | undefined) => TypedNumber | undefined;
  /** The fact by which people are grouped; complained where it cannot be one. */
  readonly group: (name: string, span: Span) => string | undefined;
};

const lead = (more: string) =>
  `facts: { volume: { type: count, range: 1..99 } }\nmeasures: { lead: { is: volume - mean(others.volume), decimals: 1${more} } }\nresults: { r: { is: lead } }\n`;
const alone = defineDiagnostic<{ name: string }>({
  code: "team/may-be-alone",
  severity: "error",
  en: ({ name }) => `\`${name}\` has no answer for somebody who has no others: a team of one.`,
  zh: ({ name }) => `只有一个人的组没有“其他人”，“${name}”没有结果。`,
  help: {
    en: () => "Say how small a team may be (`team: { at_least: 2 }`), or what the value is then (`if_zero: 0`).",
    zh: () => "请写明小组至少几人（team: { at_least: 2 }），或没有时取何值（if_zero: 0）。",
  },
  bad: lead(""),
  good: lead(", if_zero: 0"),
});
const notCompared = defineDiagnostic<{ found: Says; name: string }>({
  code: "team/not-a-number",
  severity: "error",
  en: ({ found, name }) => `\`${name}\` cannot be taken of ${found.en}.`,
  zh: ({ found, name }) => `不能对${found.zh}取 ${name}。`,
  help: {
    en: () => "`sum`, `mean`, `median`, `min` and `max` take numbers; `count` takes `team`, or a yes-or-no of everybody's.",
    zh: () => "sum、mean、median、min、max 用于数；count 用于 team 或每人的是非条件。",
  },
  bad: "facts: { late: flag }\nresults: { r: { is: sum(team.late) } }\n",
  good: "facts: { late: flag }\nresults: { r: { is: count(team.late) } }\n",
});
export const peopleDiagnostics = [alone, notCompared] as const;

const gatherings = { sum: "sum", min: "least", max: "greatest", median: "median" } as const satisfies Record<string, Gathering>;
export type PeopleFunction = keyof typeof gatherings | "mean" | "count";

export const overPeople = (
  name: PeopleFunction,
  people: TypedPeople,
  group: string | undefined,
  env: PeopleEnvironment,
  span: Span,
): TypedNumber | undefined => {
  const { of } = people;
  if (name === "count") return env.people(of?.typed.sort === "flag" ? "holds" : "count", people, group);
  if (of?.typed.sort !== "number") {
    env.complain(notCompared, { name, found: of ? yesOrNo : justPeople }, span);
    return undefined;
  }
  if (name === "sum") return env.people("sum", people, group);
  const count = env.people("count", people, group);
  const known = count && env.bound(count.value);
  if (!count || !known) return undefined;
  if (sign(known.low) <= 0) {
    if (!env.divisors || !isAtom(count.value)) {
      env.complain(alone, { name: env.text.slice(...span) }, span);
      return undefined;
    }
    const { value } = count;
    if (!env.divisors.some((divisor) => divisor.name === value.name)) env.divisors.push(value);
  }
  const gathered = env.people(name === "mean" ? "sum" : gatherings[name], people, group);
  if (!gathered) return undefined;
  const kind: Kind = of.typed.kind;
  if (name !== "mean") return typedNumber(kind, gathered.value);
  const mean: Numeric = quotient(gathered.value, count.value);
  const each = env.bound(of.typed.value);
  return {
    ...typedNumber(kind, each ? within(mean, each) : mean),
    mean: { of: gathered.value, by: count.value },
  };
};
const yesOrNo: Says = { zh: "是非条件", en: "a yes-or-no condition" };
const justPeople: Says = { zh: "人", en: "people" };
