/** The fixed words of an explanation. */
import type { Says } from "../../text/path.ts";

export const words = {
  total: { zh: "总分", en: "Total" },
  grade: { zh: "等级", en: "Grade" },
  dimensions: { zh: "各项得分", en: "Points" },
  adjustments: { zh: "加减分", en: "Adjustments" },
  results: { zh: "结果", en: "Results" },
  periods: { zh: "各期", en: "Periods" },
  carry: { zh: "结转到下一期", en: "Carried to the next period" },
  measures: { zh: "各项指标怎么算出来", en: "Where the figures come from" },
  rubric: { zh: "评分细则", en: "Rubric" },
  capped: { zh: "封顶", en: "capped" },
  raised: { zh: "保底", en: "raised to the floor" },
  limited: { zh: "按上下限", en: "limited" },
  rounded: { zh: "舍入", en: "rounded" },
  gate: { zh: "触发", en: "gate" },
  notApplicable: { zh: "不适用", en: "not applicable" },
  notScored: { zh: "未评", en: "not scored" },
} as const satisfies Readonly<Record<string, Says>>;
