/** The one way from a plan to its integer form. */

import type { Definition, Input, Plan } from "../plan/ir.ts";
import { planNames, planScope } from "../plan/scope.ts";
import { fromText, one, sign, toText } from "../text/exact.ts";
import type { Column, IntegerDefinition, Integers, Slot } from "./ir.ts";
import { lowering } from "./lower.ts";
import * as node from "./nodes.ts";
import type { Namer, Scaled } from "./scaled.ts";
import { inUnits } from "./scaled.ts";

const atoms = ["constant", "column", "slot", "refuse"];

export const toIntegers = (plan: Plan): Integers => {
  const sheet = planScope(planNames(plan));
  const slots: Slot[] = [];
  const values = new Map<string, Scaled>();
  const codes = new Map<string, number>();
  const code = (option: string): number => {
    const known = codes.get(option) ?? codes.size;
    codes.set(option, known);
    return known;
  };

  /** Local slots are numbered within their definition, or within the records that they stand in. */
  const locals = new Map<string, number>();
  const namer = (owner: string, list: string | undefined): Namer => {
    const add = (is: Slot["is"]): string => {
      const n = (locals.get(owner) ?? 0) + 1;
      locals.set(owner, n);
      slots.push({ name: `${owner}#${n}`, ...(list === undefined ? {} : { list }), is });
      return `${owner}#${n}`;
    };
    return {
      number: (value) => (atoms.includes(value.int) ? value : node.slot(add({ sort: "number", value }), node.rangeOf(value))),
      condition: (value) => ({ bool: "slot", name: add({ sort: "condition", value }) }),
      choice: (value) => ({ code: "slot", name: add({ sort: "choice", value }) }),
    };
  };
  const go = lowering({ definition: (name) => values.get(name), code, namedIn: (list) => namer(list, list) });

  const number = (
    name: string,
    list: string | undefined,
    { unit, num, den }: Scaled,
  ): { readonly unit: string; readonly den?: string } => {
    const home = list === undefined ? {} : { list };
    const add = (slot: string, value: Scaled["num"]) => {
      slots.push({ name: slot, ...home, is: { sort: "number", value } });
      return node.isRefuse(value) ? value : node.slot(slot, node.rangeOf(value));
    };
    const top = add(name, num);
    const step = toText(sign(unit) === 0 ? one : unit);
    if (!den) {
      values.set(name, { unit, num: top });
      return { unit: step };
    }
    values.set(name, { unit, num: top, den: add(`${name}#den`, den) });
    return { unit: step, den: `${name}#den` };
  };
  const define = ({ name, list, is }: Definition): IntegerDefinition => {
    const records = list === undefined ? undefined : sheet.records(list, sheet);
    const scope = records && "each" in records ? records.each : sheet;
    const place = { scope, named: namer(name, list) };
    const home = { name, ...(list === undefined ? {} : { list }) };
    switch (is.sort) {
      case "number":
        return { ...home, sort: "number", kind: is.kind, ...number(name, list, go.number(is.value)(place)) };
      case "choice":
        slots.push({ ...home, is: { sort: "choice", value: go.choice(is.value)(place) } });
        return { ...home, sort: "choice" };
      case "condition":
        slots.push({ ...home, is: { sort: "condition", value: go.condition(is.value)(place) } });
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

const columnOf = (input: Input, code: (option: string) => number, list?: string): Column => {
  const { name, optional, mayNotApply, of } = input;
  const type = (): Column["of"] => {
    switch (of.type) {
      case "number": {
        const unit = of.unit === "fraction" ? one : fromText(of.unit);
        const span = node.spanOf(inUnits({ low: fromText(of.low), high: fromText(of.high) }, unit));
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
  return { name, ...(list === undefined ? {} : { list }), optional, mayNotApply, of: type() };
};
