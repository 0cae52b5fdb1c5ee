import { type CST, isAlias, isMap, isSeq, type ParsedNode, type Scalar } from "yaml";
import { type Diagnostic, type DiagnosticKind, diagnose } from "../diagnostics/define.ts";
import type { Path } from "../text/path.ts";
import { lineAt, lineStarts, type Span, type Written } from "../text/source.ts";
import type { Tree } from "../text/tree.ts";
import { colonSpace } from "./error-kinds.ts";
import { blameText, comma, hasWideIndentBelow, type Place } from "./full-width.ts";
import { brokenText } from "./limits.ts";
import { marksIn } from "./marks.ts";
import { type Cut, cutFormulas } from "./split-formula.ts";
import { checkPlain, isNothing, isPlain, unusableKey } from "./tree-checks.ts";
import { alias, anchor, duplicateKey, missingValue, splitFormula, tag } from "./tree-kinds.ts";
import { complain } from "./words.ts";

type Found = { readonly tree: Tree; readonly written: Written };
/** As the composer leaves it; its own type allows keys of every sort. */
type Pair = { readonly key: ParsedNode; readonly value: ParsedNode | null };

/**
 * From what YAML composed to the tree, to where everything stands, and to complaints about all that a rubric does not allow. Objects have no
 * prototype. Recursive: the nesting was measured before.
 */
export const readTree = (
  root: ParsedNode,
  tokens: readonly CST.Token[],
  text: string,
): Found & { readonly diagnostics: readonly Diagnostic[] } => {
  const reading = openReading(tokens, text);
  return { ...readNode(root, [], "root", reading), diagnostics: reading.diagnostics };
};

/** The file on the way through it, with what has been found wrong so far. */
type Reading = {
  readonly text: string;
  readonly diagnostics: Diagnostic[];
  readonly report: <Params>(kind: DiagnosticKind<Params>, path: Path, params: Params, part?: "key" | "value") => void;
  /** Complains about the anchors and tags up to an offset; the first of them is where the thing they mark starts. */
  readonly takeMarks: (before: number, path: Path, part: "key" | "value") => number;
  readonly skipMarks: (before: number) => void;
  /** Without the white space of YAML at the end; a wide space is not among it. */
  readonly spanTo: (start: number, end: number) => Span;
  readonly lineOf: (offset: number) => number;
};

const openReading = (tokens: readonly CST.Token[], text: string): Reading => {
  const diagnostics: Diagnostic[] = [];
  const starts = lineStarts(text);
  const marks = marksIn(tokens);
  const report: Reading["report"] = (kind, path, params, part = "value") => {
    diagnostics.push(diagnose(kind, path, params, { part }));
  };
  return {
    text,
    diagnostics,
    report,
    takeMarks: (before, path, part) => {
      const { start, passed } = marks.take(before);
      for (const { type, source } of passed) report(type === "anchor" ? anchor : tag, path, { text: source }, part);
      return start;
    },
    skipMarks: marks.skip,
    spanTo: (start, end) => {
      let last = end;
      while (last > start && /[ \t\r\n]/.test(text.charAt(last - 1))) last--;
      return { start, end: Math.max(start, last) };
    },
    lineOf: (offset) => lineAt(starts, offset),
  };
};

const readNode = (node: ParsedNode, path: Path, place: Place, reading: Reading, key?: Span): Found => {
  const { text, report } = reading;
  const start = reading.takeMarks(node.range[0], path, "value");
  const value = reading.spanTo(start, node.range[1]);
  const where = key ? { key, value } : { value };
  if (isMap(node)) {
    const { tree, entries } = readMapping(node.items as readonly Pair[], node.flow === true, path, reading);
    return { tree, written: { ...where, kind: "mapping", entries } };
  }
  if (isSeq(node)) {
    const found = readList(node.items as readonly ParsedNode[], node.flow === true, path, reading);
    return {
      tree: found.map(({ tree }) => tree),
      written: { ...where, kind: "list", items: found.map(({ written }) => written) },
    };
  }
  if (isAlias(node)) {
    report(alias, path, { text: text.slice(value.start, value.end) });
    return plainText(value, "", key);
  }
  const content = String(node.value);
  const broken = brokenText(content);
  if (broken) report(broken.kind, path, { code: broken.code });
  const at = { start: node.range[0], end: value.end };
  if (isPlain(node)) reading.diagnostics.push(...checkPlain(text.slice(at.start, at.end), at.start, path, place));
  return { tree: content, written: { ...where, kind: "scalar", style: styles[node.type ?? "PLAIN"], at } };
};

