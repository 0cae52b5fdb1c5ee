/**
 * What a number can be, given what is known: intervals and grids over the plan. With nothing known this is the static range of every definition;
 * with some facts known it is "82 to 90 so far". Sound, not tight: the value always lies within, the interval may be wider than need be.
 */
import type { Fraction } from "../text/exact.ts";
import {
  add,
  commonUnit,
  compare,
  divide,
  equal,
  fraction,
  fromText,
  greatest,
  least,
  magnitude,
  multiply,
  one,
  round,
  sign,
  subtract,
  zero,
} from "../text/exact.ts";
import { holdsOf, intervalOf, optionsOf } from "./cells.ts";
import type { Go } from "./fold.ts";
import { fold } from "./fold.ts";
import type { Atom, Axis, Cell, Choice, Condition, Exact, Interval, Numeric, Row, Shown } from "./ir.ts";

/** The value is in low..high and a whole multiple of `unit`; without a unit it is any fraction. A unit of 0 is the constant 0. */
export type Bound = { readonly low: Fraction; readonly high: Fraction; readonly unit: Fraction | undefined };
/** Whether a condition can hold and can fail; neither: it always refuses. */
export type Truth = { readonly holds: boolean; readonly fails: boolean };
/** What is known while bounds are taken. `undefined` and the empty list mean: always refused. */
export type Scope = {
  readonly number: (atom: Atom) => Bound | undefined;
  readonly condition: (op: "flag" | "refCondition" | "given" | "notApplicable", name: string) => Truth;
  readonly choice: (op: "choiceInput" | "refChoice", name: string) => readonly string[];
  /** The records of a list, seen `from` a scope of the sheet; what is narrowed there stays so within them. */
  readonly records: (list: string, from: Scope) => Records | undefined;
  /** In the scope of one record: the records that come before it. */
  readonly earlier: () => Earlier | undefined;
};
/** One scope each where they are known, otherwise one that stands for `atLeast` to `atMost` of them. */
export type Records =
  | { readonly known: readonly Scope[] }
  | { readonly atLeast: number; readonly atMost: number; readonly each: Scope };
/** Where they are known, all of the list and the place of this one; sums over the first so many of them are kept, by the value that is summed. */
export type Earlier =
  | { readonly all: readonly Scope[]; readonly place: number; readonly sums: Map<Numeric, (Bound | undefined)[]> }
  | { readonly atMost: number; readonly each: Scope };
export type Bounds = Go<(scope: Scope) => Bound | undefined, (scope: Scope) => Truth, (scope: Scope) => readonly string[]>;

export const always: Truth = { holds: true, fails: false };
export const never: Truth = { holds: false, fails: true };
export const perhaps: Truth = { holds: true, fails: true };
export const refused: Truth = { holds: false, fails: false };

export const point = (value: Fraction): Bound => ({ low: value, high: value, unit: magnitude(value) });
export const shownBound = (shown: Shown): Bound => ({
  low: fromText(shown.low),
  high: fromText(shown.high),
  unit: shown.unit === "fraction" ? undefined : fromText(shown.unit),
});
export const isPoint = (bound: Bound): boolean => equal(bound.low, bound.high);

const both = (a: Fraction | undefined, b: Fraction | undefined, join: (a: Fraction, b: Fraction) => Fraction) =>
  a === undefined || b === undefined ? undefined : join(a, b);
export const hull = (a: Bound | undefined, b: Bound | undefined): Bound | undefined =>
  a === undefined
    ? b
    : b === undefined
      ? a
      : { low: least(a.low, b.low), high: greatest(a.high, b.high), unit: both(a.unit, b.unit, commonUnit) };
