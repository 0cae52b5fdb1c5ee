import type { Kind, Typed } from "../../language/kinds.ts";
import { kindNames, unify } from "../../language/kinds.ts";
import { likelyNumber } from "../../language/likely-number.ts";
import { parseLiteral, writtenAs } from "../../language/literal.ts";
import type { Edges } from "../../language/row-labels.ts";
import { isBackwards, isOtherwise, labelText, mismatch, parseLabel, toCell } from "../../language/row-labels.ts";
import type { Tree } from "../../language/scalars.ts";
import { constantOf } from "../../plan/build.ts";
import { holding, holdsOf, interval, intervalOf, options, optionsOf } from "../../plan/cells.ts";
import type { Gap, Stretch } from "../../plan/coverage.ts";
import { coverage } from "../../plan/coverage.ts";
import type { Axis, Cell, Choice, Interval, Numeric, Row } from "../../plan/ir.ts";
import { compare, type Fraction, fromText } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import type { Context, Lowered, Outcome, Tested } from "../context.ts";
import {
  backwards,
  hole,
  idleOtherwise,
  idleRow,
  missingCases,
  mixedLabel,
  mixedOutcomes,
  notTestable,
  overlap,
  turning,
  twice,
  unknownCase,
  unreadable,
} from "./complaints.ts";

export type Entry = { readonly label: string; readonly tree: Tree; readonly path: Path };
export type Line = { readonly cell: Cell; readonly outcome: Outcome; readonly path: Path; readonly label: string };
/** Why a row was taken: what was tested, and the row. */
type Sentence = (label: string) => Says;

/** How a row's outcome is read: the usual way, or as a range of discretion. `inside` is the context narrowed to the row. */
export type ReadOutcome = (tree: Tree, path: Path, inside: Context) => Outcome | undefined;
const readUsual: ReadOutcome = (tree, at, inside) => inside.read.outcome(tree, at);

export const assemble = (on: Axis, lines: readonly Line[], sentence: Sentence, context: Context): Lowered | undefined => {
  let known: Typed | undefined;
  for (const { outcome, path } of lines) {
    const { typed } = outcome;
    // A blank takes whatever kind the others have.
    if (known === undefined || (isRefusal(known) && typed.sort === "number")) known = typed;
    else if (isRefusal(typed) && known.sort === "number") continue;
    else if (known.sort !== typed.sort || known.sort === "flag") {
      context.complain(mixedOutcomes, path, { first: nameOf(known), second: nameOf(typed) });
      return undefined;
    } else if (known.sort === "number" && typed.sort === "number") {
      const kind: Kind | undefined = unify(known.kind, typed.kind);
      if (kind === undefined) {
        context.complain(mixedOutcomes, path, { first: nameOf(known), second: nameOf(typed) });
        return undefined;
      }
      known = { ...known, kind };
    } else if (known.sort === "choice" && typed.sort === "choice")
      known = { ...known, values: [...new Set([...known.values, ...typed.values])] };
  }
  const row = <R>(line: Line, result: R): Row<R> => {
    const { zh, en } = sentence(line.label);
    const { words } = line.outcome;
    return { cells: [line.cell], result, at: line.path, says: { zh: `${zh}：${words.zh}`, en: `${en}: ${words.en}` } };
  };
  const stated = lines.every((line) => line.outcome.plain);
  if (known?.sort === "number") {
    const rows = lines.flatMap((line) =>
      line.outcome.typed.sort === "number" ? [row<Numeric>(line, line.outcome.typed.value)] : [],
    );
    return { typed: { ...known, value: { op: "table", on: [on], rows } }, stated };
  }
  if (known?.sort === "choice") {
    const rows = lines.flatMap((line) =>
      line.outcome.typed.sort === "choice" ? [row<Choice>(line, line.outcome.typed.value)] : [],
    );
    return { typed: { ...known, value: { op: "pick", on: [on], rows } }, stated };
  }
  return undefined;
};
const isRefusal = (typed: Typed) => typed.sort === "number" && typed.value.op === "refuse";
const nameOf = (typed: Typed): Says => kindNames[typed.sort === "number" ? typed.kind : typed.sort];

