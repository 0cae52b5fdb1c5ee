/** What can be wrong where several values become one. */
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Says } from "../../text/path.ts";
import { spoken } from "../../text/sentence.ts";
import { byNames, type Combine } from "./how.ts";

const grouped = (combine: string, weights: readonly [string, string]) =>
  `dimensions: { g: { weight: 10, combine: ${combine}, decimals: 2, dimensions: { a: { weight: ${weights[0]}, rating: { scale: 0..5 } }, b: { weight: ${weights[1]}, rating: { scale: 0..5 } } } } }\ntotal: { out_of: 10 }\n`;
export const noAnswer = defineDiagnostic<{ by: string; list: Says }>({
  code: "combine/may-be-empty",
  severity: "error",
  en: ({ by, list }) => `The ${by} of ${list.en} has no answer when there is nothing in it (or when everything is dropped).`,
  zh: ({ by, list }) => `“${list.zh}”为空（或全被去掉）时，${spoken(byNames[by as Combine["by"]], "zh")}没有结果。`,
  help: {
    en: () =>
      "Say how many there must be (`combine: { by: mean, at_least: 3 }`), or what the value is otherwise (`if_empty: 0`).",
    zh: () => "请写明至少几个（combine: { by: mean, at_least: 3 }），或没有时取何值（if_empty: 0）。",
  },
  bad: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: max } }\nresults: { r: { is: m } }\n",
  good: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: max, if_empty: 0 } }\nresults: { r: { is: m } }\n",
});
export const droppedWeights = defineDiagnostic<{ by: string }>({
  code: "combine/drop-from-weights",
  severity: "error",
  en: ({ by }) =>
    by === "sum"
      ? "Points that add up to a weight cannot leave some out."
      : "Of parts with unequal weights the highest or lowest cannot be left out.",
  zh: ({ by }) => (by === "sum" ? "各部分按权重相加时，不能去掉其中几个。" : "各部分权重不等时，不能去掉最高或最低。"),
  help: {
    en: () => "Use `combine: { by: mean, … }` and give all parts the same weight.",
    zh: () => "请用 combine: { by: mean, … }，并让各部分权重相等。",
  },
  bad: grouped("{ by: mean, drop_lowest: 1 }", ["6", "4"]),
  good: grouped("{ by: mean, drop_lowest: 1 }", ["5", "5"]),
});
export const noShare = defineDiagnostic<{ name: string; by: string }>({
  code: "combine/weight-of-0",
  severity: "error",
  en: ({ name, by }) => `\`${name}\` has a weight of 0, so it has no share that \`${by}\` could look at.`,
  zh: ({ name, by }) => `“${name}”的权重为 0，没有得分率，无法取${spoken(byNames[by as Combine["by"]], "zh")}。`,
  help: { en: () => "Give it a weight, or take it out of this group.", zh: () => "请给它权重，或移出该组。" },
  bad: grouped("max", ["10", "0"]),
  good: grouped("max", ["10", "1"]),
});
export const neverEnough = defineDiagnostic<{ list: Says; needed: number; most: string }>({
  code: "combine/never-enough",
  severity: "error",
  en: ({ list, needed, most }) => `There can never be ${needed} of ${list.en}: ${most} at most.`,
  zh: ({ list, needed, most }) => `“${list.zh}”最多只有 ${most} 个，永远达不到 ${needed} 个。`,
  help: { en: () => "Mend `at_least`, or the number that is dropped.", zh: () => "请改 at_least，或去掉的个数。" },
  bad: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: { by: max, at_least: 10 } } }\nresults: { r: { is: m } }\n",
  good: "facts: { d: { list: { x: money }, at_most: 9 } }\nmeasures: { m: { each: d, of: x, combine: { by: max, at_least: 9 } } }\nresults: { r: { is: m } }\n",
});
