/**
 * A table by rows and columns, as printed (二维系数表): each axis looks at a number, a choice or a yes-or-no and is checked for itself, so that every
 * pair of values falls in exactly one cell.
 */
import { z } from "zod";
import { defineDiagnostic } from "../../diagnostics/define.ts";
import * as scalars from "../../language/scalars.ts";
import type { Cell } from "../../plan/ir.ts";
import { phrase } from "../../text/sentence.ts";
import type { Context, Outcome } from "../context.ts";
import { defineRuleKind } from "../kind.ts";
import { assemble, type Line } from "./assemble.ts";
import { readAxis } from "./axis.ts";
import { type AxisRows, type Entry, entriesOf, type ReadRow } from "./entry.ts";
import { insideOf } from "./inside.ts";
import { warnOfTurns } from "./turns.ts";

const table = (columns: string, rows: string, across = "k") =>
  `facts: { n: { type: count, range: 0..9 }, k: { type: choice, of: [a, b] } }\nmeasures: { m: { of: n, across: ${across}, columns: ${columns}, rows: ${rows} } }\nresults: { r: { is: m } }\n`;
const good = table("[a, b]", "{ 0: [1, 2], 1+: [3, 4] }");
const notList = defineDiagnostic<{ row: string; columns: number }>({
  code: "columns/row-not-list",
  severity: "error",
  en: ({ row }) => `Row \`${row}\` is not a list, so nothing says which column its outcome is for.`,
  zh: ({ row }) => `“${row}”这一档不是列表，看不出结果属于哪一列。`,
  help: {
    en: ({ columns }) => `Write one outcome for each column: \`[${Array(columns).fill("…").join(", ")}]\`.`,
    zh: ({ columns }) => `请为每一列写一个结果：[${Array(columns).fill("…").join(", ")}]。`,
  },
  bad: table("[a, b]", "{ 0: 1, 1+: [3, 4] }"),
  good,
});
const emptyCell = defineDiagnostic<{ row: string; columns: readonly string[] }>({
  code: "columns/empty-cell",
  severity: "error",
  en: ({ row, columns }) => `Row \`${row}\` says nothing in column ${columns.map((column) => `\`${column}\``).join(", ")}.`,
  zh: ({ row, columns }) => `“${row}”这一档没有写${columns.map((column) => `“${column}”`).join("、")}列的结果。`,
  help: {
    en: () => "Say what it yields; `0` if that is nothing, `blank` if the scheme leaves it open.",
    zh: () => "请写明结果：没有即写 0，细则本身未定则写 blank。",
  },
  bad: table("[a, b]", "{ 0: [1], 1+: [3, 4] }"),
  good,
});
const surplusCells = defineDiagnostic<{ row: string; cells: number; columns: number; outcome: string }>({
  code: "columns/surplus-cell",
  severity: "error",
  en: ({ row, cells, columns, outcome }) =>
    `Row \`${row}\` has ${cells} cells for ${columns} columns: nothing says which column ${outcome === "" ? "the last one" : `\`${outcome}\``} is for.`,
  zh: ({ row, cells, columns, outcome }) =>
    `“${row}”这一档有 ${cells} 格，而只有 ${columns} 列：看不出${outcome === "" ? "最后一格" : `“${outcome}”`}属于哪一列。`,
  help: { en: () => "Take it out, or add its column.", zh: () => "请删去，或补上它的列。" },
  bad: table("[a, b]", "{ 0: [1, 2, 3], 1+: [3, 4] }"),
  good,
});
const sameAxis = defineDiagnostic<{ of: string }>({
  code: "columns/same-axis",
  severity: "error",
  en: ({ of }) => `Rows and columns both look at \`${of}\`, so all cells but those where they meet are never reached.`,
  zh: ({ of }) => `行和列都按“${of}”划分，除交会处外其余各格永远到不了。`,
  help: {
    en: () => "Let `across` look at something else, or write one list of rows without `columns`.",
    zh: () => "请让 across 看另一个量，或不写 columns，只写一列 rows。",
  },
  bad: table("[0, 1+]", "{ 0: [1, 2], 1+: [3, 4] }", "n"),
  good,
});

