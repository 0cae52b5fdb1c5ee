import { Composer, type CST, type ParsedNode, Parser, type YAMLError } from "yaml";
import type { Diagnostic, DiagnosticKind } from "../diagnostics/define.ts";
import { fileSource, lineAt, lineStarts, type Source, type Written } from "../text/source.ts";
import type { Tree } from "../text/tree.ts";
import type { Fault } from "./causes.ts";
import { errorKinds } from "./error-kinds.ts";
import { explainErrors } from "./errors.ts";
import { fullWidthKinds } from "./full-width.ts";
import { limitKinds, limits } from "./limit-kinds.ts";
import { checkShape, checkText } from "./limits.ts";
import { readTree } from "./tree.ts";
import { isNothing } from "./tree-checks.ts";
import { empty, treeKinds } from "./tree-kinds.ts";
import { complain } from "./words.ts";

export type { Tree } from "../text/tree.ts";
/** `value` is absent if the syntax could not be read; with any other complaint it is there, so that later checks can add theirs. */
export type Read = { readonly value?: Tree; readonly source: Source; readonly diagnostics: readonly Diagnostic[] };

/** Everything the reader can complain about. */
export const readerComplaints: readonly DiagnosticKind<never>[] = [...limitKinds, ...errorKinds, ...fullWidthKinds, ...treeKinds];

/**
 * Reads the text of a rubric: whatever it is, without throwing. No scalar is interpreted, nothing is shared or merged, and what YAML would
 * silently read otherwise than it looks is a complaint.
 */
export const readYaml = (text: string, name: string): Read => {
  const refuse = (diagnostics: readonly Diagnostic[]): Read => ({ source: fileSource(name, text, wholeFile(text)), diagnostics });

  const broken = checkText(text);
  if (broken.length > 0) return refuse(broken);
  // The parser knows only LF and CR LF. Lengths stay, so that every offset holds in the text as given.
  const lines = text.replace(/\r(?!\n)/g, "\n");
  const tokens = [...new Parser().parse(lines)];
  const misshapen = checkShape(tokens);
  if (misshapen.length > 0) return refuse(misshapen);

  const { root, errors } = compose(tokens);
  if (errors.length > 0) return refuse(explainAll(errors, tokens, lines));
  const found = root ? readTree(root, tokens, lines) : undefined;
  if (!found || (isNothing(root) && found.diagnostics.length === 0)) return refuse([complain(empty, { start: 0, end: 0 }, {})]);
  return { value: found.tree, source: fileSource(name, text, found.written), diagnostics: found.diagnostics };
};

/** Every scalar stays text, and keys are compared by us: YAML's own comparison takes a minute for a large file. */
const options = { schema: "failsafe", version: "1.2", uniqueKeys: false, prettyErrors: false, logLevel: "silent" } as const;

const compose = (tokens: readonly CST.Token[]): { readonly root: ParsedNode | null; readonly errors: readonly YAMLError[] } => {
  const composer = new Composer(options);
  const [document] = [...composer.compose(tokens)];
  return document ? { root: document.contents, errors: document.errors } : { root: null, errors: composer.streamInfo().errors };
};

/** What the rounds below may cost in all, in characters; an error costs as much as five. Two for the largest file, dozens for a usual one. */
const budget = 3 * limits.bytes;
const costOfError = 5;

/**
 * One fault can hide or garble all that follows. Where it can be made harmless without moving anything, the file is read again, and only what
 * stands before it is believed at once.
 */
const explainAll = (errors: readonly YAMLError[], tokens: readonly CST.Token[], text: string): readonly Diagnostic[] => {
  const starts = lineStarts(text);
  const found = new Map<number, Diagnostic>();
  let spent = 0;
  for (let now = { errors, tokens, text }; now.errors.length > 0; ) {
    const cost = text.length + costOfError * now.errors.length;
    spent += cost;
    const faults = explainErrors(now.errors, now.tokens, now.text).filter(({ at }) => !found.has(lineAt(starts, at.start)));
    const doubtful = spent + cost <= budget ? faults.findIndex(({ mended }) => mended !== undefined) : -1;
    for (const [i, { at, diagnostic, mended }] of faults.entries())
      if (doubtful < 0 || i < doubtful || mended !== undefined) found.set(lineAt(starts, at.start), diagnostic);
    if (doubtful < 0) break;
    const mendedText = faults.reduce(mend, now.text);
    const again = [...new Parser().parse(mendedText)];
    now = { errors: compose(again).errors, tokens: again, text: mendedText };
  }
  return [...found].sort(([a], [b]) => a - b).map(([, diagnostic]) => diagnostic);
};

const mend = (text: string, { at, mended }: Fault): string =>
  mended === undefined ? text : text.slice(0, at.start) + mended + text.slice(at.end);

const wholeFile = (text: string): Written => {
  const at = { start: text.charCodeAt(0) === 0xfeff ? 1 : 0, end: text.length };
  return { kind: "scalar", style: "block", at, value: at };
};