export const lowerTable = (
  of: string,
  ofPath: Path,
  map: { readonly [key: string]: Tree },
  path: Path,
  context: Context,
  read: ReadOutcome = readUsual,
): Lowered | undefined => {
  const entries = context.read.keys(path, map).map((label): Entry => ({ label, tree: map[label] ?? "", path: [...path, label] }));
  const tested = context.read.tested(of, ofPath);
  if (!tested) {
    for (const { tree, path: at } of entries) read(tree, at, context);
    return undefined;
  }
  if ("atom" in tested) return numberTable(of, tested, entries, path, context, read);
  if (tested.sort === "choice") return choiceTable(of, tested, entries, path, context, read);
  if (tested.sort === "flag") return flagTable(of, tested, entries, path, context, read);
  context.complain(notTestable, ofPath, { of, found: kindNames[tested.sort] });
  return undefined;
};

/** Rows over a number that has been made nameable already. */
export const numberTable = (
  of: string,
  tested: Tested,
  entries: readonly Entry[],
  path: Path,
  context: Context,
  read: ReadOutcome = readUsual,
): Lowered | undefined => {
  type Known = Entry & { readonly edges: Edges };
  const known: Known[] = [];
  const rest: Entry[] = [];
  let failed = false;
  for (const entry of entries) {
    const label = parseLabel(entry.label);
    if (label.label === "otherwise") {
      rest.push(entry);
      continue;
    }
    if (label.label === "unreadable") {
      failed = true;
      context.complain(unreadable, entry.path, { label: entry.label, fix: likelyNumber(entry.label) }, { part: "key" });
      continue;
    }
    const wrong = mismatch(label.kinds, tested.kind);
    if (wrong !== undefined) {
      failed = true;
      const fix = wrong === "literal" && tested.kind === "percent" ? withPercent(entry.label) : undefined;
      context.complain(
        mixedLabel,
        entry.path,
        { label: entry.label, written: kindNames[wrong], tested: kindNames[tested.kind], of, fix },
        { part: "key" },
      );
      continue;
    }
    if (isBackwards(label.edges)) {
      failed = true;
      context.complain(backwards, entry.path, { label: entry.label }, { part: "key" });
      continue;
    }
    known.push({ ...entry, edges: label.edges });
  }
  const domain = tested.bound;
  const write = (x: Fraction) => writtenAs(tested.kind, x);
  const axis: Axis = { axis: "number", of: tested.atom };
  const sentence: Sentence = (label) => {
    const [zh, en] = [`${tested.title.zh} {${tested.atom.name}}`, `${tested.title.en} {${tested.atom.name}}`];
    if (isOtherwise(label)) return { zh: `${zh}，属其余情形`, en: `${en} falls in no other row` };
    return parseLiteral(label) ? { zh, en } : { zh: `${zh}，对应“${label}”`, en: `${en} falls in ${label}` };
  };
  if (failed || !domain) {
    for (const { tree, path: at } of entries) read(tree, at, context);
    return undefined;
  }
  const { holes, overlaps, idle } = coverage(
    known.map(({ edges }): Stretch => edges),
    domain,
  );
  for (const { witness, first, second } of overlaps) {
    const later = known[second];
    if (later)
      context.complain(
        overlap,
        later.path,
        { witness: write(witness), first: known[first]?.label ?? "", second: later.label },
        { part: "key" },
      );
  }
  for (const i of idle) {
    const row = known[i];
    if (row)
      context.complain(
        idleRow,
        row.path,
        { label: row.label, of, low: write(domain.low), high: write(domain.high) },
        { part: "key" },
      );
  }
  const gapEdges = (gap: Gap): Edges => ({
    ...(compare(gap.stretch.low.at, domain.low) === 0 && !gap.stretch.low.open ? {} : { low: gap.stretch.low }),
    ...(compare(gap.stretch.high.at, domain.high) === 0 && !gap.stretch.high.open ? {} : { high: gap.stretch.high }),
  });
  const [first, ...more] = holes;
  const [otherwise] = rest;
  if (otherwise && !first) context.complain(idleOtherwise, otherwise.path, { of }, { part: "key" });
  if (!otherwise && first) {
    const row = labelText(gapEdges(first), tested.kind);
    context.complain(
      hole,
      path,
      { witness: write(first.witness), of, range: labelText(first.stretch, tested.kind), row, more: more.length },
      { part: "key" },
    );
  }
  const reachable = known.filter((_, i) => !idle.includes(i));
  const lines: Line[] = [];
  let complete = overlaps.length === 0 && holes.length > 0 === (otherwise !== undefined);
  const add = (entry: Entry, cells: readonly Interval[]) => {
    const [only] = cells;
    const outcome = read(entry.tree, entry.path, only && cells.length === 1 ? context.narrowed(tested.atom, only) : context);
    if (!outcome) complete = false;
    else for (const cell of cells) lines.push({ cell: interval(cell), outcome, path: entry.path, label: entry.label });
  };
  for (const entry of reachable) add(entry, [toCell(entry.edges)]);
  for (const i of idle) {
    const entry = known[i];
    if (entry) read(entry.tree, entry.path, context);
  }
  if (otherwise)
    add(
      otherwise,
      holes.map((gap) => toCell(gap.stretch)),
    );
  if (!complete) return undefined;
  const sorted = [...lines].sort(byStart);
  warnOfTurns(of, sorted, path, context);
  return assemble(axis, sorted, sentence, context);
};
/** Rows from the lowest up: their order in the file carries no meaning, so the plan has one order. */
const byStart = (a: Line, b: Line): number => {
  const [low, other] = [intervalOf(a.cell), intervalOf(b.cell)];
  const [x, y] = [low.from ?? low.above, other.from ?? other.above];
  if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
  return compare(fromText(x), fromText(y));
};

