/** 加减分: so much more or less for every step of a value above or below a base. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import { type Kind, typedNumber, unify } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { minus, number, sum, table, times } from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Interval, Numeric, Row } from "../plan/ir.ts";
import { divide, type Fraction, negate, one, sign, toText, zero } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { phrase, type Sentence } from "../text/sentence.ts";
import type { Context, Tested } from "./context.ts";
import { type Fixed, fixedOf } from "./fixed.ts";
import { defineRuleKind } from "./kind.ts";
import { shown } from "./shown.ts";

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
const keys = {
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
type Written = NonNullable<ReturnType<typeof readWritten>>;
const readWritten = (tree: Tree, at: Path, { read }: Context) => read.shape(keys, tree, at);

const amountKeys = ["up", "down", "start", "most_up", "most_down"] as const;
type AmountKey = (typeof amountKeys)[number];
type Amounts = { readonly [Key in AmountKey]?: Fixed };
/** All amounts as fixed numbers; undefined: complained. */
const readAmounts = (written: Written, at: Path, { read, complain }: Context): Amounts | undefined => {
  const amounts: Partial<Record<AmountKey, Fixed>> = {};
  let failed = false;
  for (const key of amountKeys) {
    const text = written[key];
    if (text === undefined) continue;
    const outcome = read.amount(text, [...at, key]);
    const fixed = outcome && fixedOf(outcome);
    if (fixed) amounts[key] = fixed;
    else failed = true;
    if (!fixed && outcome?.typed.sort === "number") complain(notFixed, [...at, key], { key });
  }
  return failed ? undefined : amounts;
};
/** The kind that all amounts have in common. */
const kindOf = (amounts: Amounts, at: Path, { complain }: Context): Kind | undefined => {
  let kind: Kind | undefined;
  for (const key of amountKeys) {
    const own = amounts[key]?.kind;
    if (own === undefined) continue;
    const joined = kind === undefined ? own : unify(kind, own);
    if (joined === undefined) {
      complain(mixedAmounts, [...at, key], {});
      return undefined;
    }
    kind = joined;
  }
  return kind;
};
/** Whether every limit limits something. */
const limitsHold = (amounts: Amounts, at: Path, { complain }: Context): boolean => {
  const idle = (
    [
      ["most_up", "up"],
      ["most_down", "down"],
    ] as const
  ).find(([key, of]) => amounts[key] && !amounts[of]);
  if (!idle) return true;
  const [key, of] = idle;
  complain(idleLimit, [...at, key], { key, of }, { part: "key" });
  return false;
};

/** What is read, and from where on which way. */
type Steps = {
  readonly tested: Tested;
  readonly written: Written;
  readonly amounts: Amounts;
  readonly at: Path;
  readonly words: Words;
};
/** `from` and `per` as the file writes them. */
type Words = { readonly from: string; readonly per: string };

/** How many steps the value lies above the base, or below it. */
const distance = ({ tested, written, at }: Steps, rising: boolean): Numeric => {
  const per: Fraction = divide(one, written.per.value);
  const steps = times(sum(tested.atom, number(negate(written.from.value))), rising ? per : negate(per));
  return written.whole ? { op: "round", of: steps, to: "1", how: "floor", at: [...at, "whole"] } : steps;
};
const sideOf = (steps: Steps, rising: boolean): { readonly value: Numeric; readonly says: Sentence } => {
  const { amounts, at } = steps;
  const base = number(amounts.start?.value ?? zero);
  const [by, most] = rising ? [amounts.up, amounts.most_up] : [amounts.down, amounts.most_down];
  if (!by) return { value: base, says: sentence(steps, rising, undefined, undefined) };
  const moved = times(distance(steps, rising), by.value);
  const limit = [...at, rising ? "most_up" : "most_down"];
  const capped: Numeric = most ? { op: "least", of: [moved, number(most.value)], at: limit } : moved;
  return { value: sum(base, rising ? capped : minus(capped)), says: sentence(steps, rising, by, most) };
};
const stepped = phrase("steps/of", "{0}，{1}", "{0}: {1}");
const fromStart = phrase("steps/from-start", "基准 {0}，{1}", "{0}, {1}");
const unmoved = phrase("steps/unmoved", "不作加减", "nothing to add or take");
const moreFor = {
  full: phrase("steps/more-for-full", "超出 {0} 的部分每满 {1} 加 {2}", "{2} more for every full {1} above {0}"),
  inProportion: phrase(
    "steps/more-in-proportion",
    "超出 {0} 的部分每 {1} 加 {2}（不足按比例）",
    "{2} more for every {1} above {0}, parts of it in proportion",
  ),
};
const lessFor = {
  full: phrase("steps/less-for-full", "不足 {0} 的部分每满 {1} 扣 {2}", "{2} less for every full {1} below {0}"),
  inProportion: phrase(
    "steps/less-in-proportion",
    "不足 {0} 的部分每 {1} 扣 {2}（不足按比例）",
    "{2} less for every {1} below {0}, parts of it in proportion",
  ),
};
const atMost = phrase("steps/at-most", "{0}，最多 {1}", "{0}, at most {1}");
const sentence = (
  { tested, written: { whole }, amounts: { start }, words: { from, per } }: Steps,
  rising: boolean,
  by: Fixed | undefined,
  most: Fixed | undefined,
): Sentence => {
  const kinds = rising ? moreFor : lessFor;
  const moved = by ? (whole ? kinds.full : kinds.inProportion)(from, per, by.words) : unmoved();
  const limited = by && most ? atMost(moved, most.words) : moved;
  return stepped(shown(tested), start ? fromStart(start.words, limited) : limited);
};

export const stepsKind = defineRuleKind({
  name: "steps",
  title: { zh: "加减分", en: "steps" },
  triggers: ["steps"],
  complaints: [mixed, noStep, notFixed, mixedAmounts, idleLimit],
  keys: { steps: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "steps"];
    const written = readWritten(rule.steps, at, context);
    const tested = written && context.read.tested(written.of, [...at, "of"]);
    if (!tested) return undefined;
    const strange = (["from", "per"] as const).find(
      (key) => !("atom" in tested) || unify(tested.kind, written[key].kind) === undefined,
    );
    if (strange) {
      context.complain(mixed, [...at, strange], { of: written.of, key: strange });
      return undefined;
    }
    if (!("atom" in tested) || sign(written.per.value) <= 0 || (written.up === undefined && written.down === undefined)) {
      context.complain(noStep, at, {}, { part: "key" });
      return undefined;
    }
    const amounts = readAmounts(written, at, context);
    const kind = amounts && kindOf(amounts, at, context);
    if (!amounts || kind === undefined || !limitsHold(amounts, at, context)) return undefined;
    const text = (key: "from" | "per"): string => String(scalars.isMap(rule.steps) ? rule.steps[key] : "");
    const steps = { tested, written, amounts, at, words: { from: text("from"), per: text("per") } };
    const from = toText(written.from.value);
    const row = (rising: boolean, ends: Interval): Row<Numeric> => {
      const { value, says } = sideOf(steps, rising);
      const key = rising ? "up" : "down";
      return { cells: [interval(ends)], result: value, at: [...at, amounts[key] ? key : "from"], says };
    };
    const rows = [row(true, { from }), row(false, { below: from })];
    return { typed: typedNumber(kind, table([{ axis: "number", of: tested.atom }], rows)) };
  },
});
