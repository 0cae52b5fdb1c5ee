/** Comparisons and branches on `unit · num / den`: whole bounds on a grid, everything multiplied out where there is a fraction. */

import type { Interval } from "../plan/ir.ts";
import type { Fraction } from "../text/exact.ts";
import { denominator, divide, fraction, fromText, multiply, numerator, sign } from "../text/exact.ts";
import { codes, holding, stretch, testing } from "./cells.ts";
import type { Bool, Branch, Int, IntAxis, IntCell } from "./ir.ts";
import * as node from "./nodes.ts";
import { rangeOf } from "./ranges.ts";
import { ceiling, common, floor, type Namer, refused, type Scaled, stepOf } from "./scaled.ts";

/** The value of a constant; undefined: it is none. */
const constantOf = ({ unit, num, den }: Scaled): Fraction | undefined => {
  const steps = node.constantOf(num);
  return den || steps === undefined ? undefined : multiply(unit, fraction(steps));
};
const isOnGrid = ({ unit, den }: Scaled) => !den && sign(unit) > 0;

export const compareOf = (is: "<" | "<=" | "=", a: Scaled, b: Scaled): Bool => {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (y && isOnGrid(a)) {
    const at = divide(y, a.unit);
    const upTo = is === "<" ? ceiling(at) - 1n : floor(at);
    return { bool: "within", of: a.num, ...(is === "=" ? { from: ceiling(at).toString() } : {}), upTo: upTo.toString() };
  }
  if (x && isOnGrid(b)) {
    const at = divide(x, b.unit);
    const from = is === "<" ? floor(at) + 1n : ceiling(at);
    return { bool: "within", of: b.num, from: from.toString(), ...(is === "=" ? { upTo: floor(at).toString() } : {}) };
  }
  const [left = a, right = b] = common([a, b]).parts;
  const times = ({ num }: Scaled, { den }: Scaled) => node.product(num, den ?? node.constant(1n));
  return { bool: "compare", is, left: times(left, b), right: times(right, a) };
};

/** Bounds that the range implies are left out. */
const stretchOf = ({ from, above, upTo, below }: Interval, { unit, num }: Scaled): IntCell => {
  const steps = (text: string) => divide(fromText(text), stepOf(unit));
  const low = from !== undefined ? ceiling(steps(from)) : above !== undefined ? floor(steps(above)) + 1n : undefined;
  const high = upTo !== undefined ? floor(steps(upTo)) : below !== undefined ? ceiling(steps(below)) - 1n : undefined;
  const range = rangeOf(num);
  return stretch({
    ...(low === undefined || (range.low !== undefined && low <= range.low) ? {} : { from: low.toString() }),
    ...(high === undefined || (range.high !== undefined && high >= range.high) ? {} : { upTo: high.toString() }),
  });
};
const testOf = ({ from, above, upTo, below }: Interval, { unit, num, den }: Scaled & { readonly den: Int }): IntCell => {
  const edge = (text: string | undefined, is: "<" | "<=", side: "low" | "high"): readonly Bool[] => {
    if (text === undefined) return [];
    const at = divide(fromText(text), stepOf(unit));
    const [end, x] = [node.scaled(den, numerator(at)), node.scaled(num, denominator(at))];
    return [{ bool: "compare", is, ...(side === "low" ? { left: end, right: x } : { left: x, right: end }) }];
  };
  const of = [...edge(from, "<=", "low"), ...edge(above, "<", "low"), ...edge(upTo, "<=", "high"), ...edge(below, "<", "high")];
  return testing({ bool: "all", of });
};
/** A cell of an axis over numbers. */
export const cellOf = (cell: Interval, x: Scaled): IntCell => {
  const { den } = x;
  return den ? testOf(cell, { ...x, den }) : stretchOf(cell, x);
};

/** Where the results do not all lie on one grid, the row gets a number first, and numerator and denominator each look up theirs. */
export const branchOf = ({ on, rows }: Branch<Scaled>, named: Namer): Scaled => {
  const { unit, parts } = common(rows.map(({ result }) => result));
  const result = (i: number): Scaled => parts[i] ?? refused;
  if (parts.every(({ den }) => !den)) {
    const num = node.table(
      on,
      rows.map(({ cells }, i) => ({ cells, result: result(i).num })),
    );
    return { unit, num };
  }
  const which = named.choice({
    code: "table",
    on,
    rows: rows.map(({ cells }, i) => ({ cells, result: { code: "constant", value: i } })),
  });
  const lookUp = (part: (x: Scaled) => Int) =>
    node.table(
      [{ axis: "choice", of: which }],
      rows.map((_, i) => ({ cells: [codes(i)], result: part(result(i)) })),
    );
  const one = node.constant(1n);
  return { unit, num: lookUp(({ num }) => num), den: lookUp(({ num, den }) => (node.isRefuse(num) ? num : (den ?? one))) };
};

export const extremeOf = (op: "least" | "greatest", of: readonly Scaled[], named: Namer): Scaled => {
  if (of.some(({ num }) => node.isRefuse(num))) return refused;
  const { unit, parts } = common(of);
  if (parts.every(({ den }) => !den))
    return { unit, num: (op === "least" ? node.least : node.greatest)(...parts.map(({ num }) => num)) };
  const atom = ({ num, den }: Scaled): Scaled => ({
    unit,
    num: named.number(num),
    ...(den ? { den: named.number(den) } : {}),
  });
  return parts.map(atom).reduce((a, b) => {
    const [first, second] = op === "least" ? [a, b] : [b, a];
    const on: readonly IntAxis[] = [{ axis: "condition", of: compareOf("<=", first, second) }];
    const rows = [a, b].map((result, i) => ({ cells: [holding(i === 0)], result }));
    return atom(branchOf({ on, rows }, named));
  });
};
