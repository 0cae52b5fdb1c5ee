/** Tables and picks: all axes are read, then the one row that holds. */
import type { Value } from "../../plan/facts.ts";
import { ofAxis } from "../../plan/fold.ts";
import type { Branch, Cell } from "../../plan/ir.ts";
import { compare, type Fraction, fromText } from "../../text/exact.ts";
import type { Event } from "./lines.ts";
import { isRefused, join, type Refused } from "./refusals.ts";
import type { Compile, Evaluate } from "./run.ts";

type Test = (x: Value | undefined) => boolean;

const edge = (text: string | undefined, fits: (order: number) => boolean): readonly Test[] => {
  if (text === undefined) return [];
  const at = fromText(text);
  return [(x) => typeof x === "object" && fits(compare(x, at))];
};
export const cellTest = (cell: Cell): Test => {
  switch (cell.cell) {
    case "choice":
      return (x) => cell.oneOf.some((one) => one === x);
    case "condition":
      return (x) => x === cell.holds;
    case "number": {
      const [first, second] = [
        ...edge(cell.from, (order) => order >= 0),
        ...edge(cell.above, (order) => order > 0),
        ...edge(cell.upTo, (order) => order <= 0),
        ...edge(cell.below, (order) => order < 0),
      ];
      if (!first) return () => true;
      return second ? (x) => first(x) && second(x) : first;
    }
  }
};

export const branch = <R, Result extends Fraction | string>(
  { on, rows }: Branch<string, R>,
  go: Compile,
  compile: (of: R) => Evaluate<Result>,
): Evaluate<Result> => {
  const axes = on.map((axis) => ofAxis<Evaluate<Value>>(axis, go));
  const tests = rows.map((row) => row.cells.map(cellTest));
  const events = rows.map((row): Event => ({ event: "row", at: row.at, ...(row.says === undefined ? {} : { says: row.says }) }));
  const results = rows.map((row) => compile(row.result));
  return (run) => {
    let refused: Refused | undefined;
    const values: Value[] = [];
    for (const axis of axes) {
      const result = axis(run);
      if (isRefused(result)) refused = join(refused, result);
      else values.push(result);
    }
    if (refused) return refused;
    const at = tests.findIndex((row) => row.every((test, i) => test(values[i])));
    const [event, result] = [events[at], results[at]];
    if (!event || !result) throw new Error("no row of a table holds: the plan's rows do not cover their axes");
    run.frame.events.push(event);
    return result(run);
  };
};
