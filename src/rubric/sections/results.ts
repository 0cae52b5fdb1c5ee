/** Results: values after the total, each with the condition that it hangs on, its limits and its rounding. */

import { kindNameOf, kindNames, type Typed, type TypedNumber, typedNumber, unify } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap } from "../../language/scalars.ts";
import { titleOf } from "../../language/title.ts";
import { number, ref, when } from "../../plan/build.ts";
import type { Condition } from "../../plan/ir.ts";
import { memberOf, partOf } from "../../plan/names.ts";
import type { Context, Lowered } from "../../rules/context.ts";
import { kindsMeantBy } from "../../rules/index.ts";
import { zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import type { Sentence } from "../../text/sentence.ts";
import { mixedOtherwise, whenMissing } from "../complaints.ts";
import { type Draft, entriesOf } from "../draft.ts";
import { measureKeys, readElement, refuseNumberKeys, wordsOf } from "../values/element.ts";
import { cast, finishNumber } from "../values/finish.ts";
import { conditionWords } from "../values/line.ts";
import { nameValue } from "../values/named.ts";

const resultKeys = { ...measureKeys, when: scalars.expression.optional(), otherwise: scalars.expression.optional() };
type Own = NonNullable<ReturnType<typeof readResult>>["own"];
const readResult = (tree: Tree, path: Path, context: Context) => readElement(resultKeys, tree, path, context.complain);

/** The value where the condition holds, and `otherwise` (nothing said: 0) where it does not. */
const underCondition = (
  typed: TypedNumber,
  condition: Condition,
  own: Own,
  says: Sentence | undefined,
  path: Path,
  context: Context,
): TypedNumber | undefined => {
  const at = [...path, "otherwise"];
  const instead = own.otherwise === undefined ? undefined : context.assuming(condition, false).read.outcome(own.otherwise, at);
  if (own.otherwise !== undefined && !instead) return undefined;
  const other = instead?.typed ?? typedNumber(typed.kind, number(zero));
  const kind = other.sort === "number" ? unify(typed.kind, other.kind) : undefined;
  if (other.sort !== "number" || kind === undefined) {
    context.complain(mixedOtherwise, at, { value: kindNames[typed.kind], otherwise: kindNameOf(other) });
    return undefined;
  }
  const words = conditionWords(own.when ?? "", says, instead?.words);
  return typedNumber(kind, when(condition, typed.value, other.value, path, words));
};

const lowerResult = (name: string, tree: Tree, path: Path, context: Context, draft: Draft): Typed | undefined => {
  const element = readResult(tree, path, context);
  if (!element) return undefined;
  const { own, kind } = element;
  const condition = own.when === undefined ? undefined : context.read.condition(own.when, [...path, "when"]);
  if (own.when !== undefined && !condition) return undefined;
  const inside = condition ? context.assuming(condition, true) : context;
  const lowered: Lowered | undefined = element.lower(inside);
  if (!lowered) return undefined;
  const { title } = context.host;
  const about = { at: path, title, says: lowered.says, node: { role: "result", rule: kind.name } } as const;
  if (own.otherwise !== undefined && !condition) {
    context.complain(whenMissing, [...path, "otherwise"], {}, { part: "key" });
    return undefined;
  }
  if (lowered.typed.sort !== "number")
    return refuseNumberKeys(own, lowered.typed, path, context) ? nameValue(name, lowered.typed, about, draft) : undefined;
  const converted = cast(lowered.typed, own.as, path, inside);
  const typed = converted && condition ? underCondition(converted, condition, own, lowered.says, path, context) : converted;
  const shown = { path, title, shown: true };
  const finished = typed && finishNumber(typed, own, shown, context);
  return finished && nameValue(name, finished, condition ? { ...about, says: undefined } : about, draft);
};

/** The further value that a form gives a result: `withheld.rest`. */
const registerBeside = (name: string, tree: Tree, order: number, path: Path, draft: Draft) => {
  const { names, definitions } = draft.workshop;
  const [meant] = isMap(tree) ? kindsMeantBy(tree) : [];
  const beside = meant?.besides;
  if (!beside || names.get(name)?.path !== path) return;
  const { suffix, part, value } = beside;
  const title = beside.title(titleOf(tree, name));
  const make = () => {
    const own = names.get(name)?.resolve();
    const from = partOf(name, part);
    if (own === undefined || own === "failed" || !definitions.has(from)) return undefined;
    const typed = value(ref(from), own);
    const node = { role: "part", parent: name } as const;
    return typed && nameValue(memberOf(name, suffix), typed, { at: path, title, node }, draft);
  };
  draft.register({ name: memberOf(name, suffix), key: suffix, derived: true, stage: "result", order, path, title, make });
};

/** Returns the names of the results, all of them outputs. */
export const registerResults = (draft: Draft): readonly string[] =>
  entriesOf(draft, "results").map(([name, tree], order) => {
    const path = ["results", name];
    const title = titleOf(tree, name);
    const make = () => {
      const host = { role: "result", name, title, path, ...wordsOf(tree) } as const;
      return lowerResult(name, tree, path, draft.contextFor("result", order, host), draft);
    };
    draft.register({ name, stage: "result", order, path, title, make });
    registerBeside(name, tree, order, path, draft);
    return name;
  });
