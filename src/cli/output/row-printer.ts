import { displayWidth } from "../../text/width.ts";
import { csvHeader, csvLines } from "./csv.ts";
import { renderTable } from "./table.ts";
import type { Output } from "./write.ts";

/** Rows under their headers; `numeric`: whether a column holds numbers. */
export type Block = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numeric: (column: number) => boolean;
};
/** Prints rows block after block, all under the headers of the first. */
type RowPrinter = (block: Block) => Promise<void>;

export const rowPrinter = (format: "table" | "csv", bom: boolean, write: Output["write"]): RowPrinter =>
  format === "table" ? alignedRows(write) : separatedRows(bom, write);

/** The first block decides how wide the columns are. */
const alignedRows = (write: Output["write"]): RowPrinter => {
  let widths: readonly number[] | undefined;
  return async ({ headers, rows, numeric }) => {
    if (rows.length === 0) return write("");
    const columns = headers.map((title, i) => ({ title, align: numeric(i) ? ("right" as const) : ("left" as const) }));
    if (widths) return write(withoutHeader(renderTable(columns, [widths.map((width) => "x".repeat(width)), ...rows])));
    widths = headers.map((_, i) => Math.max(...[headers, ...rows].map((cells) => displayWidth(cells[i] ?? ""))));
    await write(renderTable(columns, rows));
  };
};
/** Nor the rule below it, nor the row that only keeps the widths. */
const withoutHeader = (table: string): string => table.split("\n").slice(3).join("\n");

const separatedRows = (bom: boolean, write: Output["write"]): RowPrinter => {
  let begun = false;
  return async ({ headers, rows, numeric }) => {
    if (!begun) await write(csvHeader(headers, bom));
    begun = true;
    await write(csvLines(rows, numeric));
  };
};
