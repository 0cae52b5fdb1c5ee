/** Formulas as programs take them: at most 8,192 characters and 64 calls deep. What is longer goes into cells of its own, and so does what people could no longer read. */
import type { Formula } from "./formula.ts";

/** Puts a formula into a column of its own, and answers its cell. */
export type Hoist = (formula: Formula) => Formula;

/** Where columns have up to three letters and rows up to five digits. */
const cellLength = 11;
const longest = 1800;
const deepest = 24;

type Size = { readonly length: number; readonly depth: number };
const sizes = new WeakMap<Formula, Size>();
const sizeOf = (formula: Formula): Size => {
  const known = sizes.get(formula);
  if (known) return known;
  const size = measure(formula);
  sizes.set(formula, size);
  return size;
};
const measure = (formula: Formula): Size => {
  switch (formula.is) {
    case "literal":
      return { length: formula.text.length, depth: 0 };
    case "head":
      return { length: cellLength, depth: 0 };
    case "cells":
      return { length: formula.reach === "row" && formula.to === undefined ? cellLength : 4 * cellLength, depth: 0 };
    case "call":
    case "infix": {
      const parts = formula.of.map(sizeOf);
      const own = formula.is === "call" ? formula.name.length + 2 : 2;
      return {
        length: parts.reduce((total, { length }) => total + length + 1, own),
        depth: Math.max(0, ...parts.map(({ depth }) => depth)) + (formula.is === "call" ? 1 : 0),
      };
    }
  }
};
const isTooLarge = ({ length, depth }: Size): boolean => length > longest || depth > deepest;

type Compound = Extract<Formula, { readonly of: readonly Formula[] }>;
/** The formula, its largest or deepest parts put elsewhere until it fits. */
export const fitted = (formula: Formula, hoist: Hoist): Formula => {
  if (!("of" in formula) || !isTooLarge(sizeOf(formula))) return formula;
  let whole: Compound = { ...formula, of: formula.of.map((part) => fitted(part, hoist)) };
  while (isTooLarge(sizeOf(whole))) {
    const { depth } = sizeOf(whole);
    const size = (part: Formula): number => (depth > deepest ? sizeOf(part).depth * longest : 0) + sizeOf(part).length;
    const largest: Formula = whole.of.reduce((a, b) => (size(b) > size(a) ? b : a));
    if (!("of" in largest)) return whole;
    const cell = hoist(largest);
    whole = { ...whole, of: whole.of.map((part) => (part === largest ? cell : part)) };
  }
  return whole;
};
