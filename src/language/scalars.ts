/** The scalar types of a rubric as zod schemas. Input is always the text in the file; output is what the text means. */
import { z } from "zod";
import type { Fraction } from "../text/exact.ts";
import { denominator, isWhole, numerator, parseDecimal, roundings, sign } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { isList, isMap, type Tree } from "../text/tree.ts";
import type { Literal } from "./literal.ts";
import { parseLiteral } from "./literal.ts";

/** What was wanted, for the complaint that `validate.ts` makes of a zod issue. */
export type Wanted = { readonly wanted: Says };

const scalar = <T>(wanted: Says, parse: (text: string) => T | undefined) =>
  z.unknown().transform((given, ctx): T => {
    const value = typeof given === "string" ? parse(given) : undefined;
    if (value === undefined) {
      ctx.addIssue({ code: "custom", params: { wanted } satisfies Wanted, input: given });
      return z.NEVER;
    }
    return value;
  });

export const reserved: ReadonlySet<string> = new Set([
  "total",
  "grade",
  "team",
  "others",
  "periods",
  "and",
  "or",
  "not",
  "in",
  "is",
  "given",
  "if",
  "otherwise",
  "blank",
  "each",
]);
const namePattern = /^[\p{L}_][\p{L}\p{N}_]*$/u;
export const isName = (text: string): boolean => namePattern.test(text) && text.length <= 64;

export const text = scalar({ zh: "一段文字", en: "a text" }, (t) => (t.trim() === "" ? undefined : t));
export const name = scalar(
  { zh: "一个名称（字母、汉字、数字、下划线，不以数字开头）", en: "a name (letters, digits and _, not starting with a digit)" },
  (t) => (isName(t) ? t : undefined),
);
export const id = scalar({ zh: "标识（字母、汉字、数字、- 或 _）", en: "an identifier (letters, digits, - or _)" }, (t) =>
  /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(t) && t.length <= 64 ? t : undefined,
);
export const expression = scalar({ zh: "一个公式", en: "a formula" }, (t) => (t.trim() === "" ? undefined : t));
export const decimal = scalar({ zh: "一个数，如 5 或 0.5", en: "a number such as 5 or 0.5" }, (t) => parseDecimal(t));
export const positive = scalar({ zh: "一个大于 0 的数", en: "a number above 0" }, (t) => {
  const value = parseDecimal(t);
  return value && sign(value) > 0 ? value : undefined;
});
export const whole = scalar({ zh: "一个整数，如 0、1、2", en: "a whole number such as 0, 1 or 2" }, (t) => {
  const value = parseDecimal(t);
  return value && isWhole(value) && sign(value) >= 0 && numerator(value) <= 1000000n ? Number(numerator(value)) : undefined;
});
export const places = scalar({ zh: "小数位数 0 到 18，或 exact", en: "how many decimals (0 to 18), or `exact`" }, (t) =>
  t === "exact" ? ("exact" as const) : /^(?:\d|1[0-8])$/.test(t) ? Number(t) : undefined,
);
export const yes = scalar({ zh: "true 或 false", en: "`true` or `false`" }, (t) =>
  t === "true" ? true : t === "false" ? false : undefined,
);
export const share = scalar({ zh: "一个百分比，如 30%", en: "a per cent such as 30%" }, (t): Fraction | undefined => {
  const literal = parseLiteral(t);
  return literal?.kind === "percent" ? literal.value : undefined;
});
/** A number with or without its unit: `5`, `80%`, `3 pts`, `30 min`. */
export const quantity = scalar(
  { zh: "一个数，可带单位，如 5、80%、3 pts、30 min", en: "a number, with its unit where it has one: 5, 80%, 3 pts, 30 min" },
  parseLiteral,
);
export const weight = scalar(
  { zh: "权重：0 到 1000000 的数", en: "a weight: a number from 0 to 1000000" },
  (t): Fraction | undefined => {
    const value = parseDecimal(t);
    return value && sign(value) >= 0 && Number(numerator(value)) <= 1e6 * Number(denominator(value)) ? value : undefined;
  },
);
export type Range = { readonly low: Literal; readonly high: Literal };
export const range = scalar({ zh: "一个范围，如 0..100", en: "a range such as 0..100" }, (t): Range | undefined => {
  const [low, high, more] = t.split("..").map((part) => parseLiteral(part));
  return low && high && more === undefined && t.split("..").length === 2 ? { low, high } : undefined;
});

