/** What each person is told of the others, one operation each; no value where there is nothing to tell. */

import { higher, magnitude } from "../../../integers/ranges.ts";
import type { Quota, TeamFigure, TeamOperation } from "../../../plan/team.ts";
import { denominator, divide, fraction, fromText, isWhole, multiply, numerator } from "../../../text/exact.ts";
import { people } from "../draft.ts";
import { and, call, cell, type Formula, floorOf, infix, none, number, or, product, range, sum, when } from "../formula.ts";
import { placeKey } from "../keys.ts";
import { largest } from "../limits.ts";
import { before, type Compared, type Crew, countOf, type TeamAround, unitOf } from "./crew.ts";
import { seatsOf } from "./seats.ts";

/** By the name of the input that it fills. */
export type Told = ReadonlyMap<string, Formula>;
const one = number(1);
const zero = number(0);
const part = (crew: Crew, { draft }: TeamAround, formula: Formula): Formula => draft.part(people, crew.title, formula);
const takes = ({ taking }: Crew): Formula => infix("=", taking, one);

export const toldOf = (figure: TeamFigure, crew: Crew, around: TeamAround): Told => {
  const { is, input } = figure;
  switch (is.op) {
    case "gather":
      return new Map([[input, scaledTo(input, is.of, gathered(is, crew, around), is, around)]]);
    case "rank":
      return new Map([[input, ranked(is, crew, around)]]);
    case "quota":
      return distributed(input, is, crew, around);
    case "split":
      return new Map([[input, splitUp(input, is, crew, around)]]);
  }
};

/** The figure in units of its input, where it was reckoned in those of what is gathered. */
const scaledTo = (
  input: string,
  of: string | undefined,
  figure: Formula,
  { by }: TeamOperation & { op: "gather" },
  { integers, misfit, plan }: TeamAround,
): Formula => {
  if (of === undefined || by === "count" || by === "holds") return figure;
  const column = integers.columns.find(({ name }) => name === input);
  const source = unitOf(integers.definitions.find(({ name }) => name === of));
  const halved = by === "median" ? multiply(source, fraction(1, 2)) : source;
  const factor = divide(halved, fromText(column?.of.type === "number" ? column.of.unit : "1"));
  const title = plan.inputs.find(({ name }) => name === input)?.title ?? { zh: input, en: input };
  if (!isWhole(factor)) misfit({ code: "workbook/no-grid", about: title });
  const times = numerator(factor) / denominator(factor);
  return times === 1n ? figure : product([figure, number(times)]);
};

const gathered = ({ by, of, others }: TeamOperation & { op: "gather" }, crew: Crew, around: TeamAround): Formula => {
  const { count, taking } = crew;
  const number1 = others ? infix("-", count, taking) : count;
  if (by === "count" || of === undefined) return number1;
  const values = crew.compared(of);
  const total = crew.total(values);
  if (by === "sum" || by === "holds") return others ? infix("-", total, values.own) : total;
  const kth = ordered(values, crew, around);
  const how = part(crew, around, number1);
  const at = (place: Formula): Formula => (others ? kth(skipping(place, values, crew, around)) : kth(place));
  const half = (more: number) => call("INT", infix("/", sum([how, number(more)]), number(2)));
  const found = by === "least" ? at(one) : by === "greatest" ? at(how) : sum([at(half(1)), at(half(2))]);
  return when(infix("<=", how, zero), none, found);
};
/** Everybody's place from the least up, each their own: of those that are level the upper row comes first. */
const placeAmong = ({ own, all }: Compared, crew: Crew, around: TeamAround): Formula => {
  const rows = range(people, placeKey);
  const level = product([infix("=", all, own), infix("<", rows, cell(people, placeKey))]);
  const earlier = countOf(crew, sum([product([infix("<", all, own), one]), level]));
  return part(crew, around, when(takes(crew), sum([one, earlier]), zero));
};
const ordered = (values: Compared, crew: Crew, around: TeamAround): ((place: Formula) => Formula) => {
  const places = placeAmong(values, crew, around);
  const column = places.is === "cells" ? range(people, places.column) : places;
  return (place) => call("SUMIFS", values.all, crew.keys, crew.key, column, place);
};
/** The place among all of somebody who has it among the others. */
const skipping = (place: Formula, values: Compared, crew: Crew, around: TeamAround): Formula => {
  const own = placeAmong(values, crew, around);
  const after = and([infix(">", own, zero), infix("<=", own, place)]);
  return sum([place, when(after, one, zero)]);
};

