/** Longer periods, each made of the one before it: a document of its own whose list `periods` holds the sheets of the level below. */

import { isMap, type Tree } from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Level, Plan } from "../../plan/ir.ts";
import { relocate } from "../../plan/relocate.ts";
import type { Path } from "../../text/path.ts";
import { type Document, levelKeys } from "../document.ts";
import { lowerDocument } from "../document-plan.ts";
import { type Example, readExamples } from "../examples/examples.ts";
import type { Calendar } from "../sections/calendar.ts";
import { warnOfIdleTeam } from "../team/team.ts";
import type { Source } from "../values/context.ts";
import { createWorkshop, type Workshop } from "../workshop.ts";
import { type Column, listName, periodsBelow } from "./below.ts";
import { readCarry } from "./carry.ts";
import { levelAtLeast, levelNameTwice, levelOf } from "./level-complaints.ts";

export type LoweredLevel = {
  readonly level: Level;
  readonly examples: readonly Example[];
  readonly workshop: Workshop;
  readonly complain: Complain;
};
/** With every line that was made since, such as a share that only the level above reads. */
export const complete = (plan: Plan, { inputs, definitions }: Workshop): Plan => ({
  ...plan,
  inputs: inputs.all(),
  definitions: [...definitions.values()],
});

/** A part of the file lowered as if it were a file: its paths begin at its own top. */
const within = (prefix: Path, source: Source, complain: Complain): { readonly source: Source; readonly complain: Complain } => ({
  source: { keys: (path, map) => source.keys([...prefix, ...path], map), textAt: (path) => source.textAt([...prefix, ...path]) },
  complain: (kind, path, params, where) => complain(kind, [...prefix, ...path], params, where),
});
type LevelKeys = NonNullable<ReturnType<typeof readKeys>>;
const readKeys = (tree: Tree, complain: Complain) => validate(levelKeys, tree, [], complain);
/** How many periods make one, by number or by their names; undefined: that cannot be. */
const readCount = (of: Tree): Pick<Level["members"], "atMost" | "names"> | undefined => {
  if (typeof of === "string") {
    const count = /^\d{1,4}$/.test(of) ? Number(of) : 0;
    return count >= 1 && count <= 1000 ? { atMost: count } : undefined;
  }
  const names = Array.isArray(of) ? of.filter((name): name is string => typeof name === "string" && name.trim() !== "") : [];
  const isOdd = !Array.isArray(of) || names.length < of.length || new Set(names).size < names.length;
  return !isOdd && names.length >= 1 && names.length <= 1000 ? { atMost: names.length, names } : undefined;
};
const readMembers = ({ of, missing, at_least: atLeast }: LevelKeys, complain: Complain): Level["members"] | undefined => {
  const members = readCount(of);
  if (!members) {
    complain(levelOf, ["of"], {});
    return undefined;
  }
  const { atMost } = members;
  const refuses = missing === "refuse";
  const outside = atLeast !== undefined && (atLeast < 1 || atLeast > atMost);
  const fault = refuses === (atLeast !== undefined) ? (refuses ? "pointless" : "wanted") : outside ? "outside" : undefined;
  if (!fault) return { atLeast: atLeast ?? atMost, ...members };
  complain(levelAtLeast, fault === "wanted" ? ["missing"] : ["at_least"], { fault, most: atMost }, { part: "key" });
  return undefined;
};

type About = {
  readonly calendar: Calendar | undefined;
  readonly source: Source;
  readonly complain: Complain;
  readonly sound: () => boolean;
};
type Made = {
  readonly own: LevelKeys;
  readonly prefix: Path;
  readonly plan: Plan;
  readonly workshop: Workshop;
  readonly members: Level["members"];
  readonly columns: Column[];
  readonly complain: Complain;
  readonly source: Source;
};
/** A workshop in which `periods` is known, the list of the sheets below. */
const levelWorkshop = (
  calendar: Calendar | undefined,
  lower: Workshop,
  members: Level["members"],
  columns: Column[],
): Workshop => {
  const workshop = createWorkshop(calendar, periodsBelow(lower, members, columns));
  const title = { zh: "各期", en: "Periods" };
  const list = { sort: "list", name: listName } as const;
  const named = { name: listName, stage: "fact", order: 0, path: ["period"], title, derived: false } as const;
  workshop.names.set(listName, { ...named, resolve: () => list });
  return workshop;
};
const makeLevel = (tree: Tree, prefix: Path, lower: Workshop, seen: Set<string | undefined>, about: About): Made | undefined => {
  const { source, complain } = within(prefix, about.source, about.complain);
  const own = readKeys(tree, complain);
  if (own && seen.has(own.period)) complain(levelNameTwice, ["period"], { name: own.period });
  const members = own && readMembers(own, complain);
  if (!own || !members) return undefined;
  seen.add(own.period);
  const columns: Column[] = [];
  const workshop = levelWorkshop(about.calendar, lower, members, columns);
  const mentions = (key: string) => isMap(tree) && tree[key] !== undefined;
  const { period: _, of: __, missing: ___, at_least: ____, ...sections } = own;
  const document: Document = { scorewright: "1", id: "", version: "", ...sections };
  const plan = lowerDocument({ document, mentions, workshop, complain, source });
  return { own, prefix, plan, workshop, members, columns, complain, source };
};
/** With what only levels above it have made of it: shares that are read there, columns. */
const finishLevel = (
  { own, prefix, plan, workshop, members, columns, complain, source }: Made,
  { sound }: About,
): LoweredLevel => {
  const carry = readCarry(own.carry ?? {}, workshop, complain, source.keys);
  const whole = complete(plan, workshop);
  if (own.team !== undefined) warnOfIdleTeam(workshop, complain);
  const examples = readExamples(own.examples ?? [], whole, [], sound(), complain);
  const { period } = own;
  const moved = relocate(prefix);
  const level: Level = {
    period,
    title: own.title ?? { zh: period, en: period },
    plan: moved.plan(whole),
    ...(carry.length > 0 ? { carry: moved.carry(carry) } : {}),
    ...(workshop.team.isEmpty() ? {} : { team: moved.team(workshop.team.team(workshop.definitions)) }),
    members,
    columns,
    at: prefix,
  };
  const placed = examples.map((one) => ({ ...one, level: period, path: [...prefix, ...one.path] }));
  return { level, examples: placed, workshop, complain };
};

/** Undefined: some level could not be read at all, and what stands above it was not looked at. */
export const lowerLevels = (
  { periods: trees = [], period: shortest }: Document,
  base: Workshop,
  about: About,
): readonly LoweredLevel[] | undefined => {
  const made: Made[] = [];
  const seen = new Set([shortest?.of]);
  for (const [i, tree] of trees.entries()) {
    const level = makeLevel(tree, ["periods", i], made[made.length - 1]?.workshop ?? base, seen, about);
    if (!level) return undefined;
    made.push(level);
  }
  return made.map((level) => finishLevel(level, about));
};
