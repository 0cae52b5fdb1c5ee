/**
 * A second back end, as small as can be: every slot is a column that is filled in for everybody, in order, and to refuse is to leave a cell
 * empty (`undefined`). One fold over the integer form, as a sheet or SQL would be; no filler and no column for the status.
 */
import { codesOf, holdsOf, stretchOf, testOf } from "../../src/integers/cells.ts";
import { type BoolOf, fold, type Go, type IntOf, ofSlot } from "../../src/integers/fold.ts";
import type { Branch, IntAxis, IntCell, Integers, IntGather, IntMember, Stretch } from "../../src/integers/ir.ts";
import { contains, floorOf, higher, lower } from "../../src/integers/ranges.ts";
import { textOf } from "../../src/integers/units.ts";
import { type Facts, notApplicable } from "../../src/plan/facts.ts";
import { type Row, rowsOf, stored, type Value, valueIn } from "./rows.ts";

type Cell = (row: Row) => Value;
type Nodes = Go<Cell, Cell, Cell>;

const always = (value: Value) => () => value;
const named =
  ({ name }: { readonly name: string }) =>
  (row: Row) =>
    valueIn(row, name);
const truth = (holds: boolean): bigint => (holds ? 1n : 0n);
const total = (...values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
/** One empty cell leaves the whole empty. */
const whole = (values: readonly Value[], join: (...values: readonly bigint[]) => Value): Value =>
  values.every((value) => value !== undefined) ? join(...values) : undefined;
const strict = (parts: readonly Cell[], join: (...values: readonly bigint[]) => Value) => (row: Row) =>
  whole(
    parts.map((part) => part(row)),
    join,
  );
const junction = (neutral: bigint, parts: readonly Cell[]) => (row: Row) => {
  for (const part of parts) {
    const value = part(row);
    if (value !== neutral) return value;
  }
  return neutral;
};
const within = ({ from, upTo }: Stretch) => {
  const range = { low: from === undefined ? undefined : BigInt(from), high: upTo === undefined ? undefined : BigInt(upTo) };
  return (value = 0n) => truth(contains(range, value));
};

type Axis = { readonly reads: readonly Cell[]; readonly test: (cell: IntCell) => Cell };
const axisOf = (axis: IntAxis, { number, condition, choice }: Nodes): Axis => {
  const on = (x: Cell, test: (cell: IntCell) => (value?: bigint) => bigint): Axis => ({
    reads: [x],
    test: (cell) => strict([x], test(cell)),
  });
  switch (axis.axis) {
    case "number":
      return on(number(axis.of), (cell) => within(stretchOf(cell)));
    case "fraction":
      return { reads: [number(axis.num), number(axis.den)], test: (cell) => condition(testOf(cell)) };
    case "choice":
      return on(choice(axis.of), (cell) => (value) => truth(codesOf(cell).includes(Number(value))));
    case "condition":
      return on(condition(axis.of), (cell) => (value) => truth(holdsOf(cell) === (value === 1n)));
  }
};
const branch = <R>({ on, rows }: Branch<R>, go: Nodes, result: (of: R) => Cell): Cell => {
  const axes = on.map((axis) => axisOf(axis, go));
  const lines = rows.map((row) => ({
    tests: row.cells.flatMap((cell, i) => axes[i]?.test(cell) ?? []),
    result: result(row.result),
  }));
  return (row) => {
    if (axes.some(({ reads }) => reads.some((read) => read(row) === undefined))) return undefined;
    return lines.find(({ tests }) => tests.every((test) => test(row) === 1n))?.result(row);
  };
};

const joined = ({ by, drop }: IntGather, found: readonly bigint[]): Value => {
  const kept = [...found].sort((a, b) => (a < b ? -1 : 1)).slice(drop.low, Math.max(drop.low, found.length - drop.high));
  switch (by) {
    case "count":
      return BigInt(found.length);
    case "product":
      return found.reduce((a, b) => a * b, 1n);
    case "sum":
      return total(...kept);
    case "least":
      return kept[0];
    case "greatest":
      return kept.at(-1);
    case "twiceMedian":
      return whole([kept[(kept.length - 1) >> 1], kept[kept.length >> 1]], total);
  }
};
const gather = (node: IntOf<"gather">, { number, condition }: Nodes): Cell => {
  const { of } = node;
  const member = ({ value, when }: IntMember) => ({ value: number(value), when: condition(when) });
  const members = of.bag === "items" ? of.of.map(member) : [member(of)];
  return (row) => {
    const rows = of.bag === "items" ? [row] : row.lists.get(of.list);
    const each = rows?.flatMap((at) => members.map(({ value, when }) => ({ at, value, takesPart: when(at) })));
    if (!each || each.some(({ takesPart }) => takesPart === undefined)) return undefined;
    const found = each.filter(({ takesPart }) => takesPart === 1n).map(({ at, value }) => value(at));
    return whole(found, (...values) => joined(node, values));
  };
};

const nodesOf = ({ columns }: Integers): Nodes => {
  const optional = columns.filter((column) => column.optional).map(({ name }) => name);
  const state =
    ({ bool, name }: BoolOf<"given" | "notApplicable">): Cell =>
    (row) => {
      const found = stored(row, name);
      if (found === undefined) return optional.includes(name) ? 0n : undefined;
      return truth((found === notApplicable) === (bool === "notApplicable"));
    };
  return fold<Cell, Cell, Cell>({
    number: {
      constant: ({ value }) => always(BigInt(value)),
      column: named,
      slot: named,
      sum: ({ of }, { number }) => strict(of.map(number), total),
      product: ({ of }, { number }) => strict(of.map(number), (...values) => values.reduce((a, b) => a * b, 1n)),
      least: ({ of }, { number }) => strict(of.map(number), (...values) => values.reduce(lower)),
      greatest: ({ of }, { number }) => strict(of.map(number), (...values) => values.reduce(higher)),
      // Where nobody reads the quotient, the divisor may be anything.
      floorDivide: ({ of, by }, { number }) =>
        strict([of, by].map(number), (n = 0n, d = 0n) => (d > 0n ? floorOf(n, d) : undefined)),
      table: (node, go) => branch(node, go, go.number),
      gather,
      before: (node, { number }) => {
        const value = number(node.value);
        return ({ earlier }) => whole(earlier.map(value), total);
      },
      refuse: () => always(undefined),
    },
    condition: {
      flag: named,
      slot: named,
      given: state,
      notApplicable: state,
      within: (node, { number }) => strict([number(node.of)], within(node)),
      compare: ({ is, left, right }, { number }) =>
        strict([left, right].map(number), (a = 0n, b = 0n) => truth(is === "<" ? a < b : is === "<=" ? a <= b : a === b)),
      among: ({ of, codes }, { choice }) => strict([choice(of)], (code) => truth(codes.includes(Number(code)))),
      all: ({ of }, { condition }) => junction(1n, of.map(condition)),
      any: ({ of }, { condition }) => junction(0n, of.map(condition)),
      not: ({ of }, { condition }) => strict([condition(of)], (value = 0n) => 1n - value),
    },
    choice: {
      constant: ({ value }) => always(BigInt(value)),
      column: named,
      slot: named,
      table: (node, go) => branch(node, go, go.choice),
    },
  });
};

/** One person's facts → the text of a definition of the sheet; undefined: it has no value. */
export const emptyCells = (integers: Integers): ((facts: Facts) => (name: string) => string | undefined) => {
  const nodes = nodesOf(integers);
  const slots = integers.slots.map((slot) => ({ ...slot, cell: ofSlot(slot, nodes) }));
  const texts = new Map(integers.definitions.map((one) => [one.name, { ...one, text: textOf(one, integers.choices) }]));
  return (facts) => {
    const sheet = rowsOf(integers, facts);
    for (const { name, list, cell } of slots)
      for (const row of list === undefined ? [sheet] : (sheet.lists.get(list) ?? [])) row.cells.set(name, cell(row));
    return (name) => {
      const found = texts.get(name);
      if (!found) throw new Error(`no definition ${name}`);
      const den = found.sort === "number" && found.den !== undefined ? valueIn(sheet, found.den) : 1n;
      const num = valueIn(sheet, name);
      return num === undefined || den === undefined ? undefined : found.text(num, den);
    };
  };
};
