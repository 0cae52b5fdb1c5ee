/** All dimensions of the document by name, with the shares and the facts that follow from them. */

import { typedNumber } from "../../language/kinds.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { titleOf } from "../../language/title.ts";
import { times } from "../../plan/build.ts";
import { shareOf } from "../../plan/names.ts";
import { impliedFacts } from "../../rules/index.ts";
import { divide, one, sign, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Draft } from "../draft.ts";
import { typedInput } from "../facts/typed.ts";
import { type Dimension, type Dimensions, lowerDimension } from "./dimension.ts";

const weightOf = (tree: Tree) => (isMap(tree) ? scalars.weight.safeParse(tree.weight) : undefined);

/** The facts that people are asked for because of the form that the dimension is said in. */
const registerImplied = (name: string, tree: Tree, path: Path, title: Says, { workshop, register, keys }: Draft) => {
  if (!isMap(tree)) return;
  for (const fact of impliedFacts(tree, { name, title, path, keys })) {
    workshop.inputs.set(fact);
    const key = fact.member.key;
    register({ name: fact.name, key, stage: "fact", path: fact.at, title: fact.title, make: () => typedInput(fact) });
  }
};
/** `sales.share`: the points of `sales` out of its weight, where it has one. */
const registerShare = (
  name: string,
  tree: Tree,
  path: Path,
  title: Says,
  dimensions: Dimensions,
  { workshop, register }: Draft,
) => {
  const weight = weightOf(tree);
  const isWeightless = weight?.success === true && sign(weight.data) === 0;
  if (isWeightless || workshop.names.get(name)?.path !== path) return;
  const make = () => {
    const dimension = dimensions.get(name);
    if (dimension === "failed" || sign(dimension.weight) === 0) return undefined;
    return typedNumber("percent", times(dimension.atom, divide(one, dimension.weight)));
  };
  const asShare = { zh: `${title.zh}占比`, en: `${title.en} as a share` };
  register({ name: shareOf(name), key: "share", derived: true, stage: "dimension", path, title: asShare, make });
};

export const registerDimensions = (draft: Draft): Dimensions => {
  const { document, workshop, keys, register, contextFor } = draft;
  const lowered = new Map<string, Dimension>();
  const dimensions: Dimensions = {
    workshop,
    keys,
    get: (name) => {
      const typed = workshop.names.get(name)?.resolve();
      return typed === undefined || typed === "failed" ? "failed" : (lowered.get(name) ?? "failed");
    },
  };
  const add = (map: { readonly [key: string]: Tree }, above: Path, parent: string) => {
    for (const name of keys(above, map)) {
      const tree = map[name] ?? "";
      const path = [...above, name];
      const title = titleOf(tree, name);
      registerImplied(name, tree, path, title, draft);
      const make = () => {
        const read = weightOf(tree);
        const weight = read?.success ? read.data : zero;
        const context = contextFor("dimension", 0, { role: "dimension", name, title, path, weight });
        const dimension = lowerDimension({ name, tree, path, parent, context, dimensions });
        if (dimension === "failed") return undefined;
        lowered.set(name, dimension);
        return dimension.typed;
      };
      register({ name, stage: "dimension", path, title, make });
      registerShare(name, tree, path, title, dimensions, draft);
      if (isMap(tree) && isMap(tree.dimensions)) add(tree.dimensions, [...path, "dimensions"], name);
    }
  };
  add(document.dimensions ?? {}, ["dimensions"], "total");
  return dimensions;
};
