import { type Diagnostic, type DiagnosticKind, diagnose } from "../diagnostics/define.ts";
import type { Span } from "../text/source.ts";

/** A piece of the file as it appears in a message: one line, not too long. */
export const cite = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line.slice(0, 120)];
  const short = letters.length > 60 ? `${letters.slice(0, 57).join("")}…` : line;
  return short.includes("`") ? `“${short}”` : `\`${short}\``;
};

/** The text as a quoted YAML value, with the kind of quotes that needs no escapes where there is one. */
export const inQuotes = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return cite(/["\\]/.test(line) ? `'${line.replaceAll("'", "''")}'` : `"${line}"`);
};

/** A complaint about a stretch of the file that has no path of its own: the root's `within` counts in the file. */
export const complain = <Params>(kind: DiagnosticKind<Params>, at: Span, params: Params): Diagnostic =>
  diagnose(kind, [], params, { within: [at.start, at.end] });
