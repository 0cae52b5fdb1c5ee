/** A small scheme and an office of people for it, some with holes, as a workbook. */

import type { Language } from "../../src/text/path.ts";
import { columnLetters } from "../../src/workbook/layout.ts";
import { workbookOf } from "../../src/workbook/workbook.ts";
import type { CellValue, Sheet, Workbook } from "../../src/xlsx/model.ts";
import { rubric } from "../score.ts";

export const scheme = rubric(`title: { zh: 月度考核, en: Monthly appraisal }
currency: CNY
facts:
  sold: { type: percent, range: 0%..200%, step: 0.1%, title: { zh: 完成率, en: Attainment } }
  late: { type: count, range: 0..31, title: { zh: 迟到次数, en: Late } }
  absent: { type: flag, title: { zh: 旷工, en: Absent } }
  base: { type: money, range: 0..100000, title: { zh: 奖金基数, en: Bonus base } }
measures:
  over: { title: { zh: 超额, en: Excess }, is: sold - 100%, as: percent, decimals: 1 }
dimensions:
  work:
    title: { zh: 业绩, en: Work }
    weight: 60
    of: sold
    rows: { below 80%: 0%, 80%..<100%: 60%, 100%+: 100% }
  conduct:
    title: { zh: 行为, en: Conduct }
    weight: 40
    dimensions:
      attendance:
        title: { zh: 考勤, en: Attendance }
        weight: 40
        of: late
        rows: { 0: 40 pts, 1..2: 25 pts, 3+: 0 pts }
gates: [{ when: absent, cap: { total: 50 }, reason: { zh: 旷工封顶, en: capped for absence } }]
total: { out_of: 100 }
grades: [{ grade: A, from: 90 }, { grade: B, from: 60 }, { grade: C, otherwise: true }]
results:
  bonus: { title: { zh: 奖金, en: Bonus }, is: base * total / 100, decimals: 2 }
`);

/** The first of them has a name that MATCH would take for anything, and the last a row of his own kind of hole. */
export const everybody = Array.from({ length: 20 }, (_, i) => ({
  person: [i === 0 ? "A*" : i === 1 ? "AB" : `员工${i}`, `S${100 + i}`],
  facts: {
    ...(i % 7 === 5 ? {} : { sold: `${(i * 37) % 130}.${i % 10}%` }),
    late: String(i % 4),
    absent: i % 9 === 4,
    ...(i % 11 === 7 ? {} : { base: String(1000 + 333.25 * i) }),
  },
}));
export const people = {
  titles: [
    { zh: "姓名", en: "Name" },
    { zh: "工号", en: "No." },
  ],
  everybody,
};
export const officeBook = (language: Language = "zh"): Workbook => {
  const made = workbookOf(scheme.program, { language, people });
  if (!made.success) throw new Error(JSON.stringify(made.misfits));
  return made.workbook;
};
export const sheetOf = ({ sheets }: Workbook, name: string): Sheet => {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`there is no sheet ${name}`);
  return found;
};
/** What was written into the cells of each row, without those that stand empty or are reckoned. */
export const written = ({ rows }: Sheet): readonly (readonly CellValue[])[] =>
  [...rows].map(({ cells }) => cells.flatMap(({ value }) => (value === undefined || value === "" ? [] : [value])));
/** The row whose first written text is this. */
export const rowOf = (sheet: Sheet, first: string, from = 1): number => {
  const found = [...sheet.rows].find(({ at, cells }) => at >= from && cells[0]?.value === first);
  if (!found) throw new Error(`no row of ${sheet.name} begins with ${first}`);
  return found.at;
};
export const formulaAt = ({ rows }: Sheet, ref: string): string | undefined => {
  for (const { at, cells } of rows)
    for (const { column, formula } of cells) if (`${columnLetters(column)}${at}` === ref) return formula;
  return undefined;
};
