/**
 * A run over a whole team: what each sheet needs to know of the others is worked out pass by pass and handed to it as further facts. What comes
 * out for one person depends on who the others are, never on the order in which they stand.
 */
import type { Facts, Value } from "../plan/facts.ts";
import { isFraction } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Definition, Input, Program } from "../plan/ir.ts";
import { columnsOf, type Order, type Team, type TeamFigure } from "../plan/team.ts";
import { fast } from "../targets/fast.ts";
import { isRefused, type Refusal, type Trace, tracer } from "../targets/trace.ts";
import { gatherOver } from "../team/gather.ts";
import type { Criterion } from "../team/order.ts";
import { distribute } from "../team/quota.ts";
import { rankOf } from "../team/rank.ts";
import { splitOf } from "../team/split.ts";
import { compare, equal, type Fraction, fraction, fromText, one, zero } from "../text/exact.ts";
import type { Problem } from "./problem.ts";
import type { ReadFacts } from "./read-facts.ts";
import { readValue } from "./read-value.ts";
import { differentPools, incomplete, noGroup, nothingToSplitBy, tiedWith, tooFew, tooLarge, tooSmall } from "./team-problems.ts";

/** One person on the way through a run. */
export type Member = {
  readonly raw: unknown;
  /** What the run has supplied, in the order of the plan's inputs; absent for somebody who is scored alone. */
  readonly supplied?: (string | undefined)[];
  /** Why something could not be supplied. */
  readonly missing: Map<string, Problem>;
};
export type Names = (member: number) => string;
export type Reading = {
  readonly read: (raw: unknown) => ReadFacts;
  readonly problemsOf: (refusals: readonly Refusal[], found: Trace, read: ReadFacts, member: Member) => readonly Problem[];
};

/** What one person has in a column. `left out`: not applicable to this person. */
type Entry = Value | { readonly problems: readonly Problem[] } | "left out";
/** `clean`: everybody has a value. */
type Column = { readonly entries: readonly Entry[]; readonly clean: boolean };
const isProblem = (entry: Entry): entry is { readonly problems: readonly Problem[] } =>
  typeof entry === "object" && "problems" in entry;

const isMap = (given: unknown): given is Record<string, unknown> => typeof given === "object" && given !== null;
/** Names of what a run supplies, in the order of the plan's inputs. */
export const suppliedNames = ({ inputs }: Program["plan"]): readonly string[] =>
  inputs.flatMap(({ name, source }) => (source === undefined ? [] : [name]));
/** The raw facts and with them what was supplied. */
export const completeFacts = ({ raw, supplied }: Member, names: readonly string[]): unknown =>
  supplied && isMap(raw) ? { ...raw, ...Object.fromEntries(names.map((name, i) => [name, supplied[i]])) } : raw;

/** The members of every group by what they say of `within`; who says nothing is in none. */
const grouped = (
  within: string | undefined,
  input: Input | undefined,
  people: readonly Member[],
  among: readonly number[],
  read: Reading["read"],
): { readonly groups: readonly (readonly number[])[]; readonly without: readonly number[] } => {
  if (within === undefined || !input) return { groups: [among], without: [] };
  const groups = new Map<string, number[]>();
  const without: number[] = [];
  for (const i of among) {
    const facts = people[i]?.raw;
    const given = isMap(facts) ? facts[within] : undefined;
    const value =
      input.of.type === "text" && typeof given === "string" ? given.trim() : read({ [within]: given }).facts.get(within);
    if (typeof value !== "string" || value === "") without.push(i);
    else {
      const group = groups.get(value);
      if (group) group.push(i);
      else groups.set(value, [i]);
    }
  }
  return { groups: [...groups.values()], without };
};

