/** Why a rubric has no workbook, in words, and what to do about it. */
import { type Problem, problem } from "../scoring/facts/problem.ts";
import type { Misfit } from "../targets/grid/grid.ts";
import type { Says } from "../text/path.ts";

/** Spreadsheet programs have 15 digits, of which the last is needed to tell neighbours apart. */
const exactDigits = 14;
const narrower: Says = {
  zh: "请在细则里缩小有关数据项的 range，或用 decimals 提前舍入。",
  en: "Narrow the `range` of the facts that it is made of, or round earlier with `decimals`.",
};
const fewer: Says = { zh: "请把细则分成几份。", en: "Divide the rubric." };

export const misfitProblem = ({ code, about, digits }: Misfit): Problem => {
  const say = (zh: string, en: string, help: Says) => problem(code, `“${about.zh}”：${zh}`, `${about.en}: ${en}`, help);
  switch (code) {
    case "workbook/too-large":
      return say(
        `可能有 ${digits} 位数字，而表格软件只能准确计算 ${exactDigits} 位`,
        `can have ${digits} digits, and spreadsheet programs reckon exactly with ${exactDigits}`,
        narrower,
      );
    case "workbook/no-bound":
      return say(
        "没有已知的上限，不能保证表格软件算得准确",
        "no bound is known for it, so spreadsheet programs might not reckon exactly",
        narrower,
      );
    case "workbook/no-grid":
      return say(
        "是全组的数，却不在任何刻度上，表格软件算不准确",
        "is a figure over the team that lies on no grid, so spreadsheet programs cannot reckon exactly with it",
        {
          zh: "请在细则里用 decimals 先舍入参加比较的数。",
          en: "Round what people are compared by with `decimals` in the rubric.",
        },
      );
    case "workbook/too-many-columns":
      return say("需要的列比一张工作表能有的还多", "needs more columns than a sheet can have", fewer);
  }
};

export const tooManyRows = (rows: number, most: number): Problem =>
  problem(
    "workbook/too-many-rows",
    `要 ${rows} 行，而一个工作簿最多 ${most} 人`,
    `${rows} rows are asked for, and a workbook holds up to ${most} people`,
    { zh: "请分成几个文件，或用 scorewright score。", en: "Divide the people, or use `scorewright score`." },
  );
export const teamTooLarge = (size: number, most: number): Problem =>
  problem(
    "team/too-large",
    `有 ${size} 人，而细则最多让 ${most} 人互相比较`,
    `there are ${size} people, and the rubric compares at most ${most} with each other`,
    {
      zh: `请在细则里写 team: { at_most: ${size} }，或用 team: { within: … } 分组。`,
      en: `Write \`team: { at_most: ${size} }\` in the rubric, or divide people with \`team: { within: … }\`.`,
    },
  );
