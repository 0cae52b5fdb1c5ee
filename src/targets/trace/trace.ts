/**
 * The reference evaluator: exact fractions, only what the outputs demand, and a record of every row, limit and rounding that decided.
 * A strict op collects the refusals of all its operands, so that a sheet names everything that is missing at once.
 */

import type { Facts, Value } from "../../plan/facts.ts";
import { isRecords, notApplicable } from "../../plan/facts.ts";
import { fold } from "../../plan/fold.ts";
import type { Branch, Cell, Choice, Definition, Numeric, Plan } from "../../plan/ir.ts";
import type { Fraction } from "../../text/exact.ts";
import {
  add,
  compare,
  divide,
  equal,
  fraction,
  fromText,
  greatest,
  least,
  multiply,
  one,
  round,
  zero,
} from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";

export type Refusal = {
  readonly code: string;
  readonly at: Path;
  readonly says?: Says /** The input that is missing or not applicable. */;
  readonly input?: string;
};
export type Refused = { readonly refusals: readonly Refusal[] };
export type Outcome = Value | Refused;

/** What happened inside one definition, in order. */
export type Event =
  | { readonly event: "row"; readonly at: Path; readonly says?: Says }
  | { readonly event: "limit"; readonly at: Path; readonly before: Fraction; readonly after: Fraction }
  | { readonly event: "rounding"; readonly at: Path; readonly before: Fraction; readonly after: Fraction }
  /** One record of a list that took part; `name` is the definition that gave its value. */
  | {
      readonly event: "record";
      readonly list: string;
      readonly name: string;
      /** The first is 1. */
      readonly record: number;
      readonly facts: Facts;
      readonly lines: ReadonlyMap<string, Line>;
    };
export type Line = {
  readonly definition: Definition;
  readonly outcome: Outcome;
  readonly events: readonly Event[];
  /** Inputs and definitions that were read, in order of first use. */
  readonly read: readonly string[];
};
export type Trace = {
  /** Demanded definitions, in the order in which they were finished. Records of lists are not in it. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly refusals: readonly Refusal[];
};

export const isRefused = (outcome: Outcome): outcome is Refused => typeof outcome === "object" && "refusals" in outcome;
const refuse = (refusal: Refusal): Refused => ({ refusals: [refusal] });

type Frame = { readonly events: Event[]; readonly read: string[] };
type Run = {
  readonly facts: Facts;
  /** The sheet, for a run over one record of a list. */
  readonly sheet: Run | undefined;
  readonly list: string | undefined;
  /** Which list a column belongs to. */
  readonly columns: ReadonlyMap<string, string>;
  readonly lines: Map<string, Line>;
  /** Of a record: where it stands among the others. */
  readonly place?: Place;
  frame: Frame;
};
/** All records of a list, in order, and for each running sum what it is before the first, the second, … record. */
type Place = {
  readonly index: number;
  readonly all: readonly Run[];
  readonly sums: Map<Numeric, (Fraction | Refused)[]>;
};

const join = (a: Refused | undefined, b: Refused): Refused => (a ? { refusals: [...a.refusals, ...b.refusals] } : b);

type N = (run: Run) => Fraction | Refused;
type C = (run: Run) => boolean | Refused;
type P = (run: Run) => string | Refused;

const missing = (run: Run, name: string): Refused =>
  refuse({ code: "facts/missing", at: ["facts", ...(run.list === undefined ? [] : [run.list]), name], input: name });
const given = (run: Run, name: string) => {
  run.frame.read.includes(name) || run.frame.read.push(name);
  const home = run.list !== undefined && run.columns.get(name) === run.list ? run : (run.sheet ?? run);
  return home.facts.get(name);
};
const value = (run: Run, name: string): Value | readonly Facts[] | Refused => {
  const found = given(run, name);
  if (found === undefined) return missing(run, name);
  if (found === notApplicable) return refuse({ code: "facts/not-applicable", at: ["facts", name], input: name });
  return found as Value | readonly Facts[];
};

