import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber, unify } from "../expressions/kinds.ts";
import { constantOf, minus, number, sum, table, times } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { divide, fraction, negate, sign, toText, zero } from "../text/exact.ts";
import { defineRuleKind } from "./kind.ts";
import * as scalars from "./scalars.ts";

const steps = (inner: string) =>
  `facts: { s: { type: percent, step: 0.1%, range: -9%..9% } }\ndimensions: { d: { weight: 4, steps: { of: s, ${inner} }, floor: 0 pts, cap: 4 pts } }\ntotal: { out_of: 4 }\n`;
const mixed = defineDiagnostic<{ of: string; key: string }>({
  code: "steps/mixed-kinds",
  severity: "error",
  en: ({ of, key }) => `\`${key}\` is not in the kind of \`${of}\`.`,
  zh: ({ of, key }) => `“${key}”与“${of}”不是同一类型。`,
  help: {
    en: () => "Write both in the same kind, with the same unit or per cent sign.",
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
export const stepsDiagnostics = [mixed, noStep] as const;

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
    const parts = context.shape(inner, rule.steps, at);
    const tested = parts && context.tested(parts.of, [...at, "of"]);
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
    const amount = (key: "up" | "down" | "start" | "most_up" | "most_down") => {
      const text = parts[key];
      const outcome = text === undefined ? undefined : context.outcome(text, [...at, key]);
      const value = outcome?.typed.sort === "number" ? constantOf(outcome.typed.value) : undefined;
      return {
        given: text !== undefined,
        value: value ?? zero,
        kind: outcome?.typed.sort === "number" ? outcome.typed.kind : undefined,
      };
    };
    const [up, down, start, mostUp, mostDown] = [
      amount("up"),
      amount("down"),
      amount("start"),
      amount("most_up"),
      amount("most_down"),
    ];
    const kind = up.kind ?? down.kind;
    if (kind === undefined) return undefined;
    const base = number(start.value);
    const per = divide(fraction(1), parts.per.value);
    const distance = (rising: boolean): Numeric => {
      const inner = times(sum(tested.atom, number(negate(parts.from.value))), rising ? per : negate(per));
      return parts.whole ? { op: "round", of: inner, to: "1", how: "floor", at: [...at, "whole"] } : inner;
    };
    const side = (rising: boolean, per1: typeof up, most: typeof up): Numeric => {
      if (!per1.given) return base;
      const moved = times(distance(rising), per1.value);
      const capped: Numeric = most.given
        ? { op: "least", of: [moved, number(most.value)], at: [...at, rising ? "most_up" : "most_down"] }
        : moved;
      return sum(base, rising ? capped : minus(capped));
    };
    const from = toText(parts.from.value);
    const words = (zh: string, en: string) => ({
      zh: `${tested.title.zh} {${tested.atom.name}}，${zh}`,
      en: `${tested.title.en} {${tested.atom.name}}, ${en}`,
    });
    const shown = (key: "from" | "per" | "up" | "down") => String((rule.steps as Record<string, unknown>)[key] ?? "0");
    const value = table(
      [{ axis: "number", of: tested.atom }],
      [
        {
          cells: [{ from }],
          result: side(true, up, mostUp),
          at: [...at, "up"],
          says: words(
            `自 ${shown("from")} 起每增 ${shown("per")} 加 ${shown("up")}`,
            `${shown("up")} for every ${shown("per")} above ${shown("from")}`,
          ),
        },
        {
          cells: [{ below: from }],
          result: side(false, down, mostDown),
          at: [...at, "down"],
          says: words(
            `低于 ${shown("from")} 每减 ${shown("per")} 扣 ${shown("down")}`,
            `${shown("down")} less for every ${shown("per")} below ${shown("from")}`,
          ),
        },
      ],
    );
    return { typed: typedNumber(kind, value) };
  },
});
