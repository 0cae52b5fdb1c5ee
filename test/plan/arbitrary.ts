/** Random well-formed plans over every op: rows disjoint and covering, divisors never zero, no bag empty where that has no answer. */

import fc from "fast-check";
import type { Bound } from "../../src/plan/bounds/bounds.ts";
import { assume, bounds } from "../../src/plan/bounds/bounds.ts";
import { enter } from "../../src/plan/bounds/branch.ts";
import { holding, interval, options } from "../../src/plan/cells.ts";
import type {
  Axis,
  Bag,
  Cell,
  Choice,
  Condition,
  Definition,
  Gather,
  Interval,
  Numeric,
  Plan,
  Row,
  Shown,
} from "../../src/plan/ir.ts";
import type { Fraction } from "../../src/text/exact.ts";
import {
  add,
  compare,
  denominator,
  fraction,
  fromText,
  isMultiple,
  isWhole,
  multiply,
  numerator,
  one,
  round,
  roundings,
  sign,
  subtract,
  toText,
} from "../../src/text/exact.ts";
import type { Draw, Place } from "./arbitrary-world.ts";
import { at, atomsAt, definitionsAt, drawing, inputsAt, many, pick, shuffled, within, world } from "./arbitrary-world.ts";

const literals = [
  "0",
  "1",
  "2",
  "-1",
  "10",
  "0.5",
  "100",
  "-3",
  "1/3",
  "0.01",
  "-2.5",
  "-7/12",
  "1000000007",
  "12345678901234567",
];
const units = ["1", "0.01", "0.1", "5", "0.5", "1/3", "1000"];
const literal = (value: string): Numeric => ({ op: "number", value });
const always: Condition = { op: "all", of: [] };

const includesZero = (bound: Bound) => sign(bound.low) <= 0 && sign(bound.high) >= 0;
const digits = (x: Fraction) => Math.max(numerator(x).toString().length, denominator(x).toString().length);
/** Wide enough to pass 2^53 often, not so wide that a run takes minutes. */
const isTame = (bound: Bound | undefined) => !bound || [bound.low, bound.high, bound.unit ?? one].every((x) => digits(x) < 50);
const boundOf = (node: Numeric, place: Place) => bounds.number(node)(place.scope);

const simple = (place: Place): Numeric => {
  const atoms = atomsAt(place);
  const i = place.draw(atoms.length + 1);
  return atoms[i]?.atom ?? literal(pick(place.draw, literals));
};
const numeric = (place: Place): Numeric => {
  if (place.depth <= 0 || place.budget.left-- <= 0) return simple(place);
  const node = pick(place.draw, makers)(place);
  return isTame(boundOf(node, place)) ? node : simple(place);
};
const parts = (place: Place, fewest: number, most: number) =>
  many(place.draw, fewest, most, () => numeric(within(place, place.scope)));

const divisor = (place: Place): Numeric => {
  const { draw } = place;
  const node = numeric(within(place, place.scope));
  const bound = boundOf(node, place);
  if (bound && !includesZero(bound)) return node;
  const least: Numeric = { op: "least", of: [node, literal("-0.5")] };
  return pick(draw, [literal(pick(draw, ["3", "-7", "0.25", "12"])), { op: "greatest", of: [node, literal("0.01")] }, least]);
};
const quotient = (place: Place): Numeric => {
  const known = place.draw(3) === 2 ? atomsAt(place).find(({ bound }) => bound.unit && includesZero(bound)) : undefined;
  const over = (inside: Place): Numeric => ({ op: "quotient", of: numeric(within(inside, inside.scope)), by: divisor(inside) });
  if (!known) return over(place);
  // The usual shape in a rubric: zero has a row of its own, and the other rows may divide.
  const around: readonly Interval[] = [{ below: "0" }, { from: "0", upTo: "0" }, { above: "0" }];
  const axis: Axis = { axis: "number", of: known.atom };
  const rows = around.map((ends): Row<Numeric> => {
    const cell = interval(ends);
    const inside = enter([axis], [cell], place.scope, bounds);
    const result: Numeric =
      inside && ends.upTo === undefined ? { op: "quotient", of: numeric(within(place, inside)), by: known.atom } : simple(place);
    return { cells: [cell], result, at };
  });
  return { op: "table", on: [axis], rows: shuffled(place.draw, rows) };
};

