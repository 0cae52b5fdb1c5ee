/** Where a value was cut or rounded, in words. */
import { compare, type Fraction, fromText } from "../../text/exact.ts";
import type { Says } from "../../text/path.ts";
import type { Change, Step } from "../sheet/sheet.ts";
import { words } from "./words.ts";
import { colon, lineText, type Writer } from "./writer.ts";

export const changeTexts = ({ limits, roundings }: Pick<Step, "limits" | "roundings">, writer: Writer): readonly string[] => {
  const text = (verb: Says, { before, after, line }: Change) =>
    `${verb[writer.language]}${colon(writer)}${shown(before)} → ${shown(after)}${lineText(line, writer)}`;
  return [...limits.map((one) => text(limitVerb(one), one)), ...roundings.map((one) => text(words.rounded, one))];
};

/** Of `97/6 ≈ 16.166667` the part that people read; the sheet keeps both. */
const shown = (value: string): string => value.replace(/^.* (?=≈ )/, "");

const limitVerb = ({ before, after }: Change): Says => {
  const [from, to] = [numberOf(before), numberOf(after)];
  return from && to ? (compare(from, to) > 0 ? words.capped : words.raised) : words.limited;
};
/** Undefined: it is a date or a duration. */
const numberOf = (text: string): Fraction | undefined => {
  const plain = text.replace(/ ≈.*/, "").replace("%", "");
  return /^-?\d+(?:\.\d+|\/\d+)?$/.test(plain) ? fromText(plain) : undefined;
};
