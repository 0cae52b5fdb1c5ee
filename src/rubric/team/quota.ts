/** Forced distribution (强制分布): grades given by place, so many of each, with the grade by thresholds for whoever stays out of it. */

import { writtenAs } from "../../language/literal.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { countType } from "../../plan/build.ts";
import { holding, interval } from "../../plan/cells.ts";
import type { Atom, Choice, Condition, InputType, Row } from "../../plan/ir.ts";
import { gradeByThresholds, partOf, teamFigure } from "../../plan/names.ts";
import type { Order, Quota } from "../../plan/team.ts";
import type { Context } from "../../rules/context.ts";
import { levelWords, orderBy, readOrders } from "../../rules/order.ts";
import { add, compare, equal, type Fraction, one, sign, toText, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import { suggest } from "../../text/suggest.ts";
import type { Workshop } from "../workshop.ts";
import { lastGrade, oneOfTwo, roundingOf, unknownGrade, shares as wrongShares } from "./quota-complaints.ts";

const keys = {
  by: scalars.expression,
  quota: scalars.map.optional(),
  caps: scalars.map.optional(),
  rounding: scalars.quotaRounding,
  ties: scalars.tiesOfQuota,
  at_least: scalars.whole.optional(),
  exempt: scalars.expression.optional(),
};
const path = ["team", "grade"];

/** `ties: up`, or orders to set people apart by, the last word being `up`, `down` or `refuse` (which it is if nothing is said). */
const readTies = (
  tree: Tree,
  context: Context,
): (Pick<Quota, "ties"> & { readonly orders: readonly Order[]; readonly level: Sentence }) | undefined => {
  const list = scalars.isList(tree) ? tree : [tree];
  const last = list[list.length - 1];
  const word = (["up", "down", "refuse"] as const).find((one) => one === last);
  const by = word ? list.slice(0, -1) : list;
  const orders = readOrders(by, [...path, "ties"], context);
  return orders && { ties: word ?? "refuse", orders, level: levelWords(by, context) };
};

const readShares = (
  map: { readonly [grade: string]: Tree },
  at: Path,
  exact: boolean,
  values: readonly string[],
  context: Context,
): Quota["shares"] | undefined => {
  const found = new Map<string, Fraction>();
  for (const grade of context.read.keys(at, map)) {
    if (!values.includes(grade)) {
      context.complain(unknownGrade, [...at, grade], { grade, grades: values, near: suggest(grade, values) }, { part: "key" });
      return undefined;
    }
    const read = context.read.shape({ [grade]: scalars.share }, { [grade]: map[grade] ?? "" }, at);
    const share = read?.[grade];
    if (!share) return undefined;
    if (sign(share) < 0 || compare(share, one) > 0) {
      context.complain(wrongShares, [...at, grade], { sum: writtenAs("percent", share), exact: false });
      return undefined;
    }
    found.set(grade, share);
  }
  const sum = [...found.values()].reduce(add, zero);
  if (exact && !equal(sum, one)) {
    context.complain(wrongShares, at, { sum: writtenAs("percent", sum), exact: true }, { part: "key" });
    return undefined;
  }
  const last = values[values.length - 1] ?? "";
  if (!exact && found.has(last)) {
    context.complain(lastGrade, [...at, last], { grade: last }, { part: "key" });
    return undefined;
  }
  return values.flatMap((grade) => {
    const share = found.get(grade);
    return share ? [{ grade, share: toText(share) }] : [];
  });
};

/** The grade after distribution, from the grade by thresholds. */
export const distribute = (
  tree: Tree,
  plain: Choice,
  values: readonly string[],
  context: Context,
  workshop: Workshop,
): Choice | undefined => {
  const read = context.read.shape(keys, tree, path);
  if (!read) return undefined;
  const exact = read.quota !== undefined;
  const map = read.quota ?? read.caps;
  if (!map || (read.quota && read.caps)) {
    context.complain(oneOfTwo, path, {}, { part: "key" });
    return undefined;
  }
  if (exact !== (read.rounding === "largest_remainder" || read.rounding === "cumulative")) {
    context.complain(roundingOf, [...path, "rounding"], { rounding: read.rounding, exact });
    return undefined;
  }
  const at = [...path, exact ? "quota" : "caps"];
  const shares = readShares(map, at, exact, values, context);
  const ties = readTies(read.ties, context);
  const column = context.team.column(read.by, [...path, "by"]);
  const exempt = read.exempt === undefined ? undefined : context.read.condition(read.exempt, [...path, "exempt"]);
  if (!shares || !ties || !column || (read.exempt !== undefined && !exempt)) return undefined;
  const title: Says = { zh: "按门槛的等级", en: "Grade by thresholds" };
  const node = { role: "part", parent: "grade" } as const;
  const threshold = workshop.defineChoice(gradeByThresholds, plain, values, { at: ["grades"], title, node });
  const exempted =
    exempt &&
    workshop.defineCondition(partOf("grade", "exempt"), exempt, {
      at: [...path, "exempt"],
      title: { zh: "免于强制分布", en: "exempt from distribution" },
      node,
    });
  const beside = (name: string, of: InputType, words: Says) => workshop.team.beside(teamFigure("grade", name), of, words, path);
  const { size: most } = context.team;
  const size = beside("size", countType(0, most), { zh: "参加强制分布的人数", en: "people whose grades are distributed" });
  const places = beside("places", { type: "text" }, { zh: "各等级名额", en: "places of each grade" });
  const place = beside("place", countType(1, most), { zh: "分布名次", en: "place in the distribution" });
  const atLeast = read.at_least ?? 1;
  const figure = workshop.team.add(teamFigure("grade"), {
    is: {
      op: "quota",
      by: [orderBy(column, true), ...ties.orders],
      ties: ties.ties,
      kind: exact ? "exact" : "most",
      shares,
      rounding: read.rounding,
      threshold: threshold.op === "refChoice" ? threshold.name : "grade",
      grades: values,
      ...(exempted?.op === "refCondition" ? { exempt: exempted.name } : {}),
      atLeast,
      size: size.name,
      places: places.name,
      place: place.name,
    },
    of: { type: "choice", values: values.map((value) => ({ value, title: { zh: value, en: value } })) },
    title: { zh: "强制分布的等级", en: "Grade by distribution" },
    at,
  });
  const forced: Choice = { op: "choiceInput", name: figure };
  const rows = {
    size,
    place,
    places,
    atLeast,
    title: column.title,
    level: ties.level,
    why: context.read.titleOf(read.exempt ?? ""),
  };
  return chosen(forced, threshold, exempted, rows, at);
};

const byPlace = phrase(
  "distribution/by-place",
  "强制分布：按“{0}”{1}，{2} 人中第 {3} 名；名额 {4}；按门槛为 {5}",
  "by distribution: place {3} of {2} by {0}{1}; places {4}; {5} by thresholds",
);
const tooFew = phrase(
  "distribution/too-few",
  "只有 {0} 人，不足 {1} 人不作强制分布，按门槛定级",
  "the team has {0}: grades are distributed from {1} people on, so the thresholds hold",
);
const exempted = phrase(
  "distribution/exempt",
  "免于强制分布（{0}），按门槛定级",
  "exempt from distribution ({0}): the thresholds hold",
);
const chosen = (
  forced: Choice,
  threshold: Choice,
  exempt: Condition | undefined,
  rows: {
    readonly size: Atom;
    readonly place: Atom;
    readonly places: Atom;
    readonly atLeast: number;
    readonly title: Sentence;
    /** What sets those apart who are level. */
    readonly level: Sentence;
    /** What exempts. */
    readonly why: Sentence;
  },
  at: Path,
): Choice => {
  const { size, place, places, atLeast, title, level, why } = rows;
  const before = "name" in threshold ? threshold.name : "";
  const value = (name: string) => `{${name}}`;
  const said = byPlace(title, level, value(size.name), value(place.name), value(places.name), value(before));
  const edge = String(atLeast);
  const few = tooFew(value(size.name), edge);
  const enough: Row<Choice>[] = [
    ...(atLeast > 0 ? [{ cells: [interval({ below: edge })], result: threshold, at: [...path, "at_least"], says: few }] : []),
    { cells: [interval({ from: edge })], result: forced, at, says: said },
  ];
  const distributed: Choice = { op: "pick", on: [{ axis: "number", of: size }], rows: enough };
  if (!exempt) return distributed;
  return {
    op: "pick",
    on: [{ axis: "condition", of: exempt }],
    rows: [
      { cells: [holding(true)], result: threshold, at: [...path, "exempt"], says: exempted(why) },
      { cells: [holding(false)], result: distributed, at },
    ],
  };
};
