/** The records of a list in the registers of a loop, one after another. */
import type { Block, Site } from "./blocks.ts";
import type { Numbers, Wides } from "./steps.ts";
import type { Store } from "./stores.ts";

export const storeOf = (list: string, block: Block): Store => {
  const store = block.stores.get(list);
  if (!store) throw new Error(`the integer form has no list ${list}`);
  return store;
};
/** Puts the columns of a record into the registers of a loop. */
export const loader = ({ held, generation, index }: Site, store: Store): ((n: Numbers, w: Wides, i: number) => void) => {
  const loads = [...held].map(([name, column]) => ({ from: store.columns.indexOf(name), ...column }));
  return (n, w, i) => {
    n[generation] = (n[generation] as number) + 1;
    n[index] = i;
    const start = i * store.width;
    for (let k = 0; k < loads.length; k++) {
      const { from, state, value: to } = loads[k] as (typeof loads)[number];
      n[state] = store.numbers[start + from] as number;
      if (to.wide) w[to.at] = store.wides[start + from] ?? 0n;
    }
  };
};
