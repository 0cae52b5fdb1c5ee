/** The line for all that no other takes: `otherwise`, `其他`, `其余`. */
import { isOtherwise } from "../../language/row-labels.ts";
import type { Context } from "../context.ts";
import { otherwiseTwice } from "./complaints.ts";
import type { AxisText, Entry } from "./entry.ts";

export const restOf = ({ line, entries }: Pick<AxisText, "line" | "entries">, { complain }: Context): Entry | undefined => {
  const [rest, ...more] = entries.filter(({ label }) => isOtherwise(label));
  for (const { label, path } of more) complain(otherwiseTwice, path, { line, first: rest?.label ?? "", label }, { part: "key" });
  return rest;
};
