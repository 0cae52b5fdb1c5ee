/** The sentences of a rubric, filled with the values of one sheet. */
import type { Program } from "../../plan/ir.ts";
import { memo } from "../../text/memo.ts";
import type { Language, Path } from "../../text/path.ts";
import { inBoth, type Sentence } from "../../text/sentence.ts";
import { fill, isPlain, type Template, template } from "../../text/template.ts";
import { nearestLine, type Place } from "../places.ts";
import type { Reason } from "./sheet.ts";
import { type Scope, spokenText } from "./values.ts";

export type Wording = {
  readonly place: (at: Path) => Place;
  /** What is said at a place of the rubric. */
  readonly reason: (at: Path, says: Sentence, scope: Scope) => Reason;
};
type Read = {
  readonly zh: Template;
  readonly en: Template;
  /** Without a value in it, it is the same on every sheet; one that stands in several places, at each of them. */
  readonly fixed: ((at: Path) => Reason) | undefined;
};

/** Sentences are read once per rubric. */
export const wordingOf = ({ lines }: Pick<Program, "lines">): Wording => {
  const place = nearestLine(lines);
  const read = memo((says: Sentence): Read => {
    const text = inBoth(says);
    const [zh, en] = [template(text.zh), template(text.en)];
    const fixed = isPlain(zh) && isPlain(en) ? memo((at: Path): Reason => ({ ...place(at), text })) : undefined;
    return { zh, en, fixed };
  });
  const reason = (at: Path, says: Sentence, scope: Scope): Reason => {
    const { zh, en, fixed } = read(says);
    if (fixed) return fixed(at);
    const text = { zh: filled(zh, scope, "zh"), en: filled(en, scope, "en") };
    const { line } = place(at);
    // No spread: this runs for most lines of every sheet.
    return line === undefined ? { text } : { line, text };
  };
  return { place, reason };
};

const filled = (parts: Template, scope: Scope, language: Language): string =>
  fill(parts, (name) => spokenText(name, scope, language));
