/** The text of a shared string or of a cell that holds its own: runs put together, without what tells how they are pronounced. */
import { limits } from "./limits.ts";

/** `_x000D_` is a character that XML cannot hold; `_x005F_` keeps such a text from being read as one (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\r\n?/g, "\n")
    : text;

/** Fed with what stands inside `si` or `is`. */
export const textCollector = () => {
  let text = "";
  let phonetic = 0;
  let inText = false;
  return {
    open: (name: string): void => {
      if (name === "rPh") phonetic++;
      inText = name === "t" && phonetic === 0;
    },
    text: (more: string): void => {
      if (inText && text.length < limits.token) text += more;
    },
    close: (name: string): void => {
      if (name === "rPh") phonetic--;
      inText = false;
    },
    /** What was collected; begins anew. */
    take: (): string => {
      const taken = unescaped(text);
      text = "";
      return taken;
    },
  };
};
