import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonSplitter, jsonElements, jsonLines } from "../../../src/cli/input/json-stream.ts";
import { readJson } from "../../../src/cli/input/json-value.ts";
import { runs } from "../../runs.ts";

const name = { en: "staff.json", zh: "staff.json" };
const run = (splitter: JsonSplitter, text: string, cuts: readonly number[] = []) => {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const records = at.slice(1).flatMap((end, i) => splitter.push(text.slice(at[i], end)));
  return [...records, ...splitter.end()];
};
const elements = (text: string, cuts: readonly number[] = []) => run(jsonElements(name), text, cuts);
const values = (text: string) => elements(text).map((record) => readJson(record.text));

/** What JSON.parse makes of a text, with numbers as text and nulls of records left out. */
const expectedOf = (value: unknown): unknown => {
  if (typeof value === "number") return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(expectedOf);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, expectedOf(entry)] as const]));
  return Object.assign(Object.create(null), Object.fromEntries(entries));
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? "null");

const json = fc.jsonValue({
  maxDepth: 3,
  stringUnit: fc.constantFrom("a", "张", '"', "\\", "{", "]", ",", "\n", " ", "😀", "\u0001"),
});

describe("jsonElements", () => {
  test("agrees with JSON.parse on any list, in any pieces, however it is spaced", () => {
    fc.assert(
      fc.property(
        fc.array(json, { maxLength: 6 }),
        fc.constantFrom(undefined, 1, "\t"),
        fc.array(fc.nat(), { maxLength: 8 }),
        (list, space, cuts) => {
          const records = elements(JSON.stringify(list, null, space), cuts);
          const parsed = records.map((record) => readJson(record.text));
          expect(parsed.map((reading) => ("value" in reading ? plain(reading.value) : reading))).toEqual(
            list.map((item) => plain(expectedOf(item))),
          );
        },
      ),
      runs(1000),
    );
  });

  test("pieces never matter, even for text that is no JSON", () => {
    const attempt = (text: string, cuts: readonly number[]) => {
      try {
        return elements(text, cuts);
      } catch (error) {
        return String(error);
      }
    };
    const mess = fc.string({ unit: fc.constantFrom("[", "]", "{", "}", '"', "\\", ",", "\n", "1"), maxLength: 20 });
    fc.assert(
      fc.property(mess, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
        expect(attempt(`[${text}`, cuts)).toEqual(attempt(`[${text}`, []));
        expect(attempt(`{${text}`, cuts)).toEqual(attempt(`{${text}`, []));
      }),
      runs(1000),
    );
  });

  test("records carry the line on which they begin", () => {
    expect(elements('\n[\n  {"a":\n1},\n\n {"b":2}\n]\n').map(({ line }) => line)).toEqual([3, 6]);
    expect(elements('{"a":1}\n\n{\n"b":2} {"c":3}').map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  test.each(["[]", " [ ] ", "[\n]\n"])("%j has no records", (text) => expect(elements(text)).toEqual([]));

  test.each(["[1,]", "[,1]", "[1,,2]", "[1 2]", '[{"a":1}}]', '{"a":1},{"b":2}'])("%s costs a record, not the file", (text) => {
    const readings = values(text);
    expect(readings.filter((reading) => !("value" in reading))).toHaveLength(1);
  });

  test.each([
    ['[{"a":1}', "incomplete"],
    ['[{"a":"x]', "incomplete"],
    ['{"a":1', "incomplete"],
    ["[1] 2", "more text follows"],
    ["[1]]", "more text follows"],
    ["name,sales", 'begins with "["'],
    ['"a"', 'begins with "["'],
    ["x [1]", 'begins with "["'],
  ])("%j is refused: %s", (text, message) => {
    expect(() => elements(text)).toThrow(message);
  });
});

test("jsonLines keeps a broken line to itself", () => {
  const records = run(jsonLines(name), '{"a":1}\n\n{"a":"2\n  {"a":3}  ', [3, 9, 20]);
  expect(records.map(({ line, text }) => [line, "value" in readJson(text)])).toEqual([
    [1, true],
    [3, false],
    [4, true],
  ]);
});

describe("readJson", () => {
  test("numbers keep their text, nulls of records go, true and false stay", () => {
    const text =
      '{"a":0.10,"b":1e3,"c":0.1000000000000000055,"d":null,"e":true,"f":[1,null,{"g":12345678901234567890}],"h":"x\\u0031"}';
    expect(readJson(text)).toEqual({
      value: expectedOf({ a: 0, e: true }) && {
        __proto__: null,
        a: "0.10",
        b: "1e3",
        c: "0.1000000000000000055",
        e: true,
        f: ["1", null, { __proto__: null, g: "12345678901234567890" }],
        h: "x1",
      },
    });
  });

  test("a key called __proto__ is a key like any other", () => {
    const reading = readJson('{"__proto__":{"admin":true},"a":1}');
    const value = "value" in reading ? (reading.value as object) : {};
    expect(Object.getPrototypeOf(value)).toBe(null);
    expect(Object.keys(value)).toEqual(["__proto__", "a"]);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test("accepts exactly what JSON.parse accepts", () => {
    const accepts = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = [
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"b"',
      "1",
      "-",
      "0",
      ".",
      "e",
      "+",
      "true",
      "null",
      " ",
      "\n",
      '"',
      "\\",
      "\u0001",
    ];
    const mess = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join(""));
    const mutated = fc.tuple(json, fc.nat(), fc.constantFrom("", ...pieces)).map(([value, at, piece]) => {
      const text = JSON.stringify(value);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + piece + text.slice(cut + (at % 2));
    });
    fc.assert(
      fc.property(fc.oneof(mess, mutated), (text) => {
        const reading = readJson(text);
        // JSON.parse lets the last of two equal names win.
        fc.pre("value" in reading || !reading.message.en.endsWith("stands here twice"));
        expect("value" in reading).toBe(accepts(text));
      }),
      runs(5000),
    );
  });

  test.each([
    ['{"a":1 "b":2}', 7, 'this is not JSON: "," or "}" should stand before `"b":2}`'],
    ['{"a"}', 4, 'this is not JSON: ":" should stand before `}`'],
    ["{a:1}", 1, "this is not JSON: a name in quotation marks should stand before `a:1}`"],
    ['{"a":', 5, "this is not JSON: it ends where a value should stand"],
    ['{"a":1,"a":2}', 7, '"a" stands here twice'],
    ["[".repeat(100), 64, "lists are nested deeper than 64 levels"],
    ['"a\nb"', 0, "this is not JSON: a text holds a line break, a control character or a backslash that JSON does not allow"],
  ])("%j says where and what", (text, at, message) => {
    expect(readJson(text)).toMatchObject({ at, message: { en: message } });
  });
});
