/** Headers for columns that people are to fill in, such that whoever reads them finds each column and no other. */
import type { Language, Says } from "../text/path.ts";
import { type Column, columnFinder, fold } from "./columns.ts";
import { splitUnit, unitOf } from "./units.ts";

export type Titled = {
  readonly column: Column;
  readonly title: Says;
  /** What a bare number in the column counts. */
  readonly unit?: Says | undefined;
};
/** What a spreadsheet would not keep as it is. */
const unsafe = /[\t\r\n]|^[=+\-@'＝＋－＠]/;

/** Titles with their units; the name in the rubric where a title would be read as something else. `others`: headers beside them. */
export const columnHeaders = (
  columns: readonly Titled[],
  language: Language,
  others: readonly string[] = [],
): readonly string[] => {
  const find = columnFinder(columns.map(({ column }) => column));
  return columns.map(({ column, title, unit }) => {
    const withUnit = (name: string): string => {
      const own = splitUnit(fold(name));
      if (!unit || (own && unitOf(own.unit, column.of))) return name;
      return language === "zh" ? `${name}（${unit.zh}）` : `${name} (${unit.en})`;
    };
    const isFound = (header: string): boolean => {
      const [match, other] = find(header);
      return match?.column === column && !other && !unsafe.test(header) && !others.some((one) => fold(one) === fold(header));
    };
    const own = title[language].replace(/\s+/g, " ").trim();
    return [withUnit(own), own, `${own} (${column.id})`, withUnit(column.id)].find(isFound) ?? column.id;
  });
};
