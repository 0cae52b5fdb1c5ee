/** Workbooks that score by themselves: what stands in them, what is said beside them, and that they are staff files too. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openWorkbook } from "../../../src/xlsx/read/open.ts";
import { openRubric, rubricNames, rubricText, sampleFiles, samples } from "../../rubrics/files.ts";
import { seed } from "../../runs.ts";
import { crowd } from "../../spreadsheet/crowd.ts";
import { dice } from "../../spreadsheet/dice.ts";
import { inDirectory, rubric, scorewright } from "../program.ts";

const staff = `部门,姓名,工号,销售额,迟到次数\r\n销售部,张三,007,"2,000",0\r\n,=1+1,008,１５００,\r\n市场部,@x,009,31万,40\r\n`;
const xlsx = (...args: readonly string[]) => scorewright(["xlsx", "a.yaml", ...args]);
const cellsOf = (file: string, sheet = 0) => {
  const rows = [...openWorkbook(readFileSync(file)).open(sheet).rows];
  return (at: number) =>
    (rows.find((row) => row.at === at)?.cells ?? []).flatMap(({ value, isFormula }) =>
      isFormula ? [] : [typeof value === "object" && "number" in value ? value.number : value],
    );
};

describe("xlsx", () => {
  test("an empty one, with as many rows as are asked for", async () => {
    inDirectory({ "a.yaml": rubric });
    expect(await xlsx("--output", "考核 表.xlsx", "--lang", "zh")).toEqual({ exit: 0, out: "已写入 考核 表.xlsx。\n", err: "" });
    expect(cellsOf("考核 表.xlsx")(4).slice(0, 3)).toEqual(["姓名", "销售额", "迟到次数"]);
    const lastOf = (file: string) => [...openWorkbook(readFileSync(file)).open(0).rows].at(-1)?.at;
    expect(lastOf("考核 表.xlsx")).toBe(204);
    expect(await xlsx("--rows", "7", "--output", "b.xlsx")).toMatchObject({ exit: 0, out: "Wrote b.xlsx.\n" });
    expect(lastOf("b.xlsx")).toBe(11);
  });
  test("everybody of a staff file: the number first, then the file's own order; what cannot be used as it stood, and told", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    const { exit, out, err } = await xlsx("--facts", "员工.csv", "--output", "b.xlsx", "--lang", "zh");
    expect([exit, out]).toEqual([1, "已写入 b.xlsx。\n"]);
    expect(err).toBe(`员工.csv 第 4 行（市场部 @x）：照原样写入，需要改正
  销售额（actual）：读不出“31万”
    应写成 1200.50 这样。
  迟到次数（late）：40 超出 0..31
    请核对数据；若范围确实更大，请改评分细则里的 range。
`);
    const row = cellsOf("b.xlsx");
    expect(row(4).slice(0, 5)).toEqual(["工号", "部门", "姓名", "销售额", "迟到次数"]);
    expect(row(5)).toEqual(["007", "销售部", "张三", 2000, 0]);
    // A formula would not be among what was typed.
    expect(row(6)).toEqual(["008", "=1+1", 1500]);
    expect(row(7)).toEqual(["009", "市场部", "@x", "31万", "40"]);
  });
  test("a cell that was refused where it was read is not read once more", async () => {
    inDirectory({
      "a.yaml": rubric.replace("late: { type: count, range: 0..31,", "late: { type: count, range: 0..31, optional: true,"),
      "员工.csv": "姓名,销售额,迟到次数\n张三,2000,#N/A\n",
    });
    const { exit, err } = await xlsx("--facts", "员工.csv", "--output", "b.xlsx");
    expect([exit, err]).toEqual([1, expect.stringContaining("shows the error #N/A")]);
    expect(cellsOf("b.xlsx")(5)).toEqual(["张三", 2000, "#N/A"]);
    expect(await scorewright(["score", "a.yaml", "--facts", "b.xlsx"])).toMatchObject({ exit: 1, out: "" });
  });
  test("people without any column that says who they are have their rows", async () => {
    inDirectory({ "a.yaml": rubric, "a.json": '[{ "actual": 2000, "late": 1 }]' });
    expect(await xlsx("--facts", "a.json", "--output", "b.xlsx")).toMatchObject({ exit: 0, err: "" });
    expect(cellsOf("b.xlsx")(4)[0]).toBe("Row");
    expect(cellsOf("b.xlsx")(5)).toEqual(["1", 2000, 1]);
  });
  test("twice the same is the same, byte for byte", async () => {
    inDirectory({ "a.yaml": rubric, "员工.csv": staff });
    await xlsx("--facts", "员工.csv", "--output", "b.xlsx");
    await xlsx("--facts", "员工.csv", "--output", "c.xlsx");
    expect(readFileSync("b.xlsx").equals(readFileSync("c.xlsx"))).toBe(true);
  });

  test("what no workbook can hold: every reason, every way out, and nothing is written", async () => {
    const wide = rubric
      .replace("range: 0..99999999", "range: 0..99999999999999")
      .replace("is: actual * total.share, decimals: 2", "is: actual * total.share");
    inDirectory({ "a.yaml": wide.replace(/examples:[\s\S]*/, "") });
    const zh = await xlsx("--output", "b.xlsx", "--lang", "zh");
    expect(zh.exit).toBe(1);
    expect(zh.err).toMatch(
      /^scorewright: a\.yaml 写不成工作簿，未写任何文件：\n {2}“.+”：可能有 \d+ 位数字，而表格软件只能准确计算 14 位\n/,
    );
    expect(zh.err).toContain("  请在细则里缩小有关数据项的 range，或用 decimals 提前舍入。\n  或改用 scorewright build");
    const en = await xlsx("--output", "b.xlsx");
    expect(en.err).toMatch(/can have \d+ digits, and spreadsheet programs reckon exactly with 14\n/);
    expect(en.err).toContain("`scorewright score --format xlsx`");
    expect(existsSync("b.xlsx")).toBe(false);
  });
  test("more people than a rubric compares, and fewer rows where it compares few", async () => {
    const few = `${rubric.replace(/examples:[\s\S]*/, "")}team: { at_most: 2 }\n`.replace(
      "results:\n",
      "results:\n  place: { title: { zh: 名次, en: Place }, rank: { of: actual, best: highest, ties: competition } }\n",
    );
    inDirectory({
      "a.yaml": few,
      "三人.csv": "姓名,销售额,迟到次数\n甲,1,1\n乙,2,2\n丙,3,3\n",
      "二人.csv": "姓名,销售额,迟到次数\n甲,1,1\n乙,2,2\n",
    });
    const three = await xlsx("--facts", "三人.csv", "--output", "b.xlsx");
    expect([three.exit, three.err]).toEqual([
      1,
      expect.stringContaining("there are 3 people, and the rubric compares at most 2 with each other"),
    ]);
    expect(existsSync("b.xlsx")).toBe(false);
    expect(await xlsx("--facts", "二人.csv", "--output", "b.xlsx")).toMatchObject({ exit: 0, err: "" });
    expect([...openWorkbook(readFileSync("b.xlsx")).open(0).rows].at(-1)?.at).toBe(6);
  });
  test("of several periods one, and what the others are for", async () => {
    inDirectory({ "a.yaml": rubricText("after-sales-rep") });
    const { exit, err } = await xlsx("--output", "b.xlsx", "--lang", "zh");
    expect([exit, err]).toEqual([0, expect.stringMatching(/^工作簿只算一期（month）；.+请用 scorewright periods。\n$/)]);
  });

  test.each([
    [[], 2, "needed"],
    [["--output", "a.yaml"], 2, "cannot be its output"],
    [["--facts", "员工.csv", "--output", "员工.csv"], 2, "cannot be its output"],
    [["--output", "没有/b.xlsx"], 2, "there is no directory 没有"],
    [["--output", "."], 2, "is a directory"],
    [["--sheet", "x", "--output", "b.xlsx"], 2, "--sheet only goes with --facts"],
    [["--rows", "0", "--output", "b.xlsx"], 2, "--rows"],
    [["--rows", "100000", "--output", "b.xlsx"], 1, "holds up to 99000 people"],
    [["--facts", "空.csv", "--output", "b.xlsx"], 1, "holds no rows of facts"],
  ])("%j is refused", async (args, exit, text) => {
    const directory = inDirectory({ "a.yaml": rubric, "员工.csv": staff, "空.csv": "姓名,销售额\n" });
    const found = await xlsx(...args);
    expect([found.exit, found.out]).toEqual([exit, ""]);
    expect(found.err).toContain(text);
    expect(readdirSync(directory).sort()).toEqual(["a.yaml", "员工.csv", "空.csv"].sort());
    expect(readFileSync("员工.csv", "utf8")).toBe(staff);
  });
});

