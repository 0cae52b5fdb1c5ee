/** Where tables stand: the names of sheets, the rows of people and records, the letters of columns. */
import type { GridColumn, Site, Sites } from "../targets/grid/grid.ts";

/** Title, what to do, what a column takes, header; then the rows. */
export const headerRow = 4;
export const firstRow = headerRow + 1;

export type TableLayout = {
  readonly sheet: string;
  readonly columns: readonly GridColumn[];
  readonly rows: number;
};

/** `E` for 5. */
export const columnLetters = (column: number): string => {
  let [rest, letters] = [column, ""];
  while (rest > 0) {
    const place = (rest - 1) % 26;
    letters = String.fromCharCode(65 + place) + letters;
    rest = (rest - 1 - place) / 26;
  }
  return letters;
};
/** As a formula on another sheet names it. */
export const sheetMark = (name: string): string => `'${name.replaceAll("'", "''")}'!`;

const longestName = 31;
/** Names that a workbook takes: short enough, without characters that some program stumbles over, no two alike. */
export const sheetNames = (wanted: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\']/g, " ")

        .replace(/\s+/g, " ")
        .trim() || "Sheet";
    for (let n = 1; ; n++) {
      const mark = n === 1 ? "" : ` ${n}`;
      const own =
        [...clean]
          .slice(0, longestName - mark.length)
          .join("")
          .slice(0, longestName - mark.length) + mark;
      if (taken.has(own.toLowerCase())) continue;
      taken.add(own.toLowerCase());
      return own;
    }
  });
};

export const sitesOf = (tables: ReadonlyMap<string, TableLayout>): Sites => {
  const sites = new Map<string, Site>();
  for (const [name, { sheet, columns, rows }] of tables) {
    const letters = new Map(columns.map(({ key }, i) => [key, columnLetters(i + 1)]));
    sites.set(name, {
      sheet: sheetMark(sheet),
      first: firstRow,
      last: firstRow + rows - 1,
      letters: (column) => {
        const found = letters.get(column);
        if (found === undefined) throw new Error(`the table ${name || "of people"} has no column ${column}`);
        return found;
      },
    });
  }
  return (table) => {
    const found = sites.get(table);
    if (!found) throw new Error(`there is no table ${table}`);
    return found;
  };
};
