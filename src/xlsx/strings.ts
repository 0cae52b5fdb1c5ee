/**
 * The texts of all cells, each once; cells name them by number. Texts within cells would be legal too, but programs that are less careful (Numbers, previews in mail)
 * read only what Excel itself writes.
 */
import { declaration, element, keepsSpace, spoken } from "./xml.ts";

export type Strings = { number(text: string): number; xml(): Iterable<string> };

export const sharedStrings = (): Strings => {
  const known = new Map<string, number>();
  let used = 0;
  return {
    number(text) {
      used++;
      const before = known.get(text);
      if (before !== undefined) return before;
      known.set(text, known.size);
      return known.size - 1;
    },
    *xml() {
      yield `${declaration}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${used}" uniqueCount="${known.size}">`;
      for (const text of known.keys()) {
        yield `<si>${element("t", { "xml:space": keepsSpace(text) ? "preserve" : undefined }, spoken(text))}</si>`;
      }
      yield "</sst>";
    },
  };
};
