import { type Language, type Path, pathText } from "../text/path.ts";
import { lineStarts, type Source, type Span } from "../text/source.ts";
import { displayWidth } from "../text/width.ts";
import type { Diagnostic } from "./define.ts";

type Location = { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number };
type Options = { readonly language: Language; readonly color?: boolean };

/** Lines and columns from 1, columns in code points; the end column is the first one after it. All 0 where there is no file. */
export const locateDiagnostic = (diagnostic: Diagnostic, source: Source): Location => {
  const { start, end } = spanOf(diagnostic, source);
  const from = source.position(start);
  const to = source.position(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
};

/** `file:line:column severity code message`, for terminals and editors that look for such lines. */
export const oneLine = (diagnostic: Diagnostic, source: Source, language: Language): string =>
  `${place(diagnostic, source)} ${diagnostic.severity} ${diagnostic.code} ${visible(diagnostic.message[language])}`;

/** Every complaint with the line it is about and a mark below it, in the order of the file. */
export const render = (diagnostics: readonly Diagnostic[], source: Source, options: Options): string => {
  const starts = lineStarts(source.text);
  return [...diagnostics]
    .map((diagnostic) => ({ diagnostic, start: spanOf(diagnostic, source).start }))
    .sort(
      (a, b) => a.start - b.start || (a.diagnostic.code < b.diagnostic.code ? -1 : a.diagnostic.code > b.diagnostic.code ? 1 : 0),
    )
    .map(({ diagnostic }) => renderOne(diagnostic, source, starts, options))
    .join("\n\n");
};

const renderOne = (
  diagnostic: Diagnostic,
  source: Source,
  starts: readonly number[],
  { language, color = false }: Options,
): string => {
  const paint = color ? painted : plain;
  const { severity, code, message, help } = diagnostic;
  const head = `${paint("1", place(diagnostic, source))}  ${paint(colors[severity], severities[severity][language])}  ${paint("2", code)}`;
  const indented = (text: string) => `  ${visible(text)}`;
  return [
    head,
    indented(message[language]),
    ...frame(spanOf(diagnostic, source), source, starts).map(({ gutter, code: text, mark }) =>
      mark ? `${paint("2", gutter)} ${paint(colors[severity], text)}` : `${paint("2", gutter)} ${text}`.trimEnd(),
    ),
    ...(help ? [indented(help[language])] : []),
  ].join("\n");
};

const spanOf = ({ path, part, within }: Diagnostic, source: Source): Span =>
  within ? source.within(path, ...within) : source.locate(path, part);

/** A rubric that is no file has only paths. */
const place = (diagnostic: Diagnostic, source: Source): string => {
  const { line, column } = locateDiagnostic(diagnostic, source);
  return visible(line > 0 ? `${source.name}:${line}:${column}` : `${source.name}${inObject(diagnostic.path)}`);
};
const inObject = (path: Path): string => (path.length === 0 ? "" : `:${pathText(path)}`);

type Row = { readonly gutter: string; readonly code: string; readonly mark?: boolean };
const widest = 120;

/** The line before, the line itself and the mark; of a stretch over several lines only the first is marked. */
const frame = (span: Span, source: Source, starts: readonly number[]): readonly Row[] => {
  const { line } = source.position(span.start);
  if (line < 1) return [];
  const lineAt = (number: number): Span => {
    const start = starts[number - 1] ?? source.text.length;
    const next = starts[number] ?? source.text.length + 1;
    const end = source.text.slice(start, next).search(/[\r\n]/);
    return { start, end: end < 0 ? source.text.length : start + end };
  };
  const number = (value: number | string) => String(value).padStart(String(line).length);
  const here = lineAt(line);
  const { text, before, marked } = cut(source.text, here, span);
  const above = line > 1 ? lineAt(line - 1) : undefined;
  return [
    ...(above
      ? [{ gutter: `   ${number(line - 1)} |`, code: cut(source.text, above, { start: above.start, end: above.start }).text }]
      : []),
    { gutter: ` > ${number(line)} |`, code: text },
    { gutter: `   ${number("")} |`, code: `${" ".repeat(before)}${"^".repeat(Math.max(1, marked))}`, mark: true },
  ];
};

/** The part of a line around a span that fits the width, with the columns before the span and in it. Looks no further than that, for very long lines. */
const cut = (
  text: string,
  line: Span,
  span: Span,
): { readonly text: string; readonly before: number; readonly marked: number } => {
  const start = Math.min(Math.max(span.start, line.start), line.end);
  const end = Math.min(Math.max(span.end, start), line.end);
  const left = [...visible(text.slice(Math.max(line.start, start - 2 * widest), start))];
  const right = [...visible(text.slice(start, Math.min(line.end, start + 2 * widest)))];
  const room = widest - 2;
  const ahead = fitting(right, room);
  const wholeRight = ahead === right.length && line.end <= start + 2 * widest;
  const behind = fitting(
    left.reverse(),
    Math.max(room - displayWidth(right.slice(0, ahead).join("")), wholeRight ? 0 : room / 3),
  );
  const wholeLeft = behind === left.length && line.start >= start - 2 * widest;
  const near = left.slice(0, behind).reverse().join("");
  const head = (wholeLeft ? "" : "…") + near;
  const shown = fitting(right, room - displayWidth(near));
  const tail = right.slice(0, shown).join("");
  const whole = shown === right.length && wholeRight;
  const marked = [...visible(text.slice(start, Math.min(end, start + 2 * widest)))].slice(0, shown).join("");
  return { text: head + tail + (whole ? "" : "…"), before: displayWidth(head), marked: displayWidth(marked) };
};

/** How many of the characters fit into so many columns. */
const fitting = (characters: readonly string[], columns: number): number => {
  let used = 0;
  for (const [i, character] of characters.entries()) {
    used += displayWidth(character);
    if (used > columns) return i;
  }
  return characters.length;
};

/** A terminal obeys control characters and reorders text at direction marks: what a file holds must not. A tab takes one column here. */
const visible = (text: string): string =>
  text.replace(/[\t\r\n]/g, " ").replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, "\ufffd");

const severities: Readonly<Record<Diagnostic["severity"], Readonly<Record<Language, string>>>> = {
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  info: { en: "info", zh: "提示" },
};
const colors: Readonly<Record<Diagnostic["severity"], string>> = { error: "31", warning: "33", info: "36" };
const plain = (_code: string, text: string): string => text;
const painted = (code: string, text: string): string => `\u001b[${code}m${text}\u001b[0m`;
