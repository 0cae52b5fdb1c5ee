/** Which periods make a longer one, and whether they are all there. */
import { askedOf } from "../../plan/facts.ts";
import type { Level } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import type { RawFacts } from "../facts/given.ts";
import type { Problem } from "../facts/problem.ts";

import type { Done, Item } from "./history.ts";
import {
  groupDiffers,
  groupMissing,
  memberRefused,
  membersMissing,
  periodTwice,
  tooManyMembers,
  unknownMember,
} from "./problems.ts";

type Made = { readonly name: string; readonly level: Level | undefined };
type Members = Level["members"];

/** `2026-Q1` is the Q1 of its year. */
const memberName = (period: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === period) ??
  names.find((name) => period.endsWith(name) && /[-/._\s年]$/u.test(period.slice(0, -name.length)));
export const repeated = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.filter((name, i) => names.indexOf(name) !== i));

export const group = <T>(
  below: readonly Done<T>[],
  stage: Made,
  lower: Says,
  above: readonly string[],
  given: Readonly<Record<string, RawFacts>>,
): readonly Item[] => {
  const { name: level } = stage;
  const groups = new Map<string, Done<T>[]>();
  const stray: string[] = [];
  const none = below.every((one) => one.in[level] === undefined);
  for (const one of below) {
    const name = none ? "" : one.in[level];
    if (name === undefined) stray.push(one.period);
    else groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  for (const name of Object.keys(given)) if (!groups.has(name)) groups.set(name, []);
  const items = [...groups].map(([name, members]) => longer(name, members, stage, lower, above, given[name] ?? {}));
  return stray.length === 0 ? items : [...items, { period: "", in: {}, facts: {}, problems: [groupMissing(stray, level)] }];
};

/** Titles of the columns, as the records hold them. */
const titlesOf = (level: Level | undefined): ReadonlyMap<string, Says> => {
  const list = level?.plan.inputs.find(({ name }) => name === "periods")?.of;
  return new Map(list?.type === "list" ? list.columns.map(({ member, title }) => [member.key, title]) : []);
};
/** A fact of the longer period that the shorter ones have too, and all alike (the department, the role), need not be given again. */
const shared = <T>(level: Level | undefined, below: readonly Done<T>[]): RawFacts => {
  const found: Record<string, unknown> = {};
  for (const { name, of } of level ? askedOf(level.plan) : []) {
    const [first, ...rest] = below.map(({ facts }) => facts[name]);
    const isText = typeof first === "string" || typeof first === "number" || typeof first === "boolean";
    if (of.type !== "list" && isText && first !== "" && rest.every((value) => value === first)) found[name] = first;
  }
  return found;
};
const longer = <T>(
  period: string,
  below: readonly Done<T>[],
  { level }: Made,
  lower: Says,
  above: readonly string[],
  own: RawFacts,
): Item => {
  const { members: wanted = { atLeast: 0, atMost: 0 }, columns = [] } = level ?? {};
  const given = { ...shared(level, below), ...own };
  const place = placeIn(above, period, below);
  const called = namesOf(below, wanted.names);
  const problems = [...place.problems, ...membersDiffer(below, called, wanted, lower)];
  if (problems.length > 0) return { period, in: place.in, facts: given, problems };
  const records = below.map(({ read }, i) =>
    Object.fromEntries(
      columns.flatMap(({ column, from }) => {
        const value = from === undefined ? called[i] : read(from);
        return value === undefined ? [] : [[column, value] as const];
      }),
    ),
  );
  const titles = titlesOf(level);
  const members = records.map((record, i) => ({ period: below[i]?.period ?? "", values: titled(record, titles) }));
  return { period, in: place.in, facts: { ...given, periods: records }, members, problems };
};

/** The still longer periods that its parts belong to. */
const placeIn = <T>(above: readonly string[], period: string, below: readonly Done<T>[]): Pick<Item, "in" | "problems"> => {
  const belongs: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const name of above) {
    const found = [...new Set(below.flatMap((one) => one.in[name] ?? []))];
    if (found.length > 1) problems.push(groupDiffers(period, name, found));
    else if (found[0] !== undefined) belongs[name] = found[0];
  }
  return { in: belongs, problems };
};

/** What each part is called within the longer period; undefined: none of the names that the rubric has. */
const namesOf = <T>(below: readonly Done<T>[], names: Members["names"]): readonly (string | undefined)[] =>
  below.map(({ period }) => (names ? memberName(period, names) : period));
const membersDiffer = <T>(
  below: readonly Done<T>[],
  called: readonly (string | undefined)[],
  { atLeast, atMost, names }: Members,
  lower: Says,
): readonly Problem[] => {
  const present = below.map(({ period }) => period);
  const refused = below.filter(({ scored }) => !scored.success).map(({ period }) => period);
  const absent = names?.filter((name) => !called.includes(name)) ?? [];
  return [
    ...(names ? present.filter((_, i) => called[i] === undefined).map((one) => unknownMember(one, names)) : []),
    ...[...repeated(called.filter((one) => one !== undefined))].map(periodTwice),
    ...(refused.length > 0 ? [memberRefused(refused)] : []),
    ...(below.length > atMost ? [tooManyMembers(present, atMost, lower)] : []),
    ...(below.length < atLeast ? [membersMissing({ present, atLeast, atMost, absent }, lower)] : []),
  ];
};

const titled = (record: Readonly<Record<string, string>>, titles: ReadonlyMap<string, Says>) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, { title: titles.get(name) ?? { zh: name, en: name }, value }]),
  );
