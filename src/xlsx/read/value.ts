/** What a cell holds, by its type and the format of its style (ECMA-376 part 1, 18.18.11). */
import { damaged } from "./fault.ts";
import type { NumberFormat } from "./formats.ts";
import { isTrue } from "./package.ts";
import { unescaped } from "./text.ts";

export type SheetValue =
  | string
  | boolean
  /** A double, and what the format of its cell makes of it. */
  | { readonly number: number; readonly format: NumberFormat }
  /** `#N/A`. */
  | { readonly error: string }
  /** A formula whose result is not in the file. */
  | { readonly unreckoned: true };
/** As it stands in the file. */
export type CellText = { readonly type: string; readonly style: number; value: string; hasValue: boolean; isFormula: boolean };
/** What cells refer to by a place. */
export type Book = { readonly strings: readonly string[]; readonly styles: readonly NumberFormat[] };

const aNumber = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;
export const readValue = (
  { type, style, value, hasValue, isFormula }: CellText,
  book: Book,
  part: string,
): SheetValue | undefined => {
  // Text that is empty is a result; nothing at all where a number belongs is none.
  if (value === "") return isFormula && !(hasValue && type === "str") ? { unreckoned: true } : undefined;
  switch (type) {
    case "s": {
      const text = book.strings[Number(value)];
      if (text === undefined) throw damaged(`“${part}”引用了不存在的文字`, `"${part}" refers to a text that is not in it`);
      return text;
    }
    case "b":
      return isTrue(value);
    case "e":
      return { error: value };
    case "str":
    case "inlineStr":
      return unescaped(value);
    // A day or moment in digits, as strict workbooks may have it.
    case "d":
      return value.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0*)?Z?$/, "$1").replace(/(?:\.0*)?Z?$/, "");
    default: {
      if (!aNumber.test(value))
        throw damaged(`“${part}”里的“${value.slice(0, 40)}”不是数`, `"${value.slice(0, 40)}" in "${part}" is no number`);
      return { number: Number(value), format: book.styles[style] ?? { kind: "number" } };
    }
  }
};
