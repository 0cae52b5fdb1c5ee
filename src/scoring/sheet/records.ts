/** What each record of a list came to, where a line of the sheet is made of them. */
import type { Line } from "../../targets/trace/trace.ts";
import { outcomeOf } from "../outcome.ts";
import type { Outline } from "./outline.ts";
import { changesOf, reasonsOf } from "./reasons.ts";
import type { RecordStep } from "./sheet.ts";
import { exactText, type Scope } from "./values.ts";

type RecordEvent = Line["events"][number] & { readonly event: "record" };
const none: readonly never[] = [];

/** `around`: the sheet on which the list is. */
export const recordSteps = ({ events }: Line, around: Scope, outline: Outline): readonly RecordStep[] => {
  if (events.length === 0) return none;
  const found: RecordStep[] = [];
  // A value that is read twice, for a mean say, is told once.
  const told = new Map<string, Set<number>>();
  for (const event of events) {
    if (event.event !== "record") continue;
    const { name, record, lines, facts } = event;
    const records = told.get(name) ?? new Set();
    if (records.has(record)) continue;
    told.set(name, records.add(record));
    found.push(recordStep(event, { lines, facts, inputs: outline.columns, around, written: new Map() }, outline));
  }
  return found;
};

const recordStep = ({ record, name, lines }: RecordEvent, scope: Scope, outline: Outline): RecordStep => {
  const { wording } = outline;
  const own = [...lines.values()].filter((line) => outcomeOf(line) !== undefined);
  return {
    record,
    value: exactText(name, scope),
    facts: factsOf(own, scope, outline),
    because: own.flatMap((line) => reasonsOf(line, scope, wording)),
    limits: own.flatMap((line) => changesOf(line, "limit", wording)),
    roundings: own.flatMap((line) => changesOf(line, "rounding", wording)),
  };
};

/** Its columns that were read. */
const factsOf = (own: readonly Line[], scope: Scope, { columns }: Outline): RecordStep["facts"] =>
  Object.fromEntries(
    [...new Set(own.flatMap(({ read }) => read))].flatMap((name) => {
      const column = columns.get(name);
      if (!column || !scope.facts.has(name)) return [];
      return [[column.member.key, { title: column.title, value: exactText(name, scope) }] as const];
    }),
  );
