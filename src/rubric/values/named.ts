/** A value made a line of the plan, under the name that the file gives it. */
import { kindNames, type Typed, type TypedNumber, typedNumber } from "../../language/kinds.ts";
import type { Complain } from "../../language/validate.ts";
import { noValue } from "../complaints.ts";
import type { About, Workshop } from "../workshop.ts";

export const nameNumber = (name: string, typed: TypedNumber, about: About, workshop: Workshop): TypedNumber =>
  typedNumber(typed.kind, workshop.define(name, typed, about));

/** Of any sort that can be a line; undefined: complained. */
export const nameValue = (
  name: string,
  typed: Typed,
  about: About,
  { workshop, complain }: { readonly workshop: Workshop; readonly complain: Complain },
): Typed | undefined => {
  switch (typed.sort) {
    case "number":
      return nameNumber(name, typed, about, workshop);
    case "choice":
      return { ...typed, value: workshop.defineChoice(name, typed.value, typed.values, about) };
    case "flag":
      return { ...typed, value: workshop.defineCondition(name, typed.value, about) };
    case "text":
    case "list":
    case "column":
    case "people":
      complain(noValue, about.at, { name, found: kindNames[typed.sort] }, { part: "key" });
      return undefined;
  }
};
