import { defineDiagnostic } from "../diagnostics/define.ts";
import type { Kind } from "../language/kinds.ts";
import { typedNumber, unify } from "../language/kinds.ts";
import * as scalars from "../language/scalars.ts";
import { constantOf, minus, number, sum, table, times } from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Numeric } from "../plan/ir.ts";
import { divide, type Fraction, fraction, negate, sign, toText, zero } from "../text/exact.ts";
import type { Says } from "../text/path.ts";
import { defineRuleKind } from "./kind.ts";

const steps = (inner: string) =>
  `facts: { s: { type: percent, step: 0.1%, range: -9%..9% } }\ndimensions: { d: { weight: 4, steps: { of: s, ${inner} }, floor: 0 pts, cap: 4 pts } }\ntotal: { out_of: 4 }\n`;
const mixed = defineDiagnostic<{ of: string; key: string }>({
  code: "steps/mixed-kinds",
  severity: "error",
  en: ({ of, key }) => `\`${key}\` is not in the kind of \`${of}\`.`,
  zh: ({ of, key }) => `“${key}”与“${of}”不是同一类型。`,
  help: {
    en: () => "Write both in the same kind, with its unit or per cent sign.",
    zh: () => "请写成同一类型，单位或百分号要一致。",
  },
  bad: steps("from: 0%, per: 3, whole: true, up: 1 pt"),
  good: steps("from: 0%, per: 3%, whole: true, up: 1 pt"),
});
const noStep = defineDiagnostic<Record<never, never>>({
  code: "steps/nothing-changes",
  severity: "error",
  en: () => "Steps need `up`, `down` or both, and a `per` above 0.",
  zh: () => "steps 需要 up、down 至少一个，且 per 大于 0。",
  help: {
    en: () => "Say what each step adds (`up: 1 pt`) or takes (`down: 1 pt`).",
    zh: () => "请写每增一步加多少（up: 1 pt）或每减一步扣多少（down: 1 pt）。",
  },
  bad: steps("from: 0%, per: 3%, whole: true"),
  good: steps("from: 0%, per: 3%, whole: true, down: 1 pt"),
});
const notFixed = defineDiagnostic<{ key: string }>({
  code: "steps/not-fixed",
  severity: "error",
  en: ({ key }) => `\`${key}\` has to be a fixed number.`,
  zh: ({ key }) => `“${key}”应是固定的数。`,
  help: {
    en: () => "Write a number, such as `1 pt`; what depends on facts is said with `is` or `cases`.",
    zh: () => "请写数，如 1 分；随数据变化的请用 is 或 cases。",
  },
  bad: steps("from: 0%, per: 3%, whole: true, up: 1 pt * s"),
  good: steps("from: 0%, per: 3%, whole: true, up: 1 pt"),
});
const mixedAmounts = defineDiagnostic<Record<never, never>>({
  code: "steps/mixed-amounts",
  severity: "error",
  en: () => "`up`, `down`, `start` and their limits are not in one kind.",
  zh: () => "up、down、start 和各限值不是同一类型。",
  help: { en: () => "Write all of them in the same kind.", zh: () => "请全部写成同一类型。" },
  bad: "facts: { s: count }\nresults: { r: { steps: { of: s, from: 0, per: 3, whole: true, up: 5%, start: 2 } } }\n",
  good: "facts: { s: count }\nresults: { r: { steps: { of: s, from: 0, per: 3, whole: true, up: 5%, start: 2% } } }\n",
});
const idleLimit = defineDiagnostic<{ key: string; of: string }>({
  code: "steps/limit-of-nothing",
  severity: "error",
  en: ({ key, of }) => `\`${key}\` limits nothing: there is no \`${of}\`.`,
  zh: ({ key, of }) => `“${key}”没有可限的内容：没有写 ${of}。`,
  help: { en: ({ key, of }) => `Add \`${of}\`, or take \`${key}\` out.`, zh: ({ key, of }) => `请加 ${of}，或删去 ${key}。` },
  bad: steps("from: 0%, per: 3%, whole: true, up: 1 pt, most_down: 1 pt"),
  good: steps("from: 0%, per: 3%, whole: true, up: 1 pt, most_up: 1 pt"),
});
export const stepsDiagnostics = [mixed, noStep, notFixed, mixedAmounts, idleLimit] as const;

type Amount = {
  readonly given: string | undefined;
  readonly value: Fraction;
  readonly kind: Kind | undefined;
  readonly words: Says | undefined;
};
const nothing: Amount = { given: undefined, value: zero, kind: undefined, words: undefined };

const inner = {
  of: scalars.expression,
  from: scalars.quantity,
  per: scalars.quantity,
  whole: scalars.yes,
  up: scalars.expression.optional(),
  down: scalars.expression.optional(),
  start: scalars.expression.optional(),
  most_up: scalars.expression.optional(),
  most_down: scalars.expression.optional(),
};

