/** The form of one person: what stands where, and that it shows whoever is chosen. */
import { describe, expect, test } from "vitest";
import { toDecimal } from "../../src/index.ts";
import { writeXlsx } from "../../src/xlsx/write.ts";
import { everybody, officeBook, rowOf, scheme, sheetOf, written } from "./office.ts";
import { oracles, typeIn } from "./oracles/asked.ts";
import { type Calculated, toDigits, type Value } from "./oracles/calculated.ts";

const name = "评分表";
const book = officeBook();
/** Written once: the rows of people are made on the way. */
const file = writeXlsx(book);
const form = sheetOf(book, name);
const row = (title: string) => rowOf(form, title);

test("the form has everything that a paper form has, in its order", () => {
  const titles = written(form).map(([first]) => first);
  const wanted = [
    "月度考核",
    "姓名",
    "考核期间",
    "项目",
    "业绩",
    "行为",
    "考勤",
    "总分",
    "等级",
    "结果",
    "奖金",
    "指标",
    "超额",
    "填报数据",
    "评语",
  ];
  expect(titles.filter((title) => wanted.includes(String(title)))).toEqual(wanted);
});
test("a dimension says what it asks for, and out of how many points", () => {
  const line = written(form)[row("业绩") - 1];
  expect(line).toEqual(["业绩", "看：完成率\n< 80% → 0 分（0%）\n≥ 80% 且 < 100% → 36 分（60%）\n≥ 100% → 60 分（100%）", 60]);
  expect(written(form)[row("总分") - 1]).toEqual(["总分", "旷工封顶 → 最高 50 分", 100]);
});
test("one page to print, without the row in which somebody is chosen", () => {
  expect(form.print).toMatchObject({ fit: "page", area: expect.stringMatching(/^\$A\$2:\$F\$\d+$/) });
  expect(form.locked).toBe(true);
  const unlocked = [...form.rows].flatMap(({ at, cells }) =>
    cells.flatMap(({ column, style }) => (style?.unlocked ? [`${at}:${column}`] : [])),
  );
  expect(unlocked[0]).toBe("1:2");
});
test("in English", () => {
  const titles = written(sheetOf(officeBook("en"), "Score sheet")).map(([first]) => first);
  expect(titles).toEqual(
    expect.arrayContaining(["Monthly appraisal", "Name", "Dimension", "Work", "Total", "Grade", "Results", "Bonus"]),
  );
});

/** What the form shows. */
const shown = (found: Calculated): Readonly<Record<string, Value | undefined>> => {
  const cells = found.get(name);
  const at = (ref: string) => toDigits(cells?.get(ref));
  return {
    name: at(`B${row("姓名")}`),
    number: at(`D${row("姓名")}`),
    actual: at(`C${row("业绩")}`),
    work: at(`E${row("业绩")}`),
    attendance: at(`E${row("考勤")}`),
    total: at(`E${row("总分")}`),
    grade: at(`E${row("等级")}`),
    bonus: at(`D${row("奖金")}`),
    status: at(`A${row("考核期间") + 1}`),
  };
};
const wanted = (i: number) => {
  const { person = [], facts } = everybody[i] ?? {};
  const answer = scheme.figures(facts);
  if (!answer.success) throw new Error("not scored");
  const { points, total = "", grade = "", results } = answer.figures;
  const number = (text = "") => toDecimal(text).toNumber();
  return {
    ...{ name: person[0], number: person[1], actual: number(facts?.sold), work: number(points.work) },
    ...{ attendance: number(points.attendance), total: number(total), grade, bonus: number(results.bonus), status: "" },
  };
};

for (const [, oracle] of oracles)
  describe.skipIf(!oracle)(oracle?.name ?? "a program that is not installed", () => {
    test("shows the first person where nobody is chosen", async () => {
      const [found = new Map()] = (await oracle?.recalculate([file])) ?? [];
      expect(shown(found)).toEqual(wanted(0));
    });
  });

describe.skipIf(!typeIn)("whoever is chosen", () => {
  const choose = async (who: string) => shown((await typeIn?.(file, [{ sheet: name, cell: "B1", value: who }])) ?? new Map());
  test("shows the figures of somebody else", async () => {
    expect(await choose("员工9")).toEqual(wanted(9));
  });
  test("blanks stay blank, and the form says what is missing", async () => {
    const { status, ...rest } = await choose("员工5");
    expect(rest).toEqual({
      name: "员工5",
      number: "S105",
      actual: "",
      work: "",
      attendance: 25,
      total: "",
      grade: "",
      bonus: "",
    });
    expect(status).toContain("完成率");
  });
  test("a name of which there is none", async () => {
    const { status, ...rest } = await choose("员工*");
    expect(new Set(Object.values(rest))).toEqual(new Set([""]));
    expect(status).toBe("没有这个人的数据。");
  });
});
