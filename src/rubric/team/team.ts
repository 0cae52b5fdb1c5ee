/** The `team:` block: who is compared with whom, and what happens where somebody's value is missing. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Workshop } from "../workshop.ts";
import { groupOf } from "./columns.ts";
import { standardTeam } from "./figures.ts";

const limited = (team: string) =>
  `facts: { sales: money }\nteam: { ${team} }\nresults: { gap: { is: max(team.sales) - sales } }\n`;
const limits = defineDiagnostic<{ least: number; most: number }>({
  code: "team/limits",
  severity: "error",
  en: ({ least, most }) => `A team of at least ${least} and at most ${most} people cannot be.`,
  zh: ({ least, most }) => `不可能有至少 ${least} 人、至多 ${most} 人的组。`,
  help: {
    en: () => "Mend `at_least` or `at_most`; a team has at least one person.",
    zh: () => "请改 at_least 或 at_most；一组至少一人。",
  },
  bad: limited("at_least: 20, at_most: 10"),
  good: limited("at_least: 2, at_most: 10"),
});
const idle = defineDiagnostic<Record<never, never>>({
  code: "team/nothing-compared",
  severity: "warning",
  en: () => "`team` says who is compared with whom, but nothing in the rubric compares people.",
  zh: () => "写了 team，但细则中没有任何人与人的比较。",
  help: {
    en: () => "Use `team.x`, `others.x`, `rank`, `percentile`, `split` or `team: { grade: … }`; or take the block out.",
    zh: () => "请使用 team.x、others.x、rank、percentile、split 或 team: { grade: … }；或删去这一块。",
  },
  bad: "facts: { sales: money }\nteam: { at_least: 2 }\nresults: { r: { is: sales } }\n",
  good: limited("at_least: 2"),
});
export const teamDiagnostics = [limits, idle] as const;

const keys = {
  within: scalars.name.optional(),
  at_least: scalars.whole.optional(),
  at_most: scalars.whole.optional(),
  incomplete: scalars.incomplete.optional(),
  grade: scalars.map.optional(),
};
const path = ["team"];

/** Reads the block, tells the workshop, and gives back how grades are distributed, if they are. Facts are known by now. */
export const readTeam = (tree: Tree | undefined, workshop: Workshop, complain: Complain): Tree | undefined => {
  const read = tree === undefined ? undefined : validate(keys, tree, path, complain);
  if (!read) return undefined;
  const { at_least: atLeast = standardTeam.atLeast, at_most: atMost = standardTeam.atMost, incomplete, grade } = read;
  if (atLeast > atMost || atMost < 1) {
    complain(limits, path, { least: atLeast, most: atMost }, { part: "key" });
    return undefined;
  }
  const within = read.within === undefined ? undefined : groupOf(read.within, [...path, "within"], workshop, complain);
  workshop.team.decide({
    ...standardTeam,
    ...(within === undefined ? {} : { within }),
    ...(incomplete === undefined ? {} : { incomplete }),
    atLeast: Math.max(1, atLeast),
    atMost,
    at: path,
  });
  return grade;
};
export const warnOfIdleTeam = (workshop: Workshop, complain: Complain) => {
  if (workshop.team.isEmpty()) complain(idle, path, {}, { part: "key" });
};
