import type { Path, Says } from "../text/path.ts";

/** A complaint about a rubric, addressed by path; `render.ts` turns it into lines and carets. */
export type Diagnostic = {
  /** Stable: `rows/hole`. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly path: Path;
  /** Which side of the pair at `path` is meant. */
  readonly part: "key" | "value";
  /** Within the scalar's text, where known: offsets into the value as written. */
  readonly within?: readonly [start: number, end: number];
  /** What is wrong, in the author's words. */
  readonly message: Says;
  /** What to do about it. */
  readonly help?: Says;
};

export type DiagnosticKind<Params> = {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly en: (params: Params) => string;
  readonly zh: (params: Params) => string;
  readonly help?: { readonly en: (params: Params) => string; readonly zh: (params: Params) => string };
  /** The smallest rubric text that triggers exactly this code, and the same text mended: a test runs both. */
  readonly bad: string;
  readonly good: string;
};

/** Declares a kind of complaint beside the code that reports it. */
export const defineDiagnostic = <Params>(kind: DiagnosticKind<Params>): DiagnosticKind<Params> => kind;

export const diagnose = <Params>(
  kind: DiagnosticKind<Params>,
  path: Path,
  params: Params,
  where: { part?: "key" | "value"; within?: readonly [number, number] } = {},
): Diagnostic => ({
  code: kind.code,
  severity: kind.severity,
  path,
  part: where.part ?? "value",
  ...(where.within ? { within: where.within } : {}),
  message: { en: kind.en(params), zh: kind.zh(params) },
  ...(kind.help ? { help: { en: kind.help.en(params), zh: kind.help.zh(params) } } : {}),
});