const warnOfTurns = (of: string, lines: readonly Line[], path: Path, context: Context) => {
  const steps: { readonly value: Fraction; readonly words: Says }[] = [];
  for (const { outcome } of lines) {
    const value = outcome.plain && outcome.typed.sort === "number" ? constantOf(outcome.typed.value) : undefined;
    if (!value) return;
    if (!steps.length || compare(steps[steps.length - 1]?.value ?? value, value) !== 0)
      steps.push({ value, words: outcome.words });
  }
  for (let i = 2; i < steps.length; i++) {
    const [a, b, c] = [steps[i - 2], steps[i - 1], steps[i]];
    if (a && b && c && compare(a.value, b.value) !== compare(b.value, c.value)) {
      context.complain(turning, path, { of, steps: [a.words, b.words, c.words] }, { part: "key" });
      return;
    }
  }
};

export const withPercent = (label: string): string =>
  label
    .split("..")
    .map((part) => (part.includes("%") ? part : part.replace(/-?\d+(?:\.\d+)?/, "$&%")))
    .join("..");

const labelsOf = (label: string): readonly string[] => label.split(/[|,，]/).map((one) => one.trim());

const choiceTable = (
  of: string,
  typed: Typed & { sort: "choice" },
  entries: readonly Entry[],
  path: Path,
  context: Context,
  read: ReadOutcome,
): Lowered | undefined => {
  const taken = new Set<string>();
  const lines: Line[] = [];
  const named = entries.filter((entry) => !isOtherwise(entry.label));
  const otherwise = entries.find((entry) => isOtherwise(entry.label));
  let complete = true;
  const add = (entry: Entry, oneOf: readonly string[]) => {
    const outcome = read(entry.tree, entry.path, context.assuming({ op: "among", choice: typed.value, of: oneOf }, true));
    if (outcome) lines.push({ cell: options(...oneOf), outcome, path: entry.path, label: entry.label });
    else complete = false;
  };
  for (const entry of named) {
    const own = labelsOf(entry.label);
    for (const option of own) {
      if (!typed.values.includes(option)) {
        context.complain(
          unknownCase,
          entry.path,
          { option, of, options: typed.values, near: suggest(option, typed.values) },
          { part: "key" },
        );
        complete = false;
      } else if (taken.has(option)) {
        context.complain(twice, entry.path, { option }, { part: "key" });
        complete = false;
      }
      taken.add(option);
    }
    add(
      entry,
      typed.values.filter((value) => own.includes(value)),
    );
  }
  const missing = typed.values.filter((value) => !taken.has(value));
  if (otherwise && missing.length === 0) context.complain(idleOtherwise, otherwise.path, { of }, { part: "key" });
  if (otherwise) add(otherwise, missing);
  else if (missing.length > 0) {
    context.complain(missingCases, path, { of, missing }, { part: "key" });
    return undefined;
  }
  if (!complete) return undefined;
  const order = (line: (typeof lines)[number]) => typed.values.indexOf(optionsOf(line.cell)[0] ?? "");
  lines.sort((a, b) => order(a) - order(b));
  const title = context.read.titleOf(of);
  const shown = "name" in typed.value ? ` {${typed.value.name}}` : "";
  const sentence: Sentence = (label) => {
    const rest = isOtherwise(label);
    return {
      zh: `${title.zh}${shown}${rest ? "，属其余情形" : ""}`,
      en: `${title.en}${shown}${rest ? ", none of the others" : ""}`,
    };
  };
  return assemble({ axis: "choice", of: typed.value }, lines, sentence, context);
};

