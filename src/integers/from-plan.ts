/** The one way from a plan to its integer form. */

import type { Definition, Input, Plan } from "../plan/ir.ts";
import { planNames } from "../plan/lookup.ts";
import { planScope } from "../plan/scope.ts";
import { fromText, one, sign, toText } from "../text/exact.ts";
import type { Column, Int, IntegerDefinition, Integers, Slot } from "./ir.ts";
import { lowering } from "./lower.ts";
import * as node from "./nodes.ts";
import type { Surroundings } from "./place.ts";
import { rangeOf, spanOf } from "./ranges.ts";
import { inUnits, type Namer, type Scaled } from "./scaled.ts";
import { divisorOf, partOf } from "./slot-names.ts";

const listed = (list: string | undefined) => (list === undefined ? {} : { list });
const isAtom = ({ int }: Int) => int === "constant" || int === "column" || int === "slot" || int === "refuse";

/** Options are numbered in the order in which they are met. */
const codeBook = () => {
  const codes = new Map<string, number>();
  const code = (option: string): number => {
    const known = codes.get(option) ?? codes.size;
    codes.set(option, known);
    return known;
  };
  return { codes, code };
};
/** Local slots are numbered within their definition, or within the records that they stand in. */
const namers = (slots: Slot[]): ((owner: string, list: string | undefined) => Namer) => {
  const locals = new Map<string, number>();
  return (owner, list) => {
    const add = (is: Slot["is"]): string => {
      const n = (locals.get(owner) ?? 0) + 1;
      locals.set(owner, n);
      slots.push({ name: partOf(owner, n), ...listed(list), is });
      return partOf(owner, n);
    };
    return {
      number: (value) => (isAtom(value) ? value : node.slot(add({ sort: "number", value }), rangeOf(value))),
      condition: (value) => ({ bool: "slot", name: add({ sort: "condition", value }) }),
      choice: (value) => ({ code: "slot", name: add({ sort: "choice", value }) }),
    };
  };
};

export const toIntegers = (plan: Plan): Integers => {
  const sheet = planScope(planNames(plan));
  const slots: Slot[] = [];
  const values = new Map<string, Scaled>();
  const { codes, code } = codeBook();
  const namerOf = namers(slots);
  const around: Surroundings = { definition: (name) => values.get(name), code, namedIn: (list) => namerOf(list, list) };

  /** The slots of a number; earlier definitions are read off them. */
  const number = ({ name, list }: Definition, { unit, num, den }: Scaled): { readonly unit: string; readonly den?: string } => {
    const add = (slot: string, value: Int): Int => {
      slots.push({ name: slot, ...listed(list), is: { sort: "number", value } });
      return node.isRefuse(value) ? value : node.slot(slot, rangeOf(value));
    };
    const step = toText(sign(unit) === 0 ? one : unit);
    const top = add(name, num);
    if (!den) {
      values.set(name, { unit, num: top });
      return { unit: step };
    }
    const bottom = divisorOf(name);
    values.set(name, { unit, num: top, den: add(bottom, den) });
    return { unit: step, den: bottom };
  };
  const define = (definition: Definition): IntegerDefinition => {
    const { name, list, is } = definition;
    const records = list === undefined ? undefined : sheet.records(list, sheet);
    const scope = records && "each" in records ? records.each : sheet;
    const place = { scope, named: namerOf(name, list), around };
    const home = { name, ...listed(list) };
    switch (is.sort) {
      case "number":
        return { ...home, sort: "number", kind: is.kind, ...number(definition, lowering.number(is.value)(place)) };
      case "choice":
        slots.push({ ...home, is: { sort: "choice", value: lowering.choice(is.value)(place) } });
        return { ...home, sort: "choice" };
      case "condition":
        slots.push({ ...home, is: { sort: "condition", value: lowering.condition(is.value)(place) } });
        return { ...home, sort: "condition" };
    }
  };

  const columns = plan.inputs.flatMap((input) => [
    columnOf(input, code),
    ...(input.of.type === "list" ? input.of.columns.map((column) => columnOf(column, code, input.name)) : []),
  ]);
  const definitions = plan.definitions.map(define);
  return { choices: [...codes.keys()], columns, slots, definitions, outputs: plan.outputs };
};

const columnOf = ({ name, optional, mayNotApply, of }: Input, code: (option: string) => number, list?: string): Column => ({
  name,
  ...listed(list),
  optional,
  mayNotApply,
  of: columnType(of, code),
});
const columnType = (of: Input["of"], code: (option: string) => number): Column["of"] => {
  switch (of.type) {
    case "number": {
      const unit = of.unit === "fraction" ? one : fromText(of.unit);
      const span = spanOf(inUnits({ low: fromText(of.low), high: fromText(of.high) }, unit));
      const bare = of.bare === undefined ? {} : { bare: of.bare };
      return { type: "number", kind: of.kind, unit: toText(unit), ...bare, ...span };
    }
    case "choice":
      return { type: "choice", codes: of.values.map(({ value }) => code(value)) };
    case "flag":
      return { type: "flag" };
    case "text":
      return { type: "text" };
    case "list":
      return { type: "list", atLeast: of.atLeast ?? 0, atMost: of.atMost };
  }
};
