/** The words of a formula: numbers with their units, names and signs. */
import { numberLike } from "../language/likely-number.ts";
import type { Literal } from "../language/literal.ts";
import { parseLiteral } from "../language/literal.ts";

export type Span = readonly [start: number, end: number];
type Word = {
  /** `number`: like a number, but not as the language writes it. */
  readonly type: "literal" | "number" | "name" | "sign" | "end" | "bad";
  readonly text: string;
  readonly literal?: Literal;
};
export type Token = Word & { readonly span: Span };

export const mostTokens = 1000;
/** No word that means anything is as long; what stands behind it need not be looked at. */
const longestWord = 400;

const literalPattern =
  /^(?:\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?|\d{1,4}:\d{2}(?::\d{2})?|(?:\d+(?:\.\d+)?\s*(?:(?:days?|d|hours?|h|minutes?|min|sec|s)(?![\p{L}\p{N}_])|小时|分钟|秒钟?|天)\s*)+|\d+(?:\.\d+)?(?:\s*%|\s*(?:points?|pts?)(?![\p{L}\p{N}_])|\s*[A-Z]{3}(?![\p{L}\p{N}_])|\s*[分元])?)/u;
/** Signs typed with a Chinese input method. */
export const fullWidth = /^[！-～、。×÷−]+/u;
const patterns: readonly (readonly [Word["type"], RegExp])[] = [
  // What other languages write for an operator of ours.
  ["bad", /^(?:===?|!==|<>|=<|=>|&&?|\|\|?|!(?!=))/],
  ["name", /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u],
  ["sign", /^(?:\.\.|<=|>=|!=|≤|≥|≠|[-+*/<>=(),])/],
  ["bad", fullWidth],
  ["bad", /^./su],
];

/** At most one word more than is allowed, and the end. */
export const tokensOf = (text: string): readonly Token[] => {
  const found: Token[] = [];
  let at = 0;
  while (found.length <= mostTokens) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const word = wordOf(text.slice(at, at + longestWord));
    if (!word) break;
    const end = at + word.text.length;
    found.push({ ...word, span: [at, end] });
    at = end;
  }
  found.push({ type: "end", text: "", span: [text.length, text.length] });
  return found;
};

/** The word that a text begins with. */
const wordOf = (text: string): Word | undefined => {
  const number = numberOf(text);
  if (number) return number;
  for (const [type, pattern] of patterns) {
    const match = pattern.exec(text);
    if (match) return { type, text: match[0] };
  }
  return undefined;
};
const numberOf = (text: string): Word | undefined => {
  const word = literalPattern.exec(text)?.[0].trimEnd() ?? "";
  const literal = word === "" ? undefined : parseLiteral(word);
  const like = numberLike.exec(text)?.[0] ?? "";
  if (literal && word.length >= like.length) return { type: "literal", text: word, literal };
  const odd = !literal && word.length > like.length ? word : like;
  return odd === "" ? undefined : { type: "number", text: odd };
};
