/**
 * Raw facts into registers. The quick reader takes the everyday spellings and says no to everything else, right or wrong: then the slow
 * reader decides. What it takes means the same there. Every fact is read, also those that turn out not to be needed.
 */
import type { Column, Integers } from "../plan/integers.ts";
import type { Input, Option } from "../plan/ir.ts";
import type { Entry, EntryOf, Fill, Put, Store } from "./fast-blocks.ts";
import { numberReader } from "./fast-numbers.ts";
import type { Numbers, Wides } from "./fast-steps.ts";
import { missing, notApplicable } from "./fast-steps.ts";

const folded = (name: string) => name.normalize("NFKC").trim().toLowerCase();
/** An option is named by its value or a title; names that look the same and mean two options are for the slow reader. */
const optionNames = (options: readonly Option[], choices: readonly string[]): ReadonlyMap<unknown, number> => {
  const meanings = options.flatMap(({ value, title }) =>
    [value, title.zh, title.en].map((name) => ({ name, code: choices.indexOf(value) })),
  );
  const isClear = ({ name, code }: (typeof meanings)[number]) =>
    name !== "" && name !== "n/a" && meanings.every((other) => folded(other.name) !== folded(name) || other.code === code);
  return new Map(meanings.filter(isClear).map(({ name, code }) => [name, code]));
};
export const choicePut =
  (codes: ReadonlyMap<unknown, number>): Put =>
  (given, n, at) => {
    const code = codes.get(given);
    if (code === undefined) return false;
    n[at] = code;
    return true;
  };
export const flagPut: Put = (given, n, at) => {
  if (given === true || given === "true") n[at] = 1;
  else if (given === false || given === "false") n[at] = 0;
  else return false;
  return true;
};
export const textPut: Put = (given, n, at) => {
  n[at] = 1;
  return typeof given === "string" && given !== "" && given.trim() === given;
};

/** Not a list, nor an object that keeps its facts where only its class knows. */
const isPlain = (given: unknown): given is Readonly<Record<string, unknown>> => {
  if (typeof given !== "object" || given === null) return false;
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === Object.prototype || prototype === null;
};
const read = (
  entries: readonly Entry[],
  from: Readonly<Record<string, unknown>>,
  n: Numbers,
  w: Wides,
  start: number,
): boolean => {
  for (let i = 0; i < entries.length; i++) {
    const { key, at, wideAt, put, required, mayNotApply } = entries[i] as Entry;
    const given = from[key];
    if (put(given, n, start + at, w, start + wideAt)) continue;
    if (required) return false;
    if (given === undefined || given === null || given === "") n[start + at] = missing;
    else if (given === "n/a" && mayNotApply) n[start + at] = notApplicable;
    else return false;
  }
  return true;
};

/** The records of a list go to its store; the register gets their number. */
const listPut = (entries: readonly Entry[], store: Store, { atLeast, atMost }: Column["of"] & { type: "list" }): Put => {
  const known = new Set(entries.map(({ key }) => key));
  const isKnown = (record: object) => {
    for (const key in record) if (!known.has(key)) return false;
    return true;
  };
  return (given, n, at) => {
    if (!Array.isArray(given) || given.length > atMost || given.length < atLeast) return false;
    const records: readonly unknown[] = given;
    store.reserve(records.length);
    for (let i = 0; i < records.length; i++) {
      const record = records[i];
      if (!isPlain(record) || !isKnown(record)) return false;
      if (!read(entries, record, store.numbers, store.wides, i * store.width)) return false;
    }
    n[at] = records.length;
    return true;
  };
};

export const rawFiller = (
  inputs: readonly Input[],
  { columns, choices }: Integers,
  entryOf: EntryOf,
  stores: ReadonlyMap<string, Store>,
): Fill => {
  const entry = (input: Input, key: string): Entry => {
    const column = columns.find(({ name }) => name === input.name);
    const store = stores.get(input.name);
    if (!column) throw new Error(`the integer form has no input ${input.name}`);
    return entryOf(column, key, put(input, column, store));
  };
  const put = (input: Input, { name, of }: Column, store: Store | undefined): Put => {
    switch (of.type) {
      case "number":
        return numberReader(of);
      case "choice":
        return choicePut(optionNames(input.of.type === "choice" ? input.of.values : [], choices));
      case "flag":
        return flagPut;
      case "text":
        return textPut;
      case "list": {
        const own = input.of.type === "list" ? input.of.columns : [];
        const entries = own.map((column) => entry(column, column.name.slice(name.length + 1)));
        return store ? listPut(entries, store, of) : () => false;
      }
    }
  };
  const entries = inputs.map((input) => entry(input, input.name));
  return (from, n, w) => isPlain(from) && read(entries, from, n, w, 0);
};
