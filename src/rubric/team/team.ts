/** The `team:` block: who is compared with whom, and what happens where somebody's value is missing. */

import type { Tree } from "../../language/scalars.ts";
import * as scalars from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Workshop } from "../workshop.ts";
import { groupOf } from "./columns.ts";
import { idle, limits } from "./complaints.ts";
import { standardTeam } from "./figures.ts";

const keys = {
  within: scalars.name.optional(),
  at_least: scalars.whole.optional(),
  at_most: scalars.whole.optional(),
  incomplete: scalars.incomplete.optional(),
  grade: scalars.map.optional(),
};
const path = ["team"];

/** Reads the block, tells the workshop, and gives back how grades are distributed, if they are. Facts are known by now. */
export const readTeam = (tree: Tree | undefined, workshop: Workshop, complain: Complain): Tree | undefined => {
  const read = tree === undefined ? undefined : validate(keys, tree, path, complain);
  if (!read) return undefined;
  const { at_least: atLeast = standardTeam.atLeast, at_most: atMost = standardTeam.atMost, incomplete, grade } = read;
  if (atLeast > atMost || atMost < 1) {
    complain(limits, path, { least: atLeast, most: atMost }, { part: "key" });
    return undefined;
  }
  const within = read.within === undefined ? undefined : groupOf(read.within, [...path, "within"], workshop, complain);
  workshop.team.decide({
    ...standardTeam,
    ...(within === undefined ? {} : { within }),
    ...(incomplete === undefined ? {} : { incomplete }),
    atLeast: Math.max(1, atLeast),
    atMost,
    at: path,
  });
  return grade;
};
export const warnOfIdleTeam = (workshop: Workshop, complain: Complain) => {
  if (workshop.team.isEmpty()) complain(idle, path, {}, { part: "key" });
};
