/** One result: a value, the condition that it hangs on, its limits and its rounding. */
import { kindNames, type Typed, type TypedNumber, typedNumber, unify } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { number, when } from "../../plan/build.ts";
import type { Definition } from "../../plan/ir.ts";
import type { Context, Lowered } from "../../rules/context.ts";
import { zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { mixedOtherwise, whenMissing } from "../lower-complaints.ts";
import { cast, conditionWords, finishNumber, measureKeys, readElement, refuseNumberKeys } from "../values/elements.ts";
import type { Workshop } from "../workshop.ts";

const resultKeys = { ...measureKeys, when: scalars.expression.optional(), otherwise: scalars.expression.optional() };

export const lowerResult = (
  name: string,
  tree: Tree,
  path: Path,
  title: Says,
  context: Context,
  nameValue: (name: string, typed: Typed, about: Parameters<Workshop["define"]>[2]) => Typed | undefined,
  definitions: ReadonlyMap<string, Definition>,
): Typed | undefined => {
  const element = readElement(resultKeys, tree, path, context.complain);
  if (!element) return undefined;
  const { own } = element;
  const condition = own.when === undefined ? undefined : context.read.condition(own.when, [...path, "when"]);
  if (own.when !== undefined && !condition) return undefined;
  const inside = condition ? context.assuming(condition, true) : context;
  const lowered: Lowered | undefined = element.lower(inside);
  if (!lowered) return undefined;
  const about = { at: path, title, says: lowered.says, node: { role: "result", rule: element.kind.name } } as const;
  if (own.otherwise !== undefined && !condition) {
    context.complain(whenMissing, [...path, "otherwise"], {}, { part: "key" });
    return undefined;
  }
  if (lowered.typed.sort !== "number")
    return refuseNumberKeys(own, lowered.typed, path, context) ? nameValue(name, lowered.typed, about) : undefined;
  let typed: TypedNumber | undefined = cast(lowered.typed, own.as, path, inside);
  if (!typed) return undefined;
  if (condition) {
    const instead =
      own.otherwise === undefined
        ? undefined
        : context.assuming(condition, false).read.outcome(own.otherwise, [...path, "otherwise"]);
    if (own.otherwise !== undefined && !instead) return undefined;
    if (instead && instead.typed.sort !== "number") {
      const [value, otherwise] = [kindNames[typed.kind], kindNames[instead.typed.sort]];
      context.complain(mixedOtherwise, [...path, "otherwise"], { value, otherwise });
      return undefined;
    }
    const other = instead?.typed.sort === "number" ? instead.typed : typedNumber(typed.kind, number(zero));
    const kind = unify(typed.kind, other.kind);
    if (!kind) {
      context.complain(mixedOtherwise, [...path, "otherwise"], {
        value: kindNames[typed.kind],
        otherwise: kindNames[other.kind],
      });
      return undefined;
    }
    const says = conditionWords(own.when ?? "", lowered.says, instead?.words);
    typed = typedNumber(kind, when(condition, typed.value, other.value, path, says));
  }
  const finished = finishNumber(typed, own, { path, title, shown: true }, context, definitions);
  return finished && nameValue(name, finished, condition ? { ...about, says: undefined } : about);
};
