import { kindNames, type Typed } from "../language/kinds.ts";
import { writtenAs } from "../language/literal.ts";
import { isOtherwise } from "../language/row-labels.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import type { Bound } from "../plan/bounds/bounds.ts";
import { interval } from "../plan/cells.ts";
import { dateText, parseDate } from "../plan/format.ts";
import type { Interval } from "../plan/ir.ts";
import { compare, fraction, numerator, toText } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { inBoth, phrase, type Sentence, spoken } from "../text/sentence.ts";
import type { Context, Outcome, Tested } from "./context.ts";
import * as complaints from "./effective-complaints.ts";
import { neverInForce, noDate, notDate, otherwiseNeeded, unreadableDate } from "./effective-complaints.ts";
import { defineRuleKind } from "./kind.ts";
import { shown } from "./shown.ts";
import { assemble, type Line } from "./table/assemble.ts";
import { idleOtherwise } from "./table/complaints.ts";
import { type Entry, entriesOf } from "./table/entry.ts";
import { restOf } from "./table/rest.ts";

const inForce = phrase("effective/in-force", "{0}，适用 {1} 起的规定", "{0}, in force since {1}");
const earlier = phrase("effective/earlier", "{0}，早于 {1}", "{0} comes before {1}");
const notInForce = phrase("effective/not-in-force", "尚未生效", "not yet in force");
const nothingYet = phrase(
  "effective/nothing-yet",
  "{0} 早于首个生效日 {1}，当时尚无规定",
  "{0} comes before {1}, when the first value takes effect",
);

type Since = Entry & { readonly day: number };
/** The values from the earliest on, and what held before the first. */
type Dated = { readonly first: Since; readonly entries: readonly Since[]; readonly before: Entry | undefined };

const readDates = (map: { readonly [date: string]: Tree }, at: Path, context: Context): Dated | undefined => {
  const { complain } = context;
  const written = entriesOf(map, at, context);
  const before = restOf({ line: "row", entries: written }, context);
  const entries: Since[] = [];
  let failed = false;
  for (const entry of written.filter(({ label }) => !isOtherwise(label))) {
    const day = parseDate(entry.label);
    if (day !== undefined) entries.push({ ...entry, day });
    else {
      complain(unreadableDate, entry.path, { label: entry.label }, { part: "key" });
      failed = true;
    }
  }
  entries.sort((a, b) => a.day - b.day);
  const [first] = entries;
  if (!first) complain(unreadableDate, at, { label: "" }, { part: "key" });
  return first && !failed ? { first, entries, before } : undefined;
};

const since = (day: number) => toText(fraction(day));
/** What decides on a day, as a line of the table. */
type Known = Tested & { readonly bound: Bound };
const lineOf = (tested: Known, ends: Interval, entry: Entry, why: Sentence, context: Context): Line | undefined => {
  const outcome = context.narrowed(tested.atom, ends).read.outcome(entry.tree, entry.path);
  return outcome && { cells: [interval(ends)], outcome, path: entry.path, why };
};
const fromDates = (tested: Known, { entries }: Dated, context: Context): readonly (Line | undefined)[] => {
  const { bound: domain } = tested;
  return entries.map((entry, i) => {
    const next = entries[i + 1];
    const ends = { from: since(entry.day), ...(next ? { below: since(next.day) } : {}) };
    const isUnreached = compare(fraction(entry.day), domain.high) > 0 || (next && compare(fraction(next.day), domain.low) <= 0);
    if (isUnreached) {
      const [low, high] = [writtenAs("date", domain.low), writtenAs("date", domain.high)];
      context.complain(neverInForce, entry.path, { label: entry.label, of: inBoth(tested.title), low, high }, { part: "key" });
    }
    const line = lineOf(tested, ends, entry, inForce(shown(tested), entry.label), context);
    return isUnreached ? undefined : line;
  });
};
/** What holds before the first date, where the fact can be that early; nothing where it cannot. */
const beforeDates = (
  tested: Known,
  { first, before }: Dated,
  sort: Typed["sort"] | undefined,
  at: Path,
  context: Context,
): readonly (Line | undefined)[] => {
  const early: Interval = { below: since(first.day) };
  const reachesBack = compare(tested.bound.low, fraction(first.day)) < 0;
  if (before && !reachesBack)
    context.complain(idleOtherwise, before.path, { line: "row", of: spoken(tested.title, "en") }, { part: "key" });
  if (before) return [lineOf(tested, early, before, earlier(shown(tested), first.label), context)];
  if (!reachesBack) return [];
  if (sort !== undefined && sort !== "number") {
    context.complain(otherwiseNeeded, at, { first: first.label }, { part: "key" });
    return [undefined];
  }
  return [{ cells: [interval(early)], outcome: notYet(tested, first, at), path: at, why: inForce(shown(tested), "") }];
};

/** A value holds from its date until the next one begins. The date is a fact of the period that is scored, never today's. */
export const effective = defineRuleKind({
  name: "effective",
  title: { zh: "按生效日期", en: "by date" },
  triggers: ["effective"],
  complaints: Object.values(complaints),
  calledBy: ["when", "of"],
  keys: { of: scalars.expression.optional(), effective: scalars.map },
  lower(rule, context, path) {
    const at = [...path, "effective"];
    const tested = dateOf(rule.of, path, context);
    const dated = readDates(rule.effective, at, context);
    const { bound } = tested ?? {};
    if (!tested || !bound || !dated) return undefined;
    const own = { ...tested, bound };
    const lines = fromDates(own, dated, context);
    const sort = lines.find((line) => line !== undefined)?.outcome.typed.sort;
    const all = [...lines, ...beforeDates(own, dated, sort, at, context)];
    const known = all.filter((line) => line !== undefined);
    return known.length < all.length ? undefined : assemble([{ axis: "number", of: tested.atom }], known, context);
  },
});

const dateOf = (of: string | undefined, path: Path, context: Context): Tested | undefined => {
  const name = of ?? context.read.periodDate;
  const at = [...path, of === undefined ? "effective" : "of"];
  if (name === undefined) {
    context.complain(noDate, at, {}, { part: "key" });
    return undefined;
  }
  const tested = context.read.tested(name, at);
  if (!tested) return undefined;
  if ("atom" in tested && tested.kind === "date") return tested;
  const found = kindNames["atom" in tested ? tested.kind : tested.sort];
  context.complain(notDate, at, { of: name, found }, { part: of === undefined ? "key" : "value" });
  return undefined;
};

const notYet = (tested: Tested, first: Since, at: Path): Outcome => {
  const day = dateText(numerator(fraction(first.day)));
  const says = nothingYet(shown(tested), day);
  return {
    typed: { sort: "number", kind: "literal", value: { op: "refuse", code: "score/not-yet-effective", at, says } },
    words: notInForce(),
    plain: true,
  };
};
