/** Who rates, with what weight, and who may stay away. */

import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { holdsAlways } from "../../plan/build.ts";
import type { Condition } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import { add, equal, type Fraction, fraction, multiply, one, sign, toText, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Context } from "../context.ts";
import { badRaters, mixedWeights, weights } from "./complaints.ts";

export type Rater = {
  readonly name: string;
  readonly title: Says;
  readonly optional: boolean;
  readonly weight: Fraction;
  /** The weight was written as a share of all. */
  readonly percent: boolean;
};
const keys = { weight: scalars.text.optional(), optional: scalars.yes.optional(), title: scalars.says.optional() };

/** A list of names, each name with a weight, or nothing said: then there is one rating, called so. */
export const raterEntries = (raters: Tree | undefined): readonly (readonly [string, Tree])[] => {
  if (raters === undefined) return [["rating", "1"]];
  if (Array.isArray(raters)) return raters.filter((name) => typeof name === "string").map((name) => [name, "1"] as const);
  return scalars.isMap(raters) ? Object.entries(raters) : [];
};
/** Undefined: its weight is no weight. */
export const readRater = (name: string, tree: Tree): Rater | undefined => {
  const map = scalars.isMap(tree) ? tree : { weight: tree };
  const title = map.title === undefined ? undefined : scalars.says.safeParse(map.title);
  const text = typeof map.weight === "string" ? map.weight : "1";
  const share = scalars.share.safeParse(text);
  const plain = scalars.positive.safeParse(text);
  const weight = share.success ? share.data : plain.success ? plain.data : undefined;
  if (!weight || sign(weight) <= 0) return undefined;
  const optional = map.optional === "true";
  return { name, title: title?.success ? title.data : { zh: name, en: name }, optional, weight, percent: share.success };
};

/** Whether `raters` names at least one, and nothing that is no name. */
export const areNamed = (raters: Tree | undefined, path: Path, { complain }: Context): boolean => {
  const { length } = raterEntries(raters);
  if (length > 0 && length === (Array.isArray(raters) ? raters.length : length)) return true;
  complain(badRaters, [...path, "raters"], {});
  return false;
};
/** All raters, their shares adding up where shares are written; undefined: complained. */
export const readRaters = (raters: Tree | undefined, path: Path, { read, complain }: Context): readonly Rater[] | undefined => {
  const at = [...path, "raters"];
  const found: Rater[] = [];
  for (const [name, tree] of raterEntries(raters)) {
    const here = scalars.isMap(raters) ? [...at, name] : at;
    if (scalars.isMap(tree) && !read.shape(keys, tree, here)) return undefined;
    const rater = readRater(name, tree);
    if (!rater) {
      complain(badRaters, here, {});
      return undefined;
    }
    found.push(rater);
  }
  const shares = found.filter(({ percent }) => percent);
  if (shares.length === 0) return found;
  const sum = sumOfWeights(found);
  if (shares.length === found.length && equal(sum, one)) return found;
  if (shares.length < found.length) complain(mixedWeights, at, {}, { part: "key" });
  else complain(weights, at, { sum: `${toText(multiply(sum, fraction(100)))}%` }, { part: "key" });
  return undefined;
};

export const sumOfWeights = (raters: readonly Rater[]): Fraction => raters.map(({ weight }) => weight).reduce(add, zero);
export const isPresent = ({ name, optional }: Rater, owner: string): Condition =>
  optional ? { op: "given", name: memberOf(owner, name) } : holdsAlways;
