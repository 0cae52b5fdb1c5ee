import { defineDiagnostic } from "../diagnostics/define.ts";
import { kindNames, type TypedNumber, typedNumber, unify } from "../language/kinds.ts";
import * as scalars from "../language/scalars.ts";
import { number } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { compare, type Fraction, multiply, one } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { phrase } from "../text/sentence.ts";
import { inFormula } from "./in-formula.ts";
import { defineRuleKind } from "./kind.ts";

const divided = phrase("ratio/divided", "比率 {0} ÷ {1} = {2}", "{0} / {1} = {2}");
const inner = {
  of: scalars.expression,
  to: scalars.expression,
  better: scalars.direction,
  cap: scalars.share.optional(),
  floor: scalars.share.optional(),
  if_zero: scalars.expression.optional(),
};

const plan = (inner: string) =>
  `facts: { done: { type: count, range: 0..9 }, goal: { type: count, range: 1..9 } }\ndimensions: { d: { weight: 5, ratio: { of: done, to: goal, better: higher, ${inner} }, decimals: 2 } }\ntotal: { out_of: 5 }\n`;
const floorAboveCap = defineDiagnostic<Record<never, never>>({
  code: "ratio/floor-above-cap",
  severity: "error",
  en: () => "The floor of the ratio lies above its cap.",
  zh: () => "比率的保底高于封顶。",
  help: { en: () => "Swap or mend them.", zh: () => "请对调或改正。" },
  bad: plan("floor: 80%, cap: 60%"),
  good: plan("floor: 60%, cap: 80%"),
});
const mixed = defineDiagnostic<{ of: Says; to: Says }>({
  code: "ratio/mixed-kinds",
  severity: "error",
  en: ({ of, to }) => `\`of\` is ${of.en} and \`to\` is ${to.en}: a ratio compares two of a kind.`,
  zh: ({ of, to }) => `of 是${of.zh}，to 是${to.zh}：比率要比较同类的两个量。`,
  help: { en: () => "Compare two values of the same kind.", zh: () => "请比较同类的两个量。" },
  bad: plan("cap: 80%").replace("goal: { type: count", "goal: { type: money"),
  good: plan("cap: 80%"),
});
/** of / to where more is better; to / of where less is. Cap and floor stand inside, as shares. */
export const ratio = defineRuleKind({
  name: "ratio",
  title: { zh: "比率法", en: "ratio" },
  triggers: ["ratio"],
  complaints: [floorAboveCap, mixed],
  keys: { ratio: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "ratio"];
    const parts = context.read.shape(inner, rule.ratio, at);
    if (!parts) return undefined;
    const { floor, cap } = parts;
    if (floor && cap && compare(floor, cap) > 0) {
      context.complain(floorAboveCap, [...at, "floor"], {});
      return undefined;
    }
    const [of, to] = [context.read.number(parts.of, [...at, "of"]), context.read.number(parts.to, [...at, "to"])];
    if (!of || !to) return undefined;
    if (unify(of.kind, to.kind) === undefined) {
      context.complain(mixed, [...at, "to"], { of: kindNames[of.kind], to: kindNames[to.kind] });
      return undefined;
    }
    const [top, bottom] = parts.better === "higher" ? [parts.of, parts.to] : [parts.to, parts.of];
    const text = `${inFormula(top)} / ${inFormula(bottom)}`;
    const quotient = context.read.number(text, [...at, parts.better === "higher" ? "to" : "of"], parts.if_zero);
    if (!quotient) return undefined;
    const title = { zh: "比率", en: "ratio" };
    const share = context.plan.part("ratio", typedNumber("percent", quotient.value), { at, title });
    const delivered = context.read.deliver(typedNumber("percent", share), at);
    if (delivered?.sort !== "number") return undefined;
    // Limits are stated as shares; where the value has become points, so do they.
    const scale = delivered.kind === "points" ? (context.host.weight ?? one) : one;
    const scaled = (limit: Fraction | undefined) => limit && multiply(limit, scale);
    return {
      typed: limited(delivered, { floor: scaled(floor), cap: scaled(cap) }, at),
      stated: cap !== undefined,
      says: divided(top, bottom, `{${share.name}}`),
    };
  },
});

/** The value held between the limits; the explanation says when one of them cut. */
const limited = (typed: TypedNumber, { floor, cap }: Limits, path: Path): TypedNumber => {
  const low: Numeric = floor ? { op: "greatest", of: [typed.value, number(floor)], at: [...path, "floor"] } : typed.value;
  const high: Numeric = cap ? { op: "least", of: [low, number(cap)], at: [...path, "cap"] } : low;
  return typedNumber(typed.kind, high);
};
type Limits = { readonly floor: Fraction | undefined; readonly cap: Fraction | undefined };
