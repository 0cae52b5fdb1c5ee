/**
 * A run over a whole team: what each sheet needs to know of the others is worked out pass by pass and handed to it as further facts. What comes
 * out for one person depends on who the others are, never on the order in which they stand.
 */
import type { Input, Program } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import { columnsOf, inputsOf, type Team, type TeamFigure } from "../../plan/team.ts";
import type { Problem } from "../facts/problem.ts";
import type { Quick } from "../quick.ts";
import { type Column, columnReader, type Entry, isProblem, leftOut, type Reading } from "./entries.ts";
import { alphabetically, computeFigure, type Group, type Report } from "./figure.ts";
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
  named.sort((a, b) => alphabetically(a.name, b.name));
  // Whoever waits for somebody else is not the one to wait for.
  const roots = named.filter(({ problem }) => problem?.code !== "team/incomplete");
  const [first] = named;
  if (roots.length === 0 && first?.problem) return first.problem;
  return incomplete(
    roots.map(({ name }) => name),
    roots.flatMap(({ problem }) => problem ?? []),
  );
};

/** The people of a run, with what is put down about them. */
type Run = Pick<Report, "put" | "nameOf"> & {
  readonly people: readonly Member[];
  /** Who stands there twice, and why that will not do. */
  readonly twice: ReadonlyMap<number, Problem>;
  readonly refuse: (members: readonly number[], figures: readonly TeamFigure[], problem: Problem) => void;
};
const openRun = (raw: readonly unknown[], names: readonly string[], nameOf: Names, twice: Run["twice"]): Run => {
  const places = new Map(names.map((name, i) => [name, i]));
  const people = raw.map(
    (facts): Member => ({ raw: facts, supplied: new Array<string | undefined>(names.length), missing: new Map() }),
  );
  return {
    people,
    nameOf,
    twice,
    put: (name) => {
      const at = places.get(name) as number;
      return (person, value) => {
        const supplied = people[person]?.supplied;
        if (supplied) supplied[at] = value;
      };
    },
    refuse: (members, figures, problem) => {
      for (const name of figures.flatMap(inputsOf)) for (const i of members) people[i]?.missing.set(name, problem);
    },
  };
};

type Grouping = (within: string | undefined, people: readonly Member[], among: readonly number[]) => ReturnType<typeof grouped>;

export const teamRunner = ({ plan }: Program, team: Team, reading: Reading, quick?: Quick) => {
  const inputs = byName(plan.inputs);
  const names = suppliedNames(plan);
  const passes = [...new Set(team.figures.map(({ pass }) => pass))].sort((a, b) => a - b);
  const steps = passes.map((pass) => {
    const figures = team.figures.filter((figure) => figure.pass === pass);
    const columns = [...new Set(figures.flatMap(({ is }) => columnsOf(is)))];
    return { figures, columns: columnReader(plan, columns, reading, quick) };
  });
  const inputOf = (within: string | undefined) => (within === undefined ? undefined : inputs.get(within));
  const groupsBy: Grouping = (within, people, among) => grouped(within, inputOf(within), people, among, reading.read);

  return (raw: readonly unknown[], nameOf: Names, twice: Run["twice"]): readonly Member[] => {
    const run = openRun(raw, names, nameOf, twice);
    const teams = teamsOf(run, team, inputOf(team.within), groupsBy);
    for (const { figures, columns } of steps) {
      const known = columns(run.people);
      for (const figure of figures)
        for (const members of teams) {
          const { groups, without } = groupsBy(figure.within, run.people, members);
          const input = inputOf(figure.within);
          if (input) run.refuse(without, [figure], noGroup(input));
          for (const group of groups) computeFor(group, figure, inputs.get(figure.input), team, known, run);
        }
    }
    return run.people;
  };
};

/** The groups that are compared; of people who are in none, or in one of a size that the rubric does not allow, nothing is said. */
const teamsOf = (
  { people, refuse }: Run,
  { within, atLeast, atMost, at, figures }: Team,
  division: Input | undefined,
  groupsBy: Grouping,
): readonly (readonly number[])[] => {
  const { groups, without } = groupsBy(within, people, [...people.keys()]);
  if (division) refuse(without, figures, noGroup(division));
  // A rubric without a `team` block has the usual limits, which stand nowhere in the file.
  const place = at.length > 0 ? { at } : {};
  const teams: (readonly number[])[] = [];
  for (const members of groups) {
    const size = members.length;
    if (size > atMost) refuse(members, figures, tooLarge(size, atMost, place));
    else if (size < atLeast) refuse(members, figures, tooSmall(size, atLeast, place));
    else teams.push(members);
  }
  return teams;
};

/** One figure for one group, as far as nobody's missing value stands in its way. */
const computeFor = (
  group: readonly number[],
  figure: TeamFigure,
  input: Input | undefined,
  { incomplete: policy }: Team,
  known: ReadonlyMap<string, Column>,
  { put, nameOf, twice, refuse }: Run,
): void => {
  const { taking, outside, lacking } = takingPart(figure, group, known, twice);
  const refuseThis: Report["refuse"] = (members, problem) => refuse(members, [figure], problem);
  for (const { person, problem } of lacking) refuseThis([person], problem ?? incomplete([nameOf(person)], []));
  if (lacking.length > 0 && policy === "refuse") refuseThis([...taking, ...outside], whyIncomplete(lacking, nameOf));
  else computeFigure(figure, input, { taking, outside }, known, { put, nameOf, refuse: refuseThis });
};
