/** How cells look. */
import type { Definition, Input, NumberKind } from "../plan/ir.ts";
import { cellForm } from "../targets/grid/grid.ts";
import { decimals, fromText } from "../text/exact.ts";
import type { Border, Style } from "../xlsx/model.ts";

const line: Border = { line: "thin", color: "BFBFBF" };
const base: Style = { border: line, vertical: "center" };
export const styles = {
  title: { bold: true, size: 16, vertical: "center" },
  hint: { color: "595959", vertical: "center" },
  takes: { color: "7F7F7F", italic: true, size: 9, wrap: true, vertical: "top", horizontal: "center" },
  typedHeader: { ...base, bold: true, fill: "FFE699", wrap: true, horizontal: "center" },
  shownHeader: { ...base, bold: true, fill: "BDD7EE", wrap: true, horizontal: "center" },
  workingHeader: { ...base, fill: "EDEDED", wrap: true, horizontal: "center", color: "595959" },
  typed: { ...base, fill: "FFF9E5", unlocked: true },
  shown: { ...base },
  status: { ...base, wrap: false },
  working: { color: "7F7F7F" },
  text: { ...base, wrap: true },
  label: { ...base, bold: true, fill: "F2F2F2", wrap: true },
  paperTitle: { bold: true, size: 18, vertical: "center", horizontal: "center" },
  paperSubtitle: { color: "595959", size: 9, vertical: "center", horizontal: "center" },
  note: { color: "595959", size: 9, wrap: true, vertical: "center" },
  section: { bold: true, size: 12, color: "1F4E79", vertical: "center", border: { bottom: { line: "medium", color: "5B9BD5" } } },
  tableHeader: { ...base, bold: true, fill: "DDEBF7", wrap: true, horizontal: "center" },
  group: { ...base, bold: true, fill: "F2F2F2", wrap: true },
  sum: { ...base, bold: true, fill: "DDEBF7" },
  small: { ...base, wrap: true, size: 9, color: "404040" },
  blank: { ...base, unlocked: true, wrap: true },
  line: { ...base, size: 9, color: "7F7F7F", horizontal: "center" },
  warning: { bold: true, color: "C00000", wrap: true, vertical: "center" },
} as const satisfies Readonly<Record<string, Style>>;

const places = (unit: string | "fraction", shift: number): number => {
  const found = unit === "fraction" ? undefined : decimals(fromText(unit));
  return Math.max(0, (found ?? 4) - shift);
};
const fixed = (digits: number): string => (digits === 0 ? "0" : `0.${"0".repeat(digits)}`);
/** Up to so many digits: what is whole is shown without any. */
const upTo = (digits: number): string => (digits === 0 ? "0" : `0.${"#".repeat(Math.min(digits, 10))}`);

const formatOf = (kind: NumberKind, unit: string | "fraction"): string | undefined => {
  switch (kind) {
    case "percent":
      return `${fixed(Math.min(places(unit, 2), 4))}%`;
    case "money":
      return `#,##0${places(unit, 0) === 0 ? "" : ".00"}`;
    case "date":
      return "yyyy-mm-dd";
    case "datetime":
      return "yyyy-mm-dd hh:mm";
    case "duration":
      return undefined;
    case "count":
      return "0";
    case "number":
    case "points":
      return unit === "fraction" || places(unit, 0) > 4 ? undefined : upTo(places(unit, 0)) === "0" ? "0" : "General";
  }
};
const withFormat = (style: Style, format: string | undefined): Style =>
  format === undefined || format === "General" ? style : { ...style, format };

export const factStyle = ({ of }: Input): Style => {
  if (of.type === "text") return { ...styles.typed, format: "@" };
  if (of.type !== "number") return { ...styles.typed, horizontal: "center" };
  cellForm(of);
  return withFormat(styles.typed, formatOf(of.kind, of.unit));
};
export const figureStyle = ({ is, node }: Definition): Style => {
  const own: Style = node?.role === "total" || node?.role === "grade" ? { ...styles.shown, bold: true } : styles.shown;
  if (is.sort !== "number") return { ...own, horizontal: "center" };
  return withFormat(own, formatOf(is.kind, is.unit));
};
