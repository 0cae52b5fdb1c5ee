/** A value that a fact takes, to be shown as an example: of numbers a round one. */
import type { Facts } from "../plan/facts.ts";
import type { Input, InputType } from "../plan/ir.ts";
import { add, compare, divide, type Fraction, fraction, fromText, isMultiple, multiply, round } from "../text/exact.ts";

export const exampleOf = ({ of }: Input): ReturnType<Facts["get"]> => {
  switch (of.type) {
    case "number":
      return numberIn(of);
    case "choice":
      return of.values[0]?.value;
    case "flag":
      return true;
    case "text":
    case "list":
      return undefined;
  }
};

const [ten, half, whole] = [fraction(10), fraction(1, 2), fraction(1)];
const numberIn = ({ low, high, unit, kind }: InputType & { readonly type: "number" }): Fraction => {
  const [least, most] = [fromText(low), fromText(high)];
  const step = unit === "fraction" ? undefined : fromText(unit);
  const fits = (x: Fraction): boolean =>
    compare(x, least) >= 0 && compare(x, most) <= 0 && (step === undefined || isMultiple(x, step));
  const middle = multiply(add(least, most), half);
  // A power of ten says nothing of a day.
  if (kind === "date" || kind === "datetime")
    return step === undefined ? middle : multiply(round(divide(middle, step), whole, "floor"), step);
  const hour = fraction(3600);
  const start = kind === "duration" ? hour : kind === "percent" ? fraction(1, 100) : whole;
  let found: Fraction | undefined;
  for (let power = start; compare(power, middle) <= 0; power = multiply(power, ten)) if (fits(power)) found = power;
  return found ?? (fits(most) ? most : least);
};