const ranked = ({ by, ties }: TeamOperation & { op: "rank" }, crew: Crew, around: TeamAround): Formula => {
  const { better, level } = before(crew, by);
  const ahead = part(crew, around, countOf(crew, better));
  const same = () => part(crew, around, countOf(crew, level));
  const place = (): Formula => {
    switch (ties) {
      case "min":
        return sum([ahead, one]);
      case "max":
        return sum([ahead, same()]);
      case "order":
        return when(infix(">", same(), one), none, sum([ahead, one]));
      case "dense": {
        const rows = infix("<", range(people, placeKey), cell(people, placeKey));
        const first = part(crew, around, when(infix("=", countOf(crew, product([level, rows])), zero), one, zero));
        const firsts = first.is === "cells" ? range(people, first.column) : first;
        return sum([countOf(crew, product([better, firsts])), one]);
      }
    }
  };
  return when(takes(crew), place(), none);
};

const splitUp = (
  input: string,
  { pool, share, unit, ties }: TeamOperation & { op: "split" },
  crew: Crew,
  around: TeamAround,
): Formula => {
  const { integers, misfit } = around;
  const definition = (name: string) => integers.definitions.find((one) => one.name === name);
  const column = integers.columns.find(({ name }) => name === input);
  const toUnit = divide(unitOf(definition(pool)), fromText(unit));
  const toInput = divide(fromText(unit), fromText(column?.of.type === "number" ? column.of.unit : "1"));
  if (!isWhole(toUnit) || !isWhole(toInput)) misfit({ code: "workbook/no-grid", about: crew.title });
  const [pools, shares] = [crew.compared(pool), crew.compared(share)];
  const times = numerator(toUnit) / denominator(toUnit);
  const units = part(crew, around, times === 1n ? pools.own : product([pools.own, number(times)]));
  const whole = part(crew, around, crew.total(shares));
  const top = product([units, shares.own]);
  if (productSize(definition(pool), times, definition(share), around) >= largest)
    misfit({ code: "workbook/too-large", about: crew.title });
  const floor = part(crew, around, when(and([takes(crew), infix(">", whole, zero)]), floorOf(top, whole), zero));
  const rest = part(crew, around, when(takes(crew), infix("-", top, product([floor, whole])), zero));
  const all = (formula: Formula) => (formula.is === "cells" ? range(people, formula.column) : formula);
  const left = part(crew, around, infix("-", units, crew.total({ own: floor, all: all(floor) })));
  const others = before(crew, ties);
  const same = infix("=", all(rest), rest);
  const better = sum([
    product([infix(">", all(rest), rest), one]),
    ...(ties.length === 0 ? [] : [product([same, others.better])]),
  ]);
  const ahead = part(crew, around, countOf(crew, better));
  const level = part(crew, around, countOf(crew, ties.length === 0 ? same : product([same, others.level])));
  const extra = when(infix("<=", sum([ahead, level]), left), sum([floor, one]), when(infix(">=", ahead, left), floor, none));
  const differs = countOf(crew, infix("<>", pools.all, pools.own));
  const nobody = when(infix("=", units, zero), zero, none);
  const found = when(infix(">", part(crew, around, differs), zero), none, when(infix("=", whole, zero), nobody, extra));
  const parts = numerator(toInput) / denominator(toInput);
  return when(takes(crew), parts === 1n ? found : product([found, number(parts)]), none);
};
const productSize = (
  pool: ReturnType<TeamAround["integers"]["definitions"]["find"]>,
  times: bigint,
  share: typeof pool,
  { integers }: TeamAround,
): bigint => {
  const most = (name: string | undefined): bigint => {
    const slot = integers.slots.find((one) => one.name === name);
    if (slot?.is.sort !== "number") return 1n;
    const { low, high } = slot.is.value;
    const sizes = [low, high].map((end) => (end === undefined ? largest : BigInt(end)));
    return sizes.map(magnitude).reduce(higher);
  };
  return most(pool?.name) * times * most(share?.name);
};

