import { CST } from "yaml";
import { lineAt, lineStarts, type Span } from "../text/source.ts";
import { walk } from "./walk.ts";

export type Piece = Span & { readonly text: string };
type Flow = CST.FlowCollection;

/** What stands around an offset: the questions one has about a file that YAML could not read. */
export const lookAt = (tokens: readonly CST.Token[], text: string) => {
  const starts = lineStarts(text);
  const all = [...walk(tokens)].map(({ token }) => token);
  const lineOf = (offset: number) => lineAt(starts, Math.min(offset, text.length));
  const piece = (start: number, end: number): Piece => {
    const raw = text.slice(start, end);
    const from = Math.min(start, text.length) + raw.length - raw.trimStart().length;
    return { start: from, end: Math.max(from, start + raw.trimEnd().length), text: raw.trim() };
  };
  const lineEnd = (offset: number) => starts[lineOf(offset)] ?? text.length;
  const indentation = (offset: number): string =>
    /^[ \t]*/.exec(text.slice(starts[lineOf(offset) - 1] ?? 0, lineEnd(offset)))?.[0] ?? "";
  const before = <Kind extends CST.Token>(offset: number, wanted: (token: CST.Token) => token is Kind): Kind | undefined => {
    let found: Kind | undefined;
    for (const token of all)
      if (token.offset <= offset && wanted(token) && (!found || token.offset >= found.offset)) found = token;
    return found;
  };
  return {
    text,
    lineOf,
    /** The offset itself, or of the first word after the white space there. */
    nextText: (offset: number): number => {
      let at = offset;
      while (at < text.length && /\s/.test(text.charAt(at))) at++;
      return at < text.length ? at : offset;
    },
    /** A stretch without the white space around it. */
    piece,
    /** The whole line, its indentation left out. */
    line: (offset: number): Piece => piece(starts[lineOf(offset) - 1] ?? 0, lineEnd(offset)),
    indentation,
    indentationAbove: (offset: number): string => indentation((starts[lineOf(offset) - 1] ?? 0) - 1),
    /** From an offset to the end of its line. */
    words: (offset: number): Piece => piece(offset, lineEnd(offset)),
    scalarAt: (offset: number) => before(offset, isFlowScalar),
    blockTextAt: (offset: number) => before(offset, (token): token is CST.BlockScalar => token.type === "block-scalar"),
    /** The innermost bracket around an offset, closed or not. */
    bracketAround: (offset: number): Flow | undefined =>
      before(offset - 1, (token): token is Flow => isFlow(token) && endOf(token) > offset),
    openBracket: (offset: number): Flow | undefined =>
      before(offset, (token): token is Flow => isFlow(token) && closingOf(token) === undefined),
    /** Whether the last collection at the left edge before an offset is a list. */
    afterList: (offset: number): boolean =>
      tokens.some((token) => token.type === "document" && token.offset < offset && token.value?.type === "block-seq"),
  };
};
export type Look = ReturnType<typeof lookAt>;

const isFlow = (token: CST.Token): token is Flow => token.type === "flow-collection";
const isFlowScalar = (token: CST.Token): token is CST.FlowScalar =>
  token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar";

const closingOf = ({ start, end }: Flow): number | undefined =>
  end.find(({ source }) => source === (start.source === "{" ? "}" : "]"))?.offset;
/** Where the bracket closes, or where the last thing in it ends. */
const endOf = (flow: Flow): number => {
  let last: CST.Token = flow;
  for (;;) {
    if (!CST.isCollection(last)) return last.offset + ("source" in last ? last.source.length : 0);
    const close = isFlow(last) ? closingOf(last) : undefined;
    if (close !== undefined) return close;
    let inside: CST.Token | null | undefined;
    for (let i = last.items.length - 1; i >= 0 && !inside; i--) inside = last.items[i]?.value ?? last.items[i]?.key;
    if (!inside) return last.offset + 1;
    last = inside;
  }
};
