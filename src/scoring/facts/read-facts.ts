/** One person's raw facts, read by the types that the rubric declares. Nothing is guessed, rounded or defaulted; all complaints come at once. */
import { parseLiteral } from "../../language/literal.ts";
import type { Facts, Value } from "../../plan/facts.ts";
import { askedOf, notApplicable } from "../../plan/facts.ts";
import { valueText } from "../../plan/format.ts";
import type { Input, InputType, NumberKind } from "../../plan/ir.ts";
import { compare, type Fraction, fraction, fromText, isMultiple, multiply, parseDecimal, toText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import type { Problem } from "./problem.ts";

type Given = ReturnType<Facts["get"]>;
type NumberType = InputType & { type: "number" };
type Fail = (code: string, zh: string, en: string, help?: Says) => undefined;

const missingWords: ReadonlySet<unknown> = new Set([undefined, null, ""]);
const notApplicableWords: ReadonlySet<string> = new Set(["n/a", "N/A", "不适用"]);
const yesWords: ReadonlySet<string> = new Set(["true", "yes", "y", "是", "1"]);
const noWords: ReadonlySet<string> = new Set(["false", "no", "n", "否", "0"]);

const shown = (given: unknown): string => {
  if (typeof given === "string") return given;
  if (typeof given === "object" && given !== null) return Array.isArray(given) ? "[…]" : "{…}";
  return String(given);
};
const hasToFixed = (given: unknown): given is { toFixed: () => string } =>
  typeof given === "object" && given !== null && typeof (given as { toFixed?: unknown }).toFixed === "function";

/** The text of a number handed in by a program; undefined where JavaScript has already lost digits. */
const textOf = (given: unknown): string | undefined => {
  if (typeof given === "string") return given.trim();
  if (typeof given === "bigint") return given.toString();
  if (typeof given === "number")
    return Number.isFinite(given) && (!Number.isInteger(given) || Number.isSafeInteger(given))
      ? String(given === 0 ? 0 : given)
      : undefined;
  return hasToFixed(given) ? given.toFixed() : undefined;
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

const readKind = (text: string, type: NumberType): Fraction | undefined => {
  const { kind, bare } = type;
  const plain = parseDecimal(text);
  if (kind === "duration" && plain && bare !== undefined) return multiply(plain, fromText(bare));
  if (plain) return kind === "percent" || kind === "duration" || kind === "date" || kind === "datetime" ? undefined : plain;
  const literal = parseLiteral(text);
  if (literal?.kind === kind) return literal.value;
  return kind === "datetime" && literal?.kind === "date" ? multiply(literal.value, fraction(86400)) : undefined;
};

const readNumber = (given: unknown, type: NumberType, fail: Fail): Fraction | undefined => {
  const { kind } = type;
  const text = textOf(given);
  const value = text === undefined ? undefined : readKind(text, type);
  if (!value) {
    const example = examples[kind];
    const words = shown(given);
    const plain = text === undefined ? undefined : parseDecimal(text);
    if (kind === "percent" && plain) {
      const asShare = valueText("percent", plain);
      return fail("facts/wrong-kind", `“${words}”没有百分号`, `\`${words}\` has no per cent sign`, {
        zh: `是 ${words}% 还是 ${asShare}？请带百分号填写。`,
        en: `Is it ${words}% or ${asShare}? Write it with the sign.`,
      });
    }
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
  }
  const unit = type.unit === "fraction" ? undefined : fromText(type.unit);
  const [low, high] = [fromText(type.low), fromText(type.high)];
  const write = (x: Fraction) => valueText(kind, x);
  if (compare(value, low) < 0 || compare(value, high) > 0) {
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
  }
  if (unit && !isMultiple(value, unit)) {
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
  }
  return value;
};

const readChoice = (given: unknown, type: InputType & { type: "choice" }, fail: Fail): string | undefined => {
  const text = textOf(given)?.normalize("NFKC").trim();
  const fold = (words: string) => words.normalize("NFKC").trim().toLowerCase();
  const same = (a: string) => text !== undefined && fold(a) === fold(text);
  const found =
    type.values.find((option) => option.value === text) ??
    type.values.find((option) => same(option.value) || same(option.title.zh) || same(option.title.en));
  if (found) return found.value;
  const words = shown(given);
  const options = type.values.map(({ value, title }) => (title.zh === value ? value : `${value}（${title.zh}）`));
  const near = suggest(
    words,
    type.values.flatMap(({ value, title }) => [value, title.zh, title.en]),
  );
  return fail("facts/unknown-option", `没有“${words}”这个选项`, `\`${words}\` is not one of the values`, {
    zh: `${near === undefined ? "" : `是否想写“${near}”？`}可选：${options.join("、")}。`,
    en: `${near === undefined ? "" : `Did you mean \`${near}\`? `}The values are ${type.values.map((option) => option.value).join(", ")}.`,
  });
};

const readFlag = (given: unknown, fail: Fail): boolean | undefined => {
  const text = typeof given === "boolean" ? String(given) : textOf(given)?.normalize("NFKC").toLowerCase();
  if (text !== undefined && yesWords.has(text)) return true;
  if (text !== undefined && noWords.has(text)) return false;
  return fail("facts/unreadable", `“${shown(given)}”不是“是”或“否”`, `\`${shown(given)}\` is neither yes nor no`, {
    zh: "请写 是 或 否（true、false 也可）。",
    en: "Write yes or no (true and false will do).",
  });
};

const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === "object" && given !== null && !Array.isArray(given) && !hasToFixed(given);

/** `{ attitude: { customer: 4 } }` says the same as `{ "attitude.customer": 4 }`. */
const flatten = (
  raw: Record<string, unknown>,
  known: ReadonlyMap<string, Input>,
): { readonly flat: ReadonlyMap<string, unknown>; readonly twice: ReadonlySet<string> } => {
  const flat = new Map<string, unknown>();
  const twice = new Set<string>();
  const add = (name: string, given: unknown) => {
    if (!missingWords.has(flat.get(name)) && !missingWords.has(given)) twice.add(name);
    if (!flat.has(name) || !missingWords.has(given)) flat.set(name, given);
  };
  for (const [key, given] of Object.entries(raw)) {
    if (!known.has(key) && isRecord(given) && [...known.keys()].some((name) => name.startsWith(`${key}.`)))
      for (const [inner, value] of Object.entries(given)) add(`${key}.${inner}`, value);
    else add(key, given);
  }
  return { flat, twice };
};

export type ReadFacts = { readonly facts: Facts; readonly problems: readonly Problem[] };

/** Compiles the reader of a rubric's facts. Missing facts are no complaint here: whether one is needed depends on the others. */
export const factReader = (inputs: readonly Input[]): ((raw: unknown) => ReadFacts) => {
  const reader = (own: readonly Input[], prefix: string) => {
    const known = new Map(own.map((input) => [input.name.slice(prefix.length), input]));
    const asked = askedOf({ inputs: own }).map(({ name }) => name.slice(prefix.length));
    return (raw: Record<string, unknown>, where: string, problems: Problem[]): Facts => {
      const facts = new Map<string, Value | typeof notApplicable | readonly Facts[]>();
      const { flat, twice } = flatten(raw, known);
      for (const [key, given] of flat) {
        const input = known.get(key);
        const fact = `${where}${key}`;
        if (twice.has(key)) {
          const message = { zh: `“${fact}”给了两次`, en: `\`${fact}\` is given twice` };
          const help = {
            zh: "请只留一处：按全名，或写在所属维度下。",
            en: "Give it once: by its full name, or under its dimension.",
          };
          problems.push({ code: "facts/twice", fact, ...(input ? { at: input.at } : {}), message, help });
          continue;
        }
        if (!input) {
          const near = suggest(key, asked);
          problems.push({
            code: "facts/unknown",
            fact,
            message: { zh: `评分细则里没有“${fact}”这个数据项`, en: `the rubric has no fact \`${fact}\`` },
            help:
              near === undefined
                ? { zh: `已声明的：${asked.join("、")}。`, en: `It declares ${asked.join(", ")}.` }
                : { zh: `是否想写“${near}”？`, en: `Did you mean \`${near}\`?` },
          });
          continue;
        }
        const value = readOne(given, input, fact, problems);
        if (value !== undefined) facts.set(input.name, value);
      }
      return facts;
    };
  };
  const columns = new Map(
    inputs.flatMap((input) =>
      input.of.type === "list" ? [[input.name, reader(input.of.columns, `${input.name}.`)] as const] : [],
    ),
  );
  const readOne = (raw: unknown, input: Input, fact: string, problems: Problem[]): Given => {
    const given = typeof raw === "string" ? raw.trim() : raw;
    if (missingWords.has(given)) return undefined;
    const named: Says =
      input.title.zh === fact
        ? { zh: fact, en: fact }
        : { zh: `${input.title.zh}（${fact}）`, en: input.title.en === fact ? fact : `${input.title.en} (${fact})` };
    const fail: Fail = (code, zh, en, help) => {
      problems.push({
        code,
        fact,
        at: input.at,
        message: { zh: `${named.zh}：${zh}`, en: `${named.en}: ${en}` },
        ...(help ? { help } : {}),
      });
      return undefined;
    };
    const { of } = input;
    if (typeof given === "string" && notApplicableWords.has(given) && of.type !== "text") {
      if (input.mayNotApply) return notApplicable;
      return fail(
        "facts/not-applicable",
        "标了不适用，但评分细则没有写明不适用时怎么办",
        "is marked n/a, but no dimension that reads it says what that means",
        {
          zh: "请填数据，或在该维度写 not_applicable: drop、full 或 zero。",
          en: "Give a value, or say `not_applicable: drop`, `full` or `zero` on the dimension.",
        },
      );
    }
    switch (of.type) {
      case "number":
        return readNumber(given, of, fail);
      case "choice":
        return readChoice(given, of, fail);
      case "flag":
        return readFlag(given, fail);
      case "text":
        return typeof given === "string" || typeof given === "number"
          ? String(given)
          : fail("facts/unreadable", "不是文字", "is not a text");
      case "list": {
        if (!Array.isArray(given) || !given.every(isRecord))
          return fail("facts/unreadable", "应为明细记录的列表", "has to be a list of records", {
            zh: "JSON 里写成 [{ … }, { … }]。",
            en: "In JSON: [{ … }, { … }].",
          });
        const least = of.atLeast ?? 0;
        if (given.length > of.atMost || given.length < least)
          return fail(
            "facts/list-length",
            `有 ${given.length} 条，允许 ${least}..${of.atMost} 条`,
            `has ${given.length} records; ${least}..${of.atMost} are allowed`,
          );
        const read = columns.get(input.name);
        return given.map((row, i) => read?.(row, `${fact}[${i + 1}].`, problems) ?? new Map());
      }
    }
  };
  const readAll = reader(inputs, "");
  return (raw) => {
    const problems: Problem[] = [];
    if (!isRecord(raw)) {
      const message = { zh: "一个人的数据应为一组“名称: 值”", en: "one person's facts have to be a mapping of names to values" };
      return { facts: new Map(), problems: [{ code: "facts/shape", message }] };
    }
    return { facts: readAll(raw, "", problems), problems };
  };
};
