/**
 * What a number can be, given what is known: intervals and grids over the plan. With nothing known this is the static range of every definition;
 * with some facts known it is "82 to 90 so far". This file is the door of its folder.
 */
import { fromText, one, zero } from "../../text/exact.ts";
import { fold } from "../fold.ts";
import type { Atom, Choice, Condition, Numeric } from "../ir.ts";
import { junction } from "./assume.ts";
import { type Bound, greatestOf, hull, leastOf, point, productOf, quotientOf, roundOf, sumOf } from "./bound.ts";
import { reached } from "./branch.ts";
import { before } from "./earlier.ts";
import { gather } from "./gather.ts";
import type { Bounds, Scope } from "./scope.ts";
import { among, compared, opposite, refused, type Truth } from "./truth.ts";

export { assume } from "./assume.ts";
export { type Bound, hull, isPoint, point, shownBound } from "./bound.ts";
export { reached } from "./branch.ts";
export { narrow } from "./narrow.ts";
export { type Earlier, type Records, type Scope, withNumber } from "./scope.ts";
export { always, never, perhaps, refused, type Truth } from "./truth.ts";

/** Refused as soon as one operand is; what nothing at all comes to is `none`. */
const joined = (of: readonly Numeric[], go: Bounds, join: (a: Bound, b: Bound) => Bound, none?: Bound) => {
  const parts = of.map(go.number);
  return (scope: Scope): Bound | undefined =>
    none && parts.length === 0 ? none : parts.map((part) => part(scope)).reduce((a, b) => a && b && join(a, b));
};
const inTurn =
  (node: Condition & { op: "all" | "any" }, go: Bounds) =>
  (scope: Scope): Truth =>
    junction(node, scope, go);
const atom = (of: Atom) => (scope: Scope) => scope.number(of);
const state =
  ({ op, name }: Condition & { op: "flag" | "refCondition" | "given" | "notApplicable" }) =>
  (scope: Scope): Truth =>
    scope.condition(op, name);
const chosen =
  ({ op, name }: Choice & { op: "choiceInput" | "refChoice" }) =>
  (scope: Scope) =>
    scope.choice(op, name);

export const bounds: Bounds = fold<
  (scope: Scope) => Bound | undefined,
  (scope: Scope) => Truth,
  (scope: Scope) => readonly string[]
>({
  number: {
    number: ({ value }) => {
      const bound = point(fromText(value));
      return () => bound;
    },
    input: atom,
    ref: atom,
    sum: ({ of }, go) => joined(of, go, sumOf, point(zero)),
    product: ({ of }, go) => joined(of, go, productOf, point(one)),
    quotient: ({ of, by }, go) => joined([of, by], go, quotientOf),
    round: ({ of, to, how }, go) => {
      const [value, unit] = [go.number(of), fromText(to)];
      return (scope) => {
        const bound = value(scope);
        return bound && roundOf(bound, unit, how);
      };
    },
    least: ({ of }, go) => joined(of, go, leastOf),
    greatest: ({ of }, go) => joined(of, go, greatestOf),
    table: (node, go) => (scope) =>
      reached(node, scope, go)
        .map(({ row, inside }) => go.number(row.result)(inside))
        .reduce(hull, undefined),
    gather: (node, go) => (scope) => gather(node, scope, go),
    before: (node, go) => (scope) => before(node, scope, go),
    refuse: () => () => undefined,
  },
  condition: {
    flag: state,
    refCondition: state,
    given: state,
    notApplicable: state,
    compare: ({ is, left, right }, go) => {
      const [a, b] = [go.number(left), go.number(right)];
      return (scope) => {
        const [x, y] = [a(scope), b(scope)];
        return x && y ? compared(is, x, y) : refused;
      };
    },
    among: ({ choice, of }, go) => {
      const values = go.choice(choice);
      return (scope) => among(values(scope), of);
    },
    all: inTurn,
    any: inTurn,
    not: ({ of }, go) => {
      const inner = go.condition(of);
      return (scope) => opposite(inner(scope));
    },
  },
  choice: {
    option:
      ({ value }) =>
      () => [value],
    choiceInput: chosen,
    refChoice: chosen,
    pick: (node, go) => (scope) => [
      ...new Set(reached(node, scope, go).flatMap(({ row, inside }) => go.choice(row.result)(inside))),
    ],
  },
});
