/** Adjustments: points on top of the dimensions, or off them. */

import type { TypedNumber } from "../../language/kinds.ts";
import { titleOf } from "../../language/title.ts";
import { type Draft, entriesOf } from "../draft.ts";
import { nameNumber } from "../values/named.ts";

/** The adjustments, each computed when the total asks for it; undefined: complained. */
export const registerAdjustments = (draft: Draft): readonly (() => TypedNumber | undefined)[] => {
  const { workshop, register, contextFor } = draft;
  return entriesOf(draft, "adjustments").map(([name, tree], order) => {
    const path = ["adjustments", name];
    const title = titleOf(tree, name);
    const make = () => {
      const line = contextFor("adjustment", order, { role: "adjustment", name, title, path }).read.line(tree, path, {});
      const about = { at: path, title, says: line?.says, node: { role: "adjustment", parent: "total" } } as const;
      return line && nameNumber(name, line.typed, about, workshop);
    };
    register({ name, stage: "adjustment", order, path, title, make });
    return () => {
      const typed = workshop.names.get(name)?.resolve();
      return typed !== undefined && typed !== "failed" && typed.sort === "number" ? typed : undefined;
    };
  });
};
