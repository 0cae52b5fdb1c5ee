import type { Column } from "../../integers/ir.ts";
import type { Numbers, Wides } from "./steps.ts";

/** The records of a list, read before anything runs: `width` numbers for each, and as many wide ones. */
export type Store = {
  readonly columns: readonly string[];
  readonly width: number;
  numbers: Numbers;
  readonly wides: Wides;
  /** Makes room for so many records. */
  readonly reserve: (records: number) => void;
};
export type Stores = ReadonlyMap<string, Store>;

const storeOf = (columns: readonly string[]): Store => {
  const width = columns.length;
  const store: Store = {
    columns,
    width,
    numbers: new Float64Array(width * 16),
    wides: [],
    reserve: (records) => {
      if (store.numbers.length < records * width) store.numbers = new Float64Array(records * width * 2);
    },
  };
  return store;
};
/** One for each list, its columns in their order. */
export const storesOf = (columns: readonly Column[]): Stores => {
  const lists = columns.filter(({ of }) => of.type === "list").map(({ name }) => name);
  const own = (name: string) => columns.filter(({ list }) => list === name).map((column) => column.name);
  return new Map(lists.map((name) => [name, storeOf(own(name))]));
};
