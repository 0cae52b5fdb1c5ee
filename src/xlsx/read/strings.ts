import { readXml } from "./part.ts";
import { textCollector } from "./text.ts";
import type { Part, Zip } from "./zip.ts";

/** The texts that cells name by their place. */
export const readStrings = (zip: Zip, part: Part): readonly string[] => {
  const strings: string[] = [];
  const { open, text, close, take } = textCollector();
  readXml(zip, part, {
    open,
    text,
    close: (name) => {
      close(name);
      if (name === "si") strings.push(take());
    },
  });
  return strings;
};
