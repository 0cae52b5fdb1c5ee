/** Nodes of the plan as integer nodes, one handler per op. What is known at a place (the row it stands in) sharpens the ranges. */

import type { Scope } from "../plan/bounds.ts";
import { assume, bounds, reached } from "../plan/bounds.ts";
import { holdsOf, intervalOf, optionsOf } from "../plan/cells.ts";
import type { Go } from "../plan/fold.ts";
import { fold } from "../plan/fold.ts";
import type { Atom, Axis, Branch, Cell, Condition, Numeric } from "../plan/ir.ts";
import { fromText } from "../text/exact.ts";
import { codes, holding } from "./cells.ts";
import type { Bool, Code, IntAxis, IntCell, IntRow } from "./ir.ts";
import * as node from "./nodes.ts";
import type { Namer, Scaled } from "./scaled.ts";
import * as scaled from "./scaled.ts";
import type { Member } from "./scaled-gather.ts";
import { gatherOf } from "./scaled-gather.ts";

/** Where a node stands: what is known there, and whose slots it makes. */
export type Place = { readonly scope: Scope; readonly named: Namer };
export type Lowering = Go<(place: Place) => Scaled, (place: Place) => Bool, (place: Place) => Code>;
export type Surroundings = {
  /** The numbers of earlier definitions. */
  readonly definition: (name: string) => Scaled | undefined;
  readonly code: (option: string) => number;
  /** Makes slots for what stands within the records of a list. */
  readonly namedIn: (list: string) => Namer;
};

