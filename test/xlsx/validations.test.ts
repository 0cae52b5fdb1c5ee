import { describe, expect, test } from "vitest";
import type { Condition, Validation } from "../../src/xlsx/model.ts";
import { cutAtWord } from "../../src/xlsx/validations.ts";
import { all } from "../spreadsheet/xml.ts";
import { namesIn, one, only, opened, read, sheetOf } from "./open.ts";

const validation = (given: Partial<Validation>) =>
  only(sheetOf({ validations: [{ on: ["B2"], is: { kind: "list", from: "choices" }, ...given }] }), "dataValidation");

describe("what may stand in a cell", () => {
  test.each<readonly [Validation["is"], string, string]>([
    [{ kind: "list", from: "'选项'!$A$1:$A$3" }, "list", "'选项'!$A$1:$A$3"],
    [{ kind: "words", words: ["是", 'say "no"', "A&B"] }, "list", '"是,say ""no"",A&B"'],
    [{ kind: "formula", formula: "AND(B2>=0,B2<1)" }, "custom", "AND(B2>=0,B2<1)"],
  ])("%j", (is, type, formula) => {
    const found = validation({ is });
    expect(found.attributes).toEqual({ type, allowBlank: "1", showErrorMessage: "1", sqref: "B2" });
    expect(found.children.map(({ name, text }) => [name, text])).toEqual([["formula1", formula]]);
  });
  test("several ranges, prompts, a warning that lets it stand", () => {
    const [prompt, error] = [
      { title: "角色", text: 'one\n_x0041_ "two"' },
      { title: "Not known", text: "Choose one" },
    ];
    const { attributes } = validation({ on: ["B2:B9", "D2"], prompt, error, warning: true });
    expect(attributes).toMatchObject({ errorStyle: "warning", showInputMessage: "1", sqref: "B2:B9 D2" });
    expect(attributes).toMatchObject({ promptTitle: "角色", errorTitle: "Not known", error: "Choose one" });
    expect(read(attributes.prompt ?? "")).toBe(prompt.text);
  });
  test.each<readonly [string, Partial<Validation>, string]>([
    ["a word with a comma", { is: { kind: "words", words: ["a,b"] } }, '"a,b" cannot stand in a list'],
    ["no words", { is: { kind: "words", words: [] } }, "1 to 255 characters, not 0"],
    ["too many words", { is: { kind: "words", words: ["长".repeat(200), "x".repeat(55)] } }, "not 256"],
    ["a long formula", { is: { kind: "formula", formula: "1".repeat(256) } }, "that B2 is held to has 256 characters"],
    ["no cells", { on: [] }, "A validation stands on no cells"],
    ["cells that are none", { on: ["B0"] }, '"B0" is not a cell'],
    ["a range the wrong way round", { on: ["B3:B2"] }, '"B3:B2" is not a range'],
  ])("%s is refused", (_, given, message) => expect(() => validation(given)).toThrow(message));
});

describe("long texts are cut", () => {
  test.each([
    ["within the limit", "short", 5, "short"],
    ["between words", "The score of the whole year", 20, "The score of the…"],
    ["after a word that just fits", "The score of the year", 17, "The score of the…"],
    ["without the comma before", "One, two, three, four", 16, "One, two, three…"],
    ["between any two characters of Chinese", "员工在全年中的完成率是多少", 8, "员工在全年中的…"],
    ["within a word that is nearly everything", "abcdefghijklmnop q", 10, "abcdefghi…"],
    ["within a word that most of the text would go with", "ab abcdefghijklmnop", 10, "ab abcdef…"],
    ["no half of a pair", "ab😀cd😀", 5, "ab😀…"],
    ["nor half of it alone", "abc😀cd", 5, "abc…"],
  ])("%s", (_, text, limit, cut) => expect(cutAtWord(text, limit)).toBe(cut));
  test("titles at 32, texts at 255", () => {
    const long = { title: "word ".repeat(10), text: "词".repeat(300) };
    const { attributes } = validation({ prompt: long, error: long });
    expect([attributes.promptTitle, attributes.errorTitle]).toEqual(Array(2).fill("word word word word word word…"));
    expect([attributes.prompt, attributes.error]).toEqual(Array(2).fill(`${"词".repeat(254)}…`));
  });
});

test("of two conditions the earlier shows; their looks are those of conditions", () => {
  const conditions: readonly Condition[] = [
    { on: ["A1:B9", "D1"], formula: 'A1<"b"', style: { fill: "ffc7ce", bold: true } },
    { on: ["A1:B9"], formula: "A1=0", style: { color: "9C0006", italic: true } },
    { on: ["C1"], formula: "C1=0", style: { fill: "FFC7CE", bold: true } },
  ];
  const file = opened(one({ conditions }));
  const sheet = file.part("xl/worksheets/sheet1.xml");
  expect(all(sheet, "conditionalFormatting").map(({ attributes }) => attributes.sqref)).toEqual(["A1:B9 D1", "A1:B9", "C1"]);
  expect(all(sheet, "cfRule").map(({ attributes: { type, dxfId, priority } }) => [type, dxfId, priority])).toEqual([
    ["expression", "0", "1"],
    ["expression", "1", "2"],
    ["expression", "0", "3"],
  ]);
  expect(all(sheet, "formula").map(({ text }) => text)).toEqual(['A1<"b"', "A1=0", "C1=0"]);
  const looks = all(file.part("xl/styles.xml"), "dxf");
  expect(looks.map((look) => look.children.map((part) => [part.name, namesIn(part)]))).toEqual([
    [
      ["font", ["b"]],
      ["fill", ["patternFill"]],
    ],
    [["font", ["i", "color"]]],
  ]);
  // Excel takes the background, LibreOffice too; others the foreground.
  const [fill] = looks;
  expect(fill && [only(fill, "fgColor"), only(fill, "bgColor")].map(({ attributes }) => attributes.rgb)).toEqual(
    Array(2).fill("FFFFC7CE"),
  );
});
