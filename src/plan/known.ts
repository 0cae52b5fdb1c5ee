/** What an input of the plan can be: as it is declared, sharpened by the facts that there are. */
import { always, type Bound, never, perhaps, point, refused, shownBound, type Truth } from "./bounds/bounds.ts";
import type { Facts } from "./facts.ts";
import { isFraction, isRecords, notApplicable } from "./facts.ts";
import type { Names } from "./lookup.ts";

export type Known = {
  readonly names: Names;
  /** Absent: no fact has been seen yet. */
  readonly facts: Facts | undefined;
  /** Is told the name of every input that is asked for and not there. */
  readonly onMissing: (name: string) => void;
};

/** `absent`: reading it refuses, whatever else becomes known. */
const look = ({ names, facts, onMissing }: Known, name: string) => {
  const [input, value] = [names.input(name), facts?.get(name)];
  if (value === undefined && !input?.optional) onMissing(name);
  /** For good: an optional fact that is not there once facts are known. */
  const leftOut = value === undefined && facts !== undefined && input?.optional === true;
  return { input, value, leftOut, absent: leftOut || value === notApplicable };
};
const truthOf = (holds: boolean): Truth => (holds ? always : never);

export const numberOf = (known: Known, name: string): Bound | undefined => {
  const { input, value, absent } = look(known, name);
  if (isFraction(value)) return point(value);
  return input?.of.type === "number" && !absent ? shownBound(input.of) : undefined;
};
export const flagOf = (known: Known, name: string): Truth => {
  const { value, absent } = look(known, name);
  return typeof value === "boolean" ? truthOf(value) : absent ? refused : perhaps;
};
/** Whether it is given, or was marked not applicable. */
export const stateOf = (known: Known, op: "given" | "notApplicable", name: string): Truth => {
  const { input, value, leftOut } = look(known, name);
  if (value !== undefined) return truthOf((value === notApplicable) === (op === "notApplicable"));
  if (leftOut) return never;
  if (op === "notApplicable") return input?.mayNotApply ? perhaps : never;
  return input?.optional || input?.mayNotApply ? perhaps : always;
};
export const optionsOf = (known: Known, name: string): readonly string[] => {
  const { input, value, absent } = look(known, name);
  if (typeof value === "string") return [value];
  return input?.of.type === "choice" && !absent ? input.of.values.map((option) => option.value) : [];
};
/** The records of a list, or how many there can be. */
export const recordsOf = (
  known: Known,
  name: string,
): readonly Facts[] | { readonly atLeast: number; readonly atMost: number } | undefined => {
  const { input, value, absent } = look(known, name);
  if (isRecords(value)) return value;
  if (absent) return undefined;
  const { atLeast = 0, atMost = 0 } = input?.of.type === "list" ? input.of : {};
  return { atLeast, atMost };
};
