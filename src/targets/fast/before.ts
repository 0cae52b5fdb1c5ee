import type { IntOf } from "../../integers/fold.ts";
import { reach } from "../../integers/reach.ts";
import { type Block, fresh, freshWide, loop } from "./blocks.ts";
import { loader, storeOf } from "./records.ts";
import { fits, isNarrow, type Register } from "./registers.ts";
import { joined } from "./steps.ts";
import { narrowed, numberAt, wideAt } from "./values.ts";

/** A running sum that goes on from where it was left: over the whole loop each record is read once more, not once for each that follows it. */
export const before =
  (node: IntOf<"before">) =>
  (block: Block): Register => {
    const home = block.site();
    const store = storeOf(node.list, block);
    const site = loop(node.list, block);
    const isWide = !fits(reach(node));
    const value = isWide ? wideAt(node.value, site.body) : numberAt(node.value, site.body);
    const evaluate = joined(site.body.steps);
    const load = loader(site, store);
    const next = fresh(block);
    const sum = isWide ? freshWide(block) : fresh(block);
    home.starts.push((n, w) => {
      n[next] = 0;
      if (isWide) w[sum] = 0n;
      else n[sum] = 0;
      for (const start of site.starts) start(n, w);
    });
    block.steps.push((n, w) => {
      const end = n[home.index] as number;
      for (let i = n[next] as number; i < end; i++) {
        load(n, w, i);
        evaluate(n, w);
        if (isWide) w[sum] = (w[sum] as bigint) + (w[value] as bigint);
        else n[sum] = (n[sum] as number) + (n[value] as number);
      }
      n[next] = end;
    });
    return isWide && isNarrow(node) ? { wide: false, at: narrowed(sum, block) } : { wide: isWide, at: sum };
  };
