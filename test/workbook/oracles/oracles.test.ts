import { describe, expect, test } from "vitest";
import { oracles, typeIn } from "./asked.ts";
import { type Oracle, toDigits } from "./calculated.ts";
import { type Given, workbookOf } from "./workbook-of.ts";

const withOracle = (oracle: Oracle | undefined): Oracle => {
  if (!oracle) throw new Error("not installed");
  return oracle;
};
for (const [name, oracle] of oracles) {
  describe.skipIf(!oracle)(`${name}${oracle ? "" : " is not installed"}`, () => {
    const recalculate = (...files: Uint8Array[]) => withOracle(oracle).recalculate(files);

    test("believes no value that the file says a formula has, of whatever kind", async () => {
      const cells: Record<string, Given> = {
        A1: { f: "1+1", cached: 999 },
        A2: { f: "A1*2", cached: "a text" },
        A3: { f: '"x"&A1', cached: 1 },
        A4: { f: "A1=2", cached: false },
        A5: { f: "NA()", cached: 5 },
        A6: { f: "A1", cached: { error: "#N/A" } },
        A7: { f: "MIN(IF(B1:B2>1,B1:B2))", array: true, cached: 77 },
        A8: { f: '""', cached: 8 },
        B1: 1,
        B2: 2,
      };
      const [found] = await recalculate(workbookOf({ name: "s", cells }));
      expect(Object.fromEntries(found?.get("s") ?? [])).toEqual({
        ...{ A1: 2, A2: 4, A3: "x2", A4: true, A5: { error: "#N/A" }, A6: 2, A7: 2, A8: "", B1: 1, B2: 2 },
      });
    });
    test("keeps files, sheets, texts and numbers apart", async () => {
      const odd = "  绩效 & <b> \"q\" 'a'\n_x000D_ 😀 ";
      const sheets = [
        { name: "绩效 & <x>", cells: { A1: odd.replace("_x000D_", "_x005F_x000D_"), AB12: { error: "#DIV/0!" }, C3: true } },
        { name: "2", cells: { A1: { f: "'绩效 & <x>'!A1&1" }, A2: 99999999999999, A3: -0.07, A4: { f: "1/3" } } },
      ];
      const [first, second, third] = await recalculate(
        workbookOf(...sheets),
        workbookOf({ name: "s", cells: { A1: 1 } }),
        workbookOf({ name: "s", cells: { A1: 2 } }),
      );
      expect([...(first?.keys() ?? [])]).toEqual(["绩效 & <x>", "2"]);
      expect(Object.fromEntries(first?.get("绩效 & <x>") ?? [])).toEqual({ A1: odd, AB12: { error: "#DIV/0!" }, C3: true });
      const numbers = first?.get("2");
      expect(["A1", "A2", "A3"].map((ref) => numbers?.get(ref))).toEqual([`${odd}1`, 99999999999999, -0.07]);
      expect(toDigits(numbers?.get("A4"))).toBe(0.333333333333333);
      expect([second, third].map((file) => file?.get("s")?.get("A1"))).toEqual([1, 2]);
    });
    test("several at once do not wait for each other, and each has its own", async () => {
      const found = await Promise.all(
        [1, 2, 3].map((n) => recalculate(workbookOf({ name: "s", cells: { A1: { f: `${n}*2` } } }))),
      );
      expect(found.map(([file]) => file?.get("s")?.get("A1"))).toEqual([2, 4, 6]);
    });
    test("says which file it cannot open", async () => {
      await expect(recalculate(workbookOf({ name: "s", cells: {} }), new Uint8Array([80, 75, 3, 4, 5, 6]))).rejects.toThrow(
        /file 1|ssconvert/,
      );
    });
  });
}

describe.skipIf(!typeIn)(`typing in LibreOffice${typeIn ? "" : ", which is not installed"}`, () => {
  const file = workbookOf(
    {
      name: '填表 "1" & o\'x',
      protected: true,
      cells: {
        A1: { unlocked: 3 },
        A2: { unlocked: "old" },
        A3: { unlocked: 7 },
        B1: { f: "A1*2", cached: 6 },
        B2: { f: 'A2&"!"', cached: "old!" },
        B3: { f: "ISNUMBER(A3)", cached: true },
        C1: 5,
      },
    },
    { name: "得分", protected: true, cells: { A1: { f: "'填表 \"1\" & o''x'!B1+1", cached: 7 } } },
  );
  const sheet = '填表 "1" & o\'x';
  const type = (...changes: { readonly cell: string; readonly value: number | string }[]) => {
    if (!typeIn) throw new Error("not installed");
    return typeIn(
      file,
      changes.map((change) => ({ sheet, ...change })),
    );
  };

  test("changes unlocked cells of a protected sheet, and what follows from them on another", async () => {
    const text = '李 "雷" & <韩>\n2';
    const found = await type({ cell: "A1", value: 1234.5678 }, { cell: "A2", value: text }, { cell: "A3", value: "7" });
    expect(Object.fromEntries(found.get(sheet) ?? [])).toEqual({
      ...{ A1: 1234.5678, A2: text, A3: "7", B1: 2469.1356, B2: `${text}!`, B3: false, C1: 5 },
    });
    expect(found.get("得分")?.get("A1")).toBe(2470.1356);
  });
  test("empties a cell", async () => {
    const found = await type({ cell: "A1", value: "" });
    expect([found.get(sheet)?.has("A1"), found.get(sheet)?.get("B1")]).toEqual([false, 0]);
  });
  test("refuses a locked cell, and one that is not there", async () => {
    await expect(type({ cell: "C1", value: 6 })).rejects.toThrow(`${sheet} C1: locked`);
    await expect(type({ cell: "A0", value: 6 })).rejects.toThrow(`${sheet} A0: no such cell`);
  });
});