/** The number line cut at a few points, on the grid or off it, each cut with one of the edges that rubrics write. */
const cuts = (draw: Draw, { low, high, unit }: Bound): readonly Cell[] => {
  const grid = unit && sign(unit) > 0 ? unit : undefined;
  const span = subtract(high, low);
  const spot = () => {
    const share = multiply(span, fraction(draw(9), 8));
    // Ratios of small numbers are the edges that a fraction really meets.
    const ratio = fraction(draw(7) - 2, 1 + draw(4));
    const anywhere = add(low, multiply(span, fraction(draw(1000), 999)));
    const point = pick(draw, [add(low, share), fromText(pick(draw, literals)), grid ? anywhere : ratio]);
    return grid && draw(4) < 3 ? round(point, grid, "floor") : point;
  };
  const points = [...many(draw, 0, 3, spot)].sort(compare).filter((x, i, all) => i === 0 || compare(x, all[i - 1] ?? low) !== 0);
  const cells: Interval[] = [];
  let open: Interval = draw(2) === 0 ? {} : { from: toText(low) };
  for (const x of points) {
    const here = toText(x);
    const onGrid = grid && isMultiple(x, grid);
    const style = draw(onGrid ? 4 : 3);
    if (style === 0) cells.push({ ...open, below: here });
    if (style === 1) cells.push({ ...open, upTo: here });
    if (style === 2) cells.push({ ...open, below: here }, { from: here, upTo: here });
    if (style === 3) cells.push({ ...open, upTo: here });
    open = style === 0 ? { from: here } : style === 3 && grid ? { from: toText(add(x, grid)) } : { above: here };
  }
  return [...cells, draw(2) === 0 ? open : { ...open, upTo: toText(high) }].map(interval);
};
const groups = (draw: Draw, values: readonly string[]): readonly Cell[] => {
  const dealt = values.map((value) => ({ value, group: draw(3) }));
  return [0, 1, 2].flatMap((group) => {
    const oneOf = dealt.filter((one) => one.group === group).map(({ value }) => value);
    return oneOf.length > 0 ? [options(...oneOf)] : [];
  });
};
const axisOf = (place: Place): { axis: Axis; cells: (inside: Place) => readonly Cell[] } => {
  const { draw } = place;
  const atoms = atomsAt(place);
  const sort = draw(atoms.length > 0 ? 4 : 2);
  if (sort >= 2) {
    const { atom } = pick(draw, atoms);
    return {
      axis: { axis: "number", of: atom },
      cells: (inside) => cuts(inside.draw, inside.scope.number(atom) ?? { low: one, high: one, unit: one }),
    };
  }
  if (sort === 0) {
    const of = condition(within(place, place.scope));
    const both: readonly Cell[] = [holding(true), holding(false)];
    return {
      axis: { axis: "condition", of },
      cells: (inside) => {
        const { holds, fails } = bounds.condition(of)(inside.scope);
        return holds && !fails && draw(2) === 1 ? both.slice(0, 1) : fails && !holds && draw(2) === 1 ? both.slice(1) : both;
      },
    };
  }
  const of = choice(within(place, place.scope));
  return {
    axis: { axis: "choice", of },
    cells: (inside) => groups(inside.draw, [...bounds.choice(of)(inside.scope), "unheard-of"]),
  };
};
const branch = <R>(place: Place, result: (inside: Place | undefined) => R): { on: readonly Axis[]; rows: readonly Row<R>[] } => {
  const axes = many(place.draw, 1, 3, () => axisOf(place));
  const grow = (i: number, cells: readonly Cell[], inside: Place | undefined): readonly Row<R>[] => {
    const next = axes[i];
    if (!next) return [{ cells, result: result(inside && { ...inside, depth: place.depth - 1 }), at }];
    // An unreachable row is cut no further: its cells on the other axes let everything through.
    if (!inside) return grow(i + 1, [...cells, ...anything(next.axis)], undefined);
    return next.cells(inside).flatMap((cell) => {
      const scope = enter([next.axis], [cell], inside.scope, bounds);
      return grow(i + 1, [...cells, cell], scope && { ...inside, scope });
    });
  };
  const anything = (axis: Axis): readonly Cell[] => [
    axis.axis === "number" ? interval({}) : axis.axis === "choice" ? options("unheard-of") : holding(true),
  ];
  return { on: axes.map(({ axis }) => axis), rows: shuffled(place.draw, grow(0, [], place)) };
};
const refuse: Numeric = { op: "refuse", code: "test/refused", says: { zh: "拒", en: "refused" }, at };
const table = (place: Place): Numeric => ({
  op: "table",
  ...branch<Numeric>(place, (inside) =>
    inside ? (place.draw(24) === 23 ? refuse : numeric(inside)) : literal(pick(place.draw, literals)),
  ),
});

