/** How several values become one, as the file says it: `combine: mean`, or with what is dropped and how many there must be. */
import type { z } from "zod";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import type { Path } from "../../text/path.ts";
import { joined, phrase, type Sentence } from "../../text/sentence.ts";
import type { Context } from "../context.ts";

export type Combine = {
  readonly by: z.output<typeof scalars.combiner>;
  readonly drop_highest?: number | undefined;
  readonly drop_lowest?: number | undefined;
  readonly at_least?: number | undefined;
};

/** The words for a way of combining, in sentences. */
export const byNames: Readonly<Record<Combine["by"], Sentence>> = {
  sum: phrase("combine/sum", "合计", "sum")(),
  mean: phrase("combine/mean", "平均", "mean")(),
  min: phrase("combine/min", "最小值", "least")(),
  max: phrase("combine/max", "最大值", "greatest")(),
  median: phrase("combine/median", "中位数", "median")(),
  count: phrase("combine/count", "个数", "number")(),
};
const takeAll = phrase("combine/all", "取{0}", "the {0}");
const takeRest = phrase("combine/rest", "去掉 {1}后取{0}", "the {0} without the {1}");
const highest = phrase("combine/highest", "{0} 个最高", "{0} highest");
const lowest = phrase("combine/lowest", "{0} 个最低", "{0} lowest");
const and = phrase("combine/and", "{0}、{1}", "{0} and {1}");
export const combineWords = ({ by, drop_highest: high = 0, drop_lowest: low = 0 }: Combine): Sentence => {
  const dropped = [...(high > 0 ? [highest(String(high))] : []), ...(low > 0 ? [lowest(String(low))] : [])];
  return dropped.length === 0 ? takeAll(byNames[by]) : takeRest(byNames[by], joined(and, dropped));
};

const combineKeys = {
  by: scalars.combiner,
  drop_highest: scalars.whole.optional(),
  drop_lowest: scalars.whole.optional(),
  at_least: scalars.whole.optional(),
};
const partKeys = { ...combineKeys, by: scalars.partCombiner };
const combinerOnly = { combine: scalars.combiner };
const partCombinerOnly = { combine: scalars.partCombiner };
/** `combine: mean`, or `{ by: mean, drop_highest: 1, drop_lowest: 1, at_least: 3 }`. Parts of a whole (raters, dimensions) are not counted. */
export const readCombine = (
  tree: Tree | undefined,
  path: Path,
  context: Context,
  standard: Combine["by"],
  of: "records" | "parts",
): Combine | undefined => {
  if (tree === undefined) return { by: standard };
  const parts = of === "parts";
  if (typeof tree === "string") {
    const by = context.read.shape(parts ? partCombinerOnly : combinerOnly, { combine: tree }, path.slice(0, -1));
    return by && { by: by.combine };
  }
  return context.read.shape(parts ? partKeys : combineKeys, tree, path);
};
