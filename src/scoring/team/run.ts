/**
 * A run over a whole team: what each sheet needs to know of the others is worked out pass by pass and handed to it as further facts. What comes
 * out for one person depends on who the others are, never on the order in which they stand.
 */
import type { Program } from "../../plan/ir.ts";
import { columnsOf, inputsOf, type Team, type TeamFigure } from "../../plan/team.ts";
import type { Problem } from "../facts/problem.ts";
import { type Column, columnReader, type Entry, isProblem, leftOut, type Reading } from "./entries.ts";
import { byName, computeFigure, type Group, type Report } from "./figure.ts";
import { grouped } from "./groups.ts";
import { type Member, type Names, suppliedNames } from "./member.ts";
import { incomplete, noGroup, tooLarge, tooSmall } from "./problems.ts";

/** Who takes part in a figure, and whose missing value stands in its way. */
type Taking = Group & { readonly lacking: readonly { readonly person: number; readonly problem: Problem | undefined }[] };
const takingPart = (
  { is }: TeamFigure,
  group: readonly number[],
  known: ReadonlyMap<string, Column>,
  twice: ReadonlyMap<number, Problem>,
): Taking => {
  const columns = columnsOf(is).flatMap((name) => known.get(name) ?? []);
  const exempt = is.op === "quota" && is.exempt !== undefined ? known.get(is.exempt) : undefined;
  if (!exempt && twice.size === 0 && columns.every(({ clean }) => clean)) return { taking: group, outside: [], lacking: [] };
  const taking: number[] = [];
  const outside: number[] = [];
  const lacking: { person: number; problem: Problem | undefined }[] = [];
  for (const i of group) {
    if (exempt?.entries[i] === true) continue;
    const entries = columns.map((column) => column.entries[i] as Entry);
    const broken = entries.find(isProblem);
    const again = twice.get(i);
    if (again || broken) lacking.push({ person: i, problem: again ?? broken?.problems[0] });
    else if (entries.includes(leftOut)) outside.push(i);
    else taking.push(i);
  }
  return { taking, outside, lacking };
};
/** What keeps everybody else waiting, by name. */
const whyIncomplete = (lacking: Taking["lacking"], nameOf: Names): Problem => {
  const named = lacking.map(({ person, problem }) => ({ name: nameOf(person), problem }));
  named.sort((a, b) => byName(a.name, b.name));
  // Whoever waits for somebody else is not the one to wait for.
  const roots = named.filter(({ problem }) => problem?.code !== "team/incomplete");
  const [first] = named;
  if (roots.length === 0 && first?.problem) return first.problem;
  return incomplete(
    roots.map(({ name }) => name),
    roots.flatMap(({ problem }) => problem ?? []),
  );
};

export const teamRunner = ({ plan }: Program, team: Team, reading: Reading) => {
  const inputs = new Map(plan.inputs.map((input) => [input.name, input]));
  const names = suppliedNames(plan);
  const places = new Map(names.map((name, i) => [name, i]));
  const passes = [...new Set(team.figures.map(({ pass }) => pass))].sort((a, b) => a - b);
  const steps = passes.map((pass) => {
    const figures = team.figures.filter((figure) => figure.pass === pass);
    return { figures, columns: columnReader(plan, [...new Set(figures.flatMap(({ is }) => columnsOf(is)))], reading) };
  });
  const groupsBy = (within: string | undefined, people: readonly Member[], among: readonly number[]) => {
    const input = within === undefined ? undefined : inputs.get(within);
    return { input, ...grouped(within, input, people, among, reading.read) };
  };

  /** `twice`: who stands there twice, and why that will not do. */
  return (raw: readonly unknown[], nameOf: Names, twice: ReadonlyMap<number, Problem>): readonly Member[] => {
    const people = raw.map(
      (facts): Member => ({ raw: facts, supplied: new Array<string | undefined>(names.length), missing: new Map() }),
    );
    const put: Report["put"] = (name) => {
      const at = places.get(name) as number;
      return (person, value) => {
        const supplied = people[person]?.supplied;
        if (supplied) supplied[at] = value;
      };
    };
    const refuse = (members: readonly number[], figure: TeamFigure, problem: Problem) => {
      for (const i of members) for (const name of inputsOf(figure)) people[i]?.missing.set(name, problem);
    };
    const refuseAll = (members: readonly number[], problem: Problem) => {
      for (const figure of team.figures) refuse(members, figure, problem);
    };
    const { input: division, groups, without } = groupsBy(team.within, people, [...people.keys()]);
    if (division) refuseAll(without, noGroup(division));
    const { atLeast, atMost, at } = team;
    // A rubric without a `team` block has the usual limits, which stand nowhere in the file.
    const place = at.length > 0 ? { at } : {};
    const teams = groups.filter(({ length }) => length >= atLeast && length <= atMost);
    for (const members of groups) {
      if (members.length > atMost) refuseAll(members, tooLarge(members.length, atMost, place));
      else if (members.length < atLeast) refuseAll(members, tooSmall(members.length, atLeast, place));
    }
    const compute = (figure: TeamFigure, group: readonly number[], known: ReadonlyMap<string, Column>) => {
      const { taking, outside, lacking } = takingPart(figure, group, known, twice);
      for (const { person, problem } of lacking) refuse([person], figure, problem ?? incomplete([nameOf(person)], []));
      if (lacking.length > 0 && team.incomplete === "refuse")
        return refuse([...taking, ...outside], figure, whyIncomplete(lacking, nameOf));
      const report: Report = { put, nameOf, refuse: (members, problem) => refuse(members, figure, problem) };
      computeFigure(figure, inputs.get(figure.input), { taking, outside }, known, report);
    };
    for (const { figures, columns } of steps) {
      const known = columns(people);
      for (const figure of figures)
        for (const members of teams) {
          const { input, groups: own, without: alone } = groupsBy(figure.within, people, members);
          if (input) refuse(alone, figure, noGroup(input));
          for (const group of own) compute(figure, group, known);
        }
    }
    return people;
  };
};
