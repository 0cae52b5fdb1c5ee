import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber, unify } from "../language/kinds.ts";
import { parseLiteral, writtenAs } from "../language/literal.ts";
import * as scalars from "../language/scalars.ts";
import { constantOf, number, sum, table, times } from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Interval, Numeric, Row } from "../plan/ir.ts";
import { compare, divide, type Fraction, multiply, subtract, toText } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import type { Outcome } from "./context.ts";
import { defineRuleKind } from "./kind.ts";

const curveOf = (curve: string) =>
  `facts: { m: { type: duration, step: 1 min, range: 0 min..90 min } }\ndimensions: { d: { weight: 10, of: m, ${curve}, decimals: 2 } }\ntotal: { out_of: 10 }\n`;
const good = curveOf("curve: { 15 min: 100%, 60 min: 0% }, outside: clamp");
const pointUnreadable = defineDiagnostic<{ label: string }>({
  code: "curve/point",
  severity: "error",
  en: ({ label }) => `\`${label}\` is not a point of the curve: a number in the kind of what the curve tests is needed.`,
  zh: ({ label }) => `“${label}”不能作为折线上的点：应写与被测值同类的数。`,
  help: {
    en: () => "Write each point as `value: outcome`, as in `15 min: 100%`.",
    zh: () => "每个点写成“值: 结果”，如 15 min: 100%。",
  },
  bad: curveOf("curve: { 15: 100%, 60 min: 0% }, outside: clamp"),
  good,
});
const tooFew = defineDiagnostic<Record<never, never>>({
  code: "curve/too-few-points",
  severity: "error",
  en: () => "A curve needs at least two points, each with a fixed outcome.",
  zh: () => "折线至少要有两个点，每个点的结果须是固定的数。",
  help: { en: () => "Add a point; for a single outcome use `rows`.", zh: () => "请再加一个点；只有一个结果时请用 rows。" },
  bad: curveOf("curve: { 15 min: 100% }, outside: clamp"),
  good,
});
const uncovered = defineDiagnostic<{ witness: string; of: string }>({
  code: "curve/outside",
  severity: "error",
  en: ({ witness, of }) => `${witness} lies outside the curve, and \`${of}\` can be that.`,
  zh: ({ witness, of }) => `${witness} 在折线之外，而“${of}”可能取到。`,
  help: {
    en: () => "Say `outside: clamp` (the end points go on), `outside: refuse` (no score), or add a point.",
    zh: () => "请写 outside: clamp（按端点延续）或 outside: refuse（不予评分），或补点。",
  },
  bad: curveOf("curve: { 15 min: 100%, 60 min: 0% }"),
  good,
});
const notNumber = defineDiagnostic<{ of: string }>({
  code: "curve/not-a-number",
  severity: "error",
  en: ({ of }) => `A curve needs a number, and \`${of}\` is not one.`,
  zh: ({ of }) => `折线需要一个数，而“${of}”不是。`,
  help: {
    en: () => "For choices and yes-or-no use `rows` or `by` with `cases`.",
    zh: () => "选项和是非条件请用 rows，或 by 加 cases。",
  },
  bad: "facts: { m: flag }\ndimensions: { d: { weight: 10, of: m, curve: { 15: 100%, 60: 0% } } }\ntotal: { out_of: 10 }\n",
  good,
});
const pointTwice = defineDiagnostic<{ first: string; second: string }>({
  code: "curve/point-twice",
  severity: "error",
  en: ({ first, second }) => `\`${first}\` and \`${second}\` are the same point of the curve.`,
  zh: ({ first, second }) => `“${first}”和“${second}”是折线上的同一个点。`,
  help: { en: () => "Leave one of them.", zh: () => "请只留一个。" },
  bad: curveOf("curve: { 15 min: 100%, 0:15: 50%, 60 min: 0% }, outside: clamp"),
  good,
});
export const curveDiagnostics = [pointUnreadable, tooFew, uncovered, notNumber, pointTwice] as const;

type Point = { readonly x: Fraction; readonly y: Fraction; readonly label: string; readonly words: Says; readonly path: Path };

