/** What everybody has in the columns that figures look at: a value, a reason why there is none, or nothing that applies. */
import type { Value } from "../../plan/facts.ts";
import type { Definition, Input, Plan } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import { isRefused, type Refusal, type Trace, tracer } from "../../targets/trace/trace.ts";
import type { Problem } from "../facts/problem.ts";
import type { ReadFacts } from "../facts/read-facts.ts";
import { readValue } from "../facts/read-value.ts";
import type { Quick } from "../quick.ts";
import type { Complaining } from "../refusals.ts";
import { completeFacts, isMap, type Member, suppliedNames } from "./member.ts";

export type Reading = {
  readonly read: (raw: unknown) => ReadFacts;
  readonly problemsOf: Complaining;
};

/** It does not apply to this person, who stays out of what is said of the others. */
export const leftOut = Object.freeze({ leftOut: true } as const);
export type Entry = Value | { readonly problems: readonly Problem[] } | typeof leftOut;
/** `clean`: everybody has a value. */
export type Column = { readonly entries: readonly Entry[]; readonly clean: boolean };
export const isProblem = (entry: Entry): entry is { readonly problems: readonly Problem[] } =>
  typeof entry === "object" && "problems" in entry;

/** Compiles the reader of some definitions of a plan. */
export const columnReader = (plan: Plan, wanted: readonly string[], { read, problemsOf }: Reading, quick?: Quick) => {
  const names = suppliedNames(plan);
  const inputs = byName(plan.inputs);
  const definitions = byName(plan.definitions);
  /** Somebody to whom it does not apply, or who may leave it out and does. */
  const staysAway = ({ code, input }: Refusal): boolean =>
    code === "facts/not-applicable" || (code === "facts/missing" && input !== undefined && inputs.get(input)?.optional === true);
  const part = { ...plan, outputs: wanted };
  const [compiled, trace] = [quick?.(part, wanted), tracer(part)];
  const values = wanted.map((name) => valueReader(definitions.get(name)));
  const slowly = (member: Member): readonly Entry[] => {
    const given = read(completeFacts(member, names));
    const found = trace(given.facts);
    const unreadable = unreadableInputs(part, given.problems);
    return wanted.map((name): Entry => {
      const outcome = found.lines.get(name)?.outcome;
      // What may be left out was not left out: whatever looks at it would take it for absent.
      if (outcome === undefined || looksAt(name, unreadable, found)) return { problems: given.problems };
      if (!isRefused(outcome)) return outcome;
      if (outcome.refusals.every(staysAway)) return leftOut;
      const problems = problemsOf(outcome.refusals, found, given, member);
      return { problems: problems.length > 0 ? problems : given.problems };
    });
  };
  return (people: readonly Member[]): ReadonlyMap<string, Column> => {
    const columns = wanted.map((): Entry[] => []);
    for (const member of people) {
      const texts = isMap(member.raw) ? compiled?.score(member.raw, member.supplied) : undefined;
      const entries = texts ? undefined : slowly(member);
      for (let k = 0; k < columns.length; k++)
        columns[k]?.push(entries ? (entries[k] as Entry) : (values[k]?.(texts?.[k] ?? "") as Value));
    }
    const isClean = (entry: Entry) => entry !== leftOut && !isProblem(entry);
    return new Map(
      wanted.map((name, k) => {
        const entries = columns[k] ?? [];
        return [name, { entries, clean: entries.every(isClean) }];
      }),
    );
  };
};

/** The inputs that were given and could not be read; of a list, whichever of its records it was. */
const unreadableInputs = ({ inputs }: Plan, problems: readonly Problem[]): ReadonlySet<string> => {
  if (problems.length === 0) return none;
  const places = new Set(problems.map(({ at }) => at));
  const isBroken = ({ at }: Input) => places.has(at);
  return new Set(
    inputs.flatMap((input) =>
      isBroken(input) || (input.of.type === "list" && input.of.columns.some(isBroken)) ? [input.name] : [],
    ),
  );
};
const none: ReadonlySet<string> = new Set();
/** Whether a line of the trace reads one of the inputs, itself or through another line. */
const looksAt = (name: string, inputs: ReadonlySet<string>, { lines }: Trace): boolean => {
  const seen = new Set<string>();
  const waiting = inputs.size > 0 ? [name] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (inputs.has(next)) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(lines.get(next)?.read ?? []));
  }
  return false;
};

/** Back from the text of a figure to its value. */
const valueReader = (definition: Definition | undefined): ((text: string) => Value) => {
  if (definition?.is.sort === "number") {
    const { kind } = definition.is;
    return (text) => readValue(kind, text);
  }
  return definition?.is.sort === "condition" ? (text) => text === "true" : (text) => text;
};
