/** Facts that were read and checked already, into the same registers: what a `Put` or a `Fill` is handed here is known to be a fact. */

import type { Column, Integers } from "../../integers/ir.ts";
import { type ColumnOf, optionCodes, unitsOf } from "../../integers/units.ts";
import type { Facts } from "../../plan/facts.ts";
import { notApplicable as doesNotApply, isFraction, isRecords } from "../../plan/facts.ts";
import { choicePut, type Entry, type EntryOf, type Fill, flagPut, type Put, textPut } from "./entries.ts";
import { isNarrow } from "./registers.ts";
import type { Numbers, Wides } from "./steps.ts";
import { missing, notApplicable } from "./steps.ts";
import type { Store, Stores } from "./stores.ts";

type Given = ReturnType<Facts["get"]>;
const numberPut = (column: ColumnOf<"number">): Put => {
  const unitsIn = unitsOf(column);
  const narrow = isNarrow(column);
  return (given, n, at, w, wideAt) => {
    const fact = given as Given;
    const value = isFraction(fact) ? unitsIn(fact) : undefined;
    if (value === undefined) return false;
    n[at] = Number(value);
    if (!narrow) w[wideAt] = value;
    return true;
  };
};
const read = (entries: readonly Entry[], from: Facts, n: Numbers, w: Wides, start: number): boolean =>
  entries.every(({ key, at, wideAt, put, required }) => {
    const given = from.get(key);
    if (given !== undefined && given !== doesNotApply) return put(given, n, start + at, w, start + wideAt);
    n[start + at] = given === undefined ? missing : notApplicable;
    return !required;
  });
const listPut =
  (entries: readonly Entry[], store: Store): Put =>
  (given, n, at) => {
    if (!isRecords(given as Given)) return false;
    const records = given as readonly Facts[];
    store.reserve(records.length);
    n[at] = records.length;
    return records.every((record, i) => read(entries, record, store.numbers, store.wides, i * store.width));
  };

export const checkedFiller = ({ columns, choices }: Integers, entryOf: EntryOf, stores: Stores): Fill => {
  const entriesOf = (list: string | undefined): readonly Entry[] =>
    columns.filter((column) => column.list === list).map((column) => entryOf(column, column.name, put(column)));
  const put = ({ name, of }: Column): Put => {
    switch (of.type) {
      case "number":
        return numberPut(of);
      case "choice":
        return choicePut(optionCodes(of, choices));
      case "flag":
        return flagPut;
      case "text":
        return textPut;
      case "list": {
        const store = stores.get(name);
        return store ? listPut(entriesOf(name), store) : () => false;
      }
    }
  };
  const entries = entriesOf(undefined);
  return (from, n, w) => read(entries, from as Facts, n, w, 0);
};
