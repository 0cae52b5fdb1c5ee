/** The scope in which bounds of a plan are taken: its sheet, and the records of its lists. */

import { memo } from "../text/memo.ts";
import { type Bound, bounds, type Earlier, perhaps, type Records, type Scope, type Truth } from "./bounds/bounds.ts";
import type { Facts } from "./facts.ts";
import { flagOf, type Known, numberOf, optionsOf, recordsOf, stateOf } from "./known.ts";
import type { Names } from "./lookup.ts";

/** `facts`: what is known; none for the static ranges. `onMissing` is told the name of every unknown input that a live part of the plan reads. */
export const planScope = (names: Names, facts?: Facts, onMissing: (name: string) => void = () => {}): Scope =>
  open({ names, facts, onMissing });

type OneRecord = {
  readonly sheet: Scope;
  readonly list: string;
  /** The records before this one, given its own scope. */
  readonly earlier: (own: Scope) => Earlier;
};

const open = (known: Known, record?: OneRecord): Scope => {
  const { names } = known;
  /** Within a record, everything but its own columns and definitions is asked of the sheet. */
  const outside = (name: string): Scope | undefined =>
    record === undefined || homeOf(names, name) === record.list ? undefined : record.sheet;
  const definition = definitions(names, () => scope);
  const scope: Scope = {
    number: (atom) => {
      const elsewhere = outside(atom.name);
      if (elsewhere) return elsewhere.number(atom);
      return atom.op === "input" ? numberOf(known, atom.name) : definition.number(atom.name);
    },
    condition: (op, name) => {
      const elsewhere = outside(name);
      if (elsewhere) return elsewhere.condition(op, name);
      if (op === "refCondition") return definition.condition(name);
      return op === "flag" ? flagOf(known, name) : stateOf(known, op, name);
    },
    choice: (op, name) => {
      const elsewhere = outside(name);
      if (elsewhere) return elsewhere.choice(op, name);
      return op === "refChoice" ? definition.choice(name) : optionsOf(known, name);
    },
    earlier: () => record?.earlier(scope),
    records: (list, from) => (record ? record.sheet.records(list, record.sheet) : records(known, list, from)),
  };
  return scope;
};
/** The list that an input or a definition belongs to. */
const homeOf = (names: Names, name: string): string | undefined => {
  const definition = names.definition(name);
  return definition ? definition.list : names.input(name)?.member?.of;
};

/** What the definitions can be in one scope, each worked out once. */
const definitions = (names: Names, scope: () => Scope) => {
  const is = (name: string) => names.definition(name)?.is;
  return {
    number: memo((name: string): Bound | undefined => {
      const of = is(name);
      return of?.sort === "number" ? bounds.number(of.value)(scope()) : undefined;
    }),
    condition: memo((name: string): Truth => {
      const of = is(name);
      return of?.sort === "condition" ? bounds.condition(of.value)(scope()) : perhaps;
    }),
    choice: memo((name: string): readonly string[] => {
      const of = is(name);
      return of?.sort === "choice" ? bounds.choice(of.value)(scope()) : [];
    }),
  };
};

/** A list whose records are not known yet has one scope that stands for all of them. */
const records = (known: Known, list: string, from: Scope): Records | undefined => {
  const found = recordsOf(known, list);
  if (!found) return undefined;
  if ("atMost" in found) {
    const { atLeast, atMost } = found;
    const record: OneRecord = { sheet: from, list, earlier: (each) => ({ atMost: atMost - 1, each }) };
    return { atLeast, atMost, each: open({ ...known, facts: undefined }, record) };
  }
  const all: Scope[] = [];
  const sums: Extract<Earlier, { all: unknown }>["sums"] = new Map();
  for (const [place, facts] of found.entries())
    all.push(open({ ...known, facts }, { sheet: from, list, earlier: () => ({ all, place, sums }) }));
  return { known: all };
};