const strict =
  (parts: readonly N[], join2: (a: Fraction, b: Fraction) => Fraction, start?: Fraction): N =>
  (run) => {
    let total = start;
    let refused: Refused | undefined;
    for (const part of parts) {
      const result = part(run);
      if (isRefused(result)) refused = join(refused, result);
      else total = total === undefined ? result : join2(total, result);
    }
    return refused ?? total ?? zero;
  };

const cellTest = (cell: Cell): ((x: Value) => boolean) => {
  if (cell.cell === "choice") return (x) => cell.oneOf.some((one) => one === x);
  if (cell.cell === "condition") return (x) => x === cell.holds;
  const edge = (text: string | undefined, fits: (order: number) => boolean): readonly ((x: Value) => boolean)[] => {
    if (text === undefined) return [];
    const at = fromText(text);
    return [(x) => typeof x === "object" && fits(compare(x, at))];
  };
  const [first, second] = [
    ...edge(cell.from, (order) => order >= 0),
    ...edge(cell.above, (order) => order > 0),
    ...edge(cell.upTo, (order) => order <= 0),
    ...edge(cell.below, (order) => order < 0),
  ];
  if (!first) return () => true;
  return second ? (x) => first(x) && second(x) : first;
};

/**
 * Compiles a plan once; the function it returns evaluates one person's facts. `also`: definitions to be evaluated for the reader's sake after
 * the outputs; what they lack refuses nothing.
 */
