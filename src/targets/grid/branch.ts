/** Tables as nested IFs. All axes are read whatever row holds; rows are disjoint and cover what can occur, so the last one needs no question. */
import { codesOf, holdsOf, stretchOf, testOf } from "../../integers/cells.ts";
import type { Branch, IntAxis, IntCell } from "../../integers/ir.ts";
import { and, call, type Formula, infix, isTruth, none, number, or, read, when } from "./formula.ts";
import { atomOf, type Ground, type Nodes, type Spot } from "./ground.ts";
import { codeIn } from "./keys.ts";

/** An axis, read once: what it reads, and whether a cell of a row fits it. */
type Asked = { readonly axis: IntAxis; readonly reads: readonly Formula[]; readonly test: (cell: IntCell) => Formula };
type Line = { readonly cells: readonly IntCell[]; readonly result: Formula };
/** `asks`: the axes that are read whichever way is taken. */
type Way = { readonly formula: Formula; readonly asks: ReadonlySet<Asked> };

export const branch = <R>(
  ground: Ground,
  spot: Spot,
  { on, rows }: Branch<R>,
  nodes: Nodes,
  result: (of: R) => Formula,
): Formula => {
  const axes = on.map((axis) => asked(ground, spot, axis, nodes));
  const { formula, asks } = way(
    axes,
    rows.map((row) => ({ cells: row.cells, result: result(row.result) })),
  );
  const unasked = axes.filter((axis) => !asks.has(axis)).flatMap(({ reads }) => reads);
  return unasked.length === 0 ? formula : when(and(unasked.map(read)), formula, none);
};

const asked = (ground: Ground, spot: Spot, axis: IntAxis, { number: ofNumber, choice, condition }: Nodes): Asked => {
  const one = (formula: Formula, test: (value: Formula, cell: IntCell) => Formula): Asked => {
    const value = atomOf(ground, spot, formula);
    return { axis, reads: [value], test: (cell) => test(value, cell) };
  };
  switch (axis.axis) {
    case "number":
      return one(ofNumber(axis.of), (value, cell) => {
        const { from, upTo } = stretchOf(cell);
        const low = from === undefined ? [] : [infix(">=", value, number(from))];
        return and([...low, ...(upTo === undefined ? [] : [infix("<=", value, number(upTo))])]);
      });
    case "fraction":
      return { axis, reads: [ofNumber(axis.num), ofNumber(axis.den)], test: (cell) => condition(testOf(cell)) };
    case "choice":
      return one(choice(axis.of), (value, cell) => or(codesOf(cell).map((code) => infix("=", value, number(codeIn(code))))));
    case "condition":
      return one(condition(axis.of), (value, cell) => (holdsOf(cell) ? value : call("NOT", value)));
  }
};

const way = (axes: readonly Asked[], lines: readonly Line[]): Way => {
  const [first] = lines;
  const [axis, ...others] = axes;
  if (!first || !axis) return { formula: first?.result ?? none, asks: new Set() };
  if (lines.length === 1) return { formula: first.result, asks: new Set() };
  const groups = groupsOf(axis, lines);
  if (!groups) return oneByOne(axes, lines);
  const parts = groups.map(({ cell, rest }) => ({ cell, ...way(others, rest) }));
  const [one, ...more] = parts.map(({ asks }) => asks);
  const inside = [...(one ?? [])].filter((other) => more.every((asks) => asks.has(other)));
  const formula = ladder(parts.map((part, i) => ({ question: question(axis, part.cell, i), result: part.formula })));
  return { formula, asks: new Set([...inside, ...(parts.length > 1 ? [axis] : [])]) };
};
const ladder = (steps: readonly { readonly question: Formula; readonly result: Formula }[]): Formula =>
  steps.reduceRight<Formula>(
    (rest, { question, result }, i) => (i === steps.length - 1 ? result : when(question, result, rest)),
    none,
  );

/** The rows by their cell of this axis, in the order in which they are asked for; undefined: cells overlap, so that it does not come first. */
const groupsOf = (axis: Asked, lines: readonly Line[]) => {
  const groups = new Map<string, { readonly cell: IntCell; readonly rest: Line[] }>();
  for (const { cells, result } of lines) {
    const [cell, ...rest] = cells;
    if (!cell) return undefined;
    const key = JSON.stringify(cell);
    const group = groups.get(key) ?? { cell, rest: [] };
    group.rest.push({ cells: rest, result });
    groups.set(key, group);
  }
  const found = [...groups.values()];
  const apart = found.every((a, i) => found.every((b, k) => k <= i || areApart(a.cell, b.cell)));
  return apart || lines.every(({ cells }) => cells.length === 1) ? inOrder(axis.axis, found) : undefined;
};
const areApart = (a: IntCell, b: IntCell): boolean => {
  switch (a.cell) {
    case "number": {
      const [x, y] = [a, stretchOf(b)];
      const below = (upTo: string | undefined, from: string | undefined) =>
        upTo !== undefined && from !== undefined && BigInt(upTo) < BigInt(from);
      return below(x.upTo, y.from) || below(y.upTo, x.from);
    }
    case "choice":
      return !codesOf(b).some((code) => a.oneOf.includes(code));
    case "condition":
      return a.holds !== holdsOf(b);
    case "fraction":
      return false;
  }
};
/** Numbers from the lowest up, what holds before what does not. */
const inOrder = <T extends { readonly cell: IntCell }>({ axis }: IntAxis, groups: readonly T[]): readonly T[] => {
  if (axis === "condition") return [...groups].sort((a, b) => Number(holdsOf(b.cell)) - Number(holdsOf(a.cell)));
  if (axis !== "number") return groups;
  return [...groups].sort((a, b) => {
    const [x, y] = [stretchOf(a.cell).from, stretchOf(b.cell).from];
    return x === undefined ? -1 : y === undefined ? 1 : BigInt(x) < BigInt(y) ? -1 : 1;
  });
};
/** Whoever asks from the lowest up need only ask for the upper end. */
const question = ({ axis, reads, test }: Asked, cell: IntCell, place: number): Formula => {
  const [value] = reads;
  const { upTo } = axis.axis === "number" ? stretchOf(cell) : {};
  return upTo !== undefined && value && place > 0 ? infix("<=", value, number(upTo)) : test(cell);
};

/** Each row by all of its cells. */
const oneByOne = (axes: readonly Asked[], lines: readonly Line[]): Way => {
  const tests = lines.map(({ cells }) => axes.map((axis, i) => ({ axis, test: testOn(axis, cells[i]) })));
  const formula = ladder(lines.map(({ result }, i) => ({ question: and((tests[i] ?? []).map(({ test }) => test)), result })));
  const asks = (tests[0] ?? []).flatMap(({ axis, test }) => (isTruth(test, true) ? [] : [axis]));
  return { formula, asks: new Set(asks) };
};
const testOn = ({ test }: Asked, cell: IntCell | undefined): Formula => (cell ? test(cell) : none);
