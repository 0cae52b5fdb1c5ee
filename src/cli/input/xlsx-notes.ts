/** What is said of a sheet once it has been read: rows left out, rows and columns that nobody sees. */
import type { Says } from "../../text/path.ts";

/** A file may have a million of them. */
const most = 10;

/** `3, 5–9`: rows in ascending order, neighbours put together. */
const rowList = () => {
  const ranges: [number, number][] = [];
  let count = 0;
  return {
    add: (row: number): void => {
      count++;
      const last = ranges.at(-1);
      if (last && row === last[1] + 1) last[1] = row;
      else if (ranges.length <= most) ranges.push([row, row]);
    },
    count: (): number => count,
    text: (separator: string): string => {
      const shown = ranges.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
      return [...shown, ...(ranges.length > most ? ["…"] : [])].join(separator);
    },
  };
};

export const sheetNotes = (place: Says) => {
  const [nobody, hidden, beside] = [rowList(), rowList(), rowList()];
  let columns: readonly string[] = [];
  return {
    nobody: nobody.add,
    hidden: hidden.add,
    beside: beside.add,
    hiddenColumns: (headers: readonly string[]): void => {
      columns = headers;
    },
    report: (note: ((text: Says) => void) | undefined): void => {
      if (nobody.count() > 0)
        note?.({
          zh: `${place.zh}：第 ${nobody.text("、")} 行没有姓名，也没有填写数据项，未读取。`,
          en: `${place.en}: left out, because neither a name nor a fact was typed there: ${rows(nobody)}.`,
        });
      if (hidden.count() > 0)
        note?.({
          zh: `${place.zh}：第 ${hidden.text("、")} 行被隐藏或筛掉，仍照常读取。`,
          en: `${place.en}: hidden, perhaps by a filter, and read like the others: ${rows(hidden)}.`,
        });
      if (beside.count() > 0)
        note?.({
          zh: `${place.zh}：第 ${beside.text("、")} 行在表头最后一列的右边还有内容，未读取。`,
          en: `${place.en}: left out, because it stands to the right of the last column that has a name: cells in ${rows(beside)}.`,
        });
      if (columns.length > 0)
        note?.({
          zh: `${place.zh}：“${columns.join("”“")}”列被隐藏，仍照常读取。`,
          en: `${place.en}: hidden, and read like the others: ${columns.length === 1 ? "column" : "columns"} ${columns.map((one) => `"${one}"`).join(", ")}.`,
        });
    },
  };
};
const rows = (list: ReturnType<typeof rowList>): string => `${list.count() === 1 ? "row" : "rows"} ${list.text(", ")}`;
