/** Functions over the people of a team: `mean(others.volume)`, `sum(team.sales, region)`, `count(team)`. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import { type TypedNumber, type TypedPeople, typedNumber } from "../../language/kinds.ts";
import { isAtom, quotient, within } from "../../plan/build.ts";
import type { Gathering } from "../../plan/team.ts";
import { sign } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { collectDivisor } from "../divisors.ts";
import type { Environment } from "../environment.ts";
import { written } from "../walk.ts";
import { aCount, asGiven, type Call, type Form, form } from "./define.ts";
import * as parameters from "./parameters.ts";

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
/** What can be wrong where a function is taken over people. */
export const ofPeople = [alone, notCompared];
const yesOrNo: Says = { zh: "是非条件", en: "a yes-or-no condition" };
const justPeople: Says = { zh: "人", en: "people" };

/** It is the first name, `team` or `others`, that shows that people are meant. */
const everybody = {
  takes: [parameters.people, parameters.optional(parameters.group)],
  wanted: { zh: "每人的值，可再加一个分组的数据项", en: "a value of everybody's, and at most the fact that groups them" },
} as const;

/** How many they are, or for how many of them the condition holds. Of a number of everybody's: how many have it. */
export const countOfPeople = form({
  ...everybody,
  example: "count(team.late)",
  makes: aCount,
  lower: ([people, [group]], { walk: { env } }) =>
    env.people(people.of?.typed.sort === "flag" ? "holds" : "count", people, group)?.value,
});

export type PeopleFigure = Exclude<Gathering, "count" | "holds"> | "mean";
/**
 * A figure over numbers of everybody's, of their kind. But for `sum` there has to be somebody: with nobody else there is no mean, unless the
 * owner says `if_zero`.
 */
export const overPeople = (by: PeopleFigure, example: string): Form =>
  form({
    ...everybody,
    example,
    makes: asGiven,
    lower: ([people, [group]], call) => {
      const { env } = call.walk;
      const number = numberOf(people, call);
      if (!number || by === "sum") return number && env.people("sum", people, group);
      const count = env.people("count", people, group);
      if (!count || !isSomebody(count, call)) return undefined;
      const figure = env.people(by === "mean" ? "sum" : by, people, group);
      if (!figure) return undefined;
      return by === "mean" ? meanOf(number, figure, count, env) : typedNumber(number.kind, figure.value);
    },
  });

const numberOf = ({ of }: TypedPeople, { name, span, walk: { env } }: Call): TypedNumber | undefined => {
  if (of?.typed.sort === "number") return of.typed;
  env.complain(notCompared, { name, found: of ? yesOrNo : justPeople }, span);
  return undefined;
};
/** Where there may be nobody, the count is a divisor that the owner guards. */
const isSomebody = ({ value: count }: TypedNumber, call: Call): boolean => {
  const { env } = call.walk;
  const known = env.bound(count);
  if (!known) return false;
  if (sign(known.low) > 0) return true;
  if (!env.divisors || !isAtom(count)) {
    env.complain(alone, { name: written(call, env) }, call.span);
    return false;
  }
  collectDivisor(env.divisors, count);
  return true;
};
const meanOf = (each: TypedNumber, sum: TypedNumber, count: TypedNumber, env: Environment): TypedNumber => {
  const mean = quotient(sum.value, count.value);
  const range = env.bound(each.value);
  return {
    ...typedNumber(each.kind, range ? within(mean, range) : mean),
    mean: { of: sum.value, by: count.value },
  };
};
