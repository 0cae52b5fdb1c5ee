/** Numbers as JavaScript, a spreadsheet or a Chinese keyboard writes them, and how this language writes the same number. */
import type { Fraction } from "../text/exact.ts";
import { fraction, multiply, parseDecimal, toText } from "../text/exact.ts";

const digits = String.raw`\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?`;
const like = String.raw`0[xX][\da-fA-F]+|${digits}|(?<!\.)\.\d[\d_]*(?:[eE][+-]?\d+)?`;
/** At the start of a text: everything that its writer would call one number. */
export const numberLike = new RegExp(`^(?:${like}|\\.(?:inf|nan)\\b)`, "i");

const withCommas = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`;
const dateOrClock = String.raw`\d{4}-\d\d-\d\d|\d+:\d\d`;
const everyNumber = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${dateOrClock}|${withCommas}|${like})`, "gu");

const power = (exponent: number): Fraction =>
  exponent < 0 ? fraction(1, 10n ** BigInt(-exponent)) : fraction(10n ** BigInt(exponent));
const plain = (found: string): string => {
  if (/\d[-:]/.test(found)) return found;
  if (/^0x/i.test(found)) return BigInt(found).toString();
  const [mantissa = "", exponent] = found.replace(/[_,]/g, "").toLowerCase().split("e");
  const tidy = mantissa.replace(/^0+(?=\d)/, "").replace(/^\./, "0.");
  const value = parseDecimal(tidy);
  if (exponent === undefined) return tidy;
  if (!value || Math.abs(Number(exponent)) > 18) return found;
  return toText(multiply(value, power(Number(exponent))));
};

/** The text with every number in it as the language writes them; undefined where that is how they are written already. */
export const likelyNumber = (found: string): string | undefined => {
  const narrow = found.normalize("NFKC").replace(/[−–—]/g, "-");
  const mended = narrow
    .replace(/(^|\.\.|[<>=])\s*\+(?=[\d.])/g, "$1")
    .replace(everyNumber, plain)
    .replace(/(?<=\d)\.(?![\d.])/g, "");
  return mended === found ? undefined : mended;
};
