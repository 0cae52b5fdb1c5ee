/** What an example expects of one sheet: figures, or the codes of a refusal. */

import { isMap, type Tree } from "../../language/scalars.ts";
import type { Complain } from "../../language/validate.ts";
import type { Plan } from "../../plan/ir.ts";
import { shareOf } from "../../plan/names.ts";
import type { Path } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import { nothingExpected, oneValue, unknownFigure } from "./complaints.ts";

export type Given = { readonly [key: string]: Tree };
export type Outcome = { readonly expect: { readonly [name: string]: string }; readonly refuses: readonly string[] };
export type ReadOutcome = (
  read: { readonly expect?: Given | undefined; readonly refuses?: Tree | undefined },
  path: Path,
  /** What the complaint calls the example. */
  name: string,
) => Outcome;

export const outcomeReader = (plan: Plan, complete: boolean, complain: Complain): ReadOutcome => {
  const known = new Set(
    plan.definitions.flatMap(({ name, list, node }) =>
      list === undefined ? [name, ...(node?.weight === undefined || node.weight === "0" ? [] : [shareOf(name)])] : [],
    ),
  );
  return (read, path, about) => {
    const expect: Record<string, string> = {};
    for (const [name, value] of Object.entries(read.expect ?? {})) {
      if (!known.has(name) && complete)
        complain(unknownFigure, [...path, "expect", name], { name, near: suggest(name, known) }, { part: "key" });
      else if (typeof value === "string") expect[name] = value;
      else complain(oneValue, [...path, "expect", name], { name });
    }
    const refuses =
      typeof read.refuses === "string"
        ? [read.refuses]
        : Array.isArray(read.refuses)
          ? read.refuses.filter((code) => typeof code === "string")
          : [];
    if (Object.keys(read.expect ?? {}).length === 0 && refuses.length === 0)
      complain(nothingExpected, path, { name: about }, { part: "key" });
    return { expect, refuses };
  };
};

/** `given` over what was given before; nested groups of facts are merged, an empty text takes a fact away. */
export const merge = (base: Given, over: Given): Given => {
  const merged: Record<string, Tree> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? merge(before, value) : value;
  }
  return merged;
};