/** A column as it is written, and the cells of its axis that it stands for: none where they could not be read or are never reached. */
type Column = { readonly label: string; readonly cells: readonly Cell[] };
/** Which of the written columns each cell of the axis belongs to, counted from 0. */
type Columns = AxisRows<number>;
const columnsOf = (labels: readonly string[], axis: Columns | undefined): readonly Column[] =>
  labels.map((label, i) => ({ label, cells: axis?.rows.filter(({ of }) => of === i).map(({ cell }) => cell) ?? [] }));

/** The outcomes of a row in the order of the columns; undefined: complained. */
const rowReader =
  (columns: readonly Column[], axis: Columns | undefined): ReadRow<readonly Outcome[]> =>
  ({ label: row, tree, path }, inside) => {
    if (!scalars.isList(tree)) {
      inside.complain(notList, path, { row, columns: columns.length });
      return undefined;
    }
    if (tree.length > columns.length) {
      const surplus = tree[columns.length];
      const params = { row, cells: tree.length, columns: columns.length, outcome: typeof surplus === "string" ? surplus : "" };
      inside.complain(surplusCells, [...path, columns.length], params);
    }
    const lacking = columns.slice(tree.length).map(({ label }) => label);
    if (lacking.length > 0) inside.complain(emptyCell, path, { row, columns: lacking });
    const outcomes = columns.slice(0, tree.length).map(({ label, cells }, i) => {
      const [cell, at] = [tree[i] ?? "", [...path, i]];
      if (cell !== "") return (axis ? insideOf(inside, axis.on, cells) : inside).read.outcome(cell, at);
      inside.complain(emptyCell, at, { row, columns: [label] });
      return undefined;
    });
    const known = outcomes.filter((outcome) => outcome !== undefined);
    return known.length === columns.length && tree.length === columns.length ? known : undefined;
  };

const inCell = phrase("table/cell", "{0}；{1}", "{0}; {1}");
type Rows = AxisRows<readonly Outcome[]>;
/** Row by row, each from its first column to its last. */
const linesOf = (rows: Rows, columns: Columns): readonly Line[] =>
  rows.rows.flatMap((row) =>
    columns.rows.flatMap((column) => {
      const outcome = row.of[column.of];
      const why = inCell(rows.sentence(row.label), columns.sentence(column.label));
      return outcome ? [{ cells: [row.cell, column.cell], outcome, path: [...row.path, column.of], why }] : [];
    }),
  );

/** Along each row where the columns are over a number, and down each column where the rows are. */
const warnOfTurnsIn = (rows: Rows, columns: Columns, { of, across }: { of: string; across: string }, context: Context) => {
  const outcomes = (row: Rows["rows"][number], column: Columns["rows"][number]) => row.of[column.of] ?? [];
  if (columns.on.axis === "number")
    for (const row of rows.rows) {
      const along = columns.rows.flatMap((column) => outcomes(row, column));
      warnOfTurns({ of: across, line: "column", within: row.label }, along, row.path, context);
    }
  if (rows.on.axis === "number")
    for (const column of columns.rows) {
      const down = rows.rows.flatMap((row) => outcomes(row, column));
      warnOfTurns({ of, line: "row", within: column.label }, down, column.path, context);
    }
};

export const twoWay = defineRuleKind({
  name: "columns",
  title: { zh: "二维表", en: "rows and columns" },
  triggers: ["across", "columns"],
  complaints: [notList, emptyCell, surplusCells, sameAxis],
  calledBy: ["when", "of"],
  keys: { of: scalars.expression, across: scalars.expression, columns: z.array(scalars.text), rows: scalars.map },
  lower(rule, context, path) {
    const { of, across } = rule;
    if (of.trim() === across.trim()) {
      context.complain(sameAxis, [...path, "across"], { of });
      return undefined;
    }
    const at = [...path, "columns"];
    const written = rule.columns.map((label, i): Entry => ({ label, tree: "", path: [...at, i] }));
    const columns = readAxis(
      { of: across, line: "column", entries: written, path: at },
      [...path, "across"],
      context,
      ({ path: own }) => written.findIndex((entry) => entry.path === own),
    );
    const rowsAt = [...path, "rows"];
    const read = rowReader(columnsOf(rule.columns, columns), columns);
    const entries = entriesOf(rule.rows, rowsAt, context);
    const rows = readAxis({ of, line: "row", entries, path: rowsAt }, [...path, "of"], context, read);
    if (!rows || !columns) return undefined;
    warnOfTurnsIn(rows, columns, rule, context);
    return assemble([rows.on, columns.on], linesOf(rows, columns), context);
  },
});
