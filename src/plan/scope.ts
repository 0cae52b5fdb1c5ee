/** The scope in which bounds of a plan are taken: declared ranges, sharpened by whatever facts are known. */
import type { Bound, Scope, Truth } from "./bounds.ts";
import { always, bounds, never, perhaps, point, shownBound } from "./bounds.ts";
import type { Facts } from "./facts.ts";
import { isFraction, isRecords, notApplicable } from "./facts.ts";
import type { Definition, Input } from "./ir.ts";

export type Names = {
  /** Inputs by name, columns of lists under `list.column` included. */
  readonly input: (name: string) => Input | undefined;
  readonly definition: (name: string) => Definition | undefined;
};
export const planNames = (plan: { readonly inputs: readonly Input[]; readonly definitions: readonly Definition[] }): Names => {
  const inputs = new Map<string, Input>();
  for (const input of plan.inputs) {
    inputs.set(input.name, input);
    if (input.of.type === "list") for (const column of input.of.columns) inputs.set(column.name, column);
  }
  const definitions = new Map(plan.definitions.map((definition) => [definition.name, definition]));
  return { input: (name) => inputs.get(name), definition: (name) => definitions.get(name) };
};

const nothing: Facts = new Map();
const truth = (known: boolean): Truth => (known ? always : never);

/**
 * `facts`: what is known; none for the static ranges. `onMissing` is told the name of every unknown input that a live part of the plan reads.
 */
export const planScope = (names: Names, facts: Facts = nothing, onMissing: (name: string) => void = () => {}): Scope => {
  const remember = <T>(make: (name: string) => T) => {
    const known = new Map<string, T>();
    return (name: string): T => {
      if (!known.has(name)) known.set(name, make(name));
      return known.get(name) as T;
    };
  };
  const open = (record: { readonly facts: Facts; readonly of: Scope; readonly list: string } | undefined): Scope => {
    const given = (name: string) => {
      const mine = record && names.input(name) && name.startsWith(`${record.list}.`);
      const found = (mine ? record.facts : facts).get(name);
      if (found === undefined && !names.input(name)?.optional) onMissing(name);
      return found;
    };
    const mine = (definition: Definition | undefined) => (definition?.list === undefined ? undefined : record);
    const number = remember((name: string): Bound | undefined => {
      const definition = names.definition(name);
      return definition?.is.sort === "number" ? bounds.number(definition.is.value)(scope) : undefined;
    });
    const condition = remember((name: string): Truth => {
      const definition = names.definition(name);
      return definition?.is.sort === "condition" ? bounds.condition(definition.is.value)(scope) : perhaps;
    });
    const choice = remember((name: string): readonly string[] => {
      const definition = names.definition(name);
      return definition?.is.sort === "choice" ? bounds.choice(definition.is.value)(scope) : [];
    });
    const input = (name: string): Bound | undefined => {
      const value = given(name);
      if (isFraction(value)) return point(value);
      const type = names.input(name)?.of;
      const absent = value === notApplicable || (value === undefined && names.input(name)?.optional && facts !== nothing);
      return type?.type === "number" && !absent ? shownBound(type) : undefined;
    };
    const scope: Scope = {
      number: ({ op, name }) => {
        if (op === "input") return input(name);
        return record && !mine(names.definition(name)) ? record.of.number({ op, name }) : number(name);
      },
      condition: (op, name) => {
        if (op === "refCondition") return record && !mine(names.definition(name)) ? record.of.condition(op, name) : condition(name);
        const value = given(name);
        const { optional = false, mayNotApply = false } = names.input(name) ?? {};
        if (op === "given") return value === undefined ? (optional && facts !== nothing ? never : optional || mayNotApply ? perhaps : always) : truth(value !== notApplicable);
        if (op === "notApplicable") return value === undefined ? (mayNotApply ? perhaps : never) : truth(value === notApplicable);
        return typeof value === "boolean" ? truth(value) : perhaps;
      },
      choice: (op, name) => {
        if (op === "refChoice") return record && !mine(names.definition(name)) ? record.of.choice(op, name) : choice(name);
        const value = given(name);
        const type = names.input(name)?.of;
        return typeof value === "string" ? [value] : type?.type === "choice" ? type.values.map((option) => option.value) : [];
      },
      records: (list) => {
        const value = given(list);
        if (isRecords(value)) return { known: value.map((row) => open({ facts: row, of: scope, list })) };
        const type = names.input(list)?.of;
        return { atMost: type?.type === "list" ? type.atMost : 0, each: open({ facts: nothing, of: scope, list }) };
      },
    };
    return scope;
  };
  return open(undefined);
};
