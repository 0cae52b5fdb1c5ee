/**
 * Facts into registers. The quick reader takes the everyday spellings and says no to everything else, right or wrong: then the slow reader
 * decides. What it takes means the same there. Every fact is read, also those that turn out not to be needed.
 */

import type { Facts } from "../plan/facts.ts";
import { notApplicable as doesNotApply, isFraction, isRecords } from "../plan/facts.ts";
import { rangeOf } from "../plan/integer-nodes.ts";
import type { Column, Integers } from "../plan/integers.ts";
import type { Input, Option } from "../plan/ir.ts";
import type { Fraction } from "../text/exact.ts";
import { divide, fromText, isWhole, numerator } from "../text/exact.ts";
import type { Machine, Store } from "./fast-blocks.ts";
import { numberReader } from "./fast-numbers.ts";
import type { Numbers, Wides } from "./fast-steps.ts";
import { missing, notApplicable } from "./fast-steps.ts";

/** Puts one given value into `n[at]`, or a number that says "present" there and the value into `w[wideAt]`. False: not for this reader. */
export type Put = (given: unknown, n: Numbers, at: number, w: Wides, wideAt: number) => boolean;
type Source = {
  readonly get: (from: unknown, column: Column) => unknown;
  readonly isMissing: (given: unknown) => boolean;
  readonly isNotApplicable: (given: unknown) => boolean;
  readonly isRecord: (given: unknown) => boolean;
  readonly put: (column: Column) => Put;
};
export type Fill = (from: unknown, n: Numbers, w: Wides) => boolean;

/** An option is named by its value or a title; a name that could mean two options is for the slow reader. */
const optionNames = (options: readonly Option[], choices: readonly string[]): ReadonlyMap<unknown, number> => {
  const meanings = options.flatMap(({ value, title }) =>
    [value, title.zh, title.en].map((name) => [name, choices.indexOf(value)] as const),
  );
  return new Map(meanings.filter(([name, code]) => meanings.every(([other, meant]) => other !== name || meant === code)));
};
const choicePut =
  (codes: ReadonlyMap<unknown, number>): Put =>
  (given, n, at) => {
    const code = codes.get(given);
    if (code === undefined) return false;
    n[at] = code;
    return true;
  };
const flagPut: Put = (given, n, at) => {
  if (given === true || given === "true") n[at] = 1;
  else if (given === false || given === "false") n[at] = 0;
  else return false;
  return true;
};
const textPut: Put = (given, n, at) => {
  n[at] = 1;
  return typeof given === "string";
};

const rawSource = (inputs: readonly Input[], choices: readonly string[]): Source => {
  const all = inputs.flatMap((input) => (input.of.type === "list" ? [input, ...input.of.columns] : [input]));
  const keys = new Map(all.map(({ name }) => [name, name]));
  for (const { name, of } of inputs)
    if (of.type === "list") for (const column of of.columns) keys.set(column.name, column.name.slice(name.length + 1));
  const put = ({ name, of }: Column): Put => {
    const type = all.find((input) => input.name === name)?.of;
    switch (of.type) {
      case "number":
        return numberReader(of);
      case "choice":
        return choicePut(optionNames(type?.type === "choice" ? type.values : [], choices));
      case "flag":
        return flagPut;
      case "text":
        return textPut;
      case "list":
        return () => false;
    }
  };
  return {
    get: (from, { name }) => (from as Readonly<Record<string, unknown>>)[keys.get(name) ?? name],
    isMissing: (given) => given === undefined || given === null || given === "",
    isNotApplicable: (given) => given === "n/a",
    isRecord: (given) => typeof given === "object" && given !== null && !Array.isArray(given),
    put,
  };
};

const checkedNumber = ({ unit: text, ...span }: Column["of"] & { type: "number" }): Put => {
  const unit = fromText(text);
  const { low, high } = rangeOf(span);
  return (given, n, at, w, wideAt) => {
    const steps = divide(given as Fraction, unit);
    const value = numerator(steps);
    if (!isWhole(steps) || (low !== undefined && value < low) || (high !== undefined && value > high)) return false;
    n[at] = Number(value);
    if (wideAt >= 0) w[wideAt] = value;
    return true;
  };
};
const checkedSource = (choices: readonly string[]): Source => ({
  get: (from, { name }) => (from as Facts).get(name),
  isMissing: (given) => given === undefined,
  isNotApplicable: (given) => given === doesNotApply,
  isRecord: (given) => given instanceof Map,
  put: ({ of }) => {
    switch (of.type) {
      case "number": {
        const put = checkedNumber(of);
        return (given, ...rest) => isFraction(given as ReturnType<Facts["get"]>) && put(given, ...rest);
      }
      case "choice":
        return choicePut(new Map(of.codes.map((code) => [choices[code], code])));
      case "flag":
        return flagPut;
      case "text":
        return textPut;
      case "list":
        return (given) => isRecords(given as ReturnType<Facts["get"]>);
    }
  },
});

/** The records of a list go to its store; the register gets their number. */
const listPut = (source: Source, store: Store, columns: readonly Column[], atMost: number): Put => {
  const own = store.columns.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const puts = own.map(source.put);
  return (given, n, at) => {
    if (!Array.isArray(given) || given.length > atMost) return false;
    if (store.numbers.length < given.length * store.width) store.numbers = new Float64Array(given.length * store.width * 2);
    for (let i = 0; i < given.length; i++) {
      const record: unknown = given[i];
      if (!source.isRecord(record) || !fillOne(source, own, puts, record, store.numbers, i * store.width, store.wides))
        return false;
    }
    n[at] = given.length;
    return true;
  };
};
const fillOne = (
  source: Source,
  columns: readonly Column[],
  puts: readonly Put[],
  from: unknown,
  n: Numbers,
  start: number,
  w: Wides,
): boolean => {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column;
    const given = source.get(from, column);
    const at = start + i;
    if (source.isMissing(given)) n[at] = missing;
    else if (source.isNotApplicable(given)) {
      if (!column.mayNotApply) return false;
      n[at] = notApplicable;
    } else if (!(puts[i] as Put)(given, n, at, w, at)) return false;
  }
  return true;
};

const filler = (source: Source, { columns }: Integers, machine: Machine): Fill => {
  const own = columns.filter(({ list }) => list === undefined);
  const places = own.map(({ name }) => machine.register(name));
  const puts = own.map((column) => {
    const store = machine.stores.get(column.name);
    return column.of.type === "list" && store ? listPut(source, store, columns, column.of.atMost) : source.put(column);
  });
  return (from, n, w) => {
    for (let i = 0; i < own.length; i++) {
      const column = own[i] as Column;
      const { state, value } = places[i] as (typeof places)[number];
      const given = source.get(from, column);
      if (source.isMissing(given)) n[state] = missing;
      else if (source.isNotApplicable(given)) {
        if (!column.mayNotApply) return false;
        n[state] = notApplicable;
      } else if (!(puts[i] as Put)(given, n, state, w, value.wide ? value.at : -1)) return false;
    }
    return true;
  };
};
export const rawFiller = (inputs: readonly Input[], integers: Integers, machine: Machine): Fill =>
  filler(rawSource(inputs, integers.choices), integers, machine);
export const checkedFiller = (integers: Integers, machine: Machine): Fill =>
  filler(checkedSource(integers.choices), integers, machine);