export const teamRunner = (program: Program, team: Team, { read, problemsOf }: Reading) => {
  const { plan } = program;
  const inputs = new Map(plan.inputs.map((input) => [input.name, input]));
  const names = suppliedNames(plan);
  const places = new Map(names.map((name, i) => [name, i]));
  const supply = (member: Member, name: string, value: string) => {
    const place = places.get(name);
    if (place !== undefined && member.supplied) member.supplied[place] = value;
  };
  const definitions = new Map(plan.definitions.map((definition) => [definition.name, definition]));
  const passes = [...new Set(team.figures.map(({ pass }) => pass))].sort((a, b) => a - b);
  const steps = passes.map((pass) => {
    const figures = team.figures.filter((figure) => figure.pass === pass);
    return { figures, columns: columnReader([...new Set(figures.flatMap(({ is }) => columnsOf(is)))]) };
  });

  /** Somebody to whom it does not apply, or who may leave it out and does. */
  const staysAway = ({ code, input }: Refusal): boolean =>
    code === "facts/not-applicable" || (code === "facts/missing" && input !== undefined && inputs.get(input)?.optional === true);

  /** Compiles the reader of some definitions: everybody's value in each, or why there is none. */
  function columnReader(wanted: readonly string[]): (people: readonly Member[]) => ReadonlyMap<string, Column> {
    const part = { ...plan, outputs: wanted };
    const [quick, trace] = [fast(part, wanted), tracer(part)];
    const values = wanted.map((name) => valueReader(definitions.get(name)));
    const slowly = (member: Member): readonly Entry[] => {
      const given = read(completeFacts(member, names));
      const found = trace(given.facts);
      return wanted.map((name): Entry => {
        const outcome = found.lines.get(name)?.outcome;
        if (outcome === undefined) return { problems: given.problems };
        if (!isRefused(outcome)) return outcome;
        if (outcome.refusals.every(staysAway)) return "left out";
        const problems = problemsOf(outcome.refusals, found, given, member);
        return { problems: problems.length > 0 ? problems : given.problems };
      });
    };
    return (people) => {
      const columns = wanted.map((): Entry[] => []);
      for (const member of people) {
        const texts = isMap(member.raw) ? quick.score(member.raw, member.supplied) : undefined;
        const entries = texts ? undefined : slowly(member);
        for (let k = 0; k < columns.length; k++)
          columns[k]?.push(entries ? (entries[k] as Entry) : (values[k]?.(texts?.[k] ?? "") as Value));
      }
      const isClean = (entry: Entry) => entry !== "left out" && !isProblem(entry);
      return new Map(
        wanted.map((name, k) => {
          const entries = columns[k] ?? [];
          return [name, { entries, clean: entries.every(isClean) }];
        }),
      );
    };
  }

  const run = (raw: readonly unknown[], nameOf: Names): readonly Member[] => {
    const people = raw.map(
      (facts): Member => ({ raw: facts, supplied: new Array<string | undefined>(names.length), missing: new Map() }),
    );
    const withinTeam = team.within === undefined ? undefined : inputs.get(team.within);
    const { groups: teams, without } = grouped(team.within, withinTeam, people, [...people.keys()], read);
    const refuse = (members: readonly number[], figure: TeamFigure, problem: Problem) => {
      for (const i of members) for (const name of filled(figure)) people[i]?.missing.set(name, problem);
    };
    const refuseAll = (members: readonly number[], problem: Problem) => {
      for (const figure of team.figures) refuse(members, figure, problem);
    };
    if (withinTeam) refuseAll(without, noGroup(withinTeam));
    const whole = teams.filter((members) => {
      const { atLeast, atMost, at } = team;
      const place = at.length > 0 ? { at } : {};
      if (members.length > atMost) refuseAll(members, tooLarge(members.length, atMost, place));
      else if (members.length < atLeast) refuseAll(members, tooSmall(members.length, atLeast, place));
      return members.length >= atLeast && members.length <= atMost;
    });
    for (const { figures, columns } of steps) {
      const known = columns(people);
      for (const figure of figures) {
        const within = figure.within === undefined ? undefined : inputs.get(figure.within);
        for (const members of whole) {
          const { groups, without: alone } = grouped(figure.within, within, people, members, read);
          if (within) refuse(alone, figure, noGroup(within));
          for (const group of groups) fill(figure, group, known);
        }
      }
    }
    return people;

    function fill(figure: TeamFigure, group: readonly number[], known: ReadonlyMap<string, Column>) {
      const columns = columnsOf(figure.is).flatMap((name) => known.get(name) ?? []);
      const exempt = figure.is.op === "quota" && figure.is.exempt !== undefined ? known.get(figure.is.exempt) : undefined;
      if (!exempt && columns.every(({ clean }) => clean)) return compute(figure, group, group, known);
      const entriesOf = (i: number) => columns.map(({ entries }) => entries[i] as Entry);
      const taking: number[] = [];
      const lacking: number[] = [];
      for (const i of group) {
        if (exempt?.entries[i] === true) continue;
        const entries = entriesOf(i);
        const problem = entries.find(isProblem);
        if (problem) {
          lacking.push(i);
          refuse([i], figure, problem.problems[0] ?? incomplete([nameOf(i)], []));
        } else if (!entries.includes("left out")) taking.push(i);
      }
      if (lacking.length > 0 && team.incomplete === "refuse") {
        lacking.sort((a, b) => byName(nameOf(a), nameOf(b)));
        const why = lacking.map((i) => ({ name: nameOf(i), problem: entriesOf(i).find(isProblem)?.problems[0] }));
        // Whoever waits for somebody else is not the one to wait for.
        const roots = why.filter(({ problem }) => problem?.code !== "team/incomplete");
        const problem =
          (roots.length === 0 ? why[0]?.problem : undefined) ??
          incomplete(
            roots.map(({ name }) => name),
            roots.flatMap((one) => one.problem ?? []),
          );
        const own = new Set(lacking);
        refuse(
          group.filter((i) => !own.has(i)),
          figure,
          problem,
        );
        return;
      }
      compute(figure, taking, group, known);
    }

    function compute(
      figure: TeamFigure,
      taking: readonly number[],
      group: readonly number[],
      known: ReadonlyMap<string, Column>,
    ) {
      const { is, input: name } = figure;
      const input = inputs.get(name);
      const column = (of: string): readonly Fraction[] => {
        const entries = known.get(of)?.entries ?? [];
        return taking.map((i) => numberOf(entries[i] as Entry));
      };
      const criteria = (orders: readonly Order[]): readonly Criterion[] =>
        orders.map(({ of, falling }) => ({ values: column(of), falling }));
      const putter = (of: string) => {
        const at = places.get(of) as number;
        return (k: number, value: string) => {
          const supplied = people[taking[k] as number]?.supplied;
          if (supplied) supplied[at] = value;
        };
      };
      const put = putter(name);
      const number = (k: number, value: Fraction) => put(k, write(input, value));
      const refuseTied = (tied: ReadonlyMap<number, readonly number[]>, op: "rank" | "quota" | "split") => {
        for (const [k, level] of tied) {
          const others = level.filter((other) => other !== k).map((other) => nameOf(taking[other] as number));
          others.sort(byName);
          refuse([taking[k] as number], figure, tiedWith(titleOf(figure), others, op));
        }
      };
      switch (is.op) {
        case "gather": {
          // Whoever stands outside (not applicable) still sees what the others make together.
          const values = is.of === undefined ? taking.map(() => one) : column(is.of);
          const found = gatherOver(is.by, values, is.others);
          for (const [k, value] of found.entries())
            if (value === undefined || !fits(input, value)) refuse([taking[k] as number], figure, tooFew(titleOf(figure)));
            else number(k, value);
          const inside = new Set(taking);
          const outside = taking.length < group.length ? group.filter((i) => !inside.has(i)) : [];
          const whole = outside.length > 0 ? gatherOver(is.by, [...values, zero], true)[values.length] : undefined;
          for (const i of outside) {
            const member = people[i];
            if (!member || member.missing.has(name)) continue;
            if (whole === undefined || !fits(input, whole)) refuse([i], figure, tooFew(titleOf(figure)));
            else supply(member, name, write(input, whole));
          }
          return;
        }
        case "rank": {
          const { places, tied } = rankOf(taking.length, criteria(is.by), is.ties);
          for (const [k, place] of places.entries()) if (place !== undefined) number(k, fraction(place));
          return refuseTied(tied, is.op);
        }
        case "quota": {
          const size = String(taking.length);
          const threshold = known.get(is.threshold)?.entries ?? [];
          const found = distribute(
            is,
            criteria(is.by),
            taking.map((i) => String(threshold[i])),
          );
          const [putSize, putPlaces, putPlace] = [putter(is.size), putter(is.places), putter(is.place)];
          const seats = found.seats.map(({ grade, places: own }) => `${grade} ${own}`).join(" · ");
          for (const k of taking.keys()) {
            putSize(k, size);
            if (taking.length < is.atLeast) continue;
            putPlaces(k, seats);
            putPlace(k, String(found.places[k]));
            const grade = found.grades[k];
            if (grade !== undefined) put(k, grade);
          }
          if (taking.length >= is.atLeast) refuseTied(found.tied, is.op);
          return;
        }
        case "split": {
          const pools = column(is.pool);
          const [pool] = pools;
          if (pool === undefined) return;
          if (pools.some((value) => !equal(value, pool))) {
            const named = taking.map((i, k) => ({ name: nameOf(i), own: pools[k] as Fraction }));
            const [a, ...rest] = named.sort((x, y) => byName(x.name, y.name));
            const b = rest.find(({ own }) => a && !equal(own, a.own));
            return refuse(taking, figure, differentPools(titleOf(figure), a?.name ?? "", b?.name ?? ""));
          }
          const found = splitOf(pool, fromText(is.unit), column(is.share), criteria(is.ties));
          if (!found) return refuse(taking, figure, nothingToSplitBy(titleOf(figure)));
          for (const [k, part] of found.parts.entries()) if (part) number(k, part);
          return refuseTied(found.tied, is.op);
        }
      }
    }
  };
  const titleOf = ({ input }: TeamFigure) => inputs.get(input)?.title ?? { zh: input, en: input };
  return run;
};

/** People are named in an order that does not depend on the order in which they stand. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const filled = ({ input, is }: TeamFigure): readonly string[] =>
  is.op === "quota" ? [input, is.size, is.places, is.place] : [input];
const numberOf = (entry: Entry): Fraction =>
  entry === true ? one : typeof entry === "object" && isFraction(entry as ReturnType<Facts["get"]>) ? (entry as Fraction) : zero;
const write = (input: Input | undefined, value: Fraction): string =>
  valueText(input?.of.type === "number" ? input.of.kind : "number", value);
const fits = (input: Input | undefined, value: Fraction): boolean =>
  input?.of.type !== "number" || (compare(value, fromText(input.of.low)) >= 0 && compare(value, fromText(input.of.high)) <= 0);
/** Back from the text of a figure to its value. */
const valueReader = (definition: Definition | undefined): ((text: string) => Value) => {
  if (definition?.is.sort === "number") {
    const { kind } = definition.is;
    return (text) => readValue(kind, text);
  }
  return definition?.is.sort === "condition" ? (text) => text === "true" : (text) => text;
};
