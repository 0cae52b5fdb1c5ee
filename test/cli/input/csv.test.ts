import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvRecord, csvSplitter, sniffDelimiter } from "../../../src/cli/input/csv-records.ts";
import { runs } from "../../runs.ts";

const name = { en: "staff.csv", zh: "staff.csv" };
const split = (pieces: readonly string[], delimiter = ","): CsvRecord[] => {
  const splitter = csvSplitter(delimiter, name);
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
};
const inPieces = (text: string, cuts: readonly number[]): string[] => {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
};

describe("csvSplitter", () => {
  test("agrees with csv-parse on everything that csv-stringify writes, in any pieces", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "张", '"', ",", "，", ";", "\t", "\n", " ", "1"), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t", "，"),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 5 }),
        (rows, delimiter, quoted, cuts) => {
          const text = stringify(rows, { delimiter, quoted });
          const records = split(inPieces(text, cuts), delimiter);
          const expected = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
          expect(records.map(({ cells }) => cells)).toEqual(expected);
          expect(records.some(({ broken }) => broken)).toBe(false);
        },
      ),
      runs(1000),
    );
  });

  test("pieces never matter, even for text that is no CSV", () => {
    const mess = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", " "), maxLength: 40 });
    fc.assert(
      fc.property(mess, fc.array(fc.nat(), { maxLength: 8 }), (text, cuts) => {
        expect(split(inPieces(text, cuts))).toEqual(split([text]));
      }),
      runs(2000),
    );
  });

  test.each([
    ["an unclosed quote", '1,2\n3,"4,5\n6,7\n8,"9"\n', [["1", "2"], ["3"], ["6", "7"], ["8", "9"]]],
    ["text after a quote", '1,2\n3,"4"x,5\n6,7\n', [["1", "2"], ["3"], ["6", "7"]]],
    ["a quote inside a cell", '1,2\n3,4"x\n6,7', [["1", "2"], ["3"], ["6", "7"]]],
    ["an unclosed quote at the end", '1,2\n3,"4', [["1", "2"], ["3"]]],
  ])("%s costs one line", (_, text, cells) => {
    const records = split([text]);
    expect(records.map((record) => record.cells)).toEqual(cells);
    expect(records.filter(({ broken }) => broken).map(({ line }) => line)).toEqual([2]);
  });

  test("lines are counted through quoted newlines and blank lines", () => {
    const records = split(['a,b\n\n"x\ny",1\n\n\n"p",2\n']);
    expect(records.map(({ line, lines, cells }) => [line, lines, cells])).toEqual([
      [1, 1, ["a", "b"]],
      [3, 2, ["x\ny", "1"]],
      [7, 1, ["p", "2"]],
    ]);
  });

  test("spaces around a quoted cell do no harm", () => {
    expect(split(['1, "a,b" ,2\n'])[0]?.cells).toEqual(["1", "a,b", "2"]);
  });

  test("a quote that is never closed does not swallow the file", () => {
    const splitter = csvSplitter(",", name);
    let rows = splitter.push('a,"b\n').length;
    const block = "1,2\n".repeat(16_384);
    for (let i = 0; i < 64; i++) rows += splitter.push(block).length;
    expect(rows + splitter.end().length).toBe(1 + 64 * 16_384);
  });

  test("a line without end is no CSV", () => {
    const splitter = csvSplitter(",", name);
    const block = "x".repeat(1_000_000);
    splitter.push(block);
    splitter.push(block);
    expect(() => splitter.push(block)).toThrow("staff.csv, line 1: this line is longer than 2097152 characters");
  });
});

test.each([
  ["a,b;c,d", ","],
  ["a;b;c,d", ";"],
  ["a\tb,c\td", "\t"],
  ["\ta\tb", "\t"],
  ["姓名，金额\n1,2,3,4", "，"],
  ['"a;b;c;d",e\n', ","],
  ['\n\n"a,b\n,,,";c\n1,2', ";"],
  ["name", ","],
])("the separator of %j is %j", (text, delimiter) => {
  expect(sniffDelimiter(text)).toBe(delimiter);
});
