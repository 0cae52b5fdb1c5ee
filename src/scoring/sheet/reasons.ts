/** Why a line of the sheet is what it is. */
import { readableText } from "../../plan/format.ts";
import type { Line } from "../../targets/trace/trace.ts";
import { kindOf } from "../outcome.ts";
import type { Change, Reason } from "./sheet.ts";
import type { Scope } from "./values.ts";
import type { Wording } from "./wording.ts";

const none: readonly never[] = [];

/** The rows that decided; where none of them says anything, the line itself. */
export const reasonsOf = (line: Line, scope: Scope, { reason }: Wording): readonly Reason[] => {
  const { says, at } = line.definition;
  if (line.events.length === 0) return says === undefined ? none : [reason(at, says, scope)];
  const found: Reason[] = [];
  for (const event of line.events)
    if (event.event === "row" && event.says !== undefined) found.push(reason(event.at, event.says, scope));
  if (found.length === 0 && says !== undefined) found.push(reason(at, says, scope));
  return found;
};

/** Where it was cut or rounded. */
export const changesOf = (line: Line, which: "limit" | "rounding", { place }: Wording): readonly Change[] => {
  if (line.events.length === 0) return none;
  let found: Change[] | undefined;
  for (const event of line.events) {
    if (event.event !== which) continue;
    const kind = kindOf(line.definition);
    found ??= [];
    found.push({ ...place(event.at), before: readableText(kind, event.before), after: readableText(kind, event.after) });
  }
  return found ?? none;
};
