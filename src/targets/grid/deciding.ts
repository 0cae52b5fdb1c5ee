/** Which row of its table decided a definition, as a number of its own: what a sheet looks up to say why. */
import type { Branch, Choice, Definition, Numeric, Plan, Row } from "../../plan/ir.ts";
import { byName } from "../../plan/lookup.ts";
import { beforeGates } from "../../plan/names.ts";
import type { Sentence } from "../../text/sentence.ts";

/** One way through the tables of a definition. */
export type Line = {
  /** From the outer table to the inner one. */
  readonly says: readonly Sentence[];
  /** It has no value, for this reason. */
  readonly refuses: boolean;
};
export type Deciding = {
  /** The plan, with a further definition for each that a table decides. */
  readonly plan: Plan;
  /** The lines of a definition; `decidingName` counts them from 1. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
};
export const decidingName = (name: string): string => `${name}: row`;

export const deciding = (plan: Plan): Deciding => {
  const known = byName(plan.definitions);
  const lines = new Map<string, readonly Line[]>();
  const definitions = plan.definitions.flatMap((definition): readonly Definition[] => {
    const { name, list, at } = definition;
    const table = list === undefined ? tableOf(definition, known) : undefined;
    if (!table) return [definition];
    const found: Line[] = [];
    const value = rowOf(table, [], { found, inner: (result) => tableIn(result, name, known) });
    if (found.every(({ says, refuses }) => says.length === 0 && !refuses)) return [definition];
    lines.set(name, found);
    const title = { zh: `${definition.title.zh}：行`, en: `${definition.title.en}: row` };
    const shown = { kind: "count", low: "1", high: String(found.length), unit: "1" } as const;
    return [definition, { name: decidingName(name), is: { sort: "number", value, ...shown }, at, title }];
  });
  return { plan: { ...plan, definitions }, lines };
};

type Known = ReadonlyMap<string, Definition>;
type Table = Branch<string, Numeric> | Branch<string, Choice>;
const tableOf = ({ is, name }: Definition, known: Known): Table | undefined =>
  is.sort === "condition" ? undefined : tableIn(is.value, name, known);
/** Below what only rounds, limits or scales it; and what the owner was before its gates, where none of them decides. */
const tableIn = (value: Numeric | Choice, owner: string, known: Known): Table | undefined => {
  switch (value.op) {
    case "table":
    case "pick":
      return value;
    case "round":
      return tableIn(value.of, owner, known);
    case "least":
    case "greatest":
      return value.of[0] && tableIn(value.of[0], owner, known);
    case "product": {
      const [only, ...more] = value.of.flatMap((part) => tableIn(part, owner, known) ?? []);
      return more.length === 0 ? only : undefined;
    }
    case "ref":
    case "refChoice": {
      const before = value.name === beforeGates(owner) ? known.get(value.name) : undefined;
      return before && tableOf(before, known);
    }
    default:
      return undefined;
  }
};

type Lines = { readonly found: Line[]; readonly inner: (result: Numeric | Choice) => Table | undefined };
/** The same rows, each as the number of its line. */
const rowOf = ({ on, rows }: Table, outer: readonly Sentence[], lines: Lines): Numeric => ({
  op: "table",
  on,
  rows: rows.map((row): Row<Numeric> => {
    const says = [...outer, ...(row.says === undefined ? [] : [row.says])];
    return { cells: row.cells, at: row.at, result: lineOf(row.result, says, lines) };
  }),
});
const lineOf = (result: Numeric | Choice, says: readonly Sentence[], lines: Lines): Numeric => {
  const inner = lines.inner(result);
  if (inner) return rowOf(inner, says, lines);
  const refuses = result.op === "refuse";
  lines.found.push({ says: refuses ? [result.says] : says, refuses });
  return { op: "number", value: String(lines.found.length) };
};
