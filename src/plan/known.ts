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
type Given = ReturnType<Facts["get"]>;

const givenTo = ({ names, facts, onMissing }: Known, name: string): Given => {
  const found = facts?.get(name);
  if (found === undefined && !names.input(name)?.optional) onMissing(name);
  return found;
};
/** Left out for good: an optional fact that is not there once facts are known. */
const leftOut = ({ names, facts }: Known, name: string): boolean => facts !== undefined && names.input(name)?.optional === true;
/** Reading it refuses, whatever else becomes known. */
const absent = (known: Known, name: string, value: Given): boolean =>
  value === notApplicable || (value === undefined && leftOut(known, name));
const truthOf = (value: boolean): Truth => (value ? always : never);

export const numberOf = (known: Known, name: string): Bound | undefined => {
  const value = givenTo(known, name);
  if (isFraction(value)) return point(value);
  const type = known.names.input(name)?.of;
  return type?.type === "number" && !absent(known, name, value) ? shownBound(type) : undefined;
};
export const flagOf = (known: Known, name: string): Truth => {
  const value = givenTo(known, name);
  return typeof value === "boolean" ? truthOf(value) : absent(known, name, value) ? refused : perhaps;
};
/** Whether it is given, or was marked not applicable. */
export const stateOf = (known: Known, op: "given" | "notApplicable", name: string): Truth => {
  const value = givenTo(known, name);
  const { optional = false, mayNotApply = false } = known.names.input(name) ?? {};
  if (value !== undefined) return truthOf((value === notApplicable) === (op === "notApplicable"));
  if (leftOut(known, name)) return never;
  if (op === "notApplicable") return mayNotApply ? perhaps : never;
  return optional || mayNotApply ? perhaps : always;
};
export const optionsOf = (known: Known, name: string): readonly string[] => {
  const value = givenTo(known, name);
  if (typeof value === "string") return [value];
  const type = known.names.input(name)?.of;
  return type?.type === "choice" && !absent(known, name, value) ? type.values.map((option) => option.value) : [];
};
/** The records of a list, or how many there can be. */
export const recordsOf = (
  known: Known,
  name: string,
): readonly Facts[] | { readonly atLeast: number; readonly atMost: number } | undefined => {
  const value = givenTo(known, name);
  if (isRecords(value)) return value;
  if (absent(known, name, value)) return undefined;
  const of = known.names.input(name)?.of;
  const { atLeast = 0, atMost = 0 } = of?.type === "list" ? of : {};
  return { atLeast, atMost };
};
