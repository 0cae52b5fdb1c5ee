/** A line of points: a deduction, an adjustment, with the condition that it hangs on. */
import { typedNumber } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { number, when } from "../../plan/build.ts";
import type { Numeric } from "../../plan/ir.ts";
import type { Context, Reading } from "../../rules/context.ts";
import { zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { phrase, type Sentence } from "../../text/sentence.ts";
import { readElement, textKeys } from "./element.ts";
import { finishKeys, finishNumber } from "./finish.ts";

const lineKeys = { when: scalars.expression.optional(), ...textKeys, ...finishKeys };
/** A deduction or adjustment: no points where its `when` does not hold. */
export const lowerLine = (tree: Tree, path: Path, context: Context): ReturnType<Reading["line"]> => {
  const element = readElement(lineKeys, tree, path, context.complain);
  if (!element) return undefined;
  const { own } = element;
  const title = own.title ?? lineTitle(element, context.host.title);
  const condition = own.when === undefined ? undefined : context.read.condition(own.when, [...path, "when"]);
  if (own.when !== undefined && !condition) return undefined;
  const inside = (condition ? context.assuming(condition, true) : context).hosted({ title });
  const lowered = element.lower(inside);
  if (lowered?.typed.sort !== "number") return undefined;
  const finished = finishNumber(lowered.typed, own, { path, title, shown: true }, inside);
  if (!finished) return undefined;
  if (!condition) return { typed: finished, title, says: lowered.says };
  const value: Numeric = when(condition, finished.value, number(zero), path, conditionWords(own.when ?? "", lowered.says));
  return { typed: typedNumber(finished.kind, value), title, says: undefined };
};
const holds = phrase("condition/holds", "{0}：成立", "{0} holds");
const holdsSo = phrase("condition/holds-so", "{0}：成立，{1}", "{0} holds: {1}");
const fails = phrase("condition/fails", "{0}：不成立", "{0} does not hold");
const failsSo = phrase("condition/fails-so", "{0}：不成立，{1}", "{0} does not hold: {1}");
/** The two sentences of a condition that a value hangs on. */
export const conditionWords = (
  condition: string,
  value: Sentence | undefined,
  instead?: Sentence | undefined,
): { readonly yes: Sentence; readonly no: Sentence } => ({
  yes: value === undefined ? holds(condition) : holdsSo(condition, value),
  no: instead === undefined ? fails(condition) : failsSo(condition, instead),
});
/** A line that has no title is called by what it looks at. */
const lineTitle = ({ kind, rule }: Pick<Element, "kind" | "rule">, standard: Says): Says => {
  const name = (kind.calledBy ?? ["when"]).map((key) => rule[key]).find((text) => typeof text === "string");
  return typeof name === "string" ? { zh: name, en: name } : standard;
};
type Element = NonNullable<ReturnType<typeof readElement>>;