const sumOf = (a: Bound, b: Bound): Bound => ({
  low: add(a.low, b.low),
  high: add(a.high, b.high),
  unit: both(a.unit, b.unit, commonUnit),
});
const corners = (a: Bound, b: Bound, join: (a: Fraction, b: Fraction) => Fraction) => {
  const all = [join(a.low, b.low), join(a.low, b.high), join(a.high, b.low), join(a.high, b.high)];
  return { low: all.reduce(least), high: all.reduce(greatest) };
};
const productOf = (a: Bound, b: Bound): Bound => ({ ...corners(a, b, multiply), unit: both(a.unit, b.unit, multiply) });
const quotientOf = (of: Bound, by: Bound): Bound => {
  if (sign(by.low) <= 0 && sign(by.high) >= 0) throw new RangeError("a divisor in the plan can reach zero");
  return { ...corners(of, by, divide), unit: isPoint(by) && of.unit ? divide(of.unit, magnitude(by.low)) : undefined };
};
const all = <T>(parts: readonly (T | undefined)[], join: (a: T, b: T) => T): T | undefined =>
  parts.reduce((a, b) => (a === undefined || b === undefined ? undefined : join(a, b)));

/** The part of a bound that lies in an interval, on the bound's grid; undefined: nothing does. */
export const narrow = (bound: Bound, cell: Interval): Bound | undefined => {
  let { low, high } = bound;
  const { unit } = bound;
  const step = unit && sign(unit) > 0 ? unit : undefined;
  const strict = (at: Fraction, direction: "up" | "down") =>
    step === undefined
      ? at
      : direction === "up"
        ? add(round(at, step, "floor"), step)
        : subtract(round(at, step, "ceiling"), step);
  if (cell.from !== undefined) low = greatest(low, step ? round(fromText(cell.from), step, "ceiling") : fromText(cell.from));
  if (cell.above !== undefined) low = greatest(low, strict(fromText(cell.above), "up"));
  if (cell.upTo !== undefined) high = least(high, step ? round(fromText(cell.upTo), step, "floor") : fromText(cell.upTo));
  if (cell.below !== undefined) high = least(high, strict(fromText(cell.below), "down"));
  if (compare(low, high) > 0) return undefined;
  // An open edge of a fraction is a single point only when nothing is left inside.
  if (equal(low, high) && !holds(low, cell)) return undefined;
  return { low, high, unit };
};
export const holds = (x: Fraction, cell: Interval): boolean =>
  (cell.from === undefined || compare(x, fromText(cell.from)) >= 0) &&
  (cell.above === undefined || compare(x, fromText(cell.above)) > 0) &&
  (cell.upTo === undefined || compare(x, fromText(cell.upTo)) <= 0) &&
  (cell.below === undefined || compare(x, fromText(cell.below)) < 0);

const sameAtom = (a: Atom, b: Atom) => a.op === b.op && a.name === b.name;
export const withNumber = (scope: Scope, atom: Atom, bound: Bound): Scope => ({
  ...scope,
  number: (other) => (sameAtom(other, atom) ? bound : scope.number(other)),
});
const withChoice = (scope: Scope, node: Choice & { name: string }, values: readonly string[]): Scope => ({
  ...scope,
  choice: (op, name) => (op === node.op && name === node.name ? values : scope.choice(op, name)),
});
const withCondition = (scope: Scope, node: Condition & { name: string }, truth: Truth): Scope => ({
  ...scope,
  condition: (op, name) => (op === node.op && name === node.name ? truth : scope.condition(op, name)),
});

