/** One person's part of a pool; all parts add up to it (largest remainder). */

import { defineDiagnostic } from "../diagnostics/define.ts";
import { typedNumber } from "../language/kinds.ts";
import { writtenAs } from "../language/literal.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { poolFigure } from "../plan/names.ts";
import { fraction, isMultiple, sign, toText } from "../text/exact.ts";
import { phrase } from "../text/sentence.ts";
import { defineRuleKind } from "./kind.ts";
import { readOrders } from "./order.ts";

const shared = (facts: string, keys: string) =>
  `facts: { pool: money, ${facts} }\nresults: { part: { split: { pool: pool, by: days, ${keys} } } }\n`;
const finer = defineDiagnostic<{ unit: string; to: string }>({
  code: "split/pool-finer",
  severity: "error",
  en: ({ unit, to }) => `The pool comes in steps of ${unit}, and parts of ${to} cannot add up to every such amount.`,
  zh: ({ unit, to }) => `奖金池的最小单位是 ${unit}，按 ${to} 分配无法正好分完。`,
  help: { en: () => "Round the pool first, or split to a finer step.", zh: () => "请先把奖金池取整，或按更细的单位分配。" },
  bad: shared("days: count", "to: 1, ties: [days]"),
  good: shared("days: count", "to: 0.01, ties: [days]"),
});
const negative = defineDiagnostic<{ low: string }>({
  code: "split/negative",
  severity: "error",
  en: ({ low }) => `What the pool or the shares are made of can fall to ${low}; neither may be below 0.`,
  zh: ({ low }) => `奖金池或分配依据最低可到 ${low}，不能为负。`,
  help: { en: () => "State `floor: 0` where it is computed.", zh: () => "请在算出它的地方写 floor: 0。" },
  bad: shared("days: { type: number, step: 1, range: -5..5 }", "to: 0.01, ties: [days]"),
  good: shared("days: { type: number, step: 1, range: 0..5 }", "to: 0.01, ties: [days]"),
});
const ownPart = phrase("split/own-part", "“{0}” {1} 按“{2}”分配，本人 {3}", "{0} {1}, split by {2}: {3}");
const keys = {
  pool: scalars.expression,
  by: scalars.expression,
  to: scalars.quantity,
  ties: scalars.tiesOfSplit,
  within: scalars.name.optional(),
};

export const split = defineRuleKind({
  name: "split",
  title: { zh: "按比例分配", en: "split" },
  triggers: ["split"],
  complaints: [finer, negative],
  keys: { split: scalars.tree },
  lower(rule, context, path) {
    const at = [...path, "split"];
    const read = context.read.shape(keys, rule.split as Tree, at);
    const pool = read && context.team.column(read.pool, [...at, "pool"]);
    const share = read && context.team.column(read.by, [...at, "by"]);
    const ties = read && readOrders(read.ties, [...at, "ties"], context);
    const within = read?.within === undefined ? undefined : context.team.group(read.within, [...at, "within"]);
    if (!pool || !share || !ties || (read.within !== undefined && within === undefined)) return undefined;
    const to = read.to.value;
    const unit = pool.bound.unit ?? fraction(0);
    if (sign(to) <= 0 || !isMultiple(unit, to)) {
      context.complain(finer, [...at, "to"], { unit: writtenAs(pool.kind, unit), to: writtenAs(pool.kind, to) });
      return undefined;
    }
    for (const [key, column] of [
      ["pool", pool],
      ["by", share],
    ] as const)
      if (sign(column.bound.low) < 0) {
        context.complain(negative, [...at, key], { low: writtenAs(column.kind, column.bound.low) });
        return undefined;
      }
    const part = context.team.figure(poolFigure(context.host.name), {
      is: { op: "split", pool: pool.name, share: share.name, unit: toText(to), ties },
      of: {
        type: "number",
        kind: pool.kind === "ratio" || pool.kind === "literal" ? "number" : pool.kind,
        low: "0",
        high: toText(pool.bound.high),
        unit: toText(to),
      },
      title: { zh: `${pool.title.zh}中的份额`, en: `part of ${pool.title.en}` },
      at,
      within,
    });
    const says = ownPart(pool.title, `{${pool.shown}}`, share.title, `{${share.shown}}`);
    return { typed: typedNumber(pool.kind, part), says };
  },
});
