import { kindNames } from "../language/kinds.ts";
import { writtenAs } from "../language/literal.ts";
import { isOtherwise } from "../language/row-labels.ts";
import type { Tree } from "../language/scalars.ts";
import * as scalars from "../language/scalars.ts";
import { interval } from "../plan/cells.ts";
import { dateText, parseDate } from "../plan/format.ts";
import type { Interval } from "../plan/ir.ts";
import { compare, fraction, numerator, toText } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import type { Context, Outcome, Tested } from "./context.ts";
import { neverInForce, noDate, notDate, otherwiseNeeded, unreadableDate } from "./effective-complaints.ts";
import { defineRuleKind } from "./kind.ts";
import { idleOtherwise } from "./table/complaints.ts";
import { assemble, type Line } from "./table/table.ts";

type Entry = { readonly day: number; readonly label: string; readonly tree: Tree; readonly path: Path };

/** A value holds from its date until the next one begins. The date is a fact of the period that is scored, never today's. */
export const effective = defineRuleKind({
  name: "effective",
  title: { zh: "按生效日期", en: "by date" },
  triggers: ["effective"],
  calledBy: ["when", "of"],
  keys: { of: scalars.expression.optional(), effective: scalars.map },
  lower(rule, context, path) {
    const at = [...path, "effective"];
    const tested = dateOf(rule.of, path, context);
    const entries: Entry[] = [];
    let before: Omit<Entry, "day"> | undefined;
    let failed = false;
    for (const label of context.read.keys(at, rule.effective)) {
      const entry = { label, tree: rule.effective[label] ?? "", path: [...at, label] };
      const day = parseDate(label);
      if (isOtherwise(label)) before = entry;
      else if (day !== undefined) entries.push({ ...entry, day });
      else {
        context.complain(unreadableDate, entry.path, { label }, { part: "key" });
        failed = true;
      }
    }
    entries.sort((a, b) => a.day - b.day);
    const [first] = entries;
    if (!first) context.complain(unreadableDate, at, { label: "" }, { part: "key" });
    const domain = tested?.bound;
    if (failed || !tested || !domain || !first) return undefined;

    const since = (day: number) => toText(fraction(day));
    const lines: (Line | undefined)[] = entries.map((entry, i) => {
      const next = entries[i + 1];
      const cell = { from: since(entry.day), ...(next ? { below: since(next.day) } : {}) };
      const unreached = compare(fraction(entry.day), domain.high) > 0 || (next && compare(fraction(next.day), domain.low) <= 0);
      if (unreached) {
        const [low, high] = [writtenAs("date", domain.low), writtenAs("date", domain.high)];
        context.complain(neverInForce, entry.path, { label: entry.label, of: tested.title, low, high }, { part: "key" });
      }
      const outcome = context.narrowed(tested.atom, cell).read.outcome(entry.tree, entry.path);
      return outcome && !unreached ? { cell: interval(cell), outcome, path: entry.path, label: entry.label } : undefined;
    });
    const early: Interval = { below: since(first.day) };
    const reachesBack = compare(domain.low, fraction(first.day)) < 0;
    if (before && !reachesBack) context.complain(idleOtherwise, before.path, { of: tested.title.en }, { part: "key" });
    if (before) {
      const outcome = context.narrowed(tested.atom, early).read.outcome(before.tree, before.path);
      lines.push(outcome && { cell: interval(early), outcome, path: before.path, label: before.label });
    } else if (reachesBack) {
      const sort = lines.find((line) => line !== undefined)?.outcome.typed.sort;
      if (sort !== undefined && sort !== "number") {
        context.complain(otherwiseNeeded, at, { first: first.label }, { part: "key" });
        return undefined;
      }
      lines.push({ cell: interval(early), outcome: notYet(tested, first, at), path: at, label: "" });
    }
    const known = lines.filter((line) => line !== undefined);
    if (known.length < lines.length) return undefined;
    const sentence = (label: string): Says => {
      const [zh, en] = [`${tested.title.zh} {${tested.atom.name}}`, `${tested.title.en} {${tested.atom.name}}`];
      return isOtherwise(label)
        ? { zh: `${zh}，早于 ${first.label}`, en: `${en} comes before ${first.label}` }
        : { zh: `${zh}，适用 ${label} 起的规定`, en: `${en}, in force since ${label}` };
    };
    return assemble({ axis: "number", of: tested.atom }, known, sentence, context);
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

const notYet = ({ atom, title }: Tested, first: Entry, at: Path): Outcome => {
  const day = dateText(numerator(fraction(first.day)));
  const says: Says = {
    zh: `${title.zh} {${atom.name}} 早于首个生效日 ${day}，当时尚无规定`,
    en: `${title.en} {${atom.name}} comes before ${day}, when the first value takes effect`,
  };
  return {
    typed: { sort: "number", kind: "literal", value: { op: "refuse", code: "score/not-yet-effective", at, says } },
    words: { zh: "尚未生效", en: "not yet in force" },
    plain: true,
  };
};