const bag = (place: Place): Bag => {
  const { draw, world: home } = place;
  const member = (inside: Place) => {
    const when = draw(2) === 0 ? always : condition(within(inside, inside.scope));
    const scope = bounds.condition(when)(inside.scope).holds ? assume(when, true, inside.scope) : undefined;
    return { when, value: scope ? numeric(within(inside, scope)) : literal("1") };
  };
  const lists = home.inputs.flatMap((input) => (input.of.type === "list" ? [input.name] : []));
  if (lists.length === 0 || draw(2) === 0) return { bag: "items", of: many(draw, 1, 4, () => member(place)) };
  const list = pick(draw, lists);
  const records = home.scope.records(list, place.list === undefined ? place.scope : home.scope);
  if (!records || "known" in records) throw new Error("the static scope knows no records");
  const inside = within(place, records.each, list);
  // Common where a list is added up, and rare where any node may stand.
  return { bag: "rows", list, ...(draw(3) === 2 ? { when: always, value: running(inside) } : member(inside)) };
};
const gather = (place: Place): Numeric => {
  const { draw } = place;
  const drop = draw(3) === 2 ? { low: draw(2), high: draw(2) } : undefined;
  const by = pick(draw, ["sum", "count", "least", "greatest", "median"] as const);
  const of = bag(place);
  const node: Gather = { op: "gather", by, of, ...(drop && by !== "count" ? { drop } : {}) };
  if (by === "sum" || by === "count") return node;
  const needed = 1 + (drop?.low ?? 0) + (drop?.high ?? 0);
  if (of.bag === "items" && of.of.every(({ when }) => when === always) && of.of.length >= needed) return node;
  const few: Condition = { op: "compare", is: "<", left: { op: "gather", by: "count", of }, right: literal(String(needed)) };
  const rows = [
    { cells: [holding(true)], result: draw(3) === 2 ? refuse : simple(place), at },
    { cells: [holding(false)], result: node, at },
  ];
  return { op: "table", on: [{ axis: "condition", of: few }], rows };
};
/** A record beside all records of its own list: one loop within another. */
const beside = (place: Place): Numeric => {
  const { list } = place;
  const own = inputsAt(place).filter(({ name, of }) => of.type === "number" && name.startsWith(`${list}.`));
  if (list === undefined || own.length === 0) return gather(place);
  const column: Numeric = { op: "input", name: pick(place.draw, own).name };
  const all: Gather = { op: "gather", by: "sum", of: { bag: "rows", list, value: column, when: always } };
  return { op: "sum", of: [{ op: "product", of: [column, literal("10")] }, all] };
};
/** A running total over the records before this one. */
const running = (place: Place): Numeric => {
  const { list, draw } = place;
  const earlier = place.scope.earlier();
  if (list === undefined || !earlier || !("each" in earlier)) return beside(place);
  const value = draw(2) === 0 ? simple({ ...place, scope: earlier.each }) : numeric(within(place, earlier.each));
  const bound = bounds.number(value)(earlier.each);
  return bound && !bound.unit ? { op: "before", list, value: literal("1") } : { op: "before", list, value };
};
const limit = (place: Place, op: "least" | "greatest"): Numeric => ({
  op,
  of: parts(place, 1, 3),
  ...(place.draw(2) === 0 ? {} : { at }),
});
const makers: readonly ((place: Place) => Numeric)[] = [
  (place) => ({ op: "sum", of: parts(place, 0, 3) }),
  table,
  (place) => ({ op: "product", of: parts(place, 0, 3) }),
  table,
  quotient,
  (place) => ({
    op: "round",
    of: numeric(within(place, place.scope)),
    to: pick(place.draw, units),
    how: pick(place.draw, roundings),
    at,
  }),
  (place) => ({
    op: "round",
    of: quotient(within(place, place.scope)),
    to: pick(place.draw, units),
    how: pick(place.draw, roundings),
    at,
  }),
  (place) => limit(place, "least"),
  (place) => limit(place, "greatest"),
  gather,
  beside,
  running,
];

