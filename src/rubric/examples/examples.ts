/** The scheme's own proof: facts given, figures expected. Read here, run by `scoring/run-examples.ts`. */

import { missingKey, unknownKey } from "../../language/complaints.ts";
import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Plan } from "../../plan/ir.ts";
import type { Path } from "../../text/path.ts";
import { nameTwice, unknownBase } from "./complaints.ts";
import { type Given, merge, type Outcome, outcomeReader } from "./outcome.ts";
import { readSequence, type Sequence } from "./sequence.ts";
import { readTeamExample, type TeamExample } from "./team.ts";

export type Example = {
  readonly name: string;
  readonly given: Given;
  readonly path: Path;
  /** A single sheet. */
  readonly expect: Outcome["expect"];
  readonly refuses: Outcome["refuses"];
  /** Instead: periods one after the other, with what is carried, and the longer ones that they make. */
  readonly sequence?: Sequence;
  /** Instead: several people at once. */
  readonly team?: TeamExample;
  /** The longer period that it is an example of. */
  readonly level?: string;
};
const keys = {
  name: scalars.text,
  like: scalars.text.optional(),
  given: scalars.map.optional(),
  expect: scalars.map.optional(),
  refuses: scalars.tree.optional(),
  periods: scalars.trees.optional(),
  longer: scalars.map.optional(),
  team: scalars.trees.optional(),
  description: scalars.says.optional(),
};

/** `complete`: the plans have every definition; where something in them has failed, a missing name says nothing. */
export const readExamples = (
  list: readonly Tree[],
  plan: Plan,
  above: readonly { readonly period: string; readonly plan: Plan }[],
  complete: boolean,
  complain: Complain,
): readonly Example[] => {
  const readOutcome = outcomeReader(plan, complete, complain);
  const found = new Map<string, Example>();
  for (const [i, tree] of list.entries()) {
    const path = ["examples", i];
    const read = validate(keys, tree, path, complain);
    if (!read) continue;
    const { name, like, periods, longer } = read;
    if (found.has(name)) complain(nameTwice, [...path, "name"], { name });
    const base = like === undefined ? undefined : found.get(like);
    if (like !== undefined && !base) complain(unknownBase, [...path, "like"], { name: like });
    const given = merge(base?.given ?? {}, read.given ?? {});
    /** Each period or person has expectations of its own. */
    const refuseOwn = (known: readonly string[]) => {
      for (const key of ["expect", "refuses", "team", "periods"] as const)
        if (read[key] !== undefined && !known.includes(key))
          complain(unknownKey, [...path, key], { key, near: undefined, known }, { part: "key" });
    };
    if (read.team) {
      refuseOwn(["name", "like", "given", "team"]);
      const team = readTeamExample(read.team, { given, path, name }, readOutcome, complain);
      found.set(name, { name, given, expect: {}, refuses: [], path, team });
      continue;
    }
    if (periods) {
      refuseOwn(["name", "like", "given", "periods", "longer"]);
      const levels = above.map((level) => ({ period: level.period, readOutcome: outcomeReader(level.plan, complete, complain) }));
      const sequence = readSequence({ periods, longer: longer ?? {} }, { given, path, name }, readOutcome, levels, complain);
      found.set(name, { name, given, expect: {}, refuses: [], path, sequence });
      continue;
    }
    if (longer) complain(missingKey, path, { key: "periods" }, { part: "key" });
    found.set(name, { name, given, ...readOutcome(read, path, name), path });
  }
  return [...found.values()];
};