export const isAtom = (node: Numeric): node is Atom => node.op === "input" || node.op === "ref";
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
      if (!cell) return scope;
      const bound = scope.number(cell.atom);
      const left = bound && narrow(bound, cell.interval);
      return left && withNumber(scope, cell.atom, left);
    }
  }
};
/** `x <= 3` and the like as an interval of x. */
const cellOf = (
  { is, left, right }: Condition & { op: "compare" },
  holding: boolean,
  scope: Scope,
): { atom: Atom; interval: Interval } | undefined => {
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

const enterCell = (axis: Axis, cell: Cell, scope: Scope): Scope | undefined => {
  switch (axis.axis) {
    case "number": {
      const bound = scope.number(axis.of);
      const left = bound && narrow(bound, intervalOf(cell));
      return left && withNumber(scope, axis.of, left);
    }
    case "choice": {
      const oneOf = optionsOf(cell);
      const left = bounds
        .choice(axis.of)(scope)
        .filter((value) => oneOf.includes(value));
      if (left.length === 0) return undefined;
      return axis.of.op === "choiceInput" || axis.of.op === "refChoice" ? withChoice(scope, axis.of, left) : scope;
    }
    case "condition": {
      const holding = holdsOf(cell);
      const truth = bounds.condition(axis.of)(scope);
      return (holding ? truth.holds : truth.fails) ? assume(axis.of, holding, scope) : undefined;
    }
  }
};
/** The scope inside a row, or undefined where the row cannot be reached. */
export const enter = (axes: readonly Axis[], cells: readonly Cell[], scope: Scope): Scope | undefined =>
  axes.reduce<Scope | undefined>((known, axis, i) => {
    const cell = cells[i];
    return known && cell && enterCell(axis, cell, known);
  }, scope);
/** The rows that can be reached, each with the scope inside it. */
export const reached = <R>(on: readonly Axis[], rows: readonly Row<R>[], scope: Scope) =>
  rows.flatMap((row) => {
    const inside = enter(on, row.cells, scope);
    return inside ? [{ row, inside }] : [];
  });

/** A member without a value takes no part: its condition fails, or it refuses and then there is no result at all. */
type Member = { readonly value: Bound | undefined; readonly when: Truth };
const members = (
  bag: Numeric & { op: "gather" },
  scope: Scope,
): { list: readonly Member[]; atMost?: number; atLeast?: number } | undefined => {
  const member = (value: Numeric, when: Condition, inside: Scope): Member => {
    const truth = bounds.condition(when)(inside);
    const entered = truth.holds ? assume(when, true, inside) : undefined;
    return { value: entered && bounds.number(value)(entered), when: truth };
  };
  const { of } = bag;
  if (of.bag === "items") return { list: of.of.map((item) => member(item.value, item.when, scope)) };
  const records = scope.records(of.list, scope);
  if (!records) return undefined;
  return "known" in records
    ? { list: records.known.map((record) => member(of.value, of.when, record)) }
    : { list: [member(of.value, of.when, records.each)], atMost: records.atMost, atLeast: records.atLeast };
};
const times = (n: number): Fraction => fraction(n);

const gather = (node: Numeric & { op: "gather" }, scope: Scope): Bound | undefined => {
  const found = members(node, scope);
  if (!found) return undefined;
  const { list, atMost, atLeast = 0 } = found;
  // A member that is there, can neither stay out nor give a value, refuses the whole.
  const some = atMost === undefined || atLeast > 0;
  if (some && list.some(({ value, when }) => value === undefined && !when.fails)) return undefined;
  const possible = list.flatMap(({ value, when }) => (value ? [{ value, when }] : []));
  const certain = atMost === undefined ? possible.filter(({ when }) => !when.fails) : [];
  const most = atMost === undefined ? possible.length : possible.length > 0 ? atMost : 0;
  const fewest = atMost === undefined ? certain.length : possible.some(({ when }) => !when.fails) ? atLeast : 0;
  if (node.by === "count") return { low: times(fewest), high: times(most), unit: most === 0 ? zero : one };
  const range = possible.map(({ value }) => value).reduce<Bound | undefined>(hull, undefined);
  if (most === 0 || !range) return node.by === "sum" ? point(zero) : undefined;
  const { low = 0, high = 0 } = node.drop ?? {};
  const kept = (all: readonly Fraction[]) => [...all].sort(compare).slice(low, Math.max(low, all.length - high));
  if (atMost === undefined && certain.length === possible.length) {
    const ends = [kept(certain.map(({ value }) => value.low)), kept(certain.map(({ value }) => value.high))] as const;
    return settled(node.by, ends, range.unit);
  }
  if (node.by === "sum") {
    if (atMost === undefined && low + high === 0)
      return possible
        .map(({ value, when }) => (when.fails ? hull(value, point(zero)) : value))
        .reduce<Bound | undefined>((total, part) => total && part && sumOf(total, part), point(zero));
    const counts = [fewest, most].map((n) => times(Math.max(0, n - low - high)));
    const ends = counts.flatMap((n) => [multiply(n, range.low), multiply(n, range.high)]);
    return { low: ends.reduce(least), high: ends.reduce(greatest), unit: range.unit };
  }
  if (node.by === "median") return { ...range, unit: range.unit && divide(range.unit, fraction(2)) };
  if (low + high > 0 || certain.length === 0) return range;
  const sure = certain.map(({ value }) => value);
  return node.by === "least"
    ? { ...range, high: sure.map((bound) => bound.high).reduce(least) }
    : { ...range, low: sure.map((bound) => bound.low).reduce(greatest) };
};
/** Over a known set of members: as every value grows, so does each in its place after sorting. */
const settled = (
  by: "sum" | "least" | "greatest" | "median",
  [lows, highs]: readonly [readonly Fraction[], readonly Fraction[]],
  unit: Fraction | undefined,
): Bound | undefined => {
  const n = lows.length;
  const between = (from: number, to: number, each: Fraction, grid: Fraction | undefined): Bound => {
    const total = (values: readonly Fraction[]) => multiply(values.slice(from, to).reduce(add, zero), each);
    return { low: total(lows), high: total(highs), unit: grid };
  };
  if (by === "sum") return between(0, n, one, unit);
  if (n === 0) return undefined;
  if (by === "least") return between(0, 1, one, unit);
  if (by === "greatest") return between(n - 1, n, one, unit);
  const half = fraction(1, 2);
  return between(Math.ceil(n / 2) - 1, Math.floor(n / 2) + 1, n % 2 === 0 ? half : one, unit && multiply(unit, half));
};

const before = (of: Numeric, earlier: Earlier | undefined): Bound | undefined => {
  if (!earlier) return undefined;
  if ("each" in earlier) {
    const value = earlier.atMost > 0 ? bounds.number(of)(earlier.each) : undefined;
    if (!value) return point(zero);
    const most = times(earlier.atMost);
    return {
      low: least(zero, multiply(most, value.low)),
      high: greatest(zero, multiply(most, value.high)),
      unit: value.unit,
    };
  }
  const { all: records, place, sums } = earlier;
  const known = sums.get(of) ?? [point(zero)];
  sums.set(of, known);
  for (let i = known.length; i <= place; i++) {
    const record = records[i - 1];
    const value = record && bounds.number(of)(record);
    const sum = known[i - 1];
    known.push(sum && value && sumOf(sum, value));
  }
  return known[place];
};

const compared = (is: "<" | "<=" | "=", a: Bound, b: Bound): Truth => {
  const low = compare(a.low, b.high);
  const high = compare(a.high, b.low);
  if (is === "<") return { holds: low < 0, fails: high >= 0 };
  if (is === "<=") return { holds: low <= 0, fails: high > 0 };
  return { holds: low <= 0 && high >= 0, fails: !(isPoint(a) && isPoint(b) && equal(a.low, b.low)) };
};

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
    input: (atom) => (scope) => scope.number(atom),
    ref: (atom) => (scope) => scope.number(atom),
    sum: ({ of }, go) => {
      const parts = of.map(go.number);
      return (scope) =>
        parts.length === 0
          ? point(zero)
          : all(
              parts.map((part) => part(scope)),
              sumOf,
            );
    },
    product: ({ of }, go) => {
      const parts = of.map(go.number);
      return (scope) =>
        parts.length === 0
          ? point(one)
          : all(
              parts.map((part) => part(scope)),
              productOf,
            );
    },
    quotient: ({ of, by }, go) => {
      const [top, bottom] = [go.number(of), go.number(by)];
      return (scope) => all([top(scope), bottom(scope)], quotientOf);
    },
    round: ({ of, to, how }, go) => {
      const [value, unit] = [go.number(of), fromText(to)];
      return (scope) => {
        const bound = value(scope);
        return bound && { low: round(bound.low, unit, how), high: round(bound.high, unit, how), unit };
      };
    },
    least: ({ of }, go) => {
      const parts = of.map(go.number);
      return (scope) =>
        all(
          parts.map((part) => part(scope)),
          (a, b) => ({
            low: least(a.low, b.low),
            high: least(a.high, b.high),
            unit: both(a.unit, b.unit, commonUnit),
          }),
        );
    },
    greatest: ({ of }, go) => {
      const parts = of.map(go.number);
      return (scope) =>
        all(
          parts.map((part) => part(scope)),
          (a, b) => ({
            low: greatest(a.low, b.low),
            high: greatest(a.high, b.high),
            unit: both(a.unit, b.unit, commonUnit),
          }),
        );
    },
    table:
      ({ on, rows }, go) =>
      (scope) =>
        reached(on, rows, scope)
          .map(({ row, inside }) => go.number(row.result)(inside))
          .reduce(hull, undefined),
    gather: (node) => (scope) => gather(node, scope),
    before:
      ({ value }) =>
      (scope) =>
        before(value, scope.earlier()),
    refuse: () => () => undefined,
  },
  condition: {
    flag:
      ({ name }) =>
      (scope) =>
        scope.condition("flag", name),
    refCondition:
      ({ name }) =>
      (scope) =>
        scope.condition("refCondition", name),
    given:
      ({ name }) =>
      (scope) =>
        scope.condition("given", name),
    notApplicable:
      ({ name }) =>
      (scope) =>
        scope.condition("notApplicable", name),
    compare: ({ is, left, right }, go) => {
      const [a, b] = [go.number(left), go.number(right)];
      return (scope) => {
        const [x, y] = [a(scope), b(scope)];
        return x && y ? compared(is, x, y) : refused;
      };
    },
    among: ({ choice, of }, go) => {
      const values = go.choice(choice);
      return (scope) => {
        const possible = values(scope);
        return { holds: possible.some((value) => of.includes(value)), fails: possible.some((value) => !of.includes(value)) };
      };
    },
    all: ({ of }, go) => junction(of, go.condition, true),
    any: ({ of }, go) => junction(of, go.condition, false),
    not: ({ of }, go) => {
      const inner = go.condition(of);
      return (scope) => {
        const { holds: holding, fails } = inner(scope);
        return { holds: fails, fails: holding };
      };
    },
  },
  choice: {
    option:
      ({ value }) =>
      () => [value],
    choiceInput:
      ({ name }) =>
      (scope) =>
        scope.choice("choiceInput", name),
    refChoice:
      ({ name }) =>
      (scope) =>
        scope.choice("refChoice", name),
    pick:
      ({ on, rows }, go) =>
      (scope) => [...new Set(reached(on, rows, scope).flatMap(({ row, inside }) => go.choice(row.result)(inside)))],
  },
});

/** `all` (neutral = true) or `any` (false): what each part can be, given that the parts before it did not decide. */
const junction =
  (of: readonly Condition[], go: (node: Condition) => (scope: Scope) => Truth, neutral: boolean) =>
  (scope: Scope): Truth => {
    let decided = false;
    let known: Scope | undefined = scope;
    for (const part of of) {
      if (!known) break;
      const truth = go(part)(known);
      if (neutral ? truth.fails : truth.holds) decided = true;
      known = (neutral ? truth.holds : truth.fails) ? assume(part, neutral, known) : undefined;
    }
    return neutral ? { holds: known !== undefined, fails: decided } : { holds: decided, fails: known !== undefined };
  };