const condition = (place: Place): Condition => {
  const { draw } = place;
  const inputs = inputsAt(place);
  const named = <Op extends "flag" | "given" | "notApplicable" | "refCondition">(
    op: Op,
    from: readonly { name: string }[],
  ): Condition[] => (from.length === 0 ? [] : [{ op, name: pick(draw, from).name }]);
  const inside = within(place, place.scope);
  const deep = place.depth > 0 && place.budget.left-- > 0;
  const makes: readonly (() => readonly Condition[])[] = [
    () =>
      named(
        "flag",
        inputs.filter(({ of }) => of.type === "flag"),
      ),
    () => [
      {
        op: "compare",
        is: pick(draw, ["<", "<=", "="]),
        left: deep ? numeric(inside) : simple(place),
        right: draw(2) === 0 ? simple(place) : literal(pick(draw, literals)),
      },
    ],
    () => named("given", inputs),
    () => named("notApplicable", inputs),
    () => named("refCondition", definitionsAt(place, "condition")),
    () => [{ op: "among", choice: choice(inside), of: pick(draw, [["red"], ["green", "blue"], [], ["other", "red"]]) }],
    () => [{ op: "not", of: condition(inside) }],
    () => [{ op: "all", of: chain(place, true) }],
    () => guarded(place),
    () => [{ op: "any", of: chain(place, false) }],
  ];
  return pick(draw, deep ? makes : makes.slice(0, 5))()[0] ?? always;
};
/** `0 < x and y / x < 2`. */
const guarded = (place: Place): readonly Condition[] => {
  const known = atomsAt(place).find(({ bound }) => bound.unit && sign(bound.unit) > 0 && sign(bound.high) > 0);
  if (!known) return [];
  const positive: Condition = { op: "compare", is: "<", left: literal("0"), right: known.atom };
  const scope = assume(positive, true, place.scope);
  const of: Numeric = { op: "quotient", of: scope ? numeric(within(place, scope)) : literal("1"), by: known.atom };
  return [{ op: "all", of: [positive, { op: "compare", is: "<", left: of, right: literal(pick(place.draw, literals)) }] }];
};
/** Each part may rely on what the parts before it have left open. */
const chain = (place: Place, neutral: boolean): readonly Condition[] => {
  let inside = within(place, place.scope);
  return many(place.draw, 0, 3, () => {
    const part = condition(inside);
    const truth = bounds.condition(part)(inside.scope);
    const scope = (neutral ? truth.holds : truth.fails) ? assume(part, neutral, inside.scope) : undefined;
    if (scope) inside = { ...inside, scope };
    else inside = { ...inside, depth: 0 };
    return part;
  });
};

const choice = (place: Place): Choice => {
  const { draw } = place;
  const option = (): Choice => ({ op: "option", value: pick(draw, ["red", "green", "blue", "other"]) });
  const inputs = inputsAt(place).filter(({ of }) => of.type === "choice");
  const refs = definitionsAt(place, "choice");
  const makes: readonly (() => Choice)[] = [
    () => (inputs.length > 0 ? { op: "choiceInput", name: pick(draw, inputs).name } : option()),
    () => (refs.length > 0 ? { op: "refChoice", name: pick(draw, refs).name } : option()),
    option,
    () => ({ op: "pick", ...branch<Choice>(place, (inside) => (inside ? choice(inside) : option())) }),
  ];
  return pick(draw, place.depth > 0 && place.budget.left-- > 0 ? makes : makes.slice(0, 3))();
};

const kinds = ["number", "points", "percent", "money", "count", "duration"] as const;
const shown = (draw: Draw, bound: Bound | undefined): Shown => {
  if (!bound) return { kind: "number", low: "0", high: "0", unit: "1" };
  const { low, high, unit } = bound;
  const isDay = unit && isWhole(unit) && compare(low, fraction(-700000)) >= 0 && compare(high, fraction(2900000)) <= 0;
  const kind = isDay && draw(4) === 3 ? pick(draw, ["date", "datetime"] as const) : pick(draw, kinds);
  return { kind, low: toText(low), high: toText(high), unit: unit ? toText(unit) : "fraction" };
};
const definition = (place: Place, name: string): Definition => {
  const { draw, list } = place;
  const sort = draw(6);
  const rest = { name, ...(list === undefined ? {} : { list }), at, title: { zh: name, en: name } };
  if (sort === 4) return { ...rest, is: { sort: "condition", value: condition(place) } };
  if (sort === 5) {
    const value = choice(place);
    return { ...rest, is: { sort: "choice", value, values: bounds.choice(value)(place.scope) } };
  }
  const value = numeric(place);
  return { ...rest, is: { sort: "number", value, ...shown(draw, boundOf(value, place)) } };
};

export const randomPlan = (draw: Draw): Plan => {
  const home = world(draw);
  const lists = home.inputs.flatMap((input) => (input.of.type === "list" ? [input.name] : []));
  const budget = { left: 36 };
  const last = draw(7);
  for (let i = 0; i <= last; i++) {
    const list = i < last && lists.length > 0 && draw(4) === 3 ? pick(draw, lists) : undefined;
    const records = list === undefined ? undefined : home.scope.records(list, home.scope);
    const scope = records && "each" in records ? records.each : home.scope;
    const name = list === undefined ? `d${i}` : `${list}.d${i}`;
    home.definitions.push(definition({ draw, world: home, base: scope, scope, list, depth: 3, budget }, name));
  }
  const named = home.definitions.filter(({ list }) => list === undefined).map(({ name }) => name);
  const outputs = named.filter((_, i) => i === named.length - 1 || draw(2) === 1);
  return { inputs: home.inputs, definitions: home.definitions, outputs };
};
export const plans: fc.Arbitrary<Plan> = fc.gen().map((g) => randomPlan(drawing(g)));
