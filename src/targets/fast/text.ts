/** The text of a result, the same as `valueText` writes: decimals of safe size without BigInt, and what has few values only once. */

import type { IntegerDefinition, Integers, Span } from "../../integers/ir.ts";
import { magnitude, rangeOf } from "../../integers/ranges.ts";
import { textOf } from "../../integers/units.ts";
import type { NumberKind } from "../../plan/ir.ts";
import type { Fraction } from "../../text/exact.ts";
import { decimals, denominator, fraction, fromText, multiply, numerator } from "../../text/exact.ts";
import type { Machine } from "./compile.ts";
import type { Register } from "./registers.ts";
import type { Numbers, Wides } from "./steps.ts";

export type Writer = (n: Numbers, w: Wides) => string;

/** `digits` with the point before its last `places`, without zeros at the end. */
const decimalText = (places: number): ((digits: number) => string) => {
  if (places === 0) return (digits) => String(digits);
  const power = 10 ** places;
  const tails = Array.from({ length: places <= 3 ? power : 0 }, (_, rest) => tail(rest, power));
  return (digits) => {
    const size = Math.abs(digits);
    const whole = Math.floor(size / power);
    const rest = size - whole * power;
    const text = whole + (tails[rest] ?? tail(rest, power));
    return digits < 0 ? `-${text}` : text;
  };
};
const tail = (rest: number, power: number): string =>
  rest === 0
    ? ""
    : `.${String(power + rest)
        .slice(1)
        .replace(/0+$/, "")}`;

const plainKinds: readonly NumberKind[] = ["count", "number", "percent", "money", "points"];
/** For decimals of safe size. The factor takes units to the last decimal. */
const quickText = (kind: NumberKind, unit: Fraction, span: Span): ((value: number) => string) | undefined => {
  const shown = kind === "percent" ? multiply(unit, fraction(100)) : unit;
  const places = decimals(shown);
  const { low, high } = rangeOf(span);
  if (!plainKinds.includes(kind) || places === undefined || places > 15 || low === undefined || high === undefined)
    return undefined;
  const factor = (numerator(shown) * 10n ** BigInt(places)) / denominator(shown);
  if ([low, high].some((end) => magnitude(end) * factor > BigInt(Number.MAX_SAFE_INTEGER))) return undefined;
  const text = decimalText(places);
  const times = Number(factor);
  return kind === "percent" ? (value) => `${text(value * times)}%` : (value) => text(value * times);
};

/** So many different texts of one definition are kept. */
const remembered = 4096;
const narrowWriter = (text: (value: number) => string, at: number, span: Span): Writer => {
  const { low, high } = rangeOf(span);
  if (low === undefined || high === undefined || high - low >= BigInt(remembered)) return (n) => text(n[at] as number);
  const texts: string[] = [];
  const start = Number(low);
  for (let i = start; i <= Number(high); i++) texts.push("");
  return (n) => {
    const value = n[at] as number;
    const known = texts[value - start] as string;
    if (known !== "") return known;
    const made = text(value);
    texts[value - start] = made;
    return made;
  };
};
const read = ({ wide, at }: Register, n: Numbers, w: Wides): bigint | number => (wide ? (w[at] as bigint) : (n[at] as number));
/** `span` is the range of the numerator. */
const numberWriter = (
  definition: IntegerDefinition & { readonly sort: "number" },
  num: Register,
  den: Register | undefined,
  span: Span,
): Writer => {
  const text = textOf(definition, []);
  if (num.wide || den) return (n, w) => text(read(num, n, w), den && read(den, n, w));
  return narrowWriter(quickText(definition.kind, fromText(definition.unit), span) ?? text, num.at, span);
};

/** Writes a definition of the sheet. */
export const writerOf = ({ definitions, slots, choices }: Integers, { roots }: Machine, name: string): Writer => {
  const definition = definitions.find((one) => one.name === name);
  const register = roots.get(name);
  if (!definition || !register || definition.list !== undefined)
    throw new Error(`the plan has no definition ${name} of the sheet`);
  const { at } = register;
  switch (definition.sort) {
    case "number": {
      const slot = slots.find((one) => one.name === name);
      const span = slot?.is.sort === "number" ? slot.is.value : {};
      return numberWriter(definition, register, roots.get(definition.den ?? ""), span);
    }
    case "choice":
      // A step has put the code of an option there.
      return (n) => choices[n[at] as number] as string;
    case "condition":
      return (n) => (n[at] === 1 ? "true" : "false");
  }
};
