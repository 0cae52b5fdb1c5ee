/** Which row of its table decided a definition, as a number of its own: what a sheet looks up to say why. */
import type { Definition, Numeric, Plan, Row } from "../../plan/ir.ts";
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
  const lines = new Map<string, readonly Line[]>();
  const definitions = plan.definitions.flatMap((definition): readonly Definition[] => {
    const { is, name, list } = definition;
    const table = is.sort === "number" && list === undefined ? tableIn(is.value) : undefined;
    if (!table) return [definition];
    const found: Line[] = [];
    const value = rowOf(table, [], found);
    if (found.every(({ says, refuses }) => says.length === 0 && !refuses)) return [definition];
    lines.set(name, found);
    const { at } = definition;
    const title = { zh: `${definition.title.zh}：行`, en: `${definition.title.en}: row` };
    const shown = { kind: "count", low: "1", high: String(found.length), unit: "1" } as const;
    return [definition, { name: decidingName(name), is: { sort: "number", value, ...shown }, at, title }];
  });
  return { plan: { ...plan, definitions }, lines };
};

type Table = Numeric & { readonly op: "table" };
/** Below what only rounds, limits or scales it. */
const tableIn = (value: Numeric): Table | undefined => {
  switch (value.op) {
    case "table":
      return value;
    case "round":
      return tableIn(value.of);
    case "least":
    case "greatest":
      return value.of[0] && tableIn(value.of[0]);
    case "product": {
      const [only, ...more] = value.of.flatMap((part) => tableIn(part) ?? []);
      return more.length === 0 ? only : undefined;
    }
    default:
      return undefined;
  }
};
/** The same rows, each as the number of its line. */
const rowOf = ({ on, rows }: Table, outer: readonly Sentence[], found: Line[]): Numeric => ({
  op: "table",
  on,
  rows: rows.map((row): Row<Numeric> => {
    const says = [...outer, ...(row.says === undefined ? [] : [row.says])];
    return { cells: row.cells, at: row.at, result: lineOf(row.result, says, found) };
  }),
});
const lineOf = (result: Numeric, says: readonly Sentence[], found: Line[]): Numeric => {
  const inner = tableIn(result);
  if (inner) return rowOf(inner, says, found);
  const refuses = result.op === "refuse";
  found.push({ says: result.op === "refuse" ? [result.says] : says, refuses });
  return { op: "number", value: String(found.length) };
};