export const stepsKind = defineRuleKind({
  name: "steps",
  title: { zh: "加减分", en: "steps" },
  triggers: ["steps"],
  keys: { steps: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "steps"];
    const parts = context.read.shape(inner, rule.steps, at);
    const tested = parts && context.read.tested(parts.of, [...at, "of"]);
    if (!parts || !tested) return undefined;
    for (const key of ["from", "per"] as const)
      if (!("atom" in tested) || unify(tested.kind, parts[key].kind) === undefined) {
        context.complain(mixed, [...at, key], { of: parts.of, key });
        return undefined;
      }
    if (!("atom" in tested) || sign(parts.per.value) <= 0 || (parts.up === undefined && parts.down === undefined)) {
      context.complain(noStep, at, {}, { part: "key" });
      return undefined;
    }
    const amount = (key: "up" | "down" | "start" | "most_up" | "most_down"): Amount | undefined => {
      const text = parts[key];
      if (text === undefined) return nothing;
      const outcome = context.read.amount(text, [...at, key]);
      if (outcome?.typed.sort !== "number") return undefined;
      const value = constantOf(outcome.typed.value);
      if (!value) context.complain(notFixed, [...at, key], { key });
      return value && { given: text, value, kind: outcome.typed.kind, words: outcome.words };
    };
    const [up, down, start, mostUp, mostDown] = [
      amount("up"),
      amount("down"),
      amount("start"),
      amount("most_up"),
      amount("most_down"),
    ];
    if (!up || !down || !start || !mostUp || !mostDown) return undefined;
    let kind: Kind | undefined;
    for (const [key, one] of Object.entries({ up, down, start, most_up: mostUp, most_down: mostDown })) {
      const joined = kind === undefined || one.kind === undefined ? (one.kind ?? kind) : unify(kind, one.kind);
      if (joined === undefined && one.kind !== undefined) {
        context.complain(mixedAmounts, [...at, key], {});
        return undefined;
      }
      kind = joined;
    }
    for (const [key, limit, by] of [
      ["most_up", mostUp, up],
      ["most_down", mostDown, down],
    ] as const)
      if (limit.given !== undefined && by.given === undefined) {
        context.complain(idleLimit, [...at, key], { key, of: key.slice(5) }, { part: "key" });
        return undefined;
      }
    if (kind === undefined) return undefined;
    const base = number(start.value);
    const per = divide(fraction(1), parts.per.value);
    const distance = (rising: boolean): Numeric => {
      const inner = times(sum(tested.atom, number(negate(parts.from.value))), rising ? per : negate(per));
      return parts.whole ? { op: "round", of: inner, to: "1", how: "floor", at: [...at, "whole"] } : inner;
    };
    const side = (rising: boolean): { readonly value: Numeric; readonly says: Says } => {
      const [by, most] = rising ? [up, mostUp] : [down, mostDown];
      if (by.given === undefined) return { value: base, says: words(rising, undefined, undefined) };
      const moved = times(distance(rising), by.value);
      const capped: Numeric =
        most.given === undefined
          ? moved
          : { op: "least", of: [moved, number(most.value)], at: [...at, rising ? "most_up" : "most_down"] };
      return { value: sum(base, rising ? capped : minus(capped)), says: words(rising, by, most) };
    };
    const written = (key: "from" | "per"): string => String((rule.steps as Record<string, unknown>)[key]);
    const words = (rising: boolean, by: Amount | undefined, most: Amount | undefined): Says => {
      const [from, per] = [written("from"), written("per")];
      const head = { zh: `${tested.title.zh} {${tested.atom.name}}，`, en: `${tested.title.en} {${tested.atom.name}}: ` };
      const begin = start.words ? { zh: `基准 ${start.words.zh}，`, en: `${start.words.en}, ` } : { zh: "", en: "" };
      const end = most?.words ? { zh: `，最多 ${most.words.zh}`, en: `, at most ${most.words.en}` } : { zh: "", en: "" };
      if (!by?.words) return { zh: `${head.zh}${begin.zh}不作加减`, en: `${head.en}${begin.en}nothing to add or take` };
      const parts1 = parts.whole ? { zh: "满 ", en: "full " } : { zh: " ", en: "" };
      const parts2 = parts.whole ? { zh: "", en: "" } : { zh: "（不足按比例）", en: ", parts of it in proportion" };
      return rising
        ? {
            zh: `${head.zh}${begin.zh}超出 ${from} 的部分每${parts1.zh}${per} 加 ${by.words.zh}${parts2.zh}${end.zh}`,
            en: `${head.en}${begin.en}${by.words.en} more for every ${parts1.en}${per} above ${from}${parts2.en}${end.en}`,
          }
        : {
            zh: `${head.zh}${begin.zh}不足 ${from} 的部分每${parts1.zh}${per} 扣 ${by.words.zh}${parts2.zh}${end.zh}`,
            en: `${head.en}${begin.en}${by.words.en} less for every ${parts1.en}${per} below ${from}${parts2.en}${end.en}`,
          };
    };
    const [above, below] = [side(true), side(false)];
    const from = toText(parts.from.value);
    const value = table(
      [{ axis: "number", of: tested.atom }],
      [
        {
          cells: [interval({ from })],
          result: above.value,
          at: [...at, up.given === undefined ? "from" : "up"],
          says: above.says,
        },
        {
          cells: [interval({ below: from })],
          result: below.value,
          at: [...at, down.given === undefined ? "from" : "down"],
          says: below.says,
        },
      ],
    );
    return { typed: typedNumber(kind, value) };
  },
});
