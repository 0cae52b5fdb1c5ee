/** What random plans are grown in: inputs of every type, and a place with a scope in which the next node may stand. */
import fc from "fast-check";
import type { Bound, Scope } from "../../src/plan/bounds/bounds.ts";
import type { Atom, Definition, Input, InputType, Option, Shown } from "../../src/plan/ir.ts";
import type { Names } from "../../src/plan/lookup.ts";
import { planScope } from "../../src/plan/scope.ts";
import { columnOf } from "./sales.ts";

/** A number from 0 up to, but not, `below`. Shrinking goes to 0, so 0 stands for the simplest choice everywhere. */
export type Draw = (below: number) => number;
// One builder for each bound: fast-check finds an arbitrary again by its builder, and slowly by the arguments.
const nats = new Map<number, () => fc.Arbitrary<number>>();
const nat = (below: number): (() => fc.Arbitrary<number>) => {
  const known = nats.get(below) ?? (() => fc.nat(below - 1));
  nats.set(below, known);
  return known;
};
export const drawing =
  (g: fc.GeneratorValue): Draw =>
  (below) =>
    below <= 1 ? 0 : g(nat(below));
export const pick = <T>(draw: Draw, from: readonly T[]): T => {
  const found = from[draw(from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
};
export const many = <T>(draw: Draw, fewest: number, most: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: fewest + draw(most - fewest + 1) }, (_, i) => make(i));
export const shuffled = <T>(draw: Draw, values: readonly T[]): readonly T[] => {
  const left = [...values];
  return values.flatMap(() => left.splice(draw(left.length), 1));
};

export type World = {
  readonly inputs: readonly Input[];
  readonly definitions: Definition[];
  readonly names: Names;
  readonly scope: Scope;
};
export type Place = {
  readonly draw: Draw;
  readonly world: World;
  /** The scope of the definition, and the same sharpened by the rows around this node. */
  readonly base: Scope;
  readonly scope: Scope;
  readonly list: string | undefined;
  readonly depth: number;
  /** Nodes that may still be made in this plan. */
  readonly budget: { left: number };
};
export const within = (place: Place, scope: Scope, list = place.list): Place => ({
  ...place,
  scope,
  list,
  depth: place.depth - 1,
});

const says = (text: string) => ({ zh: `${text}（中）`, en: text });
export const at = ["somewhere"] as const;

const shapes: readonly Shown[] = [
  { kind: "count", low: "0", high: "5", unit: "1" },
  { kind: "number", low: "1", high: "9", unit: "1" },
  { kind: "money", low: "0", high: "1000", unit: "0.01" },
  { kind: "percent", low: "0", high: "2", unit: "0.001" },
  { kind: "number", low: "-50", high: "50", unit: "0.5" },
  { kind: "points", low: "-5", high: "5", unit: "0.25" },
  { kind: "money", low: "0.01", high: "99999999", unit: "0.01" },
  { kind: "number", low: "-90", high: "-10", unit: "5" },
  { kind: "duration", low: "0", high: "86400", unit: "60" },
  { kind: "date", low: "0", high: "20000", unit: "1" },
  { kind: "datetime", low: "0", high: "1999999980", unit: "60" },
  { kind: "number", low: "0", high: "9007199254740993", unit: "1" },
  { kind: "number", low: "-100000000000000000000", high: "100000000000000000000", unit: "0.01" },
];
const options = ["red", "green", "blue", "n-a", "other"];
const option = (value: string): Option => ({ value, title: says(`the ${value}`) });

const number = (draw: Draw): InputType => ({ type: "number", ...pick(draw, shapes) });
const choice = (draw: Draw): InputType => ({ type: "choice", values: options.slice(draw(2), 2 + draw(4)).map(option) });
const input = (draw: Draw, name: string, of: InputType): Input => ({
  name,
  at,
  title: says(name),
  optional: draw(4) === 3,
  mayNotApply: draw(4) === 3,
  of,
});
const list = (draw: Draw, name: string): InputType => ({
  type: "list",
  ...(draw(3) === 2 ? { atLeast: 1 } : {}),
  atMost: 1 + draw(5),
  columns: [
    ...many(draw, 1, 2, (i) => input(draw, `${name}.n${i}`, number(draw))),
    ...many(draw, 0, 1, (i) => input(draw, `${name}.c${i}`, choice(draw))),
    ...many(draw, 0, 1, (i) => input(draw, `${name}.f${i}`, { type: "flag" })),
  ].map(columnOf),
});
export const world = (draw: Draw): World => {
  const inputs = [
    ...many(draw, 1, 4, (i) => input(draw, `n${i}`, number(draw))),
    ...many(draw, 0, 2, (i) => input(draw, `c${i}`, choice(draw))),
    ...many(draw, 0, 2, (i) => input(draw, `f${i}`, { type: "flag" })),
    ...many(draw, 0, 1, (i) => ({ ...input(draw, `t${i}`, { type: "text" }), mayNotApply: false })),
    ...many(draw, 0, 2, (i) => input(draw, `l${i}`, list(draw, `l${i}`))),
  ];
  const definitions: Definition[] = [];
  const all = inputs.flatMap((one) => (one.of.type === "list" ? [one, ...one.of.columns] : [one]));
  const names: Names = {
    input: (name) => all.find((one) => one.name === name),
    definition: (name) => definitions.find((one) => one.name === name),
  };
  return { inputs, definitions, names, scope: planScope(names) };
};

/** Inputs that can be read here: the sheet's, and within a record its columns. */
export const inputsAt = ({ world: { inputs }, list: home }: Place): readonly Input[] =>
  inputs.flatMap((one) => (one.of.type === "list" && one.name === home ? [one, ...one.of.columns] : [one]));
export const definitionsAt = (
  { world: { definitions }, list: home }: Place,
  sort: Definition["is"]["sort"],
): readonly Definition[] => definitions.filter((one) => one.is.sort === sort && (one.list === undefined || one.list === home));

export type Known = { readonly atom: Atom; readonly bound: Bound };
/** Numbers that can be named here and have a value at all. */
export const atomsAt = (place: Place): readonly Known[] => {
  const atoms: readonly Atom[] = [
    ...inputsAt(place).flatMap(({ name, of }) => (of.type === "number" ? [{ op: "input", name } as const] : [])),
    ...definitionsAt(place, "number").map(({ name }) => ({ op: "ref", name }) as const),
  ];
  return atoms.flatMap((atom) => {
    const bound = place.scope.number(atom);
    return bound ? [{ atom, bound }] : [];
  });
};