export const curve = defineRuleKind({
  name: "curve",
  title: { zh: "线性计分", en: "curve" },
  triggers: ["curve"],
  calledBy: ["when", "of"],
  keys: { of: scalars.expression, curve: scalars.map, outside: scalars.outside.optional() },
  lower(rule, context, path) {
    const tested = context.read.tested(rule.of, [...path, "of"]);
    const at = [...path, "curve"];
    if (!tested) return undefined;
    if (!("atom" in tested)) {
      context.complain(notNumber, [...path, "of"], { of: rule.of });
      return undefined;
    }
    const points: Point[] = [];
    let kind: Outcome["typed"] | undefined;
    for (const label of context.read.keys(at, rule.curve)) {
      const here = [...at, label];
      const x = parseLiteral(label);
      if (!x || unify(x.kind, tested.kind) === undefined) {
        context.complain(pointUnreadable, here, { label }, { part: "key" });
        return undefined;
      }
      const outcome = context.read.outcome(rule.curve[label] ?? "", here);
      if (outcome?.typed.sort !== "number") return undefined;
      const y = constantOf(outcome.typed.value);
      if (!y) {
        context.complain(tooFew, here, {});
        return undefined;
      }
      kind = outcome.typed;
      points.push({ x: x.value, y, label, words: outcome.words, path: here });
    }
    points.sort((a, b) => compare(a.x, b.x));
    const twin = points.findIndex((point, i) => i > 0 && compare(points[i - 1]?.x ?? point.x, point.x) === 0);
    if (twin > 0) {
      const [first, second] = [points[twin - 1], points[twin]];
      if (first && second)
        context.complain(pointTwice, second.path, { first: first.label, second: second.label }, { part: "key" });
      return undefined;
    }
    const [first, last] = [points[0], points[points.length - 1]];
    const domain = tested.bound;
    if (!first || !last || points.length < 2 || kind?.sort !== "number" || !domain) {
      if (points.length < 2) context.complain(tooFew, at, {}, { part: "key" });
      return undefined;
    }
    const beyond = compare(domain.low, first.x) < 0 ? domain.low : compare(domain.high, last.x) > 0 ? domain.high : undefined;
    if (beyond && rule.outside === undefined) {
      context.complain(uncovered, at, { witness: writtenAs(tested.kind, beyond), of: rule.of }, { part: "key" });
      return undefined;
    }
    const value = (zh: string, en: string): Says => ({
      zh: `${tested.title.zh} {${tested.atom.name}}，${zh}`,
      en: `${tested.title.en} {${tested.atom.name}} ${en}`,
    });
    const end = (point: Point, ends: Interval, side: Says): Row<Numeric> => ({
      cells: [interval(ends)],
      at: point.path,
      says: value(`在折线${side.zh}，取端点：${point.words.zh}`, `is ${side.en} the curve, so its end counts: ${point.words.en}`),
      result:
        rule.outside === "refuse"
          ? { op: "refuse", code: "score/outside-curve", at: point.path, says: value(`在折线之外`, `is outside the curve`) }
          : number(point.y),
    });
    const segments = points.slice(1).map((to, i): Row<Numeric> => {
      const from = points[i] ?? first;
      const slope = divide(subtract(to.y, from.y), subtract(to.x, from.x));
      const isLast = to === last;
      return {
        cells: [interval({ from: toText(from.x), ...(isLast ? { upTo: toText(to.x) } : { below: toText(to.x) }) })],
        at: from.path,
        says: value(
          `在 ${from.label}（${from.words.zh}）与 ${to.label}（${to.words.zh}）之间按直线`,
          `lies on the line from ${from.label} (${from.words.en}) to ${to.label} (${to.words.en})`,
        ),
        result: sum(times(tested.atom, slope), number(subtract(from.y, multiply(from.x, slope)))),
      };
    });
    const rows = [
      end(first, { below: toText(first.x) }, { zh: "起点之前", en: "before" }),
      ...segments,
      end(last, { above: toText(last.x) }, { zh: "终点之后", en: "beyond" }),
    ];
    return { typed: typedNumber(kind.kind, table([{ axis: "number", of: tested.atom }], rows)), stated: true };
  },
});
