/** The facts that a rating asks people for: one of each rater, and the evidence. */

import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import type { InputType } from "../../plan/ir.ts";
import { memberOf } from "../../plan/names.ts";
import { one, toText } from "../../text/exact.ts";
import type { Asking, Implied } from "../kind.ts";
import { raterEntries, readRater } from "./raters.ts";

type Written = { readonly rating: Tree; readonly raters?: Tree | undefined; readonly evidence?: Tree | undefined };

const typeOf = (rating: Tree): InputType | undefined => {
  const scale = scalars.isMap(rating) ? scalars.range.safeParse(rating.scale) : undefined;
  if (!scale?.success || !scalars.isMap(rating)) return undefined;
  const step = scalars.positive.safeParse(rating.step);
  const { low, high } = scale.data;
  const unit = toText(step.success ? step.data : one);
  return { type: "number", kind: "number", low: toText(low.value), high: toText(high.value), unit };
};
const fact = (key: string, { name }: Asking, about: Omit<Implied, "name" | "member" | "mayNotApply">): Implied => ({
  name: memberOf(name, key),
  member: { of: name, key },
  mayNotApply: false,
  ...about,
});

/** Whatever of the form can be read: what is wrong with the rest is said when the rule is lowered. */
export const ratingFacts = ({ rating, raters, evidence }: Written, owner: Asking): readonly Implied[] => {
  const of = typeOf(rating);
  if (!of) return [];
  const { title, path } = owner;
  const ratings = raterEntries(raters).map(([name, tree]): Implied => {
    if (raters === undefined) return fact(name, owner, { at: [...path, "rating"], title, optional: false, of });
    const rater = readRater(name, tree);
    const own = rater?.title ?? { zh: name, en: name };
    return fact(name, owner, {
      at: Array.isArray(raters) ? [...path, "raters"] : [...path, "raters", name],
      title: { zh: `${title.zh}·${own.zh}`, en: `${title.en} (${own.en})` },
      optional: rater?.optional ?? false,
      of,
    });
  });
  if (evidence === undefined) return ratings;
  const words = { zh: `${title.zh}·事由`, en: `${title.en} (evidence)` };
  const about = { at: [...path, "evidence"], title: words, optional: true, of: { type: "text" } } as const;
  return [...ratings, fact("evidence", owner, about)];
};
