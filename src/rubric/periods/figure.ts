/** A name of a finished sheet as something that another sheet can be given: which line of the plan it is, and what it can be. */
import { isAtom } from "../../plan/build.ts";
import type { Choice, Condition, InputType, Numeric } from "../../plan/ir.ts";
import type { Says } from "../../text/path.ts";
import type { Unfit, Workshop } from "../workshop.ts";

export type Figure = { readonly from: string; readonly of: InputType; readonly title: Says; readonly optional: boolean };

const typeOf = (from: string, workshop: Workshop): InputType | undefined => {
  const input = workshop.inputs.get(from);
  if (input) return input.of;
  const is = workshop.definitions.get(from)?.is;
  switch (is?.sort) {
    case "number": {
      const { kind, low, high, unit } = is;
      return { type: "number", kind, low, high, unit };
    }
    case "choice":
      return { type: "choice", values: is.values.map((value) => ({ value, title: { zh: value, en: value } })) };
    case "condition":
      return { type: "flag" };
    default:
      return undefined;
  }
};

const nameOf = (value: Numeric | Choice | Condition): string | undefined => {
  switch (value.op) {
    case "input":
    case "ref":
    case "choiceInput":
    case "refChoice":
    case "flag":
    case "refCondition":
      return value.name;
    default:
      return undefined;
  }
};

/** `sales.share` is a line of the plan only from here on. */
export const figureOf = (name: string, workshop: Workshop): Figure | Unfit | "failed" | undefined => {
  const named = workshop.names.get(name);
  const typed = named?.resolve();
  if (!named || typed === undefined) return undefined;
  if (typed === "failed") return typed;
  if (typed.sort !== "number" && typed.sort !== "choice" && typed.sort !== "flag") return { unfit: "sort" };
  const { title, path: at } = named;
  const known = workshop.definitions.has(name) ? name : undefined;
  const from =
    typed.sort === "number" && !isAtom(typed.value)
      ? (known ?? nameOf(workshop.define(name, typed, { at, title })))
      : nameOf(typed.value);
  const of = from === undefined ? undefined : typeOf(from, workshop);
  return from !== undefined && of
    ? { from, of, title, optional: workshop.inputs.get(from)?.optional ?? false }
    : { unfit: "sort" };
};
