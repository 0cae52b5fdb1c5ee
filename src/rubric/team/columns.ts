/** A value of everybody's, made ready to be compared: a definition of the sheet on a known grid, and the figures over it. */

import { type Kind, shownKind, type TypedFlag, type TypedNumber, type TypedPeople, typedNumber } from "../../language/kinds.ts";
import type { Complain } from "../../language/validate.ts";
import { type Bound, bounds } from "../../plan/bounds/bounds.ts";
import { countType, input } from "../../plan/build.ts";
import type { Atom, InputType } from "../../plan/ir.ts";
import { ofEverybody, othersFigure, partOf, teamFigure } from "../../plan/names.ts";
import type { Gathering } from "../../plan/team.ts";
import type { TeamColumn } from "../../rules/context.ts";
import { decimals, fraction, multiply, sign, toText, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Workshop } from "../workshop.ts";
import { badGroup, offGrid } from "./complaints.ts";

/** What a value is called on the sheet, and where it stands. */
export type Owner = { readonly name: string; readonly title: Says; readonly at: Path };

/** A copy of a fact is nothing that the reader has not seen. */
const hidden = { role: "part", shown: false } as const;

export const columnOf = (typed: TypedNumber, owner: Owner, workshop: Workshop, complain: Complain): TeamColumn | undefined => {
  const bound = bounds.number(typed.value)(workshop.scope);
  if (!bound) return undefined;
  if (!bound.unit || decimals(bound.unit) === undefined) {
    complain(offGrid, owner.at, { name: owner.title.en });
    return undefined;
  }
  const { value } = typed;
  if (value.op === "input") {
    // A fact that is compared in several places is one column.
    const copy = ofEverybody(value.name);
    const name = workshop.definitions.has(copy) ? copy : workshop.define(copy, typed, { ...owner, node: hidden }).name;
    return { name, shown: value.name, kind: typed.kind, bound, title: owner.title };
  }
  const name = value.op === "ref" ? value.name : workshop.define(partOf(owner.name, "compared"), typed, owner).name;
  return { name, shown: name, kind: typed.kind, bound, title: owner.title };
};
const flagColumn = (typed: TypedFlag, owner: Owner, workshop: Workshop): string => {
  if (typed.value.op === "refCondition") return typed.value.name;
  const copy = ofEverybody(owner.name);
  if (workshop.definitions.has(copy)) return copy;
  const named = workshop.defineCondition(copy, typed.value, { ...owner, node: hidden });
  return named.op === "refCondition" ? named.name : owner.name;
};

/** The fact that people are grouped by. */
export const groupOf = (name: string, path: Path, workshop: Workshop, complain: Complain): string | undefined => {
  const type = workshop.inputs.get(name)?.of.type;
  if (type === "choice" || type === "text") return name;
  complain(badGroup, path, { name });
  return undefined;
};

export const numberType = (kind: Kind, { low, high, unit }: Bound): InputType => ({
  type: "number",
  kind: shownKind(kind),
  low: toText(low),
  high: toText(high),
  unit: unit ? toText(unit) : "fraction",
});

/** Of whom a figure is, for the reader. */
const whose = (others: boolean, group: Says | undefined): Says =>
  group
    ? others
      ? { zh: `同一${group.zh}的其他人`, en: `the others in the same ${group.en}` }
      : { zh: `同一${group.zh}`, en: `the same ${group.en}` }
    : others
      ? { zh: "其他人", en: "the others" }
      : { zh: "全组", en: "the team" };
const gatheringWords: Readonly<Record<Gathering, (title: string, who: string, en: boolean) => string>> = {
  sum: (title, who, en) => (en ? `${title}: sum over ${who}` : `${who}的${title}合计`),
  count: (_, who, en) => (en ? `number of people: ${who}` : `${who}的人数`),
  holds: (title, who, en) => (en ? `number of people with ${title}: ${who}` : `${who}中「${title}」的人数`),
  least: (title, who, en) => (en ? `${title}: least of ${who}` : `${who}的${title}最小值`),
  greatest: (title, who, en) => (en ? `${title}: greatest of ${who}` : `${who}的${title}最大值`),
  median: (title, who, en) => (en ? `${title}: median of ${who}` : `${who}的${title}中位数`),
};

/** A figure over everybody, or everybody else, of the team or of the group within it. */
export const gather = (
  by: Gathering,
  people: { readonly others: boolean; readonly column: TeamColumn | undefined; readonly flag?: string },
  group: string | undefined,
  at: Path,
  workshop: Workshop,
): Atom => {
  const { others, column } = people;
  const { atLeast, atMost, incomplete } = workshop.team.settings();
  const most = others ? atMost - 1 : atMost;
  const sure = incomplete === "refuse" && group === undefined ? atLeast : 1;
  const least = others ? (incomplete === "refuse" && group === undefined ? atLeast - 1 : 0) : sure;
  const of = column?.name ?? people.flag;
  const title = column?.title ?? (people.flag === undefined ? undefined : titleOfDefinition(people.flag, workshop));
  const who = whose(others, group === undefined ? undefined : workshop.inputs.get(group)?.title);
  const words = gatheringWords[by];
  const name = (others ? othersFigure : teamFigure)(by, ...(of === undefined ? [] : [of]));
  return input(
    workshop.team.add(name, {
      is: { op: "gather", by, others, ...(of === undefined ? {} : { of }) },
      of: typeOf(by, column, least, most),
      title: { zh: words(title?.zh ?? "", who.zh, false), en: words(title?.en ?? "", who.en, true) },
      at,
      within: group,
    }),
  );
};
const titleOfDefinition = (name: string, workshop: Workshop): Says =>
  workshop.definitions.get(name)?.title ?? { zh: name, en: name };
const typeOf = (by: Gathering, column: TeamColumn | undefined, least: number, most: number): InputType => {
  if (!column || by === "count" || by === "holds") return countType(by === "holds" ? 0 : least, most);
  const { kind, bound } = column;
  const { low, high, unit } = bound;
  if (by === "sum") {
    const some = (edge: typeof low, outward: boolean) => multiply(edge, fraction(outward ? most : least));
    return numberType(kind, { low: some(low, sign(low) < 0), high: some(high, sign(high) > 0), unit });
  }
  const step = by === "median" && unit ? multiply(unit, fraction(1, 2)) : unit;
  return numberType(kind, { low, high, unit: step ?? zero });
};

/** `mean(others.volume)` and its like, as a formula asks for them. */
export const peopleFigure = (
  by: Gathering,
  { others, of }: TypedPeople,
  group: string | undefined,
  at: Path,
  workshop: Workshop,
  complain: Complain,
): TypedNumber | undefined => {
  const owner = of && { name: of.name, title: workshop.names.get(of.name)?.title ?? { zh: of.name, en: of.name }, at };
  if (!of || !owner) return typedNumber("count", gather(by, { others, column: undefined }, group, at, workshop));
  if (of.typed.sort === "flag") {
    const flag = flagColumn(of.typed, owner, workshop);
    return typedNumber("count", gather(by, { others, column: undefined, flag }, group, at, workshop));
  }
  const column = columnOf(of.typed, owner, workshop, complain);
  return column && typedNumber(by === "count" ? "count" : column.kind, gather(by, { others, column }, group, at, workshop));
};