const oneOf = <const T extends string>(options: readonly T[]) =>
  scalar({ zh: `以下之一：${options.join("、")}`, en: `one of ${options.map((option) => `\`${option}\``).join(", ")}` }, (t) =>
    options.find((option) => option === t),
  );
export const rounding = oneOf(roundings);
export const direction = oneOf(["higher", "lower"] as const);
export const outside = oneOf(["clamp", "refuse"] as const);
export const extreme = oneOf(["highest", "lowest"] as const);
export const rankTies = oneOf(["competition", "modified", "dense"] as const);
export const percentileTies = oneOf(["below", "up_to", "middle"] as const);
export const quotaRounding = oneOf(["largest_remainder", "cumulative", "down", "up", "half-up"] as const);
export const incomplete = oneOf(["refuse", "leave_out"] as const);
export const tierMode = oneOf(["marginal", "whole"] as const);
export const policy = oneOf(["drop", "full", "zero"] as const);
export const absence = oneOf(["refuse", "leave_out"] as const);
const numberKinds = ["count", "number", "percent", "money", "points", "duration", "date", "datetime"] as const;
export const numberKind = oneOf(numberKinds);
export const factType = oneOf([...numberKinds, "flag", "choice", "text", "list"] as const);
export const combiner = oneOf(["sum", "mean", "min", "max", "median", "count"] as const);
export const partCombiner = oneOf(["sum", "mean", "min", "max", "median"] as const);

/** A text for people: one for both languages, or `{ zh, en }`. */
export const says = z.unknown().transform((given, ctx): Says => {
  if (typeof given === "string" && given.trim() !== "") return { zh: given, en: given };
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    const { zh, en, ...rest } = given as Record<string, unknown>;
    if (Object.keys(rest).length === 0) {
      if (typeof zh === "string" && zh !== "" && (en === undefined || typeof en === "string"))
        return { zh, en: en === undefined || en === "" ? zh : en };
      if (typeof en === "string" && en !== "" && zh === undefined) return { zh: en, en };
    }
  }
  ctx.addIssue({
    code: "custom",
    params: { wanted: { zh: "一段文字，或 { zh: …, en: … }", en: "a text, or { zh: …, en: … }" } } satisfies Wanted,
    input: given,
  });
  return z.NEVER;
});

/** `month`, or `{ of: month, date: month_start }`: the date fact by which values in force are chosen. */
export const period = z.unknown().transform((given, ctx): { readonly of: string; readonly date: string | undefined } => {
  if (typeof given === "string" && given.trim() !== "") return { of: given, date: undefined };
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    const { of, date, ...rest } = given as Record<string, unknown>;
    const named = date === undefined || (typeof date === "string" && isName(date));
    if (Object.keys(rest).length === 0 && typeof of === "string" && of.trim() !== "" && named)
      return { of, date: date as string | undefined };
  }
  const wanted = { zh: "一段文字，或 { of: month, date: 日期数据项 }", en: "a text, or { of: month, date: <a date fact> }" };
  ctx.addIssue({ code: "custom", params: { wanted } satisfies Wanted, input: given });
  return z.NEVER;
});

/** Any YAML; looked at by whoever owns the key. */
export const tree = z.custom<Tree>((given) => given !== undefined);
export const trees = z.array(tree);
const present = (wanted: Says) => z.custom<Tree>((given) => given !== undefined, { params: { wanted } satisfies Wanted });
/** What those are to whom a comparison gives the same: words for it, or what to look at next. */
export const tiesOfRank = present({
  zh: "competition、modified、dense 之一，或依次再比什么，如 [seniority]",
  en: "`competition`, `modified` or `dense`, or what to look at next, such as [seniority]",
});
export const tiesOfQuota = present({
  zh: "up、down、refuse 之一，前面可列出依次再比什么，如 [seniority, refuse]",
  en: "`up`, `down` or `refuse`, after what to look at next if anything, such as [seniority, refuse]",
});
export const tiesOfSplit = z.custom<readonly Tree[]>((given) => Array.isArray(given), {
  params: { wanted: { zh: "一个列表：依次再比什么，如 [seniority]", en: "a list of what to look at next, such as [seniority]" } },
});
export const map = z.custom<{ readonly [key: string]: Tree }>(
  (given) => typeof given === "object" && given !== null && !Array.isArray(given),
  {
    params: { wanted: { zh: "一组“键: 值”", en: "a mapping of `key: value`" } } satisfies Wanted,
  },
);
export { isList, isMap, type Tree };
