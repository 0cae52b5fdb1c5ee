/** By what people are put in order: `seniority`, or `{ of: late, best: lowest }`. */

import * as scalars from "../language/scalars.ts";
import { isMap, type Tree } from "../language/scalars.ts";
import type { Order } from "../plan/team.ts";
import type { Path } from "../text/path.ts";
import { listed, phrase, type Sentence } from "../text/sentence.ts";
import type { Context, TeamColumn } from "./context.ts";

const keys = { of: scalars.expression, best: scalars.extreme };

/** A bare name means that the highest comes first. */
const readOrder = (tree: Tree, path: Path, context: Context): Order | undefined => {
  const read = typeof tree === "string" ? { of: tree, best: "highest" } : context.read.shape(keys, tree, path);
  const column = read && context.team.column(read.of, typeof tree === "string" ? path : [...path, "of"]);
  return column && orderBy(column, read.best === "highest");
};
export const orderBy = ({ name }: TeamColumn, falling: boolean): Order => ({ of: name, falling });

const thenBy = phrase("order/then-by", "（并列时看{0}）", " (then {0})");
/** What decides between people who are level, in words; nothing where nothing does. */
export const levelWords = (trees: readonly Tree[], context: Context): Sentence => {
  const titles = trees.map((tree) => context.read.titleOf(isMap(tree) ? String(tree.of) : String(tree)));
  return titles.length === 0 ? "" : thenBy(listed(titles));
};

/** What sets people apart who are level so far; undefined: complained. */
export const readOrders = (trees: readonly Tree[], path: Path, context: Context): readonly Order[] | undefined => {
  const orders = trees.map((tree, i) => readOrder(tree, [...path, i], context));
  const known = orders.filter((order) => order !== undefined);
  return known.length < orders.length ? undefined : known;
};
