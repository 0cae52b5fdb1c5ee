/** What else is known where a condition holds, or fails. */
import { equal, fromText } from "../../text/exact.ts";
import { isAtom } from "../build.ts";
import type { Atom, Condition, Exact, Interval } from "../ir.ts";
import type { Bound } from "./bound.ts";
import { narrow } from "./narrow.ts";
import { type Bounds, type Scope, withChoice, withCondition, withNumber } from "./scope.ts";
import { always, never, opposite, type Truth } from "./truth.ts";

/** The scope in which a condition is known to hold (or to fail), or undefined where that cannot be. Only the plain cases narrow anything. */
export const assume = (condition: Condition, holding: boolean, scope: Scope): Scope | undefined => {
  switch (condition.op) {
    case "not":
      return assume(condition.of, !holding, scope);
    case "all":
    case "any":
      return holding === (condition.op === "all")
        ? condition.of.reduce<Scope | undefined>((known, part) => known && assume(part, holding, known), scope)
        : scope;
    case "flag":
    case "refCondition":
    case "given":
    case "notApplicable":
      return withCondition(scope, condition, holding ? always : never);
    case "among": {
      const { choice, of } = condition;
      if (choice.op !== "choiceInput" && choice.op !== "refChoice") return scope;
      const left = scope.choice(choice.op, choice.name).filter((value) => of.includes(value) === holding);
      return left.length === 0 ? undefined : withChoice(scope, choice, left);
    }
    case "compare": {
      const cell = cellOf(condition, holding, scope);
      return cell ? within(cell.atom, cell.interval, scope) : scope;
    }
  }
};
/** The scope in which a number is known to lie in an interval. */
export const within = (atom: Atom, interval: Interval, scope: Scope): Scope | undefined => {
  const bound = scope.number(atom);
  const left = bound && narrow(bound, interval);
  return left && withNumber(scope, atom, left);
};

/** `x <= 3` and the like as an interval of x. */
const cellOf = (
  { is, left, right }: Condition & { op: "compare" },
  holding: boolean,
  scope: Scope,
): { readonly atom: Atom; readonly interval: Interval } | undefined => {
  const [atom, other] = isAtom(left) ? [left, right] : [right, left];
  if (!isAtom(atom) || other.op !== "number") return undefined;
  const at = other.value;
  if (is === "=") {
    const interval = holding ? { from: at, upTo: at } : besides(scope.number(atom), at);
    return interval && { atom, interval };
  }
  // `3 < x` says of x what `x <= 3` denies.
  const strict = (is === "<") === holding;
  const isBelow = (atom === left) === holding;
  return { atom, interval: isBelow ? (strict ? { below: at } : { upTo: at }) : strict ? { above: at } : { from: at } };
};
/** A range without one of its ends; without a value in its middle it is no interval. */
const besides = (bound: Bound | undefined, at: Exact): Interval | undefined => {
  const x = fromText(at);
  if (bound && equal(bound.low, x)) return { above: at };
  return bound && equal(bound.high, x) ? { below: at } : undefined;
};

/** What each part can be, given that the parts before it did not decide. */
export const junction = ({ op, of }: Condition & { op: "all" | "any" }, scope: Scope, go: Bounds): Truth => {
  const neutral = op === "all";
  // Of `any` everything is read the other way round.
  const read = (truth: Truth) => (neutral ? truth : opposite(truth));
  let decided = false;
  let known: Scope | undefined = scope;
  for (const part of of) {
    if (!known) break;
    const { holds, fails } = read(go.condition(part)(known));
    decided ||= fails;
    known = holds ? assume(part, neutral, known) : undefined;
  }
  return read({ holds: known !== undefined, fails: decided });
};
