/** Measures: values derived from facts, before anything is scored. */

import type { Tree } from "../../language/scalars.ts";
import { titleOf } from "../../language/title.ts";
import type { Path } from "../../text/path.ts";
import { type Draft, entriesOf } from "../draft.ts";
import { measureKeys, readElement, refuseNumberKeys, wordsOf } from "../values/element.ts";
import { cast, finishNumber } from "../values/finish.ts";
import { nameNumber, nameValue } from "../values/named.ts";

const lowerMeasure = (name: string, tree: Tree, path: Path, draft: Draft) => {
  const { workshop, complain } = draft;
  const title = titleOf(tree, name);
  const context = draft.contextFor("measure", 0, { role: "measure", name, title, path, ...wordsOf(tree) });
  const element = readElement(measureKeys, tree, path, complain);
  const lowered = element?.lower(context);
  if (!element || !lowered) return undefined;
  const { typed } = lowered;
  const about = { at: path, title, says: lowered.says, node: { role: "measure", rule: element.kind.name } } as const;
  if (typed.sort !== "number")
    return refuseNumberKeys(element.own, typed, path, context) ? nameValue(name, typed, about, draft) : undefined;
  const converted = cast(typed, element.own.as, path, context);
  const finished = converted && finishNumber(converted, element.own, { path, title, shown: false }, context);
  return finished && nameNumber(name, finished, about, workshop);
};

export const registerMeasures = (draft: Draft) => {
  for (const [name, tree] of entriesOf(draft, "measures")) {
    const path = ["measures", name];
    const make = () => lowerMeasure(name, tree, path, draft);
    draft.register({ name, stage: "measure", path, title: titleOf(tree, name), make });
  }
};