export const tracer = (plan: Plan): ((facts: Facts, also?: readonly string[]) => Trace) => {
  const definitions = new Map<string, { readonly definition: Definition; readonly evaluate: (run: Run) => Outcome }>();

  const demand = (run: Run, name: string): Outcome => {
    const entry = definitions.get(name);
    if (!entry) throw new Error(`the plan has no definition ${name}`);
    const home = entry.definition.list === undefined ? (run.sheet ?? run) : run;
    run.frame.read.includes(name) || run.frame.read.push(name);
    const known = home.lines.get(name);
    if (known) return known.outcome;
    const outer = home.frame;
    home.frame = { events: [], read: [] };
    const outcome = entry.evaluate(home);
    home.lines.set(name, { definition: entry.definition, outcome, ...home.frame });
    home.frame = outer;
    return outcome;
  };

  const branch = <R extends Fraction | string>(
    node: Branch<string, Numeric | Choice>,
    results: readonly ((run: Run) => R | Refused)[],
  ) => {
    const axes = node.on.map((axis) =>
      axis.axis === "number" ? go.number(axis.of) : axis.axis === "choice" ? go.choice(axis.of) : go.condition(axis.of),
    );
    const tests = node.rows.map((row) => row.cells.map(cellTest));
    const events = node.rows.map((row): Event => ({ event: "row", at: row.at, ...(row.says ? { says: row.says } : {}) }));
    return (run: Run): R | Refused => {
      let refused: Refused | undefined;
      const values: Value[] = [];
      for (const axis of axes) {
        const result = axis(run);
        if (isRefused(result)) refused = join(refused, result);
        else values.push(result);
      }
      if (refused) return refused;
      const at = tests.findIndex((row) => row.every((test, i) => test(values[i] as Value)));
      const [event, result] = [events[at], results[at]];
      if (!event || !result) throw new Error("no row of a table holds: the plan's rows do not cover their axes");
      run.frame.events.push(event);
      return result(run);
    };
  };

  const limited = (of: readonly N[], at: Path | undefined, pick: (a: Fraction, b: Fraction) => Fraction): N => {
    const whole = strict(of, pick);
    const [first, ...rest] = of;
    if (!at || !first || rest.length === 0) return whole;
    const bound = strict(rest, pick);
    return (run) => {
      const before = first(run);
      const edge = bound(run);
      if (isRefused(before)) return isRefused(edge) ? join(before, edge) : before;
      if (isRefused(edge)) return edge;
      const after = pick(before, edge);
      if (!equal(before, after)) run.frame.events.push({ event: "limit", at, before, after });
      return after;
    };
  };

  /** The values of the members that take part, or the refusals met on the way. */
  const collect = (node: Numeric & { op: "gather" }): ((run: Run) => readonly Fraction[] | Refused) => {
    const { of } = node;
    const take = (pairs: readonly { run: Run; value: N; when: C }[]): readonly Fraction[] | Refused => {
      let refused: Refused | undefined;
      const taken: Fraction[] = [];
      for (const pair of pairs) {
        const when = pair.when(pair.run);
        if (when === false) continue;
        const result = when === true ? pair.value(pair.run) : when;
        if (isRefused(result)) refused = join(refused, result);
        else taken.push(result);
      }
      return refused ?? taken;
    };
    if (of.bag === "items") {
      const items = of.of.map((item) => ({ value: go.number(item.value), when: go.condition(item.when) }));
      return (run) => take(items.map((item) => ({ run, ...item })));
    }
    const item = { value: go.number(of.value), when: go.condition(of.when) };
    return (run) => {
      const sheet = run.sheet ?? run;
      const records = value(sheet, of.list);
      if (!isRecords(records as ReturnType<Facts["get"]>)) return records as Refused;
      const all: Run[] = [];
      const sums: Place["sums"] = new Map();
      for (const [index, facts] of (records as readonly Facts[]).entries())
        all.push({
          facts,
          sheet,
          list: of.list,
          columns: sheet.columns,
          lines: new Map(),
          frame: { events: [], read: sheet.frame.read },
          place: { index, all, sums },
        });
      const taken = take(all.map((one) => ({ run: one, ...item })));
      const { value: source } = of;
      // Records that are only counted, or of which a column is taken as it stands, tell nothing more.
      if (node.by !== "count" && source.op === "ref")
        for (const [i, { facts, lines }] of all.entries())
          if (lines.has(source.name))
            sheet.frame.events.push({ event: "record", list: of.list, name: source.name, record: i + 1, facts, lines });
      return taken;
    };
  };

  const go = fold<N, C, P>({
    number: {
      number: ({ value: text }) => {
        const constant = fromText(text);
        return () => constant;
      },
      input:
        ({ name }) =>
        (run) => {
          const found = value(run, name);
          return found as Fraction | Refused;
        },
      ref:
        ({ name }) =>
        (run) =>
          demand(run, name) as Fraction | Refused,
      sum: ({ of }, { number }) => strict(of.map(number), add, zero),
      product: ({ of }, { number }) => strict(of.map(number), multiply, one),
      quotient: ({ of, by }, { number }) => {
        const both = [number(of), number(by)];
        return strict(both, divide);
      },
      round: ({ of, to, how, at }, { number }) => {
        const inner = number(of);
        const unit = fromText(to);
        return (run) => {
          const before = inner(run);
          if (isRefused(before)) return before;
          const after = round(before, unit, how);
          if (!equal(before, after)) run.frame.events.push({ event: "rounding", at, before, after });
          return after;
        };
      },
      least: ({ of, at }, { number }) => limited(of.map(number), at, least),
      greatest: ({ of, at }, { number }) => limited(of.map(number), at, greatest),
      table: (node, { number }) =>
        branch<Fraction>(
          node,
          node.rows.map((row) => number(row.result)),
        ),
      gather: (node) => {
        const values = collect(node);
        const { low = 0, high = 0 } = node.drop ?? {};
        return (run) => {
          const found = values(run);
          if (!Array.isArray(found)) return found as Refused;
          if (node.by === "count") return fraction(found.length);
          const sorted = [...(found as readonly Fraction[])].sort(compare).slice(low, Math.max(low, found.length - high));
          if (node.by === "sum") return sorted.reduce(add, zero);
          const [first] = sorted;
          if (first === undefined) throw new Error(`${node.by} of nothing: the plan lets an empty bag through`);
          if (node.by === "least") return first;
          if (node.by === "greatest") return sorted[sorted.length - 1] ?? first;
          const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
          return divide(middle.reduce(add, zero), fraction(middle.length));
        };
      },
      before: ({ value: of }, { number }) => {
        const one = number(of);
        return ({ place }) => {
          if (!place) throw new Error("a running sum outside of a record");
          const sums = place.sums.get(of) ?? [zero];
          place.sums.set(of, sums);
          for (let i = sums.length; i <= place.index; i++) {
            const [sum, record] = [sums[i - 1] ?? zero, place.all[i - 1]];
            const found = record ? one(record) : zero;
            sums.push(
              isRefused(sum) ? (isRefused(found) ? merged(sum, found) : sum) : isRefused(found) ? found : add(sum, found),
            );
          }
          return sums[place.index] ?? zero;
        };
      },
      refuse:
        ({ code, says, at }) =>
        () =>
          refuse({ code, says, at }),
    },
    condition: {
      flag:
        ({ name }) =>
        (run) =>
          value(run, name) as boolean | Refused,
      refCondition:
        ({ name }) =>
        (run) =>
          demand(run, name) as boolean | Refused,
      given: ({ name }) => state(name, (found) => found !== undefined && found !== notApplicable),
      notApplicable: ({ name }) => state(name, (found) => found === notApplicable),
      compare: ({ is, left, right }, { number }) => {
        const [a, b] = [number(left), number(right)];
        return (run) => {
          const [x, y] = [a(run), b(run)];
          if (isRefused(x)) return isRefused(y) ? join(x, y) : x;
          if (isRefused(y)) return y;
          const order = compare(x, y);
          return is === "<" ? order < 0 : is === "<=" ? order <= 0 : order === 0;
        };
      },
      among: ({ choice, of }, go) => {
        const option = go.choice(choice);
        return (run) => {
          const result = option(run);
          return isRefused(result) ? result : of.includes(result);
        };
      },
      all: ({ of }, { condition }) => junction(of.map(condition), true),
      any: ({ of }, { condition }) => junction(of.map(condition), false),
      not: ({ of }, { condition }) => {
        const inner = condition(of);
        return (run) => {
          const result = inner(run);
          return isRefused(result) ? result : !result;
        };
      },
    },
    choice: {
      option:
        ({ value: option }) =>
        () =>
          option,
      choiceInput:
        ({ name }) =>
        (run) =>
          value(run, name) as string | Refused,
      refChoice:
        ({ name }) =>
        (run) =>
          demand(run, name) as string | Refused,
      pick: (node, { choice }) =>
        branch<string>(
          node,
          node.rows.map((row) => choice(row.result)),
        ),
    },
  });

  const optional = new Set<string>();
  const columns = new Map<string, string>();
  for (const input of plan.inputs) {
    if (input.optional) optional.add(input.name);
    for (const column of input.of.type === "list" ? input.of.columns : []) {
      columns.set(column.name, input.name);
      if (column.optional) optional.add(column.name);
    }
  }
  const state =
    (name: string, test: (found: ReturnType<Facts["get"]>) => boolean): C =>
    (run) => {
      const found = given(run, name);
      return found === undefined && !optional.has(name) ? missing(run, name) : test(found);
    };

  for (const definition of plan.definitions) {
    const { is } = definition;
    const evaluate =
      is.sort === "number" ? go.number(is.value) : is.sort === "choice" ? go.choice(is.value) : go.condition(is.value);
    definitions.set(definition.name, { definition, evaluate });
  }

  return (facts, also = []) => {
    const run: Run = { facts, sheet: undefined, list: undefined, columns, lines: new Map(), frame: { events: [], read: [] } };
    const refusals: Refusal[] = [];
    for (const name of plan.outputs) {
      const outcome = demand(run, name);
      if (isRefused(outcome)) refusals.push(...outcome.refusals);
    }
    for (const name of also) demand(run, name);
    return { lines: run.lines, refusals: distinct(refusals) };
  };
};

const junction =
  (parts: readonly C[], neutral: boolean): C =>
  (run) => {
    for (const part of parts) {
      const result = part(run);
      if (result !== neutral) return result;
    }
    return neutral;
  };
/** Of a long list: what was refused before is not named again. */
const merged = (a: Refused, b: Refused): Refused => ({ refusals: distinct([...a.refusals, ...b.refusals]) });
const distinct = (refusals: readonly Refusal[]): readonly Refusal[] => {
  const seen = new Set<string>();
  return refusals.filter(({ code, at, input }) => {
    const key = JSON.stringify([code, at, input]);
    return !seen.has(key) && seen.add(key);
  });
};
