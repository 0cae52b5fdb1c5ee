/**
 * Raw facts into registers. The quick reader takes the everyday spellings and says no to everything else, right or wrong: then the slow
 * reader decides. What it takes means the same there. Every fact is read, also those that turn out not to be needed.
 */
import type { Column } from "../../integers/ir.ts";
import type { ColumnOf } from "../../integers/units.ts";
import type { Input, Option } from "../../plan/ir.ts";
import type { Filler } from "./compile.ts";
import { choicePut, type Entry, flagPut, type Put, type Supplied, textPut } from "./entries.ts";
import { numberReader } from "./numbers.ts";
import type { Numbers, Wides } from "./steps.ts";
import { missing, notApplicable } from "./steps.ts";
import type { Store } from "./stores.ts";

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

/** Not a list, nor an object that keeps its facts where only its class knows. */
const isPlain = (given: unknown): given is Readonly<Record<string, unknown>> => {
  if (typeof given !== "object" || given === null) return false;
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === Object.prototype || prototype === null;
};
type Raw = Readonly<Record<string, unknown>>;
const readOne = (entry: Entry, given: unknown, n: Numbers, w: Wides, start: number): boolean => {
  const at = start + entry.at;
  if (entry.put(given, n, at, w, start + entry.wideAt)) return true;
  if (entry.required) return false;
  if (given === undefined || given === null || given === "") n[at] = missing;
  else if (given === "n/a" && entry.mayNotApply) n[at] = notApplicable;
  else return false;
  return true;
};
const read = (entries: readonly Entry[], from: Raw, n: Numbers, w: Wides, start: number): boolean => {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    if (!readOne(entry, from[entry.key], n, w, start)) return false;
  }
  return true;
};
const knows = (entries: readonly Entry[]): ((record: Raw) => boolean) => {
  const known = new Set(entries.map(({ key }) => key));
  return (record) => {
    for (const key in record) if (!known.has(key)) return false;
    return true;
  };
};

/** `{ attitude: { customer: 4 } }` for `attitude.customer`; whoever writes both is for the slow reader. */
type Group = {
  readonly key: string;
  readonly flat: readonly Entry[];
  readonly nested: readonly Entry[];
  readonly isKnown: (record: Raw) => boolean;
};
type Member = { readonly entry: Entry; readonly of: string; readonly key: string };
const groupsOf = (members: readonly Member[]): readonly Group[] =>
  [...new Set(members.map(({ of }) => of))].map((key): Group => {
    const own = members.filter(({ of }) => of === key);
    const nested = own.map((member) => ({ ...member.entry, key: member.key }));
    return { key, flat: own.map(({ entry }) => entry), nested, isKnown: knows(nested) };
  });
const readGroup = ({ key, flat, nested, isKnown }: Group, from: Raw, n: Numbers, w: Wides): boolean => {
  const inner = from[key];
  if (inner === undefined) return read(flat, from, n, w, 0);
  if (!isPlain(inner) || !isKnown(inner) || flat.some((entry) => entry.key in from)) return false;
  return read(nested, inner, n, w, 0);
};

/** The records of a list go to its store; the register gets their number. */
const listPut = (entries: readonly Entry[], store: Store, { atLeast, atMost }: ColumnOf<"list">): Put => {
  const isKnown = knows(entries);
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

export const rawFiller: Filler = ({ inputs }, { columns, choices }, { entryOf, stores }) => {
  const entry = (input: Input, key: string): Entry => {
    const column = columns.find(({ name }) => name === input.name);
    const store = stores.get(input.name);
    if (!column) throw new Error(`the integer form has no input ${input.name}`);
    return entryOf(column, key, put(input, column, store));
  };
  const put = (input: Input, { of }: Column, store: Store | undefined): Put => {
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
        const entries = own.map((column) => entry(column, column.member.key));
        return store ? listPut(entries, store, of) : () => false;
      }
    }
  };
  const isSupplied = ({ source }: Input) => source !== undefined;
  const facts = inputs.filter((input) => !isSupplied(input));
  const single = facts.filter(({ member }) => !member).map((input) => entry(input, input.name));
  const groups = groupsOf(facts.flatMap((input) => (input.member ? [{ entry: entry(input, input.name), ...input.member }] : [])));
  const others = inputs.filter(isSupplied).map((input) => entry(input, input.name));
  const readSupplied = (from: Supplied, n: Numbers, w: Wides): boolean => {
    for (let i = 0; i < others.length; i++) if (!readOne(others[i] as Entry, from[i], n, w, 0)) return false;
    return true;
  };
  return (from, n, w, supplied) =>
    isPlain(from) &&
    read(single, from, n, w, 0) &&
    groups.every((group) => readGroup(group, from, n, w)) &&
    // Facts that were kept may hold what an earlier run supplied.
    (supplied ? readSupplied(supplied, n, w) : read(others, from, n, w, 0));
};
