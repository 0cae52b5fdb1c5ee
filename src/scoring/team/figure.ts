/** One figure for one group: from everybody's columns to what each person is told, or why not. */
import type { Facts } from "../../plan/facts.ts";
import { isFraction } from "../../plan/facts.ts";
import { valueText } from "../../plan/format.ts";
import type { Input } from "../../plan/ir.ts";
import type { Order, Quota, TeamFigure, TeamOperation } from "../../plan/team.ts";
import { gatherOver } from "../../team/gather.ts";
import type { Criterion } from "../../team/order.ts";
import { distribute } from "../../team/quota.ts";
import { rankOf } from "../../team/rank.ts";
import { splitOf } from "../../team/split.ts";
import { compare, equal, type Fraction, fraction, fromText, one, zero } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import type { Problem } from "../facts/problem.ts";
import { kindOfInput } from "../outcome.ts";
import type { Column, Entry } from "./entries.ts";
import { differentPools, nothingToSplitBy, tiedWith, tooFew } from "./problems.ts";

/** People are named in an order that does not depend on the order in which they stand. */
export const alphabetically = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where results go; a person is a place in the run. */
export type Report = {
  readonly put: (name: string) => (person: number, value: string) => void;
  readonly refuse: (people: readonly number[], problem: Problem) => void;
  readonly nameOf: (person: number) => string;
};
/** `taking`: who takes part. `outside`: who does not apply, and may still be told what the others make together. */
export type Group = { readonly taking: readonly number[]; readonly outside: readonly number[] };

export const computeFigure = (
  { is, input: name }: TeamFigure,
  input: Input | undefined,
  { taking, outside }: Group,
  known: ReadonlyMap<string, Column>,
  { put, refuse, nameOf }: Report,
): void => {
  const title: Says = input?.title ?? { zh: name, en: name };
  const put1 = put(name);
  const tell = (person: number, value: Fraction | undefined) => {
    if (value === undefined || !fits(input, value)) refuse([person], tooFew(title));
    else put1(person, write(input, value));
  };
  const person = (k: number): number => taking[k] as number;
  const column = (of: string): readonly Fraction[] => {
    const entries = known.get(of)?.entries ?? [];
    return taking.map((i) => numberOf(entries[i] as Entry));
  };
  const criteria = (orders: readonly Order[]): readonly Criterion[] =>
    orders.map(({ of, falling }) => ({ values: column(of), falling }));
  const refuseTied = (tied: ReadonlyMap<number, readonly number[]>, op: "rank" | "quota" | "split") => {
    for (const [k, level] of tied) {
      const others = level.filter((other) => other !== k).map((other) => nameOf(person(other)));
      refuse([person(k)], tiedWith(title, others.sort(alphabetically), op));
    }
  };

  const gather = ({ by, of, others }: TeamOperation & { op: "gather" }) => {
    const values = of === undefined ? taking.map(() => one) : column(of);
    for (const [k, value] of gatherOver(by, values, others).entries()) tell(person(k), value);
    if (outside.length === 0) return;
    const whole = gatherOver(by, [...values, zero], true)[values.length];
    for (const i of outside) tell(i, whole);
  };
  const distributed = (quota: Quota) => {
    const { size, places, place, atLeast } = quota;
    const [putSize, putPlaces, putPlace] = [put(size), put(places), put(place)];
    const threshold = known.get(quota.threshold)?.entries ?? [];
    const grades = taking.map((i) => String(threshold[i]));
    const found = distribute(quota, criteria(quota.by), grades);
    const seats = found.seats.map(({ grade, places: own }) => `${grade} ${own}`).join(" · ");
    const enough = taking.length >= atLeast;
    for (const [k, i] of taking.entries()) {
      putSize(i, String(taking.length));
      if (!enough) continue;
      putPlaces(i, seats);
      putPlace(i, String(found.places[k]));
      const grade = found.grades[k];
      if (grade !== undefined) put1(i, grade);
    }
    if (enough) refuseTied(found.tied, "quota");
  };
  const split = ({ pool: of, share, unit, ties }: TeamOperation & { op: "split" }) => {
    const pools = column(of);
    const [pool] = pools;
    if (pool === undefined) return;
    if (pools.some((value) => !equal(value, pool))) {
      const named = taking.map((i, k) => ({ name: nameOf(i), own: pools[k] as Fraction }));
      const [a, ...rest] = named.sort((x, y) => alphabetically(x.name, y.name));
      const b = rest.find(({ own }) => a && !equal(own, a.own));
      refuse(taking, differentPools(title, a?.name ?? "", b?.name ?? ""));
      return;
    }
    const found = splitOf(pool, fromText(unit), column(share), criteria(ties));
    if (!found) refuse(taking, nothingToSplitBy(title));
    for (const [k, part] of found?.parts.entries() ?? []) if (part) tell(person(k), part);
    if (found) refuseTied(found.tied, "split");
  };

  switch (is.op) {
    case "gather":
      gather(is);
      break;
    case "rank": {
      const { places, tied } = rankOf(taking.length, criteria(is.by), is.ties);
      for (const [k, place] of places.entries()) if (place !== undefined) tell(person(k), fraction(place));
      refuseTied(tied, "rank");
      break;
    }
    case "quota":
      distributed(is);
      break;
    case "split":
      split(is);
      break;
  }
};

/** Of a condition 1 where it holds. */
const numberOf = (entry: Entry): Fraction =>
  entry === true ? one : typeof entry === "object" && isFraction(entry as ReturnType<Facts["get"]>) ? (entry as Fraction) : zero;
const write = (input: Input | undefined, value: Fraction): string => valueText(kindOfInput(input), value);
const fits = (input: Input | undefined, value: Fraction): boolean =>
  input?.of.type !== "number" || (compare(value, fromText(input.of.low)) >= 0 && compare(value, fromText(input.of.high)) <= 0);
