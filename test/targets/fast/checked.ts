/**
 * The fast evaluator on facts that were read and checked already: held to the trace without a reader of raw facts between them. What a `Put` or
 * a `Fill` is handed here is known to be a fact.
 */

import type { Column } from "../../../src/integers/ir.ts";
import { type ColumnOf, optionCodes, unitsOf } from "../../../src/integers/units.ts";
import type { Facts } from "../../../src/plan/facts.ts";
import { notApplicable as doesNotApply, isFraction, isRecords } from "../../../src/plan/facts.ts";
import type { Plan } from "../../../src/plan/ir.ts";
import type { Filler } from "../../../src/targets/fast/compile.ts";
import { choicePut, type Entry, flagPut, type Put, textPut } from "../../../src/targets/fast/entries.ts";
import { filledBy } from "../../../src/targets/fast/fast.ts";
import { isNarrow } from "../../../src/targets/fast/registers.ts";
import type { Numbers, Wides } from "../../../src/targets/fast/steps.ts";
import { missing, notApplicable } from "../../../src/targets/fast/steps.ts";
import type { Store } from "../../../src/targets/fast/stores.ts";

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

const checkedFiller: Filler = (_, { columns, choices }, { entryOf, stores }) => {
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
export const fastOnFacts = (plan: Plan, names: readonly string[]): ((facts: Facts) => readonly string[] | undefined) => {
  const score = filledBy(checkedFiller, plan, names);
  return (facts) => score(facts);
};
