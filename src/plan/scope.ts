/** The scope in which bounds of a plan are taken: declared ranges, sharpened by whatever facts are known. */
import type { Bound, Earlier, Scope, Truth } from "./bounds.ts";
import { always, bounds, never, perhaps, point, refused, shownBound } from "./bounds.ts";
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
  type OneRecord = {
    readonly facts: Facts;
    readonly of: Scope;
    readonly list: string;
    /** The records before this one, given its own scope. */
    readonly earlier: (own: Scope) => Earlier;
  };
  const open = (record: OneRecord | undefined): Scope => {
    /** Within a record, everything but its own columns and definitions is asked of the sheet. */
    const outside = (name: string): Scope | undefined => {
      if (!record) return undefined;
      const definition = names.definition(name);
      const home = definition ? definition.list : names.input(name)?.member?.of;
      return home === record.list ? undefined : record.of;
    };
    const known = record ? record.facts : facts;
    const given = (name: string) => {
      const found = known.get(name);
      if (found === undefined && !names.input(name)?.optional) onMissing(name);
      return found;
    };
    /** Left out for good: an optional fact that is not there once facts are known. */
    const leftOut = (name: string) => known !== nothing && names.input(name)?.optional === true;
    /** Reading it refuses, whatever else becomes known. */
    const absent = (name: string, value: ReturnType<typeof given>) =>
      value === notApplicable || (value === undefined && leftOut(name));
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
      return type?.type === "number" && !absent(name, value) ? shownBound(type) : undefined;
    };
    const state = (op: "given" | "notApplicable", name: string): Truth => {
      const value = given(name);
      const { optional = false, mayNotApply = false } = names.input(name) ?? {};
      if (value !== undefined) return truth((value === notApplicable) === (op === "notApplicable"));
      if (leftOut(name)) return never;
      if (op === "notApplicable") return mayNotApply ? perhaps : never;
      return optional || mayNotApply ? perhaps : always;
    };
    const scope: Scope = {
      number: (atom) => {
        const elsewhere = outside(atom.name);
        if (elsewhere) return elsewhere.number(atom);
        return atom.op === "input" ? input(atom.name) : number(atom.name);
      },
      condition: (op, name) => {
        const elsewhere = outside(name);
        if (elsewhere) return elsewhere.condition(op, name);
        if (op === "refCondition") return condition(name);
        if (op !== "flag") return state(op, name);
        const value = given(name);
        return typeof value === "boolean" ? truth(value) : absent(name, value) ? refused : perhaps;
      },
      choice: (op, name) => {
        const elsewhere = outside(name);
        if (elsewhere) return elsewhere.choice(op, name);
        if (op === "refChoice") return choice(name);
        const value = given(name);
        if (typeof value === "string") return [value];
        const type = names.input(name)?.of;
        return type?.type === "choice" && !absent(name, value) ? type.values.map((option) => option.value) : [];
      },
      earlier: () => record?.earlier(scope),
      records: (list, from) => {
        if (record) return record.of.records(list, record.of);
        const value = given(list);
        if (isRecords(value)) {
          const all: Scope[] = [];
          const sums: Extract<Earlier, { all: unknown }>["sums"] = new Map();
          for (const [place, row] of value.entries())
            all.push(open({ facts: row, of: from, list, earlier: () => ({ all, place, sums }) }));
          return { known: all };
        }
        if (absent(list, value)) return undefined;
        const of = names.input(list)?.of;
        const { atLeast = 0, atMost = 0 } = of?.type === "list" ? of : {};
        return {
          atLeast,
          atMost,
          each: open({ facts: nothing, of: from, list, earlier: (each) => ({ atMost: atMost - 1, each }) }),
        };
      },
    };
    return scope;
  };
  return open(undefined);
};
