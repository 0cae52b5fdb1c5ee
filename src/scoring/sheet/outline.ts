/** What every sheet of a program is made with, prepared once. */
import type { Definition, Input, ListColumn, Plan, Program, SheetNode } from "../../plan/ir.ts";
import { byName, columnsOfLists } from "../../plan/lookup.ts";
import { type Wording, wordingOf } from "./wording.ts";

export type Outline = {
  readonly inputs: ReadonlyMap<string, Input>;
  /** Of every list, by their full names. */
  readonly columns: ReadonlyMap<string, ListColumn>;
  readonly wording: Wording;
  /** The dimensions that the total is made of. */
  readonly dimensions: readonly Definition[];
  /** Parts, gates and dimensions of something, in the order of the file. */
  readonly children: ReadonlyMap<string, readonly Definition[]>;
  readonly adjustments: readonly string[];
  readonly results: readonly string[];
};

export const outlineOf = (program: Program): Outline => {
  const { plan } = program;
  const wording = wordingOf(program);
  const children = childrenOf(plan, wording);
  return {
    inputs: byName(plan.inputs),
    columns: byName(columnsOfLists(plan)),
    wording,
    dimensions: (children.get("total") ?? []).filter(isDimension),
    children,
    adjustments: namesOf("adjustment", plan),
    results: namesOf("result", plan),
  };
};

export const isDimension = ({ node }: Definition): boolean => node?.role === "leaf" || node?.role === "group";

const namesOf = (role: SheetNode["role"], { definitions }: Plan): readonly string[] =>
  definitions.flatMap(({ node, name }) => (node?.role === role ? [name] : []));

const childrenOf = ({ definitions }: Plan, { place }: Wording): Outline["children"] => {
  const children = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const parent = definition.node?.parent;
    if (!parent) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(definition);
    else children.set(parent, [definition]);
  }
  const lineOf = ({ at }: Definition) => place(at).line ?? 0;
  for (const siblings of children.values()) siblings.sort((a, b) => lineOf(a) - lineOf(b));
  return children;
};
