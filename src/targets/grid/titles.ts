/** What the columns of steps are called: no two readings of a title, none that a column of facts has. */
import type { IntegerDefinition } from "../../integers/ir.ts";
import { isDivisor, isPart, placeOf } from "../../integers/slot-names.ts";
import type { ColumnOf } from "../../integers/units.ts";
import { valueText } from "../../plan/format.ts";
import type { NumberKind } from "../../plan/ir.ts";
import { fromText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";

const added = ({ zh, en }: Says, more: Says): Says => ({ zh: `${zh}${more.zh}`, en: `${en}${more.en}` });

/** So many of its units: `计划额（×0.01）`. */
const inUnits = (title: Says, kind: NumberKind, unit: string): Says => {
  const step = valueText(kind === "date" || kind === "datetime" ? "number" : kind, fromText(unit));
  return added(title, { zh: `（×${step}）`, en: ` (×${step})` });
};
const numbered = (title: Says): Says => added(title, { zh: "（序号）", en: " (number)" });
const held = (title: Says): Says => added(title, { zh: "（是否）", en: " (holds)" });

export const factValueTitle = (
  title: Says,
  of: ColumnOf<"number"> | { readonly type: "choice" | "flag" | "text" | "list" },
): Says => {
  switch (of.type) {
    case "number":
      return inUnits(title, of.kind, of.unit);
    case "choice":
      return numbered(title);
    case "flag":
      return held(title);
    case "text":
    case "list":
      return added(title, { zh: "（条数合规）", en: " (as many as may be)" });
  }
};
export const slotTitle = (title: Says, slot: string, definition: IntegerDefinition | undefined): Says => {
  if (isPart(slot)) return added(title, { zh: `：第 ${placeOf(slot)} 步`, en: `: step ${placeOf(slot)}` });
  if (isDivisor(slot)) return added(title, { zh: "：分母", en: ": divisor" });
  switch (definition?.sort) {
    case "number":
      return inUnits(title, definition.kind, definition.unit);
    case "choice":
      return numbered(title);
    default:
      return held(title);
  }
};
