/** Formulas as text: the parts that stay the same down a column, and the addresses between them. */
import type { Formula, Sign } from "./formula.ts";

/** Where the columns of a table stand. */
export type Site = {
  /** As other sheets name it, quoted and with its mark: `'Fill in'!`. */
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
  readonly letters: (column: string) => string;
};
export type Sites = (table: string) => Site;
/** The formula of one row. */
export type Printer = (row: number) => string;

const strengths: Readonly<Record<Sign, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
};

/** A row number stands between two parts. */
type Parts = { readonly add: (text: string) => void; readonly row: (offset: number) => void };

/** Compiles a formula that stands in `table`. */
export const printer = (formula: Formula, table: string, sites: Sites): Printer => {
  const texts: string[] = [""];
  const offsets: number[] = [];
  const parts: Parts = {
    add: (text) => {
      texts[texts.length - 1] += text;
    },
    row: (offset) => {
      offsets.push(offset);
      texts.push("");
    },
  };
  write(formula, 0, { parts, table, sites });
  const [first = ""] = texts;
  return (row) => {
    let written = first;
    for (let i = 0; i < offsets.length; i++) written += row + (offsets[i] as number) + (texts[i + 1] as string);
    return written;
  };
};

type Place = { readonly parts: Parts; readonly table: string; readonly sites: Sites };
/** Whoever stands inside of a stronger operator is put in brackets. */
const write = (formula: Formula, strength: number, place: Place): void => {
  const { parts } = place;
  switch (formula.is) {
    case "literal":
      parts.add(strength > 3 && formula.text.startsWith("-") ? `(${formula.text})` : formula.text);
      break;
    case "cells":
      writeCells(formula, place);
      break;
    case "head": {
      const { sheet, first } = place.sites(formula.table);
      parts.add(`${formula.table === place.table ? "" : sheet}$A$${first - 1}`);
      break;
    }
    case "call":
      parts.add(`${formula.name}(`);
      formula.of.forEach((part, i) => {
        if (i > 0) parts.add(",");
        write(part, 0, place);
      });
      parts.add(")");
      break;
    case "infix": {
      const own = strengths[formula.sign];
      if (own < strength) parts.add("(");
      formula.of.forEach((part, i) => {
        if (i > 0) parts.add(formula.sign);
        // What is on the right of a − or / is taken away as a whole, and comparisons do not chain.
        const keeps = i === 0 ? own > 1 : formula.sign === "+" || formula.sign === "*" || formula.sign === "&";
        write(part, keeps ? own : own + 1, place);
      });
      if (own < strength) parts.add(")");
      break;
    }
  }
};
const writeCells = ({ table, column, to, reach }: Formula & { is: "cells" }, { parts, table: home, sites }: Place): void => {
  const { sheet, first, last, letters } = sites(table);
  const other = table === home ? "" : sheet;
  const [from, upTo] = [letters(column), to === undefined ? undefined : letters(to)];
  if (reach === "all") {
    parts.add(`${other}$${from}$${first}:$${upTo ?? from}$${last}`);
    return;
  }
  if (reach === "above") {
    // From the header on, so that the first row has something above it.
    parts.add(`${other}$${from}$${first - 1}:$${from}`);
    parts.row(-1);
    return;
  }
  parts.add(`${other}$${from}`);
  parts.row(0);
  if (upTo === undefined) return;
  parts.add(`:$${upTo}`);
  parts.row(0);
};
