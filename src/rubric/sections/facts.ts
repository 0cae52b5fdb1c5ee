/** The facts that a rubric declares: kind, range, step; nothing is left to a default that could hide a mistake. */
import type { z } from "zod";
import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Kind, Typed } from "../../language/kinds.ts";
import { kindNames, typedNumber } from "../../language/kinds.ts";
import { durationUnit, type Literal, writtenAs } from "../../language/literal.ts";
import type { Range, Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { input } from "../../plan/build.ts";
import type { Input, NumberKind, Option } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import { compare, type Fraction, fraction, isMultiple, sign, toText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";

const fact = (text: string) => `facts: { a: ${text} }\nresults: { r: { is: a } }\n`;
const rangeWanted = defineDiagnostic<{ kind: Says }>({
  code: "facts/range-wanted",
  severity: "error",
  en: ({ kind }) => `A fact that is ${kind.en} has to state its \`range\`: without it nothing can be proved about the score.`,
  zh: ({ kind }) => `类型为${kind.zh}的数据项必须写 range：没有范围就无法推出分数的范围。`,
  help: { en: () => "Add for example `range: 0..100`.", zh: () => "例如 range: 0..100。" },
  bad: fact("{ type: number, step: 1 }"),
  good: fact("{ type: number, step: 1, range: 0..100 }"),
});
const stepWanted = defineDiagnostic<{ kind: Says; example: string }>({
  code: "facts/step-wanted",
  severity: "error",
  en: ({ kind }) => `A fact that is ${kind.en} has to state its \`step\`: the finest difference that it can show.`,
  zh: ({ kind }) => `类型为${kind.zh}的数据项必须写 step：它的最小刻度。`,
  help: { en: ({ example }) => `Add for example \`step: ${example}\`.`, zh: ({ example }) => `例如 step: ${example}。` },
  bad: "facts: { a: { type: percent } }\nresults: { r: { is: a } }\n",
  good: "facts: { a: { type: percent, step: 0.1% } }\nresults: { r: { is: a } }\n",
});
const kindOfLimit = defineDiagnostic<{ key: string; kind: Says; example: string }>({
  code: "facts/limit-kind",
  severity: "error",
  en: ({ key, kind }) => `\`${key}\` has to be written in the kind of the fact, ${kind.en}.`,
  zh: ({ key, kind }) => `“${key}”应按数据项的类型（${kind.zh}）书写。`,
  help: { en: ({ example }) => `Write it like \`${example}\`.`, zh: ({ example }) => `例如 ${example}。` },
  bad: fact("{ type: percent, step: 1%, range: 0..100 }"),
  good: fact("{ type: percent, step: 1%, range: 0%..100% }"),
});
const badRange = defineDiagnostic<{ low: string; high: string; step: string; fault: "step" | "order" | "grid" }>({
  code: "facts/range",
  severity: "error",
  en: ({ low, high, step, fault }) =>
    fault === "step"
      ? `The step has to be above 0, and it is ${step}.`
      : fault === "order"
        ? `The range ${low}..${high} does not rise: its first end has to be the lower one.`
        : `The range ${low}..${high} does not fit the step ${step}: both ends have to be whole steps.`,
  zh: ({ low, high, step, fault }) =>
    fault === "step"
      ? `刻度应大于 0，而这里是 ${step}。`
      : fault === "order"
        ? `范围 ${low}..${high} 应由低到高，前端须小于后端。`
        : `范围 ${low}..${high} 与刻度 ${step} 不符：两端须为刻度的整数倍。`,
  help: { en: () => "Mend the range or the step.", zh: () => "请改范围或刻度。" },
  bad: fact("{ type: count, range: 0..2.5 }"),
  good: fact("{ type: count, range: 0..2 }"),
});
export const badName = defineDiagnostic<{ name: string; reserved: boolean }>({
  code: "rubric/name",
  severity: "error",
  en: ({ name, reserved }) =>
    reserved
      ? `\`${name}\` is a word of the language and cannot be a name.`
      : `\`${name}\` cannot be a name: letters (Chinese too), digits and _, not starting with a digit.`,
  zh: ({ name, reserved }) =>
    reserved ? `“${name}”是语言的保留字，不能作名称。` : `“${name}”不能作名称：只能用字母、汉字、数字、下划线，且不以数字开头。`,
  help: { en: () => "Choose another name; the `title` can be anything.", zh: () => "请另取名称；显示名写在 title 里，可任意。" },
  bad: "facts: { total: money }\nresults: { a: { is: 1 } }\n",
  good: "facts: { amount: money }\nresults: { a: { is: amount } }\n",
});
const optionsWanted = defineDiagnostic<Record<never, never>>({
  code: "facts/options",
  severity: "error",
  en: () => "A choice needs `of`: its values, each once, as a list or with titles.",
  zh: () => "choice 需要 of：列出各选项（不重复），可带名称。",
  help: {
    en: () => "Write `of: [a, b]` or `of: { a: Title, b: Title }`.",
    zh: () => "请写 of: [a, b] 或 of: { a: 名称, b: 名称 }。",
  },
  bad: "facts: { a: { type: choice } }\nresults: { r: { by: a, cases: { x: 1, otherwise: 2 } } }\n",
  good: "facts: { a: { type: choice, of: [x, y] } }\nresults: { r: { by: a, cases: { x: 1, otherwise: 2 } } }\n",
});
const notHere = defineDiagnostic<{ key: string; type: string }>({
  code: "facts/key-of-another-type",
  severity: "error",
  en: ({ key, type }) => `\`${key}\` means nothing for a fact of type ${type}.`,
  zh: ({ key, type }) => `类型为 ${type} 的数据项用不上“${key}”。`,
  help: { en: ({ key }) => `Take \`${key}\` out, or change the type.`, zh: ({ key }) => `请删去 ${key} 或改类型。` },
  bad: "facts: { a: { type: flag, range: 0..1 } }\nresults: { r: { by: a, cases: { true: 1, false: 2 } } }\n",
  good: "facts: { a: { type: flag } }\nresults: { r: { by: a, cases: { true: 1, false: 2 } } }\n",
});
const listShape = defineDiagnostic<Record<never, never>>({
  code: "facts/list",
  severity: "error",
  en: () =>
    "A list has to state its columns and `at_most`, the most records it can hold (no fewer than `at_least`); its columns cannot be lists.",
  zh: () => "明细表要写明各列和 at_most（最多几条，不少于 at_least）；列本身不能是明细表。",
  help: {
    en: () => "Write `{ list: { amount: money }, at_most: 500 }`.",
    zh: () => "请写 { list: { amount: money }, at_most: 500 }。",
  },
  bad: "facts: { a: { list: { x: money } } }\nresults: { r: { is: 1 } }\n",
  good: "facts: { a: { list: { x: money }, at_most: 5 } }\nresults: { r: { is: sum(a.x) } }\n",
});
const badUnit = defineDiagnostic<{ unit: string }>({
  code: "facts/unit",
  severity: "error",
  en: ({ unit }) => `\`${unit}\` is not a unit of time.`,
  zh: ({ unit }) => `“${unit}”不是时间单位。`,
  help: { en: () => "Use s, min, h or days.", zh: () => "可用 s、min、h、days。" },
  bad: fact("{ type: duration, step: 1 min, unit: furlong }"),
  good: fact("{ type: duration, step: 1 min, unit: min }"),
});
export const factDiagnostics = [
  rangeWanted,
  stepWanted,
  kindOfLimit,
  badRange,
  badName,
  optionsWanted,
  notHere,
  listShape,
  badUnit,
] as const;

const keys = {
  type: scalars.factType,
  title: scalars.says.optional(),
  of: scalars.tree.optional(),
  range: scalars.range.optional(),
  step: scalars.quantity.optional(),
  unit: scalars.text.optional(),
  optional: scalars.yes.optional(),
  list: scalars.map.optional(),
  at_most: scalars.whole.optional(),
  at_least: scalars.whole.optional(),
  description: scalars.says.optional(),
};
type Declared = z.output<z.ZodObject<typeof keys>>;

const day = (text: string) => scalars.quantity.parse(text).value;
type Standard = { readonly step?: Fraction; readonly low?: Fraction; readonly high?: Fraction; readonly example: string };
const standards: Readonly<Record<NumberKind, Standard>> = {
  count: { step: fraction(1), low: fraction(0), high: fraction(1_000_000), example: "0..100" },
  number: { example: "0..100" },
  percent: { low: fraction(0), high: fraction(10), example: "0.1%" },
  money: { step: fraction(1, 100), low: fraction(0), high: fraction(1_000_000_000), example: "0.01" },
  points: { low: fraction(0), high: fraction(1000), example: "0.5" },
  duration: { low: fraction(0), high: fraction(1000 * 86400), example: "1 min" },
  date: { step: fraction(1), low: day("1900-01-01"), high: day("2199-12-31"), example: "2026-01-01..2026-12-31" },
  datetime: {
    step: fraction(1),
    low: day("1900-01-01 00:00"),
    high: day("2199-12-31 23:59"),
    example: "2026-01-01 00:00..2026-12-31 23:59",
  },
};

export const fits = (literal: Literal, kind: Kind): boolean =>
  literal.kind === kind ||
  (literal.kind === "literal" && kind !== "percent" && kind !== "duration" && kind !== "date" && kind !== "datetime");

type Owner = {
  readonly name: string;
  /** What the file calls it. */
  readonly key: string;
  readonly path: Path;
  readonly complain: Complain;
  readonly keys: (path: Path, map: { readonly [key: string]: unknown }) => readonly string[];
};

/** The step of dates is a day and that of datetimes a second: no value of their own kind. */
const toStep = (kind: NumberKind, step: Fraction): string =>
  kind === "date" || kind === "datetime" ? toText(step) : writtenAs(kind, step);

const numberType = (kind: NumberKind, declared: Declared, { path, complain }: Owner): Input["of"] | undefined => {
  const standard = standards[kind];
  const wanted = (key: string, example: string): undefined =>
    complain(kindOfLimit, [...path, key], { key, kind: kindNames[kind], example }) as undefined;
  const limit = (range: Range | undefined) =>
    range ? { low: range.low.value, high: range.high.value } : { low: standard.low, high: standard.high };
  if (declared.range && (!fits(declared.range.low, kind) || !fits(declared.range.high, kind)))
    return wanted("range", kind === "percent" ? "0%..100%" : standard.example);
  const stepLiteral = declared.step;
  // The step of a date is a duration of whole days, and that of a datetime one of seconds; neither is ever stated.
  if (stepLiteral && !fits(stepLiteral, kind)) return wanted("step", standard.example);
  const step = stepLiteral?.value ?? standard.step;
  if (!step)
    return complain(
      stepWanted,
      path,
      { kind: kindNames[kind], example: kind === "number" ? "1" : standard.example },
      { part: "key" },
    ) as undefined;
  const { low, high } = limit(declared.range);
  if (!low || !high) return complain(rangeWanted, path, { kind: kindNames[kind] }, { part: "key" }) as undefined;
  const onGrid = (x: Fraction) => isMultiple(x, step);
  const fault = sign(step) <= 0 ? "step" : compare(low, high) >= 0 ? "order" : onGrid(low) && onGrid(high) ? undefined : "grid";
  if (fault) {
    const at = fault === "step" ? [...path, "step"] : declared.range ? [...path, "range"] : path;
    const write = (x: Fraction) => writtenAs(kind, x);
    complain(badRange, at, { low: write(low), high: write(high), step: toStep(kind, step), fault });
    return undefined;
  }
  const seconds = declared.unit === undefined ? undefined : durationUnit(declared.unit);
  if (declared.unit !== undefined && seconds === undefined) complain(badUnit, [...path, "unit"], { unit: declared.unit });
  return {
    type: "number",
    kind,
    low: toText(low),
    high: toText(high),
    unit: toText(step),
    ...(seconds === undefined ? {} : { bare: String(seconds) }),
  };
};

const choiceOptions = (of: Tree | undefined, path: Path, owner: Owner): readonly Option[] | undefined => {
  const named = (value: string, title: Says): Option => ({ value, title });
  const options = Array.isArray(of)
    ? of.map((value) => (typeof value === "string" ? named(value, { zh: value, en: value }) : undefined))
    : scalars.isMap(of)
      ? owner.keys(path, of).map((value) => {
          const title = scalars.says.safeParse(of[value]);
          return title.success ? named(value, title.data) : undefined;
        })
      : [];
  const values = options.filter((option) => option !== undefined);
  if (
    values.length === 0 ||
    values.length < options.length ||
    values.some((option) => option.value.trim() === "") ||
    new Set(values.map((option) => option.value)).size < values.length
  ) {
    owner.complain(optionsWanted, of === undefined ? owner.path : path, {}, { part: of === undefined ? "key" : "value" });
    return undefined;
  }
  return values;
};

const allowed: Readonly<Record<string, ReadonlySet<string>>> = {
  number: new Set(["range", "step"]),
  duration: new Set(["range", "step", "unit"]),
  choice: new Set(["of"]),
  list: new Set(["list", "at_most", "at_least"]),
  other: new Set<string>(),
};

/** One declaration: `late: count`, `{ type: money, range: 0..9999 }`, `{ list: {…}, at_most: 500 }`. */
export const readFact = (tree: Tree, owner: Owner, inList: boolean): Input | undefined => {
  const { path, complain, name } = owner;
  const written =
    typeof tree === "string"
      ? { type: tree }
      : scalars.isMap(tree) && tree.list !== undefined && tree.type === undefined
        ? { ...tree, type: "list" }
        : tree;
  const declared = validate(keys, written, path, complain);
  if (!declared) return undefined;
  const { type } = declared;
  const isNumber = scalars.numberKinds.some((kind) => kind === type);
  const own = allowed[type] ?? (isNumber ? allowed.number : allowed.other);
  for (const key of ["of", "range", "step", "unit", "list", "at_most", "at_least"] as const)
    if (declared[key] !== undefined && !own?.has(key)) {
      complain(notHere, [...path, key], { key, type }, { part: "key" });
      return undefined;
    }
  const of = ((): Input["of"] | undefined => {
    switch (type) {
      case "flag":
      case "text":
        return { type };
      case "choice": {
        const values = choiceOptions(declared.of, [...path, "of"], owner);
        return values && { type, values };
      }
      case "list": {
        const { list, at_most: atMost, at_least: atLeast } = declared;
        const empty = !list || Object.keys(list).length === 0;
        if (inList || empty || atMost === undefined || atMost < Math.max(atLeast ?? 0, 1)) {
          complain(listShape, path, {}, { part: "key" });
          return undefined;
        }
        const columns = owner.keys([...path, "list"], list).map((column) => {
          const at = [...path, "list", column];
          if (!scalars.isName(column) || scalars.reserved.has(column)) {
            complain(badName, at, { name: column, reserved: scalars.isName(column) }, { part: "key" });
            return undefined;
          }
          const read = readFact(list[column] ?? "", { ...owner, name: memberOf(name, column), key: column, path: at }, true);
          return read && { ...read, member: { of: name, key: column } };
        });
        const known = columns.filter((column) => column !== undefined);
        return known.length < columns.length
          ? undefined
          : { type, atMost, ...(atLeast === undefined ? {} : { atLeast }), columns: known };
      }
      default:
        return numberType(type, declared, owner);
    }
  })();
  return (
    of && {
      name,
      at: path,
      title: declared.title ?? { zh: owner.key, en: owner.key },
      optional: declared.optional ?? false,
      mayNotApply: false,
      of,
    }
  );
};

/** What a fact is in a formula. */
export const typedInput = (fact: Input): Typed => {
  switch (fact.of.type) {
    case "number":
      return typedNumber(fact.of.kind, input(fact.name));
    case "choice":
      return {
        sort: "choice",
        value: { op: "choiceInput", name: fact.name },
        values: fact.of.values.map((option) => option.value),
      };
    case "flag":
      return { sort: "flag", value: { op: "flag", name: fact.name } };
    case "text":
      return { sort: "text", name: fact.name };
    case "list":
      return { sort: "list", name: fact.name };
  }
};
