/** What kind an operation gives, and which kinds do not mix (LANGUAGE: numbers of different kinds never meet silently). */
import type { Choice, Condition, NumberKind, Numeric } from "../plan/ir.ts";
import type { Says } from "../text/path.ts";

/** `literal`: a bare number, takes the kind of what it meets. `ratio`: a quotient of two of a kind, a per cent or a number as it is used. */
export type Kind = NumberKind | "ratio" | "literal";
export type TypedNumber = {
  readonly sort: "number";
  readonly kind: Kind;
  readonly value: Numeric;
  /** Of a mean: the quotient that it is, without the limits that only tell its range. */
  readonly mean?: { readonly of: Numeric; readonly by: Numeric };
};
export type TypedChoice = { readonly sort: "choice"; readonly value: Choice; readonly values: readonly string[] };
export type TypedFlag = { readonly sort: "flag"; readonly value: Condition };
export type Typed =
  | TypedNumber
  | TypedChoice
  | TypedFlag
  | { readonly sort: "text"; readonly name: string }
  | { readonly sort: "list"; readonly name: string }
  /** A column of a list, outside of one record. */
  | { readonly sort: "column"; readonly list: string; readonly of: TypedNumber | TypedChoice | TypedFlag }
  | TypedPeople;
/** Everybody's value of something, or everybody else's; without `of`, the people themselves. */
export type TypedPeople = {
  readonly sort: "people";
  readonly others: boolean;
  readonly of: { readonly name: string; readonly typed: TypedNumber | TypedFlag } | undefined;
};

export const typedNumber = (kind: Kind, value: Numeric): TypedNumber => ({ sort: "number", kind, value });
/** The kind that a value has on the sheet. */
export const shownKind = (kind: Kind): NumberKind => (kind === "ratio" || kind === "literal" ? "number" : kind);

export const kindNames: Readonly<Record<Kind | Exclude<Typed["sort"], "number">, Says>> = {
  count: { zh: "次数", en: "a count" },
  number: { zh: "数", en: "a number" },
  percent: { zh: "百分比", en: "a per cent" },
  money: { zh: "金额", en: "money" },
  points: { zh: "分数", en: "points" },
  duration: { zh: "时长", en: "a duration" },
  date: { zh: "日期", en: "a date" },
  datetime: { zh: "日期时间", en: "a date and time" },
  ratio: { zh: "比值", en: "a ratio" },
  literal: { zh: "数", en: "a bare number" },
  choice: { zh: "选项", en: "a choice" },
  flag: { zh: "是非条件", en: "a yes-or-no condition" },
  text: { zh: "文字", en: "text" },
  list: { zh: "明细表", en: "a list" },
  column: { zh: "明细表的一列", en: "a column of a list" },
  people: { zh: "全组每个人的值", en: "a list of people's values" },
};

/** What a value is, in words. */
export const kindNameOf = (typed: Typed): Says => kindNames[typed.sort === "number" ? typed.kind : typed.sort];

/** The common kind of two numbers that are added, compared or chosen between; undefined: they do not mix. */
export const unify = (a: Kind, b: Kind): Kind | undefined => {
  if (a === b) return a;
  const pair = (x: Kind, y: Kind) => (a === x && b === y) || (a === y && b === x);
  if (a === "literal" || b === "literal") {
    const other = a === "literal" ? b : a;
    return other === "percent" || other === "duration" || other === "date" || other === "datetime" ? undefined : other;
  }
  if (pair("ratio", "percent")) return "percent";
  if (pair("ratio", "number") || pair("count", "number") || pair("count", "ratio")) return "number";
  return undefined;
};

const bare: ReadonlySet<Kind> = new Set<Kind>(["literal", "number", "count", "percent", "ratio", "points"]);
const has = (a: Kind, b: Kind, kind: Kind) => a === kind || b === kind;

export const productKind = (a: Kind, b: Kind): Kind | undefined => {
  if (!bare.has(a) || !bare.has(b)) {
    const [dimensional, other] = bare.has(a) ? [b, a] : [a, b];
    return bare.has(other) && (dimensional === "money" || dimensional === "duration") ? dimensional : undefined;
  }
  if (a === "literal") return b;
  if (b === "literal") return a;
  if (has(a, b, "points")) return "points";
  if (a === b) return a;
  if (has(a, b, "percent") && has(a, b, "ratio")) return "percent";
  return "number";
};

export const quotientKind = (a: Kind, b: Kind): Kind | undefined => {
  if (a === "literal" && b === "literal") return "literal";
  if (a === "date" || a === "datetime" || b === "date" || b === "datetime") return undefined;
  if (a === b) return "ratio";
  if (b === "literal") return a === "count" ? "number" : a;
  if (!bare.has(b)) return undefined;
  if (!bare.has(a)) return a;
  if (a === "literal") return "number";
  if (a === "points") return "points";
  if ((a === "count" && b === "number") || (a === "number" && b === "count")) return "ratio";
  return "number";
};

/** `as: kind` on a value: only between bare numbers, and money from a bare number. */
export const castable = (from: Kind, to: NumberKind): boolean =>
  from === to || to === "number" || (bare.has(from) && (bare.has(to) || to === "money"));
