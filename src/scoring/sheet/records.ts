/** What each record of a list came to, where a line of the sheet is made of them. */
import type { Facts } from "../../plan/facts.ts";
import type { Event, Line, Trace } from "../../targets/trace/trace.ts";
import { isRefused } from "../../targets/trace/trace.ts";
import type { Outline } from "./outline.ts";
import { changesOf, reasonsOf } from "./reasons.ts";
import type { RecordStep } from "./sheet.ts";
import { exactText, type Scope } from "./values.ts";

type RecordEvent = Event & { readonly event: "record" };
const none: readonly never[] = [];

/** `trace` and `facts` are those of the sheet around. */
export const recordSteps = ({ events }: Line, trace: Trace, facts: Facts, outline: Outline): readonly RecordStep[] => {
  if (events.length === 0) return none;
  const found: RecordStep[] = [];
  // A value that is read twice, for a mean say, is told once.
  const told = new Map<string, Set<number>>();
  for (const event of events) {
    if (event.event !== "record") continue;
    const records = told.get(event.name) ?? new Set();
    if (records.has(event.record)) continue;
    told.set(event.name, records.add(event.record));
    found.push(recordStep(event, scopeOf(event, trace, facts, outline), outline));
  }
  return found;
};

const scopeOf = (event: RecordEvent, trace: Trace, facts: Facts, { inputs, columns }: Outline): Scope => ({
  line: (name) => event.lines.get(name) ?? trace.lines.get(name),
  fact: (name) => event.facts.get(name) ?? facts.get(name),
  input: (name) => columns.get(name) ?? inputs.get(name),
  written: new Map(),
});

const recordStep = (event: RecordEvent, scope: Scope, outline: Outline): RecordStep => {
  const { wording } = outline;
  const own = [...event.lines.values()].filter(({ outcome }) => !isRefused(outcome));
  return {
    record: event.record,
    value: exactText(event.name, scope),
    facts: factsOf(event, own, scope, outline),
    because: own.flatMap((line) => reasonsOf(line, scope, wording)),
    limits: own.flatMap((line) => changesOf(line, "limit", wording)),
    roundings: own.flatMap((line) => changesOf(line, "rounding", wording)),
  };
};

/** Its columns that were read. */
const factsOf = (
  { facts }: RecordEvent,
  own: readonly Line[],
  scope: Scope,
  { columns }: Pick<Outline, "columns">,
): RecordStep["facts"] =>
  Object.fromEntries(
    [...new Set(own.flatMap(({ read }) => read))].flatMap((name) => {
      const column = columns.get(name);
      if (!column || !facts.has(name)) return [];
      return [[column.member.key, { title: column.title, value: exactText(name, scope) }] as const];
    }),
  );