const distributed = (input: string, quota: Quota, crew: Crew, around: TeamAround): Told => {
  const { integers } = around;
  const code = (grade: string) => number(integers.choices.indexOf(grade) + 1);
  const seats = seatsOf(quota, crew, around);
  const enough = and([takes(crew), infix(">=", crew.count, number(quota.atLeast))]);
  const { better } = before(crew, quota.by);
  const ahead = part(crew, around, countOf(crew, better));
  const grade =
    quota.kind === "exact" ? byPlace(quota, seats, ahead, code, crew, around) : upToCaps(quota, seats, code, crew, around);
  return new Map([
    [input, when(enough, grade, none)],
    [quota.size, when(takes(crew), crew.count, none)],
    [quota.place, when(enough, sum([ahead, one]), none)],
  ]);
};
type Code = (grade: string) => Formula;
/** Exactly so many of each grade, whatever the thresholds say. */
const byPlace = (
  quota: Quota,
  seats: readonly Formula[],
  ahead: Formula,
  code: Code,
  crew: Crew,
  around: TeamAround,
): Formula => {
  const { level } = before(crew, quota.by);
  const last = part(crew, around, sum([ahead, countOf(crew, level)]));
  const upTo = seats.map((_, i) => sum(seats.slice(0, i + 1)));
  const gradeAt = (place: Formula): Formula =>
    quota.shares.reduceRight<Formula>(
      (rest, { grade }, i) =>
        i === quota.shares.length - 1 ? code(grade) : when(infix("<=", place, upTo[i] ?? zero), code(grade), rest),
      none,
    );
  const best = part(crew, around, gradeAt(sum([ahead, one])));
  if (quota.ties === "up") return best;
  const worst = part(crew, around, gradeAt(last));
  return quota.ties === "down" ? worst : when(infix("=", best, worst), best, none);
};
/** Everybody's grade by thresholds, or the next one where it has no room. */
const upToCaps = (quota: Quota, seats: readonly Formula[], code: Code, crew: Crew, around: TeamAround): Formula => {
  const threshold = crew.compared(quota.threshold);
  const { better, level } = before(crew, quota.by);
  let waiting: Formula = zero;
  const given: Formula[] = [];
  const refused: Formula[] = [];
  for (const grade of quota.grades) {
    const seat = quota.shares.findIndex((share) => share.grade === grade);
    const wants = or([infix("=", threshold.own, code(grade)), ...(waiting === zero ? [] : [infix("=", waiting, one)])]);
    const asks = part(crew, around, when(and([takes(crew), wants]), one, zero));
    const most = seats[seat];
    if (!most) {
      given.push(infix("=", asks, one));
      waiting = zero;
      continue;
    }
    const among = asks.is === "cells" ? range(people, asks.column) : asks;
    const ahead = part(crew, around, countOf(crew, better, among));
    const upTo = part(crew, around, sum([ahead, countOf(crew, level, among)]));
    const fits = infix("<=", upTo, most);
    const straddles = infix("<", ahead, most);
    given.push(and([infix("=", asks, one), quota.ties === "up" ? or([fits, straddles]) : fits]));
    if (quota.ties === "refuse") refused.push(and([infix("=", asks, one), infix(">", upTo, most), straddles]));
    const out = quota.ties === "down" ? infix(">", upTo, most) : infix(">=", ahead, most);
    waiting = part(crew, around, when(and([infix("=", asks, one), out, infix(">", upTo, most)]), one, zero));
  }
  const found = quota.grades.reduceRight<Formula>((rest, grade, i) => when(given[i] ?? zero, code(grade), rest), none);
  return refused.length === 0 ? found : when(or(refused), none, found);
};
