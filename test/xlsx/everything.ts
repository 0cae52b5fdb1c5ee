/** A workbook that has one of everything. */
import type { Sheet, Workbook } from "../../src/xlsx/model.ts";

const head = { bold: true, fill: "DDEBF7", border: { line: "thin" }, wrap: true, horizontal: "center" } as const;
const input = { unlocked: true, format: "0.0%", border: { bottom: { line: "hair", color: "999999" } } } as const;
const filled: Sheet = {
  name: "填写",
  tab: "4472C4",
  columns: [{ width: 20 }, { width: 12 }, { width: 8, hidden: true, outline: 1 }, { width: 14 }],
  frozen: { rows: 2, columns: 1 },
  active: "B3",
  zoom: 90,
  gridlines: false,
  locked: true,
  merged: ["A1:D1"],
  filter: "A2:D5",
  rows: [
    { at: 1, height: 30, cells: [{ column: 1, value: "绩效 Scores", style: { size: 16, color: "1F4E79" } }] },
    { at: 2, cells: ["姓名", "完成率", "百分", "得分"].map((value, at) => ({ column: at + 1, value, style: head })) },
    ...[3, 4, 5].map((at) => ({
      at,
      cells: [
        { column: 1, value: `员工 ${at}`, style: input },
        { column: 2, value: at / 10, style: input },
        { column: 3, formula: `B${at}*100`, value: at * 10 },
        { column: 4, formula: `SUM(C${at}*{1,2})`, array: true, value: at * 30, style: { format: "0.000" } },
      ],
    })),
  ],
  validations: [
    {
      on: ["B3:B5"],
      is: { kind: "formula", formula: "ISNUMBER(B3)" },
      prompt: { title: "完成率", text: "0–100%" },
      error: { title: "Not a number", text: "A percentage" },
    },
  ],
  conditions: [{ on: ["A3:D5"], formula: "$B3<0.4", style: { fill: "F8CBAD", bold: true } }],
  print: {
    landscape: true,
    fit: "width",
    area: "A1:D20",
    repeatRows: "$2:$2",
    repeatColumns: "$A:$A",
    header: "&C绩效",
    footer: "&R&P",
    centered: true,
    breaks: [10, 15],
  },
  charts: [
    {
      kind: "column",
      title: "得分 & more",
      categories: "'填写'!$A$3:$A$5",
      values: "'填写'!$D$3:$D$5",
      from: "A7",
      to: "D19",
      cached: { categories: ["员工 3", "", "员工 5"], values: [90, 120, 150] },
    },
    { kind: "bar", title: "", categories: "'填写'!$A$3:$A$5", values: "'填写'!$B$3:$B$5", from: "F1", to: "K12" },
  ],
};
export const everything: Workbook = {
  title: "绩效 & <scores>",
  names: { choice_role: "Options!$A$1:$A$2", 系数: "'填写'!$B$3" },
  sheets: [
    { name: "Options", hidden: true, columns: [], rows: [{ at: 1, cells: [{ column: 1, value: "A" }] }] },
    filled,
    { name: "Team", columns: [], rows: [], charts: (filled.charts ?? []).slice(1), print: { fit: "page" } },
  ],
};
