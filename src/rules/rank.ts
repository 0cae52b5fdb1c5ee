/** One person's place among all: a rank, or the share of people that one stands above. */

import type { z } from "zod";
import { typedNumber } from "../language/kinds.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { countType, within as held, minus, number, quotient, sum, times } from "../plan/build.ts";
import type { Numeric } from "../plan/ir.ts";
import { placeFigure } from "../plan/names.ts";
import type { Order } from "../plan/team.ts";
import { fraction, one, zero } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { phrase, type Sentence } from "../text/sentence.ts";
import type { Context, Lowered, TeamColumn } from "./context.ts";
import { defineRuleKind } from "./kind.ts";
import { levelWords, orderBy, readOrders } from "./order.ts";

const common = { of: scalars.expression, best: scalars.extreme, within: scalars.name.optional() };
const rankKeys = { ...common, ties: scalars.tiesOfRank };
const tiesKey = { ties: scalars.rankTies };
const percentileKeys = { ...common, counts: scalars.percentileTies };
const planTies = { competition: "min", modified: "max", dense: "dense" } as const;

type Compared = {
  readonly column: TeamColumn;
  readonly within: string | undefined;
  readonly falling: boolean;
  readonly at: Path;
};
const compared = (
  read: { readonly of: string; readonly best: "highest" | "lowest"; readonly within?: string | undefined },
  at: Path,
  context: Context,
): Compared | undefined => {
  const column = context.team.column(read.of, [...at, "of"]);
  const within = read.within === undefined ? undefined : context.team.group(read.within, [...at, "within"]);
  if (!column || (read.within !== undefined && within === undefined)) return undefined;
  return { column, within, falling: read.best === "highest", at };
};
const place = (
  { column, within, falling, at }: Compared,
  ties: "min" | "max" | "dense" | "order",
  then: readonly Order[],
  context: Context,
) =>
  context.team.figure(placeFigure(column.name, `${falling ? "highest" : "lowest"} ${ties}`), {
    is: { op: "rank", by: [orderBy(column, falling), ...then], ties },
    of: countType(1, context.team.size),
    title: { zh: `按${column.title.zh}的名次`, en: `place by ${column.title.en}` },
    at,
    within,
  });

/** One word where those who are level share a place, or by what they are set apart: then everybody has a place of one's own. */
const readTies = (tree: Tree, path: Path, context: Context) => {
  if (scalars.isList(tree)) {
    const orders = readOrders(tree, path, context);
    return orders && ({ plan: "order", orders } as const);
  }
  const read = context.read.shape(tiesKey, { ties: tree }, path.slice(0, -1));
  return read && { plan: planTies[read.ties], orders: [] };
};

const placeBy = phrase("rank/place", "按“{0}”{1}，{2} 人中第 {3} 名", "place {3} of {2} by {0}{1}");
export const rank = defineRuleKind({
  name: "rank",
  title: { zh: "排名", en: "rank" },
  triggers: ["rank"],
  keys: { rank: scalars.tree },
  lower(rule, context, path): Lowered | undefined {
    const at = [...path, "rank"];
    const read = context.read.shape(rankKeys, rule.rank, at);
    const of = read && compared(read, at, context);
    const ties = read && readTies(read.ties, [...at, "ties"], context);
    if (!of || !ties) return undefined;
    const found = place(of, ties.plan, ties.orders, context);
    const count = context.team.count(of.column, of.within, at);
    const level = levelWords(scalars.isList(read.ties) ? read.ties : [], context);
    const says = placeBy(of.column.title, level, `{${count.name}}`, `{${found.name}}`);
    return { typed: typedNumber("count", found), says };
  },
});

const countedWords: Readonly<Record<z.output<typeof scalars.percentileTies>, Sentence>> = {
  below: phrase("percentile/below", "名次在其后者的占比", "the share of those who come after")(),
  up_to: phrase(
    "percentile/up-to",
    "本人、并列者和名次在其后者的占比",
    "the share of oneself, those who are level and those who come after",
  )(),
  middle: phrase(
    "percentile/middle",
    "名次在其后者的占比，本人与并列者计一半",
    "the share of those who come after, with half of oneself and those who are level",
  )(),
};
const placeAndShare = phrase("percentile/place", "按“{0}”，{1} 人中第 {2} 名；{3}", "place {2} of {1} by {0}; {3}");

/** Below: those who are worse. Up to: oneself and those who are level as well. Middle: half of the latter. */
export const percentile = defineRuleKind({
  name: "percentile",
  title: { zh: "百分位", en: "percentile" },
  triggers: ["percentile"],
  keys: { percentile: scalars.tree },
  lower(rule, context, path): Lowered | undefined {
    const at = [...path, "percentile"];
    const read = context.read.shape(percentileKeys, rule.percentile, at);
    const of = read && compared(read, at, context);
    if (!read || !of) return undefined;
    const count = context.team.count(of.column, of.within, at);
    const [first, last] = [place(of, "min", [], context), place(of, "max", [], context)];
    const worse: Numeric = sum(count, minus(last));
    const notBetter: Numeric = sum(count, minus(first), number(one));
    const people: Numeric =
      read.counts === "below" ? worse : read.counts === "up_to" ? notBetter : times(sum(worse, notBetter), fraction(1, 2));
    const share = held(quotient(people, count), { low: zero, high: one });
    const says = placeAndShare(of.column.title, `{${count.name}}`, `{${first.name}}`, countedWords[read.counts]);
    return { typed: typedNumber("percent", share), says };
  },
});