const truths: Readonly<Record<string, boolean>> = { true: true, false: false, 是: true, 否: false };
const flagTable = (
  of: string,
  typed: Typed & { sort: "flag" },
  entries: readonly Entry[],
  path: Path,
  context: Context,
  read: ReadOutcome,
): Lowered | undefined => {
  const lines: Line[] = [];
  const named = entries.flatMap((entry) => (Object.hasOwn(truths, entry.label) ? [truths[entry.label]] : []));
  let complete = true;
  for (const entry of entries) {
    const otherwise = isOtherwise(entry.label);
    const holds = otherwise ? !named.includes(true) : Object.hasOwn(truths, entry.label) ? truths[entry.label] : undefined;
    if (holds === undefined) {
      context.complain(
        unknownCase,
        entry.path,
        { option: entry.label, of, options: ["true", "false"], near: suggest(entry.label, ["true", "false"]) },
        { part: "key" },
      );
      complete = false;
      continue;
    }
    if (otherwise && named.length === 2) context.complain(idleOtherwise, entry.path, { of }, { part: "key" });
    if (lines.some((line) => holdsOf(line.cell) === holds)) {
      if (!otherwise) context.complain(twice, entry.path, { option: entry.label }, { part: "key" });
      complete = false;
      continue;
    }
    const outcome = read(entry.tree, entry.path, context.assuming(typed.value, holds));
    if (outcome) lines.push({ cell: holding(holds), outcome, path: entry.path, label: String(holds) });
    else complete = false;
  }
  if (!complete) return undefined;
  if (lines.length < 2) {
    context.complain(missingCases, path, { of, missing: [String(!(lines[0] && holdsOf(lines[0].cell)))] }, { part: "key" });
    return undefined;
  }
  lines.sort((a, b) => Number(holdsOf(b.cell)) - Number(holdsOf(a.cell)));
  const title = context.read.titleOf(of);
  const sentence: Sentence = (label) =>
    label === "true"
      ? { zh: `${title.zh} 成立`, en: `${title.en} holds` }
      : { zh: `${title.zh} 不成立`, en: `${title.en} does not hold` };
  return assemble({ axis: "condition", of: typed.value }, lines, sentence, context);
};
