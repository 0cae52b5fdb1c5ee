import { describe, expect, test } from "vitest";
import { csvLine } from "../../../src/cli/output/csv.ts";
import { file, read } from "../files.ts";

const text = (value: string) => ({ text: value, numeric: false });
const number = (value: string) => ({ text: value, numeric: true });

describe("csvLine", () => {
  test.each([
    ["=1+1", "'=1+1\n"],
    ["+86 10", "'+86 10\n"],
    ["-x", "'-x\n"],
    ["-3", "'-3\n"],
    ["@SUM(A1)", "'@SUM(A1)\n"],
    ["\tx", "'\tx\n"],
    ["\rx", '"\'\rx"\n'],
    ["＝1", "'＝1\n"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"\n'],
    ["张三", "张三\n"],
    ['a,"b"\nc', '"a,""b""\nc"\n'],
    ["a=b", "a=b\n"],
    ["", '""\n'],
  ])("the text %j is written as %j", (value, line) => expect(csvLine([text(value)])).toBe(line));

  test.each(["-3", "-0.5", "-3.5%", "+1", "100", "-11/12"])("the number %s is written as it is", (value) =>
    expect(csvLine([number(value), text("")])).toBe(`${value},\n`),
  );

  test("what is called a number but is none is guarded all the same", () => {
    expect(csvLine([number("-1+cmd|' /C calc'!A0")])).toBe("'-1+cmd|' /C calc'!A0\n");
  });

  test("readFacts reads back what was written", async () => {
    const names = ["=1+1", "-", "@x", "＝1", 'a "b", c', "two\nlines", "张三", "007"];
    const path = file(
      "a.csv",
      csvLine([text("name"), text("sales")]) + names.map((name) => csvLine([text(name), number("-3%")])).join(""),
    );
    expect(await read(path)).toEqual(names.map((name) => ({ name, sales: "-3%" })));
  });
});
