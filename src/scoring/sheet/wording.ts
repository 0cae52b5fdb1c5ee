/** The sentences of a rubric, filled with the values of one sheet. */
import type { Program } from "../../plan/ir.ts";
import { memo } from "../../text/memo.ts";
import type { Language, Path, Says } from "../../text/path.ts";
import { fill, isPlain, type Template, template } from "../../text/template.ts";
import { nearestLine, type Place } from "../places.ts";
import type { Reason } from "./sheet.ts";
import { type Scope, spokenText } from "./values.ts";

export type Wording = {
  readonly place: (at: Path) => Place;
  /** What is said at a place of the rubric. */
  readonly reason: (at: Path, says: Says, scope: Scope) => Reason;
};
type Sentence = {
  readonly zh: Template;
  readonly en: Template;
  /** Without a value in it, it is the same on every sheet; one that stands in several places, at each of them. */
  readonly fixed: ((at: Path) => Reason) | undefined;
};

/** Sentences are read once per rubric. */
export const wordingOf = ({ lines }: Pick<Program, "lines">): Wording => {
  const place = nearestLine(lines);
  const sentence = memo((says: Says): Sentence => {
    const [zh, en] = [template(says.zh), template(says.en)];
    const fixed = isPlain(zh) && isPlain(en) ? memo((at: Path): Reason => ({ ...place(at), text: says })) : undefined;
    return { zh, en, fixed };
  });
  const reason = (at: Path, says: Says, scope: Scope): Reason => {
    const { zh, en, fixed } = sentence(says);
    if (fixed) return fixed(at);
    const text = { zh: spoken(zh, scope, "zh"), en: spoken(en, scope, "en") };
    const { line } = place(at);
    // No spread: this runs for most lines of every sheet.
    return line === undefined ? { text } : { line, text };
  };
  return { place, reason };
};

const spoken = (parts: Template, scope: Scope, language: Language): string =>
  fill(parts, (name) => spokenText(name, scope, language));
