/** One walk over what a plan computes: whom it names, and which places of the file it comes from. */

import type { Path } from "../text/path.ts";
import type { Sentence } from "../text/sentence.ts";
import { fold, type Go, ofAxis, ofDefinition } from "./fold.ts";
import type { Branch, Choice, Condition, Definition, Input, Level, Numeric, Plan } from "./ir.ts";
import type { Team } from "./team.ts";

/** What a walk tells of. */
export type See = {
  /** An input, a list or a definition that is read. */
  readonly name?: (name: string) => void;
  readonly at?: (path: Path) => void;
  /** What a refusal says. */
  readonly refusal?: (says: Sentence) => void;
};
const ignore = () => {};

/** Goes through a node and all its parts, in the order in which they stand. */
const visitor = ({ name = ignore, at = ignore, refusal = ignore }: See): Go<void, void, void> => {
  const named = (node: { readonly name: string }) => name(node.name);
  const numbers = (of: readonly Numeric[]) => of.forEach(go.number);
  const conditions = (of: readonly Condition[]) => of.forEach(go.condition);
  const limited = ({ of, at: place }: { readonly of: readonly Numeric[]; readonly at?: Path }) => {
    if (place) at(place);
    numbers(of);
  };
  const branch = <R>({ on, rows }: Branch<string, R>, result: (of: R) => void) => {
    for (const axis of on) ofAxis(axis, go);
    for (const row of rows) {
      at(row.at);
      result(row.result);
    }
  };
  const go: Go<void, void, void> = fold<void, void, void>({
    number: {
      number: ignore,
      input: named,
      ref: named,
      sum: ({ of }) => numbers(of),
      product: ({ of }) => numbers(of),
      quotient: ({ of, by }) => numbers([of, by]),
      round: ({ of, at: place }) => {
        at(place);
        go.number(of);
      },
      least: limited,
      greatest: limited,
      table: (node) => branch<Numeric>(node, go.number),
      gather: ({ of }) => {
        if (of.bag === "rows") name(of.list);
        for (const { value, when } of of.bag === "rows" ? [of] : of.of) {
          go.number(value);
          go.condition(when);
        }
      },
      before: ({ list, value }) => {
        name(list);
        go.number(value);
      },
      refuse: ({ at: place, says }) => {
        at(place);
        refusal(says);
      },
    },
    condition: {
      flag: named,
      refCondition: named,
      given: named,
      notApplicable: named,
      compare: ({ left, right }) => numbers([left, right]),
      among: ({ choice }) => go.choice(choice),
      all: ({ of }) => conditions(of),
      any: ({ of }) => conditions(of),
      not: ({ of }) => go.condition(of),
    },
    choice: {
      option: ignore,
      choiceInput: named,
      refChoice: named,
      pick: (node) => branch<Choice>(node, go.choice),
    },
  });
  return go;
};

/** The inputs, lists and definitions that a definition mentions, in no order that means anything. */
export const readsOf = (definition: Definition): ReadonlySet<string> => {
  const found = new Set<string>();
  ofDefinition(definition, visitor({ name: (name) => found.add(name) }));
  return found;
};

/** Why a definition may refuse, as far as it does so by itself. */
export const refusalsOf = (definition: Definition): readonly Sentence[] => {
  const found: Sentence[] = [];
  ofDefinition(definition, visitor({ refusal: (says) => found.push(says) }));
  return found;
};

/** Every place of the file that a plan, what is compared over the team and what stands above it come from. */
export const pathsOf = ({
  plan,
  team,
  carry = [],
  levels = [],
}: {
  readonly plan: Plan;
  readonly team?: Team | undefined;
  readonly carry?: Level["carry"];
  readonly levels?: readonly Level[] | undefined;
}): readonly Path[] => {
  const found: Path[] = [];
  const at = (path: Path) => found.push(path);
  const input = (one: Input) => {
    at(one.at);
    if (one.of.type === "list") one.of.columns.forEach(input);
  };
  plan.inputs.forEach(input);
  for (const definition of plan.definitions) {
    at(definition.at);
    ofDefinition(definition, visitor({ at }));
  }
  for (const one of [...(team ? [team, ...team.figures] : []), ...carry]) at(one.at);
  for (const level of levels) found.push(level.at, ...pathsOf(level));
  return found;
};
