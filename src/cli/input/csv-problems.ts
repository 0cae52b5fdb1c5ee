import type { Fault } from "../../cells/cell.ts";
import type { Target } from "../../cells/headers.ts";
import type { Says } from "../../text/path.ts";
import type { CsvRecord } from "./csv-records.ts";
import type { RowProblem } from "./fact-row.ts";

const columnAt = (targets: readonly Target[], i: number): { readonly column?: string } => {
  const header = targets[i]?.header;
  return header === undefined ? {} : { column: header };
};

export const faultyCell = (row: number, header: string, { message, help }: Fault): RowProblem => ({
  row,
  column: header,
  message: { en: `${message.en}.`, zh: `${message.zh}。` },
  help,
});

export const withoutHeader = (row: number, i: number, value: string): RowProblem => ({
  row,
  message: {
    en: `Cell ${i + 1} holds "${short(value)}", but no name stands above it in the header.`,
    zh: `第 ${i + 1} 格是“${short(value)}”，但表头中这一列没有名称。`,
  },
  help: { en: "Give the column a name, or empty the cell.", zh: "请给这一列命名，或清空该格。" },
});

export const wrongLength = (record: CsvRecord, cells: readonly string[], targets: readonly Target[]): RowProblem | undefined => {
  if (cells.length === targets.length) return undefined;
  const last = record.line + record.lines - 1;
  const spans = last > record.line;
  const message = {
    en: `${spans ? `Lines ${record.line} to ${last} were read as one row. ` : ""}Cells in this row: ${cells.length}; in the header: ${targets.length}.`,
    zh: `${spans ? `第 ${record.line} 至 ${last} 行被读成一行。` : ""}这一行有 ${cells.length} 格，表头有 ${targets.length} 格。`,
  };
  if (spans) return { row: record.line, message, help: balanceQuotes };
  if (cells.length < targets.length)
    return {
      row: record.line,
      ...columnAt(targets, cells.length),
      message,
      help: {
        en: "Add the missing cells; leave them empty between separators where there is no value yet.",
        zh: "请补上缺少的格；还没有值的，分隔符之间留空。",
      },
    };
  return {
    row: record.line,
    message,
    help: {
      en: `Does a cell hold a separator, such as 1,234? Then everything after it has moved: put that cell in quotation marks. Left over: "${short(cells.slice(targets.length).join(" "))}".`,
      zh: `是否有一格的内容含分隔符，例如 1,234？其后的各格就会错位：请给那一格加上引号。多出的是“${short(cells.slice(targets.length).join(" "))}”。`,
    },
  };
};

export const balanceQuotes: Says = {
  en: 'Put a quotation mark at both ends of the cell, and write "" for one inside it.',
  zh: '请在该格两端各写一个引号，格内的引号写成 ""。',
};

export const brokenQuotes = (record: CsvRecord, targets: readonly Target[]): RowProblem => ({
  row: record.line,
  ...columnAt(targets, record.cells.length),
  message:
    record.broken === "unclosed"
      ? {
          en: "A quotation mark is opened here and never closed, so the cell has no end. Only the cells before it were read.",
          zh: "这里的引号没有闭合，无法知道这一格到哪里结束。只读取了它之前的各格。",
        }
      : {
          en: "A quotation mark stands in the middle of this cell, so it is unclear where the cell ends. Only the cells before it were read.",
          zh: "这一格中间有引号，无法知道这一格到哪里结束。只读取了它之前的各格。",
        },
  help: balanceQuotes,
});

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
