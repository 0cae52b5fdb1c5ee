/** A number as it was handed in, by the kind, the range and the grid that the rubric declares. */
import { parseLiteral } from "../../language/literal.ts";
import { valueText } from "../../plan/format.ts";
import type { InputType, NumberKind } from "../../plan/ir.ts";
import { compare, type Fraction, fraction, fromText, isMultiple, multiply, parseDecimal, toText } from "../../text/exact.ts";
import { type Fail, shown, textOf } from "./given.ts";

type NumberType = InputType & { type: "number" };

export const readNumber = (given: unknown, type: NumberType, fail: Fail): Fraction | undefined => {
  const { kind } = type;
  const text = textOf(given);
  const value = text === undefined ? undefined : readKind(text, type);
  if (!value) return unreadable(given, text, kind, fail);
  const [low, high] = [fromText(type.low), fromText(type.high)];
  if (compare(value, low) < 0 || compare(value, high) > 0) return outOfRange(value, low, high, kind, fail);
  const unit = type.unit === "fraction" ? undefined : fromText(type.unit);
  return unit && !isMultiple(value, unit) ? offGrid(given, value, unit, kind, fail) : value;
};

/** The value of a text of this kind, whatever its range. */
const readKind = (text: string, { kind, bare }: NumberType): Fraction | undefined => {
  const plain = parseDecimal(text);
  if (kind === "duration" && plain && bare !== undefined) return multiply(plain, fromText(bare));
  if (plain) return kind === "percent" || kind === "duration" || kind === "date" || kind === "datetime" ? undefined : plain;
  const literal = parseLiteral(text);
  if (literal?.kind === kind) return literal.value;
  return kind === "datetime" && literal?.kind === "date" ? multiply(literal.value, fraction(86400)) : undefined;
};

const examples: Readonly<Record<NumberKind, string>> = {
  count: "3",
  number: "3.5",
  percent: "85%",
  money: "1200.50",
  points: "8.5",
  duration: "80 min",
  date: "2026-03-31",
  datetime: "2026-03-31 14:05",
};

const unreadable = (given: unknown, text: string | undefined, kind: NumberKind, fail: Fail): undefined => {
  const words = shown(given);
  const plain = text === undefined ? undefined : parseDecimal(text);
  if (kind === "percent" && plain) {
    const asShare = valueText("percent", plain);
    return fail("facts/wrong-kind", `“${words}”没有百分号`, `\`${words}\` has no per cent sign`, {
      zh: `是 ${words}% 还是 ${asShare}？请带百分号填写。`,
      en: `Is it ${words}% or ${asShare}? Write it with the sign.`,
    });
  }
  const example = examples[kind];
  if (text?.endsWith("%"))
    return fail("facts/wrong-kind", `“${words}”是百分比，这里不是`, `\`${words}\` is a per cent; this fact is not`, {
      zh: `例如 ${example}。`,
      en: `Write it like ${example}.`,
    });
  const lost = typeof given === "number" && Number.isInteger(given);
  return fail("facts/unreadable", `读不出“${words}”`, `\`${words}\` cannot be read`, {
    zh: lost ? "数字太大，JavaScript 已丢失位数：请传字符串。" : `应写成 ${example} 这样。`,
    en: lost ? "The number is so large that JavaScript has lost digits: pass it as a string." : `Write it like ${example}.`,
  });
};

const outOfRange = (value: Fraction, low: Fraction, high: Fraction, kind: NumberKind, fail: Fail): undefined => {
  const write = (x: Fraction) => valueText(kind, x);
  const hundredth = multiply(value, fraction(1, 100));
  const meant = kind === "percent" && compare(value, high) > 0 && compare(hundredth, high) <= 0 ? write(hundredth) : undefined;
  return fail(
    "facts/out-of-range",
    `${write(value)} 超出 ${write(low)}..${write(high)}`,
    `${write(value)} is outside ${write(low)}..${write(high)}`,
    {
      zh: meant === undefined ? "请核对数据；若范围确实更大，请改评分细则里的 range。" : `是否想写 ${meant}？`,
      en:
        meant === undefined
          ? "Check the figure; if the range really is wider, change `range` in the rubric."
          : `Did you mean ${meant}?`,
    },
  );
};

const offGrid = (given: unknown, value: Fraction, unit: Fraction, kind: NumberKind, fail: Fail): undefined => {
  const write = (x: Fraction) => valueText(kind, x);
  const noise = typeof given === "number" && toText(value).length > 15;
  return fail(
    "facts/off-grid",
    `${write(value)} 不是 ${write(unit)} 的整数倍`,
    `${write(value)} is not a whole number of steps of ${kind === "date" ? "a day" : write(unit)}`,
    {
      zh: noise ? "这像是浮点误差：请先按所需位数取整，或传字符串。" : `请按刻度 ${write(unit)} 填写；不会自动舍入。`,
      en: noise
        ? "This looks like floating-point noise: round it first, or pass it as a string."
        : "Give it on that grid; nothing is rounded for you.",
    },
  );
};
