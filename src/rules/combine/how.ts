/** How several values become one, as the file says it: `combine: mean`, or with what is dropped and how many there must be. */
import type { z } from "zod";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Context } from "../context.ts";

export type Combine = {
  readonly by: z.output<typeof scalars.combiner>;
  readonly drop_highest?: number | undefined;
  readonly drop_lowest?: number | undefined;
  readonly at_least?: number | undefined;
};

/** The words for a way of combining, in sentences. */
export const byNames: Readonly<Record<Combine["by"], Says>> = {
  sum: { zh: "合计", en: "sum" },
  mean: { zh: "平均", en: "mean" },
  min: { zh: "最小值", en: "least" },
  max: { zh: "最大值", en: "greatest" },
  median: { zh: "中位数", en: "median" },
  count: { zh: "个数", en: "number" },
};
export const combineWords = ({ by, drop_highest: high = 0, drop_lowest: low = 0 }: Combine): Says => {
  const zh = [...(high > 0 ? [`${high} 个最高`] : []), ...(low > 0 ? [`${low} 个最低`] : [])].join("、");
  const en = [...(high > 0 ? [`${high} highest`] : []), ...(low > 0 ? [`${low} lowest`] : [])].join(" and ");
  return {
    zh: `${zh === "" ? "" : `去掉 ${zh}后`}取${byNames[by].zh}`,
    en: `the ${byNames[by].en}${en === "" ? "" : ` without the ${en}`}`,
  };
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
