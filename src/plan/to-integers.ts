/** The one way from a plan to its integer form. */
import { fromText, one, sign, toText } from "../text/exact.ts";
import type { Scope } from "./bounds.ts";
import { assume, bounds, reached } from "./bounds.ts";
import { fold } from "./fold.ts";
import * as node from "./integer-nodes.ts";
import type { Bool, Code, Column, IntAxis, IntCell, IntegerDefinition, Integers, Slot } from "./integers.ts";
import type { Atom, Axis, Branch, Cell, Condition, Input, Interval, Numeric, Plan } from "./ir.ts";
import type { Namer, Scaled } from "./scaled.ts";
import {
  branchOf,
  cellOf,
  compareOf,
  extremeOf,
  fitted,
  inUnits,
  literal,
  productOf,
  quotientOf,
  refused,
  roundOf,
  sumOf,
} from "./scaled.ts";
import type { Member } from "./scaled-gather.ts";
import { gatherOf } from "./scaled-gather.ts";
import { planNames, planScope } from "./scope.ts";

/** Where a node stands: what is known there, and whose slots it makes. */
type Place = { readonly scope: Scope; readonly named: Namer };

export const toIntegers = (plan: Plan): Integers => {
  const names = planNames(plan);
  const sheet = planScope(names);
  const slots: Slot[] = [];
  const values = new Map<string, Scaled>();
  const locals = new Map<string, number>();
  const choices: string[] = [];
  const code = (value: string): number => {
    if (!choices.includes(value)) choices.push(value);
    return choices.indexOf(value);
  };
  const columns = plan.inputs.flatMap((input) => [
    columnOf(input, code),
    ...(input.of.type === "list" ? input.of.columns.map((column) => columnOf(column, code, input.name)) : []),
  ]);

  /** Local slots are numbered within their definition. */
  const namer = (owner: string, list: string | undefined): Namer => {
    const add = (is: Slot["is"]): string => {
      const n = (locals.get(owner) ?? 0) + 1;
      locals.set(owner, n);
      const name = `${owner}#${n}`;
      slots.push({ name, ...(list === undefined ? {} : { list }), is });
      return name;
    };
    return {
      number: (value) =>
        ["constant", "column", "slot", "refuse"].includes(value.int)
          ? value
          : node.slot(add({ sort: "number", value }), node.rangeOf(value)),
      condition: (value) => ({ bool: "slot", name: add({ sort: "condition", value }) }),
      choice: (value) => ({ code: "slot", name: add({ sort: "choice", value }) }),
    };
  };
  const within = (place: Place, scope: Scope): Place => ({ ...place, scope });

  const atom = (of: Atom, { scope }: Place): Scaled => {
    const bound = scope.number(of);
    if (!bound) return refused;
    if (of.op === "ref") return fitted(values.get(of.name) ?? refused, bound);
    // An input is always counted in units; a fraction handed in has no integer form here.
    return bound.unit ? { unit: bound.unit, num: node.column(of.name, inUnits(bound, bound.unit)) } : refused;
  };
  const axisOf = (axis: Axis, place: Place): { readonly on: IntAxis; readonly cell: (cell: Cell) => IntCell } => {
    switch (axis.axis) {
      case "number": {
        const x = atom(axis.of, place);
        const on: IntAxis = x.den ? { axis: "fraction", num: x.num, den: x.den } : { axis: "number", of: x.num };
        return { on, cell: (cell) => cellOf(cell as Interval, x) };
      }
      case "choice":
        return {
          on: { axis: "choice", of: go.choice(axis.of)(place) },
          cell: (cell) => ({ oneOf: (cell as { oneOf: readonly string[] }).oneOf.map(code) }),
        };
      case "condition":
        return {
          on: { axis: "condition", of: go.condition(axis.of)(place) },
          cell: (cell) => ({ holds: (cell as { holds: boolean }).holds }),
        };
    }
  };
  const branch = <R, Result>(at: Branch<string, R>, place: Place, result: (of: R, inside: Place) => Result) => {
    const axes = at.on.map((axis) => axisOf(axis, place));
    const rows = reached(at.on, at.rows, place.scope).map(({ row, inside }) => ({
      cells: row.cells.flatMap((cell, i) => axes[i]?.cell(cell) ?? []),
      result: result(row.result, within(place, inside)),
    }));
    return { on: axes.map(({ on }) => on), rows };
  };
  const member = (value: Numeric, when: Condition, place: Place): Member => {
    const inside = bounds.condition(when)(place.scope).holds ? assume(when, true, place.scope) : undefined;
    return {
      value: inside ? go.number(value)(within(place, inside)) : refused,
      when: go.condition(when)(place),
      named: place.named,
    };
  };
  /** Each part stands where the parts before it did not decide; what comes after a part that always decides is never read. */
  const junction = (of: readonly Condition[], neutral: boolean, place: Place): Bool => {
    const parts: Bool[] = [];
    let scope: Scope | undefined = place.scope;
    for (const part of of) {
      if (!scope) break;
      parts.push(go.condition(part)(within(place, scope)));
      const truth = bounds.condition(part)(scope);
      scope = (neutral ? truth.holds : truth.fails) ? assume(part, neutral, scope) : undefined;
    }
    const [first] = parts;
    return first && parts.length === 1 ? first : { bool: neutral ? "all" : "any", of: parts };
  };

  const go = fold<(place: Place) => Scaled, (place: Place) => Bool, (place: Place) => Code>({
    number: {
      number:
        ({ value }) =>
        () =>
          literal(fromText(value)),
      input: (of) => (place) => atom(of, place),
      ref: (of) => (place) => atom(of, place),
      sum:
        ({ of }, { number }) =>
        (place) =>
          sumOf(
            of.map((part) => number(part)(place)),
            place.named,
          ),
      product:
        ({ of }, { number }) =>
        (place) =>
          productOf(of.map((part) => number(part)(place))),
      quotient:
        ({ of, by }, { number }) =>
        (place) =>
          quotientOf(number(of)(place), number(by)(place), bounds.number(by)(place.scope)),
      round:
        (at, { number }) =>
        (place) =>
          roundOf(number(at.of)(place), fromText(at.to), at.how, bounds.number(at)(place.scope), place.named),
      least:
        ({ of }, { number }) =>
        (place) =>
          extremeOf(
            "least",
            of.map((part) => number(part)(place)),
            place.named,
          ),
      greatest:
        ({ of }, { number }) =>
        (place) =>
          extremeOf(
            "greatest",
            of.map((part) => number(part)(place)),
            place.named,
          ),
      table:
        (at, { number }) =>
        (place) => {
          const { on, rows } = branch(at, place, (of, inside) => number(of)(inside));
          return branchOf(on, rows, place.named);
        },
      gather: (at) => (place) => {
        const { of } = at;
        const bound = bounds.number(at)(place.scope);
        if (of.bag === "items")
          return gatherOf(
            at,
            { bag: "items", of: of.of.map(({ value, when }) => member(value, when, place)) },
            bound,
            place.named,
          );
        const records = place.scope.records(of.list, place.scope);
        if (!records || "known" in records) return refused;
        const inside: Place = { scope: records.each, named: namer(of.list, of.list) };
        const { list } = of;
        return gatherOf(
          at,
          { bag: "rows", list, atMost: records.atMost, of: member(of.value, of.when, inside) },
          bound,
          place.named,
        );
      },
      refuse: () => () => refused,
    },
    condition: {
      flag:
        ({ name }) =>
        () => ({ bool: "flag", name }),
      refCondition:
        ({ name }) =>
        () => ({ bool: "slot", name }),
      given:
        ({ name }) =>
        () => ({ bool: "given", name }),
      notApplicable:
        ({ name }) =>
        () => ({ bool: "notApplicable", name }),
      compare:
        ({ is, left, right }, { number }) =>
        (place) =>
          compareOf(is, number(left)(place), number(right)(place)),
      among:
        ({ choice, of }, { choice: option }) =>
        (place) => ({ bool: "among", of: option(choice)(place), codes: of.map(code) }),
      all:
        ({ of }) =>
        (place) =>
          junction(of, true, place),
      any:
        ({ of }) =>
        (place) =>
          junction(of, false, place),
      not:
        ({ of }, { condition }) =>
        (place) => ({ bool: "not", of: condition(of)(place) }),
    },
    choice: {
      option:
        ({ value }) =>
        () => ({ code: "constant", value: code(value) }),
      choiceInput:
        ({ name }) =>
        () => ({ code: "column", name }),
      refChoice:
        ({ name }) =>
        () => ({ code: "slot", name }),
      pick:
        (at, { choice }) =>
        (place) => ({ code: "table", ...branch(at, place, (of, inside) => choice(of)(inside)) }),
    },
  });

  const definitions = plan.definitions.map((definition): IntegerDefinition => {
    const { name, list, is } = definition;
    const records = list === undefined ? undefined : sheet.records(list, sheet);
    const scope = records && "each" in records ? records.each : sheet;
    const place: Place = { scope, named: namer(name, list) };
    const home = list === undefined ? {} : { list };
    const add = (as: Slot["is"], slot = name) => slots.push({ name: slot, ...home, is: as });
    switch (is.sort) {
      case "number": {
        const value = go.number(is.value)(place);
        const unit = sign(value.unit) === 0 ? one : value.unit;
        const den = value.den && `${name}#den`;
        add({ sort: "number", value: value.num });
        if (value.den && den !== undefined) add({ sort: "number", value: value.den }, den);
        const num = node.slot(name, node.rangeOf(value.num));
        values.set(name, {
          unit: value.unit,
          num: node.isRefuse(value.num) ? node.refuse : num,
          ...(value.den && den !== undefined ? { den: node.slot(den, node.rangeOf(value.den)) } : {}),
        });
        return {
          name,
          ...home,
          sort: "number",
          kind: is.kind,
          unit: toText(unit),
          ...(den === undefined ? {} : { den }),
        };
      }
      case "choice":
        add({ sort: "choice", value: go.choice(is.value)(place) });
        return { name, ...home, sort: "choice" };
      case "condition":
        add({ sort: "condition", value: go.condition(is.value)(place) });
        return { name, ...home, sort: "condition" };
    }
  });
  return { choices, columns, slots, definitions, outputs: plan.outputs };
};

const columnOf = ({ name, optional, mayNotApply, of }: Input, code: (value: string) => number, list?: string): Column => {
  const home = { name, ...(list === undefined ? {} : { list }), optional, mayNotApply };
  switch (of.type) {
    case "number": {
      const unit = of.unit === "fraction" ? one : fromText(of.unit);
      const range = inUnits({ low: fromText(of.low), high: fromText(of.high) }, unit);
      return {
        ...home,
        of: {
          type: "number",
          kind: of.kind,
          unit: toText(unit),
          ...(of.bare === undefined ? {} : { bare: of.bare }),
          ...node.spanOf(range),
        },
      };
    }
    case "choice":
      return { ...home, of: { type: "choice", codes: of.values.map(({ value }) => code(value)) } };
    case "flag":
      return { ...home, of: { type: "flag" } };
    case "text":
      return { ...home, of: { type: "text" } };
    case "list":
      return { ...home, of: { type: "list", atLeast: of.atLeast ?? 0, atMost: of.atMost } };
  }
};
