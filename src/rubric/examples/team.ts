/** An example of several people who are compared with each other: what is given and expected of each. */

import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Path } from "../../text/path.ts";
import { type Given, merge, type Outcome, type ReadOutcome } from "./outcome.ts";

export type TeamExample = readonly (Outcome & { readonly person: string; readonly given: Given })[];

const memberKeys = {
  person: scalars.text.optional(),
  given: scalars.map.optional(),
  expect: scalars.map.optional(),
  refuses: scalars.tree.optional(),
};

/** `given` of the example holds for everybody in it. */
export const readTeamExample = (
  written: readonly Tree[],
  { given, path, name }: { readonly given: Given; readonly path: Path; readonly name: string },
  readOutcome: ReadOutcome,
  complain: Complain,
): TeamExample =>
  written.flatMap((tree, i) => {
    const at = [...path, "team", i];
    const read = validate(memberKeys, tree, at, complain);
    if (!read) return [];
    const person = read.person ?? `#${i + 1}`;
    return [{ ...readOutcome(read, at, `${name}, ${person}`), person, given: merge(given, read.given ?? {}) }];
  });