const plainText = (at: Span, content: string, key?: Span): Found => ({
  tree: content,
  written: { ...(key ? { key } : {}), value: at, kind: "scalar", style: "plain", at },
});

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
} as const satisfies Record<Scalar.Type, string>;

const readMapping = (pairs: readonly Pair[], flow: boolean, path: Path, reading: Reading) => {
  const tree: Record<string, Tree> = Object.create(null);
  const entries = new Map<string, Written>();
  const lines = new Map<string, number>();
  const cuts = flow ? cutFormulas(pairs) : undefined;
  for (const [index, pair] of pairs.entries()) {
    const cut = cuts?.get(index);
    if (cut !== "rest") {
      const at = reading.spanTo(pair.key.range[0], pair.key.range[1]);
      const name = String("value" in pair.key ? pair.key.value : "");
      const same = name.normalize("NFC").trim();
      const fault = faultOf(pair.key, at, cut, reading.text) ?? repeated(name, at, lines.get(same));
      if (fault) reading.diagnostics.push(fault);
      else {
        lines.set(same, reading.lineOf(at.start));
        const found = readEntry(pair, [...path, name], flow, cut?.at, reading);
        tree[name] = found.tree;
        entries.set(name, found.written);
      }
    }
    reading.skipMarks((pair.value ?? pair.key).range[2]);
  }
  return { tree, entries };
};

/** Why an entry cannot stay. It has no path, so the complaint points into the file. */
const faultOf = (key: ParsedNode, at: Span, cut: Exclude<Cut, "rest"> | undefined, text: string): Diagnostic | undefined =>
  cut?.begins === "key"
    ? complain(splitFormula, cut.at, { text: text.slice(cut.at.start, cut.at.end) })
    : unusableKey(key, at, text.slice(at.start, at.end));
/** `line`: where a key of that name stands already. */
const repeated = (name: string, at: Span, line: number | undefined): Diagnostic | undefined =>
  line === undefined ? undefined : complain(duplicateKey, at, { text: name, line });

/** `formula`: the whole of a value that YAML cut at its commas. */
const readEntry = ({ key, value }: Pair, path: Path, flow: boolean, formula: Span | undefined, reading: Reading): Found => {
  const { text, report, takeMarks, spanTo, lineOf } = reading;
  const at = spanTo(takeMarks(key.range[0], path, "key"), key.range[1]);
  const name = text.slice(key.range[0], at.end);
  const sign = isPlain(key) ? blameText(name, "key") : undefined;
  if (sign) report(sign, path, { text: name }, "key");
  if (formula) {
    const whole = text.slice(formula.start, formula.end);
    report(splitFormula, path, { text: whole });
    return plainText(formula, whole, at);
  }
  if (!isNothing(value)) {
    const below = lineOf(value.range[0]) > lineOf(at.end);
    return readNode(value, path, flow ? "flow" : below ? "own line" : "block", reading, at);
  }
  const start = value ? takeMarks(value.range[0], path, "value") : at.end;
  const marked = value !== null && start < value.range[0];
  if (!marked && !sign) reportMissing(key, at.end, path, flow, reading);
  return plainText(spanTo(marked ? start : at.end, value ? value.range[0] : at.end), "", at);
};

/** A key has no value: for want of a sign that YAML knows, or because nothing was written. */
const reportMissing = (key: ParsedNode, end: number, path: Path, flow: boolean, { text, report }: Reading): void => {
  const name = text.slice(key.range[0], end);
  if (flow && name.includes("，")) report(comma, path, { text: name }, "key");
  else if (flow && isPlain(key) && /^[^:]+:\S/.test(name)) report(colonSpace, path, { text: name }, "key");
  else if (!hasWideIndentBelow(text.slice(end, end + 200))) report(missingValue, path, { key: name, flow }, "key");
};

const readList = (nodes: readonly ParsedNode[], flow: boolean, path: Path, reading: Reading): readonly Found[] => {
  const { text, report, diagnostics } = reading;
  const cuts = flow ? cutFormulas(nodes.map((value) => ({ value }))) : undefined;
  const found: Found[] = [];
  for (const [index, node] of nodes.entries()) {
    const cut = cuts?.get(index);
    const here = [...path, found.length];
    if (cut === "rest") continue;
    if (cut) {
      const whole = text.slice(cut.at.start, cut.at.end);
      report(splitFormula, here, { text: whole });
      found.push(plainText(cut.at, whole));
    } else {
      const before = diagnostics.length;
      found.push(readNode(node, here, flow ? "list" : "item", reading));
      if (isNothing(node) && diagnostics.length === before) report(missingValue, here, { flow });
    }
  }
  return found;
};
