/**
 * Formulas of cells as data, filled down a table: one row a person, or a record of a list. Everything here is arithmetic on whole numbers, which
 * every spreadsheet program does exactly below 10^14; what has no value is #N/A, which goes through operators and functions by itself.
 */

/** Which cells: of this row, of the row's column from top to bottom, or of the rows above this one. */
export type Reach = "row" | "all" | "above";
export type Formula =
  /** As it stands in the formula: a number, a text in quotes, TRUE, NA(), a range of another sheet. */
  | { readonly is: "literal"; readonly text: string }
  /** A column of a table; with `to`, all columns from the one to the other. */
  | { readonly is: "cells"; readonly table: string; readonly column: string; readonly to?: string; readonly reach: Reach }
  /** The header above the first row of a table. */
  | { readonly is: "head"; readonly table: string }
  | { readonly is: "call"; readonly name: string; readonly of: readonly Formula[] }
  | { readonly is: "infix"; readonly sign: Sign; readonly of: readonly Formula[] };
export type Sign = "+" | "-" | "*" | "/" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";

export const literal = (text: string): Formula => ({ is: "literal", text });
export const number = (value: bigint | number | string): Formula => literal(String(value));
export const text = (words: string): Formula => literal(`"${words.replaceAll('"', '""')}"`);
export const truth = (holds: boolean): Formula => literal(holds ? "TRUE" : "FALSE");
export const none: Formula = literal("NA()");
/** Calls that can be made of smaller ones; programs take 255 operands, and people fewer. */
const ofParts: ReadonlySet<string> = new Set(["SUM", "AND", "OR", "MIN", "MAX"]);
const mostOperands = 40;
export const call = (name: string, ...of: readonly Formula[]): Formula => {
  if (of.length <= mostOperands || !ofParts.has(name)) return { is: "call", name, of };
  const parts = Array.from({ length: Math.ceil(of.length / mostOperands) }, (_, i) =>
    call(name, ...of.slice(i * mostOperands, (i + 1) * mostOperands)),
  );
  return call(name, ...parts);
};
export const infix = (sign: Sign, ...of: readonly Formula[]): Formula => ({ is: "infix", sign, of });
export const when = (condition: Formula, yes: Formula, no: Formula): Formula => call("IF", condition, yes, no);
export const lacks = (value: Formula): Formula => call("ISNA", value);
export const cell = (table: string, column: string): Formula => ({ is: "cells", table, column, reach: "row" });
export const range = (table: string, column: string, to?: string): Formula => ({
  is: "cells",
  table,
  column,
  ...(to === undefined ? {} : { to }),
  reach: "all",
});
export const above = (table: string, column: string): Formula => ({ is: "cells", table, column, reach: "above" });

const isLiteral = (formula: Formula, text: string): boolean => formula.is === "literal" && formula.text === text;
export const isTruth = (formula: Formula, holds: boolean): boolean => isLiteral(formula, holds ? "TRUE" : "FALSE");
/** A cell or a literal: it may be named twice without being reckoned twice. */
export const isAtom = (formula: Formula): boolean => formula.is === "literal" || formula.is === "cells";

const numberOf = (formula: Formula): bigint | undefined =>
  formula.is === "literal" && /^-?\d+$/.test(formula.text) ? BigInt(formula.text) : undefined;
/** `a + b − 3`: what is negative is taken away. */
export const sum = (of: readonly Formula[]): Formula =>
  of.reduce((left, part) => {
    const value = numberOf(part);
    if (value !== undefined && value < 0n) return infix("-", left, number(-value));
    if (part.is !== "infix" || part.sign !== "*") return infix("+", left, part);
    const factors = part.of.map(numberOf);
    const at = factors.findIndex((factor) => factor !== undefined && factor < 0n);
    const factor = factors[at];
    if (factor === undefined) return infix("+", left, part);
    const rest = part.of.filter((_, i) => i !== at);
    return infix("-", left, product(factor === -1n ? rest : [...rest, number(-factor)]));
  });
export const product = (of: readonly Formula[]): Formula => {
  const [only] = of;
  return only && of.length === 1 ? only : infix("*", ...of);
};
/** Read from left to right, up to the first that fails; no value there is no value of the whole. */
export const everyOne = (of: readonly Formula[]): Formula => {
  const [first, ...rest] = of;
  if (!first) return truth(true);
  return rest.length === 0 ? first : when(first, everyOne(rest), truth(false));
};
export const anyOne = (of: readonly Formula[]): Formula => {
  const [first, ...rest] = of;
  if (!first) return truth(false);
  return rest.length === 0 ? first : when(first, truth(true), anyOne(rest));
};
/** All of them read, whatever the others are. */
export const and = (of: readonly Formula[]): Formula => {
  const parts = of.filter((part) => !isTruth(part, true));
  const [first] = parts;
  if (!first) return truth(true);
  return parts.length === 1 ? first : call("AND", ...parts);
};
export const or = (of: readonly Formula[]): Formula => {
  const [first] = of;
  if (!first) return truth(false);
  return of.length === 1 ? first : call("OR", ...of);
};
/** n / d rounded down; d is positive. */
export const floorOf = (n: Formula, d: Formula): Formula => call("INT", infix("/", n, d));
/** Holds always, and has no value where `value` has none. */
export const read = (value: Formula): Formula => infix("=", value, value);
