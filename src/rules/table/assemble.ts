/** Rows with their outcomes, joined into one table of the plan: all of one sort and kind, each with its sentence. */
import { type Kind, kindNameOf, type Typed, unify } from "../../language/kinds.ts";
import type { Axis, Branch, Cell, Choice, Numeric, Row } from "../../plan/ir.ts";
import type { Path } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import type { Context, Lowered, Outcome } from "../context.ts";
import { mixedOutcomes } from "./complaints.ts";

const yields = phrase("table/row", "{0}：{1}", "{0}: {1}");

/** One cell per axis, and why the row was taken. */
export type Line = { readonly cells: readonly Cell[]; readonly outcome: Outcome; readonly path: Path; readonly why: Sentence };

/** A blank takes whatever kind the others have. */
const isRefusal = (typed: Typed) => typed.sort === "number" && typed.value.op === "refuse";
/** What both are; undefined: they do not mix. */
const join = (known: Typed, next: Typed): Typed | undefined => {
  if (isRefusal(known) && next.sort === "number") return next;
  if (isRefusal(next) && known.sort === "number") return known;
  if (known.sort === "number" && next.sort === "number") {
    const kind: Kind | undefined = unify(known.kind, next.kind);
    return kind && { ...known, kind };
  }
  if (known.sort === "choice" && next.sort === "choice")
    return { ...known, values: [...new Set([...known.values, ...next.values])] };
  // What gives neither a number nor a choice is refused afterwards, if all rows give it.
  return known.sort === next.sort && known.sort !== "flag" ? known : undefined;
};
const joined = (lines: readonly Line[], { complain }: Context): Typed | undefined => {
  let known: Typed | undefined;
  for (const { outcome, path, cells } of lines) {
    const both: Typed | undefined = known ? join(known, outcome.typed) : outcome.typed;
    if (known && !both) {
      const one = cells.length > 1 ? "cell" : "row";
      complain(mixedOutcomes, path, { one, first: kindNameOf(known), second: kindNameOf(outcome.typed) });
      return undefined;
    }
    known = both;
  }
  return known;
};

/** The rows whose outcome is of the sort. */
const rowsOf = <R>(lines: readonly Line[], resultOf: (typed: Typed) => R | undefined): readonly Row<R>[] =>
  lines.flatMap(({ cells, outcome, path, why }) => {
    const result = resultOf(outcome.typed);
    return result === undefined ? [] : [{ cells, result, at: path, says: yields(why, outcome.words) }];
  });

export const assemble = (on: readonly Axis[], lines: readonly Line[], context: Context): Lowered | undefined => {
  const known = joined(lines, context);
  const stated = lines.every(({ outcome }) => outcome.plain);
  if (known?.sort === "number") {
    const rows = rowsOf<Numeric>(lines, (typed) => (typed.sort === "number" ? typed.value : undefined));
    const value: Branch<"table", Numeric> = { op: "table", on, rows };
    return { typed: { ...known, value }, stated };
  }
  if (known?.sort === "choice") {
    const rows = rowsOf<Choice>(lines, (typed) => (typed.sort === "choice" ? typed.value : undefined));
    const value: Branch<"pick", Choice> = { op: "pick", on, rows };
    return { typed: { ...known, value }, stated };
  }
  return undefined;
};