/** As a spreadsheet program saves it: with something in every cell of a formula. */
const reckoned = (bytes: Uint8Array): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [
        name,
        name.includes("worksheets/") ? strToU8(strFromU8(part).replaceAll("</f></c>", "</f><v>1</v></c>")) : part,
      ]),
    ),
  );

/** Scores of a file, of the workbook made of it, and of that workbook once a spreadsheet program has saved it. */
const three = async (name: string, facts: string, content: string) => {
  inDirectory({ "a.yaml": rubricText(name), [facts]: content });
  const command = openRubric(name).program.team ? "team" : "score";
  const scores = async (file: string) => {
    const { out } = await scorewright([command, "a.yaml", "--facts", file, "--format", "csv", "--ids"]);
    // The number may have stood behind the name.
    return out.replace(/^姓名,工号,/, "工号,姓名,").replace(/^([^,\n]+),([A-Z]+\d+),/gm, "$2,$1,");
  };
  await xlsx("--facts", facts, "--output", "b.xlsx", "--lang", "zh");
  writeFileSync("c.xlsx", reckoned(readFileSync("b.xlsx")));
  return [await scores(facts), await scores("b.xlsx"), await scores("c.xlsx")] as const;
};
describe("what it writes is a staff file", () => {
  test.each(sampleFiles)("%s, the people of %s", async (name, file) => {
    const [expected, written, saved] = await three(name, file, readFileSync(new URL(file, samples), "utf8"));
    expect(expected.split("\n").length).toBeGreaterThan(3);
    expect([written, saved]).toEqual([expected, expected]);
  });
  test.each(rubricNames)("%s, people on and beside its edges", async (name) => {
    const { people } = crowd(dice(seed), openRubric(name).program, 25);
    const lines = people.map(({ person, facts }) => JSON.stringify({ ...person, ...facts }));
    // Spreadsheets do not agree on days before March 1900.
    const agreed = lines.filter((line) => !/"(?:1[0-8]\d\d|190\d)-/.test(line));
    expect(agreed.length).toBeGreaterThan(5);
    const [expected, written, saved] = await three(name, "a.ndjson", agreed.join("\n"));
    expect([written, saved]).toEqual([expected, expected]);
  });
});
