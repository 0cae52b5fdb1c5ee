import { builtInFormat, formatOf, type NumberFormat } from "./formats.ts";
import { readXml } from "./part.ts";
import type { Part, Zip } from "./zip.ts";

/** The number format of each style, as cells name it by its place. */
export const readStyles = (zip: Zip, part: Part): readonly NumberFormat[] => {
  const custom = new Map<string, NumberFormat>();
  const styles: NumberFormat[] = [];
  let inCells = false;
  readXml(zip, part, {
    open: (name, { numFmtId: id = "0", formatCode: code }) => {
      if (name === "numFmt" && code !== undefined) custom.set(id, formatOf(code));
      if (name === "cellXfs") inCells = true;
      // Formats stand before the styles that use them.
      if (name === "xf" && inCells) styles.push(custom.get(id) ?? builtInFormat(Number(id)));
    },
    text: () => {},
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
};
