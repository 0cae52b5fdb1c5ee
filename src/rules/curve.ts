/** 线性计分: a straight line between stated points, rising or falling. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import { type Kind, typedNumber, unify } from "../language/kinds.ts";
import { parseLiteral, writtenAs } from "../language/literal.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { number, sum, table, times } from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Interval, Numeric, Row } from "../plan/ir.ts";
import { compare, divide, type Fraction, multiply, subtract, toText } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { phrase, type Sentence } from "../text/sentence.ts";
import type { Context, Tested } from "./context.ts";
import { fixedOf } from "./fixed.ts";
import { defineRuleKind } from "./kind.ts";
import { shown } from "./shown.ts";

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
type Point = {
  readonly x: Fraction;
  readonly y: Fraction;
  readonly kind: Kind;
  readonly label: string;
  readonly words: Sentence;
  readonly path: Path;
};
/** From the lowest x up. */
type Line = { readonly first: Point; readonly last: Point; readonly points: readonly Point[]; readonly kind: Kind };

const readPoint = (label: string, tree: Tree, path: Path, tested: Tested, { read, complain }: Context): Point | undefined => {
  const x = parseLiteral(label);
  if (!x || unify(x.kind, tested.kind) === undefined) {
    complain(pointUnreadable, path, { label }, { part: "key" });
    return undefined;
  }
  const outcome = read.outcome(tree, path);
  if (outcome?.typed.sort !== "number") return undefined;
  const y = fixedOf(outcome);
  if (!y) complain(tooFew, path, {});
  return y && { x: x.value, y: y.value, kind: y.kind, label, words: y.words, path };
};
const readLine = (map: { readonly [x: string]: Tree }, at: Path, tested: Tested, context: Context): Line | undefined => {
  const { read, complain } = context;
  const points: Point[] = [];
  for (const label of read.keys(at, map)) {
    const point = readPoint(label, map[label] ?? "", [...at, label], tested, context);
    if (!point) return undefined;
    points.push(point);
  }
  const kind = points[points.length - 1]?.kind;
  points.sort((a, b) => compare(a.x, b.x));
  const twin = points.find((point, i) => i > 0 && compare(points[i - 1]?.x ?? point.x, point.x) === 0);
  if (twin) {
    const before = points[points.indexOf(twin) - 1];
    complain(pointTwice, twin.path, { first: before?.label ?? "", second: twin.label }, { part: "key" });
    return undefined;
  }
  const [first, last] = [points[0], points[points.length - 1]];
  if (first && last && first !== last && kind !== undefined) return { first, last, points, kind };
  complain(tooFew, at, {}, { part: "key" });
  return undefined;
};

const onLine = phrase(
  "curve/on-line",
  "{0}，在 {1}（{2}）与 {3}（{4}）之间按直线",
  "{0} lies on the line from {1} ({2}) to {3} ({4})",
);
const beforeStart = phrase(
  "curve/before-start",
  "{0}，在折线起点之前，取端点：{1}",
  "{0} is before the curve, so its end counts: {1}",
);
const beyondEnd = phrase(
  "curve/beyond-end",
  "{0}，在折线终点之后，取端点：{1}",
  "{0} is beyond the curve, so its end counts: {1}",
);
const outsideCurve = phrase("curve/outside", "{0}，在折线之外", "{0} is outside the curve");
const segment = (from: Point, to: Point, isLast: boolean, tested: Tested): Row<Numeric> => {
  const slope = divide(subtract(to.y, from.y), subtract(to.x, from.x));
  return {
    cells: [interval({ from: toText(from.x), ...(isLast ? { upTo: toText(to.x) } : { below: toText(to.x) }) })],
    at: from.path,
    says: onLine(shown(tested), from.label, from.words, to.label, to.words),
    result: sum(times(tested.atom, slope), number(subtract(from.y, multiply(from.x, slope)))),
  };
};
/** What lies beyond an end: refused, or worth what the end is worth. */
const beyond = (end: Point, ends: Interval, endCounts: typeof beforeStart, refuses: boolean, tested: Tested): Row<Numeric> => ({
  cells: [interval(ends)],
  at: end.path,
  says: endCounts(shown(tested), end.words),
  result: refuses
    ? { op: "refuse", code: "score/outside-curve", at: end.path, says: outsideCurve(shown(tested)) }
    : number(end.y),
});

export const curve = defineRuleKind({
  name: "curve",
  title: { zh: "线性计分", en: "curve" },
  triggers: ["curve"],
  complaints: [pointUnreadable, tooFew, uncovered, notNumber, pointTwice],
  calledBy: ["when", "of"],
  keys: { of: scalars.expression, curve: scalars.map, outside: scalars.outside.optional() },
  lower(rule, context, path) {
    const at = [...path, "curve"];
    const tested = context.read.tested(rule.of, [...path, "of"]);
    if (!tested) return undefined;
    if (!("atom" in tested)) {
      context.complain(notNumber, [...path, "of"], { of: rule.of });
      return undefined;
    }
    const line = readLine(rule.curve, at, tested, context);
    const { bound: domain, kind } = tested;
    if (!line || !domain) return undefined;
    const { first, last, points } = line;
    const outside = compare(domain.low, first.x) < 0 ? domain.low : compare(domain.high, last.x) > 0 ? domain.high : undefined;
    if (outside && rule.outside === undefined) {
      context.complain(uncovered, at, { witness: writtenAs(kind, outside), of: rule.of }, { part: "key" });
      return undefined;
    }
    const refuses = rule.outside === "refuse";
    const rows = [
      beyond(first, { below: toText(first.x) }, beforeStart, refuses, tested),
      ...points.slice(1).map((to, i) => segment(points[i] ?? first, to, to === last, tested)),
      beyond(last, { above: toText(last.x) }, beyondEnd, refuses, tested),
    ];
    return { typed: typedNumber(line.kind, table([{ axis: "number", of: tested.atom }], rows)), stated: true };
  },
});
