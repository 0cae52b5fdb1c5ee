/** How a sheet looks when it is opened: what stays in sight, which cell is chosen, how wide the columns are. */
import { cellRef, columnLetters, readRef } from "./address.ts";
import type { Column, Sheet } from "./model.ts";
import { around, element } from "./xml.ts";

const paneXml = (frozen: { readonly rows: number; readonly columns: number }, chosen: string): string => {
  const { rows, columns } = frozen;
  const panes = [columns > 0 && "topRight", rows > 0 && "bottomLeft", columns > 0 && rows > 0 && "bottomRight"].filter(
    (pane): pane is string => pane !== false,
  );
  const moving = panes.at(-1);
  if (moving === undefined) return element("selection", { activeCell: chosen, sqref: chosen });
  return [
    element("pane", {
      xSplit: columns || undefined,
      ySplit: rows || undefined,
      topLeftCell: cellRef(columns + 1, rows + 1),
      activePane: moving,
      state: "frozen",
    }),
    ...panes.map((pane) => element("selection", { pane, activeCell: chosen, sqref: chosen })),
  ].join("");
};
/** `first`: the sheet that is in front when the workbook is opened. */
export const viewXml = ({ active, frozen, gridlines, zoom }: Sheet, first: boolean): string => {
  const chosen = active ?? "A1";
  readRef(chosen);
  return around(
    "sheetViews",
    element(
      "sheetView",
      {
        showGridLines: gridlines === false ? false : undefined,
        tabSelected: first || undefined,
        zoomScale: zoom,
        zoomScaleNormal: zoom,
        workbookViewId: 0,
      },
      paneXml(frozen ?? { rows: 0, columns: 0 }, chosen),
    ),
  );
};

/** Rows of the usual font. */
const usualHeight = 16.5;
const outlineOf = (column: Column | undefined): number => column?.outline ?? 0;
export const formatXml = ({ columns }: Sheet): string => {
  const deepest = Math.max(0, ...columns.map(outlineOf));
  if (deepest > 7) throw new Error(`Groups of columns have 7 levels, not ${deepest}.`);
  return element("sheetFormatPr", { defaultRowHeight: usualHeight, outlineLevelCol: deepest || undefined });
};

const usualWidth = 9;
const widthLimit = 255;
/** Five pixels beside the characters, each of which is seven pixels wide in the usual font. */
const margin = 0.7109375;
const columnXml = (column: Column, collapsed: boolean) => (first: number, last: number) =>
  element("col", {
    min: first,
    max: last,
    width: Math.min((column.width ?? usualWidth) + margin, widthLimit),
    hidden: column.hidden || undefined,
    customWidth: column.width === undefined ? undefined : true,
    outlineLevel: column.outline || undefined,
    collapsed: collapsed || undefined,
  });
/** Equal neighbours are one element: two elements for one column are an error, one for each of 16,384 are slow to open. */
export const columnsXml = ({ columns }: Sheet): string => {
  if (columns.length > 0) columnLetters(columns.length);
  const found: { xml: ReturnType<typeof columnXml>; same: string; first: number; last: number }[] = [];
  // One more than there are: the [+] of a hidden group stands above the column after it.
  for (let at = 1; at <= Math.min(columns.length + 1, 16_384); at++) {
    const [before, here] = [columns[at - 2], columns[at - 1] ?? {}];
    const collapsed = before?.hidden === true && outlineOf(before) > outlineOf(here);
    if (here.width === undefined && !here.hidden && !here.outline && !collapsed) continue;
    const xml = columnXml(here, collapsed);
    const same = xml(0, 0);
    const last = found.at(-1);
    if (last?.same === same && last.last === at - 1) last.last = at;
    else found.push({ xml, same, first: at, last: at });
  }
  return around("cols", ...found.map(({ xml, first, last }) => xml(first, last)));
};
