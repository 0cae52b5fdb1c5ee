import { CST, isAlias, isMap, isSeq, type ParsedNode, type Scalar } from "yaml";
import { type Diagnostic, type DiagnosticKind, diagnose } from "../diagnostics/define.ts";
import type { Path } from "../text/path.ts";
import { lineAt, lineStarts, type Span, type Written } from "../text/source.ts";
import type { Tree } from "../text/tree.ts";
import { colonSpace } from "./error-kinds.ts";
import { blameText, comma, hasWideIndentBelow, type Place } from "./full-width.ts";
import { brokenText } from "./limits.ts";
import { cutFormulas } from "./split-formula.ts";
import { checkPlain, isNothing, isPlain, unusableKey } from "./tree-checks.ts";
import { alias, anchor, duplicateKey, missingValue, splitFormula, tag } from "./tree-kinds.ts";
import { walk } from "./walk.ts";
import { complain } from "./words.ts";

type Found = { readonly tree: Tree; readonly written: Written };

/**
 * From what YAML composed to the tree, to where everything stands, and to complaints about all that a rubric does not allow. Objects have no
 * prototype. Recursive: the nesting was measured before.
 */
export const readTree = (
  root: ParsedNode,
  tokens: readonly CST.Token[],
  text: string,
): Found & { readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const starts = lineStarts(text);
  const marks = anchorsAndTags(tokens);
  let passed = 0;

  const report = <Params>(kind: DiagnosticKind<Params>, path: Path, params: Params, part: "key" | "value" = "value") => {
    diagnostics.push(diagnose(kind, path, params, { part }));
  };
  /** Complains about the anchors and tags up to an offset; the first of them is where the thing they mark starts. */
  const takeMarks = (before: number, path: Path, part: "key" | "value"): number => {
    const start = Math.min(marks[passed]?.offset ?? before, before);
    for (let mark = marks[passed]; mark && mark.offset <= before; mark = marks[++passed])
      report(mark.type === "anchor" ? anchor : tag, path, { text: mark.source }, part);
    return start;
  };
  const skipMarks = (before: number) => {
    while ((marks[passed]?.offset ?? before) < before) passed++;
  };
  /** Without the white space of YAML at the end; a wide space is not among it. */
  const spanTo = (start: number, end: number): Span => {
    let last = end;
    while (last > start && /[ \t\r\n]/.test(text.charAt(last - 1))) last--;
    return { start, end: Math.max(start, last) };
  };
  const scalar = (at: Span, content: string, key?: Span): Found => ({
    tree: content,
    written: { ...(key ? { key } : {}), value: at, kind: "scalar", style: "plain", at },
  });

  const visit = (node: ParsedNode, path: Path, place: Place, key?: Span): Found => {
    const start = takeMarks(node.range[0], path, "value");
    const value = spanTo(start, node.range[1]);
    const where = key ? { key, value } : { value };
    if (isMap(node)) {
      const { tree, entries } = visitMapping(node.items as readonly Pair[], node.flow === true, path);
      return { tree, written: { ...where, kind: "mapping", entries } };
    }
    if (isSeq(node)) {
      const found = visitList(node.items as readonly ParsedNode[], node.flow === true, path);
      return {
        tree: found.map(({ tree }) => tree),
        written: { ...where, kind: "list", items: found.map(({ written }) => written) },
      };
    }
    if (isAlias(node)) {
      report(alias, path, { text: text.slice(value.start, value.end) });
      return scalar(value, "", key);
    }
    const content = String(node.value);
    const broken = brokenText(content);
    if (broken) report(broken.kind, path, { code: broken.code });
    const at = { start: node.range[0], end: value.end };
    if (isPlain(node)) diagnostics.push(...checkPlain(text.slice(at.start, at.end), at.start, path, place));
    return { tree: content, written: { ...where, kind: "scalar", style: styles[node.type ?? "PLAIN"], at } };
  };

  const visitMapping = (pairs: readonly Pair[], flow: boolean, path: Path) => {
    const tree: Record<string, Tree> = Object.create(null);
    const entries = new Map<string, Written>();
    const lines = new Map<string, number>();
    const cuts = flow ? cutFormulas(pairs) : undefined;
    for (const [index, pair] of pairs.entries()) {
      const cut = cuts?.get(index);
      const at = spanTo(pair.key.range[0], pair.key.range[1]);
      const name = String("value" in pair.key ? pair.key.value : "");
      const same = name.normalize("NFC").trim();
      const line = lines.get(same);
      const fault =
        cut === "rest"
          ? undefined
          : cut?.begins === "key"
            ? complain(splitFormula, cut.at, { text: text.slice(cut.at.start, cut.at.end) })
            : (unusableKey(pair.key, at, text.slice(at.start, at.end)) ??
              (line === undefined ? undefined : complain(duplicateKey, at, { text: name, line })));
      if (fault) diagnostics.push(fault);
      if (!fault && cut !== "rest") {
        lines.set(same, lineAt(starts, at.start));
        const found = visitEntry(pair, [...path, name], flow, cut?.at);
        tree[name] = found.tree;
        entries.set(name, found.written);
      }
      skipMarks((pair.value ?? pair.key).range[2]);
    }
    return { tree, entries };
  };

  const visitEntry = ({ key, value }: Pair, path: Path, flow: boolean, formula: Span | undefined): Found => {
    const at = spanTo(takeMarks(key.range[0], path, "key"), key.range[1]);
    const name = text.slice(key.range[0], at.end);
    const sign = isPlain(key) ? blameText(name, "key") : undefined;
    if (sign) report(sign, path, { text: name }, "key");
    if (formula) {
      const whole = text.slice(formula.start, formula.end);
      report(splitFormula, path, { text: whole });
      return scalar(formula, whole, at);
    }
    if (!isNothing(value)) {
      const below = lineAt(starts, value.range[0]) > lineAt(starts, at.end);
      return visit(value, path, flow ? "flow" : below ? "own line" : "block", at);
    }
    const start = value ? takeMarks(value.range[0], path, "value") : at.end;
    const marked = value !== null && start < value.range[0];
    if (!marked && !sign) {
      if (flow && name.includes("，")) report(comma, path, { text: name }, "key");
      else if (flow && isPlain(key) && /^[^:]+:\S/.test(name)) report(colonSpace, path, { text: name }, "key");
      else if (!hasWideIndentBelow(text.slice(at.end, at.end + 200))) report(missingValue, path, { key: name, flow }, "key");
    }
    return scalar(spanTo(marked ? start : at.end, value ? value.range[0] : at.end), "", at);
  };

  const visitList = (nodes: readonly ParsedNode[], flow: boolean, path: Path): readonly Found[] => {
    const cuts = flow ? cutFormulas(nodes.map((value) => ({ value }))) : undefined;
    const found: Found[] = [];
    for (const [index, node] of nodes.entries()) {
      const cut = cuts?.get(index);
      const here = [...path, found.length];
      if (cut === "rest") continue;
      if (cut) {
        const whole = text.slice(cut.at.start, cut.at.end);
        report(splitFormula, here, { text: whole });
        found.push(scalar(cut.at, whole));
      } else {
        const before = diagnostics.length;
        found.push(visit(node, here, flow ? "list" : "item"));
        if (isNothing(node) && diagnostics.length === before) report(missingValue, here, { flow });
      }
    }
    return found;
  };

  return { ...visit(root, [], "root"), diagnostics };
};

/** As the composer leaves it; its own type allows keys of every sort. */
type Pair = { readonly key: ParsedNode; readonly value: ParsedNode | null };

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
} as const satisfies Record<Scalar.Type, string>;

/** `&x` and `!x` as the parser saw them, in the order written: composed nodes keep their meaning and lose their place. */
const anchorsAndTags = (tokens: readonly CST.Token[]): readonly CST.SourceToken[] => {
  const found: CST.SourceToken[] = [];
  const collect = (list: readonly CST.SourceToken[]) =>
    found.push(...list.filter(({ type }) => type === "anchor" || type === "tag"));
  for (const token of tokens) if (token.type === "document") collect(token.start);
  for (const { token } of walk(tokens)) {
    if (!CST.isCollection(token)) continue;
    for (const { start, sep } of token.items) {
      collect(start);
      if (sep) collect(sep);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
};
