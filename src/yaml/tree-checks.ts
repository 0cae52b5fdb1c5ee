import { isAlias, isScalar, type ParsedNode, type Scalar } from "yaml";
import { type Diagnostic, type DiagnosticKind, diagnose } from "../diagnostics/define.ts";
import type { Path } from "../text/path.ts";
import type { Span } from "../text/source.ts";
import { colonSpace, dashPlace } from "./error-kinds.ts";
import { blameText, colon, type Place } from "./full-width.ts";
import { brokenText } from "./limits.ts";
import { alias, emptyKey, keyNotText, mergeKey, reservedKey } from "./tree-kinds.ts";
import { complain } from "./words.ts";

export const isPlain = (node: ParsedNode | null): node is Scalar.Parsed => isScalar(node) && node.type === "PLAIN";
/** Nothing was written: `a:` has a value of length zero, `{ a }` none. Quotes make an empty text on purpose. */
export const isNothing = (node: ParsedNode | null): node is Scalar.Parsed | null =>
  node === null || (isPlain(node) && node.range[0] === node.range[1]);

/** The names that JavaScript objects inherit or obey, which would not stay data in every tool that reads a rubric. */
const reserved: readonly string[] = ["__proto__", "constructor", "prototype"];

/** Why an entry cannot stay because of its key. Such an entry has no path, so the complaint points into the file. */
export const unusableKey = (key: ParsedNode, at: Span, written: string): Diagnostic | undefined => {
  if (isAlias(key)) return complain(alias, at, { text: written });
  const content = isScalar(key) ? String(key.value) : "";
  if (isScalar(key) && content.trim() === "") return complain(emptyKey, { start: at.end, end: at.end + 1 }, {});
  if (!isScalar(key) || /[\r\n]/.test(written + content)) return complain(keyNotText, at, { text: written });
  if (isPlain(key) && content === "<<") return complain(mergeKey, at, {});
  if (reserved.includes(content)) return complain(reservedKey, at, { text: content });
  const broken = brokenText(content);
  return broken && complain(broken.kind, at, { code: broken.code });
};

/** What looks like entries but reads as one text: YAML joins lines, and a colon without a space, or a Chinese one, is a letter. */
export const checkPlain = (raw: string, start: number, path: Path, place: Place): readonly Diagnostic[] => {
  const found = <Params>(kind: DiagnosticKind<Params>, params: Params) => [diagnose(kind, path, params)];
  const lines = raw.split(/\r\n|\r|\n/).map((line) => line.trim());
  const first = lines[0] ?? "";
  const sign = blameText(raw, place);
  if (sign) return found(sign, { text: first });
  if ((place === "own line" || place === "root") && /^[a-z]\w*:[^\s/\\]/.test(first)) return found(colonSpace, { text: first });
  // Below a key, a line that starts with a dash may be a formula that goes on with a minus; below an entry of a list it never is.
  const dash = place === "item" ? /[\r\n]\s*(-.*)/.exec(raw) : null;
  if (dash) {
    const at = start + dash.index + dash[0].indexOf("-");
    return [complain(dashPlace, { start: at, end: start + dash.index + dash[0].trimEnd().length }, { text: dash[1] ?? "" })];
  }
  const entries = lines.filter((line) => /^[^\s:：，。]+：|^[a-z_]\w*:\S/i.test(line));
  return entries.length < 2 ? [] : found(first.includes("：") ? colon : colonSpace, { text: first });
};