export const lowering = ({ definition, code, namedIn }: Surroundings): Lowering => {
  const within = (place: Place, scope: Scope): Place => ({ ...place, scope });
  const atom = (of: Atom, { scope }: Place): Scaled => {
    const bound = scope.number(of);
    if (!bound) return scaled.refused;
    if (of.op === "ref") return scaled.fitted(definition(of.name) ?? scaled.refused, bound);
    // An input is always counted in units; a fraction handed in has no integer form here.
    return bound.unit ? { unit: bound.unit, num: node.column(of.name, scaled.inUnits(bound, bound.unit)) } : scaled.refused;
  };
  const axisOf = (axis: Axis, place: Place): { readonly on: IntAxis; readonly cell: (cell: Cell) => IntCell } => {
    switch (axis.axis) {
      case "number": {
        const x = atom(axis.of, place);
        const on: IntAxis = x.den ? { axis: "fraction", num: x.num, den: x.den } : { axis: "number", of: x.num };
        return { on, cell: (cell) => scaled.cellOf(intervalOf(cell), x) };
      }
      case "choice": {
        return { on: { axis: "choice", of: go.choice(axis.of)(place) }, cell: (cell) => codes(...optionsOf(cell).map(code)) };
      }
      case "condition": {
        const of = go.condition(axis.of)(place);
        return { on: { axis: "condition", of }, cell: (cell) => holding(holdsOf(cell)) };
      }
    }
  };
  const branch = <R, Result>(
    { on, rows }: Branch<string, R>,
    place: Place,
    result: (of: R, inside: Place) => Result,
  ): { readonly on: readonly IntAxis[]; readonly rows: readonly IntRow<Result>[] } => {
    const axes = on.map((axis) => axisOf(axis, place));
    const live = reached(on, rows, place.scope).map(({ row, inside }) => ({
      cells: row.cells.flatMap((cell, i) => axes[i]?.cell(cell) ?? []),
      result: result(row.result, within(place, inside)),
    }));
    return { on: axes.map((axis) => axis.on), rows: live };
  };
  const table = (of: Branch<string, Numeric>, place: Place): Scaled => {
    const { on, rows } = branch(of, place, (result, inside) => go.number(result)(inside));
    return scaled.branchOf(on, rows, place.named);
  };
  const round = (of: Numeric & { op: "round" }, place: Place): Scaled => {
    const inner = of.of;
    // Rounded row by row, a table in which some rows are fractions is on one grid again.
    if (inner.op === "table" && bounds.number(inner)(place.scope)?.unit === undefined)
      return table({ ...inner, rows: inner.rows.map((row) => ({ ...row, result: { ...of, of: row.result } })) }, place);
    return scaled.roundOf(go.number(inner)(place), fromText(of.to), of.how, bounds.number(of)(place.scope), place.named);
  };
  const member = (value: Numeric, when: Condition, place: Place): Member => {
    const inside = bounds.condition(when)(place.scope).holds ? assume(when, true, place.scope) : undefined;
    const taken = inside ? go.number(value)(within(place, inside)) : scaled.refused;
    return { value: taken, when: go.condition(when)(place), named: place.named };
  };
  const gather = (of: Numeric & { op: "gather" }, place: Place): Scaled => {
    const bag = of.of;
    const bound = bounds.number(of)(place.scope);
    if (bag.bag === "items") {
      const members = bag.of.map(({ value, when }) => member(value, when, place));
      return gatherOf(of, { bag: "items", of: members }, bound, place.named);
    }
    const { list, value, when } = bag;
    const records = place.scope.records(list, place.scope);
    if (!records || "known" in records) return scaled.refused;
    const each = member(value, when, { scope: records.each, named: namedIn(list) });
    return gatherOf(of, { bag: "rows", list, atMost: records.atMost, of: each }, bound, place.named);
  };
  /** The other records are not in the row that this one stands in: their values are lowered where nothing is known of them. */
  const before = (of: Numeric & { op: "before" }, place: Place): Scaled => {
    const [bound, earlier] = [bounds.number(of)(place.scope), place.scope.earlier()];
    if (!bound || !earlier || !("each" in earlier)) return scaled.refused;
    const value = go.number(of.value)({ scope: earlier.each, named: namedIn(of.list) });
    if (value.den) return scaled.refused;
    return { unit: value.unit, num: node.before(of.list, value.num, scaled.inUnits(bound, value.unit)) };
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
  const parts = (of: readonly Numeric[], place: Place) => of.map((part) => go.number(part)(place));

  // Handlers take their node; the place comes second, so that a row can be lowered where it stands.
  const go: Lowering = fold<(place: Place) => Scaled, (place: Place) => Bool, (place: Place) => Code>({
    number: {
      number: (of) => () => scaled.literal(fromText(of.value)),
      input: (of) => (place) => atom(of, place),
      ref: (of) => (place) => atom(of, place),
      sum: (of) => (place) => scaled.sumOf(parts(of.of, place), place.named),
      product: (of) => (place) => scaled.productOf(parts(of.of, place)),
      quotient: (of) => (place) =>
        scaled.quotientOf(go.number(of.of)(place), go.number(of.by)(place), bounds.number(of.by)(place.scope)),
      round: (of) => (place) => round(of, place),
      least: (of) => (place) => scaled.extremeOf("least", parts(of.of, place), place.named),
      greatest: (of) => (place) => scaled.extremeOf("greatest", parts(of.of, place), place.named),
      table: (of) => (place) => table(of, place),
      gather: (of) => (place) => gather(of, place),
      before: (of) => (place) => before(of, place),
      refuse: () => () => scaled.refused,
    },
    condition: {
      flag: (of) => () => ({ bool: "flag", name: of.name }),
      refCondition: (of) => () => ({ bool: "slot", name: of.name }),
      given: (of) => () => ({ bool: "given", name: of.name }),
      notApplicable: (of) => () => ({ bool: "notApplicable", name: of.name }),
      compare: (of) => (place) => scaled.compareOf(of.is, go.number(of.left)(place), go.number(of.right)(place)),
      among: (of) => (place) => ({ bool: "among", of: go.choice(of.choice)(place), codes: of.of.map(code) }),
      all: (of) => (place) => junction(of.of, true, place),
      any: (of) => (place) => junction(of.of, false, place),
      not: (of) => (place) => ({ bool: "not", of: go.condition(of.of)(place) }),
    },
    choice: {
      option: (of) => () => ({ code: "constant", value: code(of.value) }),
      choiceInput: (of) => () => ({ code: "column", name: of.name }),
      refChoice: (of) => () => ({ code: "slot", name: of.name }),
      pick: (of) => (place) => ({ code: "table", ...branch(of, place, (result, inside) => go.choice(result)(inside)) }),
    },
  });
  return go;
};
