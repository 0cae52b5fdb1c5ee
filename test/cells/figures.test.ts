import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FigureCell, figureColumns, figureTitles } from "../../src/cells/figures.ts";
import { cellReader } from "../../src/cells/read-cell.ts";
import { runs } from "../runs.ts";
import { rubric } from "../score.ts";
import { columnCalled } from "./facts.ts";

const scheme = rubric(`facts:
  sales: { type: money, range: 0..999999999 }
  level: { type: choice, of: [甲, 乙] }
  joined: { type: date, range: 2000-01-01..2099-12-31 }
  seen: { type: datetime, range: 2000-01-01 00:00..2099-12-31 23:59 }
  wait: { type: duration, range: 0 min..99 h, step: 1 min }
  rate: { type: percent, range: 0%..100%, step: 0.1% }
dimensions:
  z: { title: { zh: 销售, en: Sales }, weight: 60, of: sales, rows: { below 1000: 0%, 1000+: 100% } }
  g:
    title: { zh: 态度, en: Attitude }
    weight: 40
    dimensions:
      a: { weight: 30, of: sales, rows: { below 1000: 0%, 1000+: 100% } }
      b: { weight: 10, of: rate, rows: { below 50%: 0%, 50%+: 100% } }
total: { out_of: 100 }
grades: [{ grade: "1", from: 90 }, { grade: "2", otherwise: true }]
results:
  third: { is: sales / 3, decimals: 2 }
  share: { is: rate }
  since: { is: joined }
  at: { is: seen }
  how_long: { is: wait }
  which: { by: level, cases: { 甲: 1, 乙: 2 } }
  met: { title: { zh: 达标, en: Met }, is: sales >= 1000 }
`);
const columns = figureColumns(scheme.program);
const cell = (id: string, text: string): FigureCell | undefined => columns.find((one) => one.id === id)?.toCell(text);

describe("figureColumns", () => {
  test("what is right below the total, the total, the grade, the results: each as a spreadsheet holds it", () => {
    const scored = scheme.figures({
      sales: "1000",
      level: "甲",
      joined: "2026-03-31",
      seen: "2026-03-31 14:05",
      wait: "80 min",
      rate: "28.3%",
    });
    if (!scored.success) throw new Error("no score");
    const { figures } = scored;
    expect(columns.map(({ id, title, numeric, of, toCell }) => [id, title.zh, numeric, toCell(of(figures) ?? "")])).toEqual([
      ["z", "销售", true, 60],
      ["g", "态度", true, 30],
      ["total", "总分", true, 90],
      ["grade", "等级", false, "1"],
      ["third", "third", true, 333.33],
      ["share", "share", true, 0.283],
      ["since", "since", true, "2026-03-31"],
      ["at", "at", true, "2026-03-31 14:05"],
      ["how_long", "how_long", true, "80 min"],
      ["which", "which", true, 1],
      ["met", "达标", false, true],
    ]);
  });
  test("without a total there are results alone", () => {
    const { program } = rubric("facts: { a: { type: count, range: 0..9 } }\nresults: { r: { is: a } }\n");
    expect(figureColumns(program).map(({ id }) => id)).toEqual(["r"]);
  });
});

describe("toCell", () => {
  test.each<[string, string, FigureCell]>([
    ["third", "0", 0],
    ["third", "-17.5", -17.5],
    ["third", "0.1", 0.1],
    ["third", "0.000000000000001", 1e-15],
    ["third", "123456789012.345", 123456789012.345],
    ["third", "1234567890123.456", "1234567890123.456"],
    ["third", "999999999999999", 999999999999999],
    ["third", "9007199254740991", 9007199254740991],
    ["third", "9007199254740993", "9007199254740993"],
    ["third", "-12345678901234567890", "-12345678901234567890"],
    ["third", "0.1234567890123456", "0.1234567890123456"],
    ["third", "11/12", 11 / 12],
    ["third", "-1/3", -1 / 3],
    ["share", "85%", 0.85],
    ["share", "0%", 0],
    ["share", "-2.5%", -0.025],
    ["share", "100%", 1],
    ["share", "7%", 0.07],
    ["share", "57%", 0.57],
    ["share", "100/3%", 1 / 3],
    ["share", "1234567890123456.7%", "1234567890123456.7%"],
    ["met", "true", true],
    ["met", "false", false],
    ["grade", "1", "1"],
    ["since", "2026-03-31", "2026-03-31"],
    ["how_long", "80 min", "80 min"],
  ])("%s: %j is %j", (id, text, expected) => expect(cell(id, text)).toBe(expected));

  test("a figure that goes into a cell comes out of it", () => {
    const decimal = fc.tuple(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), fc.integer({ min: 0, max: 6 }));
    const written = ([n, places]: readonly [number, number]): string => {
      const digits = String(Math.abs(n)).padStart(places + 1, "0");
      const at = digits.length - places;
      const text = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/\.?0*$/, "");
      return n < 0 ? `-${text}` : text;
    };
    const [money, percent] = ["sales", "rate"].map((id) => cellReader({ column: columnCalled(id) }));
    fc.assert(
      fc.property(decimal, (given) => {
        const text = written(given);
        expect(money?.(cell("third", text))).toBe(text);
        const small = written([given[0], given[1] + 2]);
        const shown = `${written([Math.trunc(given[0] / 1e6), 3])}%`;
        expect(money?.(cell("third", small)) === small || Math.abs(Number(small)) < 1e-6).toBe(true);
        expect(percent?.(cell("share", shown))).toBe(shown);
      }),
      runs(2000),
    );
  });
});

describe("figureTitles", () => {
  const titled = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([id, text]) => ({ id, title: { zh: text, en: `${text} in English` } }));
  test.each([
    [titled(["a", "甲"], ["b", "乙"]), [], ["甲", "乙"]],
    [titled(["a", "甲\n 乙"]), [], ["甲 乙"]],
    [titled(["a", "甲"], ["b", "甲"]), [], ["甲 (a)", "甲 (b)"]],
    [titled(["a", "甲 乙"], ["b", "甲  乙"]), [], ["甲 乙 (a)", "甲 乙 (b)"]],
    [titled(["a", "姓名"], ["b", "乙"]), ["工号", "姓名"], ["姓名 (a)", "乙"]],
    [titled(["甲", "甲"], ["b", "甲"]), [], ["甲", "甲 (b)"]],
  ])("%j beside %j", (given, others, titles) => expect(figureTitles(given, "zh", others)).toEqual(titles));
  test("in English", () => expect(figureTitles(titled(["a", "x"]), "en")).toEqual(["x in English"]));
});
