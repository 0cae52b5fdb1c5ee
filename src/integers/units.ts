/** Facts in and text out: a checked fact as whole units or as a code, and the text of what the slots of a definition hold. */
import { valueText } from "../plan/format.ts";
import type { Fraction } from "../text/exact.ts";
import { divide, fraction, fromText, isWhole, multiply, numerator } from "../text/exact.ts";
import type { Column, IntegerDefinition } from "./ir.ts";
import { contains, rangeOf } from "./ranges.ts";

export type ColumnOf<Type extends Column["of"]["type"]> = Extract<Column["of"], { readonly type: Type }>;

/** How many units of its column a fact is; undefined: it is off the grid or out of range, and so no fact. */
export const unitsOf = (column: ColumnOf<"number">): ((fact: Fraction) => bigint | undefined) => {
  const [unit, range] = [fromText(column.unit), rangeOf(column)];
  return (fact) => {
    const steps = divide(fact, unit);
    return isWhole(steps) && contains(range, numerator(steps)) ? numerator(steps) : undefined;
  };
};
/** The options of a column, each with its code. */
export const optionCodes = ({ codes }: ColumnOf<"choice">, choices: readonly string[]): ReadonlyMap<unknown, number> =>
  new Map(codes.map((code) => [choices[code], code]));

/** What the slot of a definition holds (a condition as 1 or 0), for a fraction over what its `den` holds. */
export type Text = (value: bigint | number, den?: bigint | number) => string;
/** Writes the values of a definition, as `valueText` does. */
export const textOf = (definition: IntegerDefinition, choices: readonly string[]): Text => {
  switch (definition.sort) {
    case "number": {
      const { kind } = definition;
      const unit = fromText(definition.unit);
      return (value, den = 1) => valueText(kind, multiply(fraction(value, den), unit));
    }
    case "choice":
      // The slot of a choice holds codes of options only.
      return (value) => choices[Number(value)] as string;
    case "condition":
      return (value) => (Number(value) === 1 ? "true" : "false");
  }
};
