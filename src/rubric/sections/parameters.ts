/** Parameters: fixed numbers, tables over facts, values in force from a date on. */

import type { Tree } from "../../language/scalars.ts";
import { titleOf } from "../../language/title.ts";
import type { Path } from "../../text/path.ts";
import { type Draft, entriesOf } from "../draft.ts";
import { parameterKeys, readElement, refuseNumberKeys, wordsOf } from "../values/element.ts";
import { cast, finishNumber } from "../values/finish.ts";
import { nameNumber, nameValue } from "../values/named.ts";

const lowerParameter = (name: string, tree: Tree, path: Path, draft: Draft) => {
  const { workshop, complain } = draft;
  const title = titleOf(tree, name);
  const context = draft.contextFor("parameter", 0, { role: "parameter", name, title, path, ...wordsOf(tree) });
  const about = { at: path, title, node: { role: "parameter" } } as const;
  const shown = { path, title, shown: false };
  if (typeof tree === "string") {
    const typed = context.read.outcome(tree, path)?.typed;
    if (typed?.sort !== "number") return typed && nameValue(name, typed, about, draft);
    const finished = finishNumber(typed, {}, shown, context);
    return finished && nameNumber(name, finished, about, workshop);
  }
  const element = readElement(parameterKeys, tree, path, complain);
  const lowered = element?.lower(context);
  if (!element || !lowered) return undefined;
  const { typed } = lowered;
  if (typed.sort !== "number")
    return refuseNumberKeys(element.own, typed, path, context) ? nameValue(name, typed, about, draft) : undefined;
  const converted = cast(typed, element.own.type, path, context);
  const finished = converted && finishNumber(converted, element.own, shown, context);
  return finished && nameNumber(name, finished, { ...about, says: lowered.says }, workshop);
};

export const registerParameters = (draft: Draft) => {
  for (const [name, tree] of entriesOf(draft, "parameters")) {
    const path = ["parameters", name];
    const make = () => lowerParameter(name, tree, path, draft);
    draft.register({ name, stage: "parameter", path, title: titleOf(tree, name), make });
  }
};
