import { displayWidth, padDisplay } from "../../text/width.ts";

type TableColumn = { readonly title: string; readonly align: "left" | "right" };

const gap = "  ";
/** Below this a column of text is no longer read. */
const narrowest = 8;

/** Aligned columns with a rule under the header. With `maxWidth`, columns of text are wrapped as far as needed; numbers never are. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: { readonly maxWidth?: number } = {},
): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => columns.map((_, i) => printable(row[i] ?? "")));
  const natural = columns.map((_, i) => cells.reduce((widest, row) => Math.max(widest, widthOfLines(row[i] ?? "")), 1));
  const widths = fitted(natural, columns, options.maxWidth ?? Number.POSITIVE_INFINITY);
  const [header = [], ...body] = cells.flatMap((row) => [renderRow(row, columns, widths)]);
  const rule = widths.map((width) => "-".repeat(width)).join(gap);
  return `${[...header, rule, ...body.flat()].join("\n")}\n`;
}

/** Text from a file must not move the cursor or colour the terminal. */
const printable = (text: string): string => text.replaceAll("\t", " ").replace(/[^\P{Cc}\n]/gu, "");

const widthOfLines = (text: string): number => text.split("\n").reduce((widest, line) => Math.max(widest, displayWidth(line)), 0);

const fitted = (natural: readonly number[], columns: readonly TableColumn[], maxWidth: number): readonly number[] => {
  const widths = [...natural];
  const room = maxWidth - gap.length * (widths.length - 1);
  for (let total = widths.reduce((sum, width) => sum + width, 0); total > room; total--) {
    const widest = Math.max(...widths.filter((width, i) => columns[i]?.align === "left" && width > narrowest), 0);
    if (widest === 0) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
};

const renderRow = (row: readonly string[], columns: readonly TableColumn[], widths: readonly number[]): readonly string[] => {
  const lines = row.map((cell, i) => cell.split("\n").flatMap((line) => wrap(line, widths[i] ?? 1)));
  const height = lines.reduce((most, { length }) => Math.max(most, length), 1);
  return Array.from({ length: height }, (_, n) =>
    columns
      .map(({ align }, i) => padDisplay(lines[i]?.[n] ?? "", widths[i] ?? 1, align))
      .join(gap)
      .trimEnd(),
  );
};

/** Breaks at a space where there is one, else between any two characters, as Chinese is set. */
const wrap = (text: string, width: number): readonly string[] => {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)) {
    if (line !== "" && displayWidth(line + segment) > width) {
      const space = segment === " " ? -1 : line.lastIndexOf(" ");
      lines.push((space > 0 ? line.slice(0, space) : line).trimEnd());
      line = space > 0 ? line.slice(space + 1) : "";
    }
    if (line !== "" || segment !== " ") line += segment;
  }
  return line === "" ? lines : [...lines, line];
};
