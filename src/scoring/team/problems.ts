/** What can keep a team run from saying something about somebody. */
import type { Input } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import { type Problem, problem } from "../facts/problem.ts";

type Place = Pick<Problem, "at">;

const most = 3;
const listed = (names: readonly string[]): Says => {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  return {
    zh: `${shown.join("、")} ${more > 0 ? `等 ${names.length} 人` : ""}`,
    en: `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
};

/** A figure of the team is called by its title. */
const about = (title: Says, code: string, zh: string, en: string, help?: Says): Problem =>
  problem(code, `“${title.zh}”：${zh}`, `${title.en}: ${en}`, help);

export const needsTeam = (title: Says): Problem =>
  problem("team/needed", `“${title.zh}”要全组一起算才知道`, `${title.en}: only known when the whole team is scored`, {
    zh: "请用 scorewright team，或在程序里用 scoreTeam。",
    en: "Use `scorewright team`, or `scoreTeam` in a program.",
  });
export const incomplete = (names: readonly string[], why: readonly Problem[]): Problem => {
  const { zh, en } = listed(names);
  const [first] = why;
  return problem(
    "team/incomplete",
    `还不能与全组比较，要等 ${zh.trim()}${first ? `（${first.message.zh}）` : ""}`,
    `cannot be compared with the team yet: waiting for ${en}${first ? ` (${first.message.en})` : ""}`,
    {
      zh: "请先补好；若数据有缺的人不计入，请在细则里写 team: { incomplete: leave_out }。",
      en: "Mend that first; if whoever lacks something is to be left out, say `team: { incomplete: leave_out }` in the rubric.",
    },
  );
};
export const sameTwice = (name: string): Problem =>
  problem(
    "team/same-person-twice",
    `“${name}”出现了两次，会在组里被算两次`,
    `${name} is there twice and would count twice in the team`,
    {
      zh: "请删去多余的一行；确是两个人的，请加一列（如工号）区分。",
      en: "Take one row out; if they are two people, add a column that tells them apart, such as a staff number.",
    },
  );
export const noGroup = ({ name, title }: Input): Problem =>
  problem(
    "team/no-group",
    `缺少“${title.zh}”，不知道与谁比较`,
    `${title.en} is missing, so it is not known with whom to compare`,
    { zh: "请补上。", en: "Give it." },
    name,
  );
export const tooLarge = (size: number, atMost: number, at: Place): Problem => ({
  ...at,
  ...problem(
    "team/too-large",
    `组里有 ${size} 人，细则最多允许 ${atMost} 人`,
    `the team has ${size} people; the rubric allows ${atMost}`,
    {
      zh: `请在细则里写 team: { at_most: ${size} }，或用 team: { within: … } 分组。`,
      en: `Write \`team: { at_most: ${size} }\` in the rubric, or divide people with \`team: { within: … }\`.`,
    },
  ),
});
export const tooSmall = (size: number, atLeast: number, at: Place): Problem => ({
  ...at,
  ...problem(
    "team/too-small",
    `组里只有 ${size} 人，细则要求至少 ${atLeast} 人`,
    `the team has only ${size === 1 ? "1 person" : `${size} people`}; the rubric wants at least ${atLeast}`,
    {
      zh: "请合并小组，或改细则里的 team: { at_least: … }。",
      en: "Put small teams together, or change `team: { at_least: … }` in the rubric.",
    },
  ),
});
export const tooFew = (title: Says): Problem => about(title, "team/too-few", "有数据的人不够", "too few people have a value");
const oneMore: Says = { zh: "请在细则的 ties 里再加一项排序依据", en: "Add something to order by to `ties` in the rubric" };
const untie = {
  rank: {
    zh: `${oneMore.zh}；若允许名次并列，请写 ties: competition。`,
    en: `${oneMore.en}; if people may share a place, say \`ties: competition\`.`,
  },
  quota: {
    zh: `${oneMore.zh}，或在最后写 up（都取高一级）、down（都取低一级）。`,
    en: `${oneMore.en}, or end it with \`up\` (all get the better grade) or \`down\`.`,
  },
  split: {
    zh: `最后的一分给谁须有依据：${oneMore.zh}。`,
    en: "Something has to say who gets the last step of the pool: add something to order by to `ties` in the rubric.",
  },
} as const satisfies Readonly<Record<string, Says>>;
export const tiedWith = (title: Says, others: readonly string[], op: keyof typeof untie): Problem => {
  const { zh, en } = listed(others);
  return about(
    title,
    "team/tied",
    `与 ${zh}并列，细则没有写明谁先谁后`,
    `level with ${en}, and nothing sets them apart`,
    untie[op],
  );
};
export const differentPools = (title: Says, a: string, b: string): Problem =>
  about(title, "team/pools-differ", `${a} 与 ${b} 的总额不是同一个数`, `the pool is not the same for ${a} and ${b}`, {
    zh: "同组的人应填同一个总额。",
    en: "Everybody who shares a pool has to state the same one.",
  });
export const nothingToSplitBy = (title: Says): Problem =>
  about(
    title,
    "team/nothing-to-split-by",
    "所有人的分配依据都是 0，无法分配",
    "everybody's share is 0, so the pool goes to nobody",
    { zh: "请核对分配依据。", en: "Check what the pool is split by." },
  );
