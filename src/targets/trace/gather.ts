/** Figures over the members of a bag that take part. */
import type { Facts } from "../../plan/facts.ts";
import type { Bag, Gather } from "../../plan/ir.ts";
import { kept, middle } from "../../plan/kept.ts";
import { add, divide, type Fraction, fraction, zero } from "../../text/exact.ts";
import { value } from "./facts.ts";
import { isRefused, join, type Refused } from "./refusals.ts";
import { type Compile, type Evaluate, type Run, recordRuns } from "./run.ts";

type Member = { readonly run: Run; readonly value: Evaluate<Fraction>; readonly when: Evaluate<boolean> };
/** The values of the members that take part, or the refusals met on the way. */
const taken = (members: readonly Member[]): readonly Fraction[] | Refused => {
  let refused: Refused | undefined;
  const values: Fraction[] = [];
  for (const { run, value: of, when } of members) {
    const takesPart = when(run);
    if (takesPart === false) continue;
    const result = takesPart === true ? of(run) : takesPart;
    if (isRefused(result)) refused = join(refused, result);
    else values.push(result);
  }
  return refused ?? values;
};

type Values = (run: Run) => readonly Fraction[] | Refused;
const items = ({ of }: Bag & { readonly bag: "items" }, go: Compile): Values => {
  const members = of.map((item) => ({ value: go.number(item.value), when: go.condition(item.when) }));
  return (run) => taken(members.map((member) => ({ run, ...member })));
};
const rows = ({ list, value: of, when }: Bag & { readonly bag: "rows" }, by: Gather["by"], go: Compile): Values => {
  const member = { value: go.number(of), when: go.condition(when) };
  // Records that are only counted, or of which a column is taken as it stands, tell nothing more.
  const told = by !== "count" && of.op === "ref" ? of.name : undefined;
  return (run) => {
    const sheet = run.sheet ?? run;
    const records = value<readonly Facts[]>(sheet, list);
    if ("refusals" in records) return records;
    const all = recordRuns(sheet, list, records);
    const values = taken(all.map((one) => ({ run: one, ...member })));
    if (told !== undefined) tell(sheet, list, told, all);
    return values;
  };
};
const tell = (sheet: Run, list: string, name: string, all: readonly Run[]): void => {
  for (const [i, { facts, lines }] of all.entries())
    if (lines.has(name)) sheet.frame.events.push({ event: "record", list, name, record: i + 1, facts, lines });
};

/** The plan lets no bag through that is empty and has no such figure. */
export const figureOf = (by: Gather["by"], values: readonly Fraction[], drop?: Gather["drop"]): Fraction => {
  if (by === "count") return fraction(values.length);
  const sorted = kept(values, drop);
  if (by === "sum") return sorted.reduce(add, zero);
  const [first] = sorted;
  if (first === undefined) throw new Error(`${by} of nothing: the plan lets an empty bag through`);
  switch (by) {
    case "least":
      return first;
    case "greatest":
      return sorted[sorted.length - 1] ?? first;
    case "median": {
      const both = middle(sorted);
      return divide(both.reduce(add, zero), fraction(both.length));
    }
  }
};
export const gather = ({ by, of, drop }: Gather, go: Compile): Evaluate<Fraction> => {
  const values = of.bag === "items" ? items(of, go) : rows(of, by, go);
  return (run) => {
    const found = values(run);
    return "refusals" in found ? found : figureOf(by, found, drop);
  };
};
