import { defineDiagnostic } from "../../diagnostics/define.ts";
import type { Typed } from "../../language/kinds.ts";
import { kindNameOf, unify } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { when } from "../../plan/build.ts";
import { holding } from "../../plan/cells.ts";
import type { Choice, Condition, Numeric } from "../../plan/ir.ts";
import type { Path, Says } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import type { Context, Lowered, Outcome } from "../context.ts";
import { defineRuleKind } from "../kind.ts";
import { asOutcome } from "../outcome.ts";
import { lowerTable } from "./table.ts";

const cases = (list: string) => `facts: { a: flag }\nresults: { r: { cases: ${list} } }\n`;
const shape = defineDiagnostic<Record<never, never>>({
  code: "cases/shape",
  severity: "error",
  en: () => "`cases` without `by` is a list of `{ when: …, … }` that ends in `{ otherwise: … }`.",
  zh: () => "没有 by 的 cases 应是 { when: …, … } 的列表，最后一项为 { otherwise: … }。",
  help: {
    en: () => "Add `by:` and let the keys be its values, or write a list: `[{ when: a, is: 1 }, { otherwise: 2 }]`.",
    zh: () => "请加 by: 并以其取值为键，或写成列表：[{ when: a, is: 1 }, { otherwise: 2 }]。",
  },
  bad: cases("[{ when: a, is: 1 }]"),
  good: cases("[{ when: a, is: 1 }, { otherwise: 2 }]"),
});
const mixed = defineDiagnostic<{ first: Says; second: Says }>({
  code: "cases/mixed-outcomes",
  severity: "error",
  en: ({ first, second }) => `One case gives ${first.en}, another ${second.en}.`,
  zh: ({ first, second }) => `有的情形给出${first.zh}，有的给出${second.zh}。`,
  help: { en: () => "Let all cases give the same kind.", zh: () => "请让各情形给出同一类型。" },
  bad: cases("[{ when: a, is: 1% }, { otherwise: 2 }]"),
  good: cases("[{ when: a, is: 1% }, { otherwise: 2% }]"),
});
const inCase = phrase("cases/case", "{0}：{1}", "{0}: {1}");
const inAnyOther = phrase("cases/otherwise", "其余情形：{0}", "otherwise: {0}");
type Arm = { readonly outcome: Outcome; readonly path: Path; readonly condition?: Condition; readonly text?: string };

/** One entry of the list: `{ when, is }`, `{ when, … any form }`, `{ otherwise: outcome }`. */
const readArm = (entry: Tree, path: Path, last: boolean, context: Context): Arm | undefined => {
  if (!scalars.isMap(entry)) {
    context.complain(shape, path, {});
    return undefined;
  }
  const { when: condition, otherwise, ...form } = entry;
  if ((otherwise !== undefined) !== last || (otherwise === undefined && typeof condition !== "string")) {
    context.complain(shape, path, {});
    return undefined;
  }
  if (otherwise !== undefined) {
    const at = [...path, "otherwise"];
    const outcome = context.read.outcome(otherwise, at);
    return outcome && { outcome, path: at };
  }
  const text = String(condition);
  const holds = context.read.condition(text, [...path, "when"]);
  const inside = holds ? context.assuming(holds, true) : context;
  const outcome =
    Object.keys(form).length === 1 && form.is !== undefined
      ? inside.read.outcome(form.is, [...path, "is"])
      : nested(inside.read.form(form, path));
  return outcome && holds ? { outcome, path, condition: holds, text } : undefined;
};

const nested = (lowered: Lowered | undefined) => lowered && asOutcome(lowered);

const firstThatHolds = (list: readonly Tree[], path: Path, context: Context): Lowered | undefined => {
  let inside = context;
  const arms: (Arm | undefined)[] = [];
  for (const [i, entry] of list.entries()) {
    const arm = readArm(entry, [...path, i], i === list.length - 1, inside);
    arms.push(arm);
    if (arm?.condition) inside = inside.assuming(arm.condition, false);
  }
  const known = arms.filter((arm) => arm !== undefined);
  const last = known[known.length - 1];
  if (known.length < arms.length || !last || last.condition) return undefined;
  let typed: Typed = last.outcome.typed;
  const says = ({ text, outcome: { words } }: Arm): Sentence => (text === undefined ? inAnyOther(words) : inCase(text, words));
  for (const arm of known.slice(0, -1).reverse()) {
    const joined = join(typed, arm, says(arm), arm === known[known.length - 2] ? { at: last.path, says: says(last) } : undefined);
    if (!joined) {
      context.complain(mixed, arm.path, { first: kindNameOf(arm.outcome.typed), second: kindNameOf(typed) });
      return undefined;
    }
    typed = joined;
  }
  return { typed, stated: known.every((arm) => arm.outcome.plain) };
};
const join = (rest: Typed, arm: Arm, yes: Sentence, no: { at: Path; says: Sentence } | undefined): Typed | undefined => {
  const { typed } = arm.outcome;
  const { condition } = arm;
  if (!condition) return undefined;
  if (typed.sort === "number" && rest.sort === "number") {
    const kind = unify(typed.kind, rest.kind);
    const value = when(condition, typed.value, rest.value, arm.path, { yes, no: no?.says });
    return kind && { sort: "number", kind, value: no ? relocate(value, no.at) : value };
  }
  if (typed.sort === "choice" && rest.sort === "choice") {
    const on = [{ axis: "condition", of: condition }] as const;
    const value: Choice = {
      op: "pick",
      on,
      rows: [
        { cells: [holding(true)], result: typed.value, at: arm.path, says: yes },
        { cells: [holding(false)], result: rest.value, at: no?.at ?? arm.path, ...(no ? { says: no.says } : {}) },
      ],
    };
    return { sort: "choice", value, values: [...new Set([...typed.values, ...rest.values])] };
  }
  return undefined;
};
/** The last row of the chain stands at the line of `otherwise`. */
const relocate = (node: Numeric, at: Path): Numeric =>
  node.op === "table" ? { ...node, rows: node.rows.map((row, i) => (i === 1 ? { ...row, at } : row)) } : node;

export const variants = defineRuleKind({
  name: "cases",
  title: { zh: "分类标准", en: "cases" },
  triggers: ["cases"],
  complaints: [shape, mixed],
  keys: { by: scalars.expression.optional(), cases: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "cases"];
    if (rule.by !== undefined && scalars.isMap(rule.cases)) return lowerTable(rule.by, [...path, "by"], rule.cases, at, context);
    if (rule.by === undefined && Array.isArray(rule.cases) && rule.cases.length > 0)
      return firstThatHolds(rule.cases, at, context);
    context.complain(shape, at, {}, { part: "key" });
    return undefined;
  },
});
