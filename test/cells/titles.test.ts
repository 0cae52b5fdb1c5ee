import { describe, expect, test } from "vitest";
import type { Column } from "../../src/cells/columns.ts";
import { columnFinder } from "../../src/cells/columns.ts";
import { isHeaderFault, matchHeaders } from "../../src/cells/headers.ts";
import { columnHeaders } from "../../src/cells/titles.ts";

const column = (id: string, zh: string, en: string, of?: Column["of"]) => ({
  column: { id, titles: [zh, en], ...(of ? { of } : {}) },
  title: { zh, en },
});
const duration = { type: "number", kind: "duration", low: "0", high: "360000", unit: "1" } as const;
const hours = { zh: "小时", en: "h" };

describe("headers to fill in", () => {
  test("titles, with their units where they do not say them", () => {
    const all = [
      column("sales", "销售额", "Sales"),
      { ...column("took", "用时", "Time taken", duration), unit: hours },
      { ...column("waited", "等待（分钟）", "Waited (min)", duration), unit: hours },
    ];
    expect(columnHeaders(all, "zh")).toEqual(["销售额", "用时（小时）", "等待（分钟）"]);
    expect(columnHeaders(all, "en")).toEqual(["Sales", "Time taken (h)", "Waited (min)"]);
  });
  test("the id, where a title would be read as another column, or would not survive", () => {
    const all = [
      column("a.greeting", "问候", "Greeting"),
      column("b.greeting", "问候", "Greeting"),
      column("who", "姓名", "Name"),
      column("odd", "=1+1", "+x"),
    ];
    const headers = columnHeaders(all, "zh", ["姓名"]);
    expect(headers).toEqual(["问候 (a.greeting)", "问候 (b.greeting)", "姓名 (who)", "odd"]);
    const find = columnFinder(all.map((one) => one.column));
    for (const [i, header] of headers.entries()) expect(find(header).map((match) => match.column)).toEqual([all[i]?.column]);
  });
});

describe("a title that several have", () => {
  const twins = [column("a", "问候", "A").column, column("b", "问候", "B").column];
  const ids = (cells: readonly string[]) => {
    const found = matchHeaders(cells, twins);
    return isHeaderFault(found) ? found.code : found.map((target) => target?.column?.id);
  };
  test("is the one that is left where the others have their ids behind them", () => {
    expect(ids(["问候", "问候 (b)"])).toEqual(["a", "b"]);
    expect(ids(["问候（A）", "问候"])).toEqual(["a", "b"]);
    expect(ids(["问候 (a)", "问候 (b)"])).toEqual(["a", "b"]);
  });
  test("is refused where nothing tells", () => {
    expect(ids(["问候"])).toBe("cells/two-meanings");
    expect(ids(["问候", "a"])).toBe("cells/two-meanings");
    expect(ids(["问候 (b)", "问候", "问候"])).toBe("cells/column-twice");
  });
});
