/** The figures over a team as columns of the people's table: values of inputs of the plan, and what is said where there is none. */
import { columnsOf, inputsOf, type TeamFigure } from "../../../plan/team.ts";
import type { Says } from "../../../text/path.ts";
import { people } from "../draft.ts";
import { and, call, type Formula, infix, lacks, none, number, product, range, sum, text, when } from "../formula.ts";
import { personKey, placeKey, stateKey, states, valueKey } from "../keys.ts";
import { factValueTitle } from "../titles.ts";
import type { Words } from "../words.ts";
import { type Crew, crewOf, type Groups, groupsOf, type TeamAround } from "./crew.ts";
import { toldOf } from "./figures.ts";

type Around = TeamAround & {
  readonly words: Words;
  readonly why: (name: string) => Formula;
  readonly without: (name: string) => Formula;
};
/** Adds what the team tells each person, and answers, input by input, what is said where it tells nothing. */
export function* teamFigures(around: Around): Generator<readonly [input: string, reason: Formula]> {
  const { draft, team, integers, plan } = around;
  for (const input of plan.inputs)
    if (input.source === "team" && input.of.type === "number" && input.of.unit === "fraction")
      around.misfit({ code: "workbook/no-grid", about: input.title });
  for (const figure of team.figures) {
    const title = plan.inputs.find(({ name }) => name === figure.input)?.title ?? { zh: figure.input, en: figure.input };
    const groups = groupsOf(figure.within, around);
    const crew = crewOf(figure, title, groups, around);
    const told = toldOf(figure, crew, around);
    const may = and([infix(">", crew.key, number(0)), infix("=", crew.lack, number(0)), crew.open]);
    for (const name of inputsOf(figure)) {
      const formula = told.get(name);
      const column = integers.columns.find((one) => one.name === name);
      if (!formula || !column) continue;
      const input = plan.inputs.find((one) => one.name === name);
      const own = input?.title ?? title;
      const value = draft.add(people, valueKey(name), factValueTitle(own, column.of), when(may, formula, none));
      const state = when(lacks(value), number(states.unreadable), number(states.good));
      draft.add(people, stateKey(name), { zh: `${own.zh}：状态`, en: `${own.en}: state` }, state);
      yield [name, reasonOf(figure, own, groups, crew, around)];
    }
  }
}

const say = ({ words }: Around, zh: string, en: string): Formula => words.say({ zh, en });
const reasonOf = (figure: TeamFigure, title: Says, groups: Groups, crew: Crew, around: Around): Formula => {
  const { team, draft } = around;
  const noGroup = say(around, "不知道与谁比较：没有写属于哪一组", "not known with whom to compare: the group is missing");
  const size = say(
    around,
    `组里人数应为 ${team.atLeast}..${team.atMost}`,
    `the team has to have ${team.atLeast}..${team.atMost} people`,
  );
  const nothing = nothingTold(figure, title, around);
  const own = lackedBy(figure, around);
  const steps: readonly (readonly [Formula, Formula])[] = [
    ...(team.within === undefined && figure.within === undefined ? [] : [[groups.lacksGroup, noGroup] as const]),
    [call("NOT", groups.fits), size],
    [infix("=", crew.lack, number(1)), own],
    [call("NOT", crew.open), waiting(crew, around)],
  ];
  const formula = steps.reduceRight<Formula>((rest, [condition, words]) => when(condition, words, rest), nothing);
  return draft.part(people, { zh: `${title.zh}：原因`, en: `${title.en}: why not` }, formula);
};
/** Of what is compared the first that this person lacks. */
const lackedBy = ({ is }: TeamFigure, around: Around): Formula => {
  const twice = say(around, "同一个人有两行，会被算两次", "the same person stands in two rows and would count twice");
  return columnsOf(is).reduceRight<Formula>((rest, name) => when(around.without(name), around.why(name), rest), twice);
};
/** The first of those who keep the others waiting. */
const waiting = (crew: Crew, around: Around): Formula => {
  const { persons, draft } = around;
  const words = say(
    around,
    "还不能与全组比较，有人的数据还没有填好",
    "cannot be compared with the team yet: somebody's row is not complete",
  );
  if (persons === 0) return words;
  const rows = range(people, placeKey);
  const fromEnd = infix("-", sum([call("ROWS", rows), number(1)]), rows);
  const last = draft.array(people, crew.title, call("MAX", product([infix("=", crew.keys, crew.key), crew.lackings, fromEnd])));
  const first = draft.part(people, crew.title, infix("-", sum([call("ROWS", rows), number(1)]), last));
  return infix("&", words, text(around.words.language === "zh" ? "：" : ": "), call("INDEX", range(people, personKey(0)), first));
};
const nothingTold = ({ is }: TeamFigure, title: Says, around: Around): Formula => {
  const about = (zh: string, en: string) => say(around, `${title.zh}：${zh}`, `${title.en}: ${en}`);
  const tied = () => about("与他人并列，细则没有写明谁先谁后", "level with somebody, and nothing sets them apart");
  switch (is.op) {
    case "gather":
      return about("有数据的人不够", "too few people have a value");
    case "rank":
    case "quota":
      return tied();
    case "split":
      return about(
        "总额不一致、无从分配，或并列而细则没有写明谁先谁后",
        "the pools differ, nobody has a share, or people are level and nothing sets them apart",
      );
  }
};
