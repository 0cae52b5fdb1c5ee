/** What people type and what they see: arguments in every form, one bad row among good ones, lists, teams, what is wrong for all. */
import { describe, expect, test } from "vitest";
import { openRubric } from "../rubrics/files.ts";
import { rubric } from "../score.ts";
import { filesFor, hostOf } from "./bundles.ts";
import type { Cell, Grid } from "./cells.ts";
import { excelHost } from "./hosts.ts";

const small = rubric(`title: { zh: 月度, en: Monthly }
facts:
  amount: { type: money, range: 0..999999.99, title: { zh: 销售额, en: Sales } }
  rate: { type: percent, step: 0.1%, range: 0%..100%, title: { zh: 满意率, en: Satisfied } }
  late: { type: count, range: 0..31, title: { zh: 迟到次数, en: Times late } }
  joined: { type: date, range: 2000-01-01..2030-12-31, title: { zh: 入职日期, en: Joined }, optional: true }
  waived: { type: flag, title: { zh: 免考勤, en: Waived } }
dimensions:
  sales: { title: { zh: 业绩, en: Results }, weight: 60, of: amount, rows: { below 1000: 0%, 1000+: 100% } }
  quality: { title: { zh: 质量, en: Quality }, weight: 20, of: rate, rows: { below 90%: 50%, 90%+: 100% } }
  attendance: { title: { zh: 出勤, en: Attendance }, weight: 20, deductions: [{ when: not waived, for: late, each: 5 }] }
total: { out_of: 100 }
grades: [{ grade: 优, from: 90 }, { grade: 良, otherwise: true }]
results:
  bonus: { title: { zh: 奖金, en: Bonus }, is: amount * total.share, decimals: 2 }
  seniority: { title: { zh: 司龄天数, en: Days of service }, is: "if(given(joined), 1, 0)" }
`).program;
const zh = hostOf("sheets", [small], "zh");
const header = ["姓名", "销售额", "满意率", "迟到次数", "免考勤"];
const good: readonly Cell[] = ["张三", 2000, 0.95, 1, false];
const scores = (head: readonly Cell[], ...rows: (readonly Cell[])[]) => zh.call("SCORE", [head], rows);

describe("ranges", () => {
  test("a header and a row, a header and rows, or one range with its header", () => {
    expect(zh.call("SCORE", [header], [good])).toEqual([[95]]);
    expect(zh.call("SCORE", [header], [good, good])).toEqual([[95], [95]]);
    expect(zh.call("SCORE", [header, good, good])).toEqual([[95], [95]]);
  });
  test("columns in any order, by id or title in any language, others left alone", () => {
    expect(scores(["late", "备注", "Satisfied", "免 考 勤", "ＳＡＬＥＳ"], [1, "随便", 0.95, "否", 2000])).toEqual([[95]]);
  });
  test("a row of nothing comes to nothing, wherever it stands", () => {
    expect(scores(header, [], good, ["", "", undefined, "  ", ""])).toEqual([[""], [95], [""]]);
  });
  test.each([
    [[[good]], "只给了一行，没有表头：列的次序一变，每个数就会错位。请在前面加上表头行，例如 A$1:L$1, A2:L2。"],
    [[[header.slice(1)], [good]], "表头有 4 列，数据有 5 列。两块区域的起止列必须相同。"],
    [[], "没有给出数据区域。先给表头行，再给数据行，例如 A$1:L$1, A2:L2；或给一整块带表头的区域。"],
    [
      [["月度考核表", "", "", "", ""], good, good],
      "表头中没有任何需要的列。读到的是：月度考核表。第一行必须是列名，例如 销售额, 满意率, 迟到次数, 入职日期, 免考勤；请删除其上方的标题行。",
    ],
    [
      [
        ["销售额", "Sales"],
        [1, 2],
      ],
      "表头“销售额”和“Sales”都表示 amount，无法确定以哪一列为准。请删除或改名其中一列。",
    ],
  ])("%j is wrong for everybody", (given, message) => {
    const ranges = (Array.isArray(given[0]?.[0]) ? given : given.length === 0 ? [] : [given]) as readonly Grid[];
    expect(zh.call("SCORE", ...ranges)).toEqual({ thrown: message });
  });
});

describe("cells", () => {
  test("what is wrong stays in its row, and names the column", () => {
    expect(
      scores(
        header,
        ["甲", undefined, 0.95, 1, false],
        ["乙", 2000, 85, 1, false],
        ["丙", 2000.005, 0.95, 1, "也许"],
        ["丁", { error: "#DIV/0!" }, 0.95, 1, false],
        good,
      ),
    ).toEqual([
      ["⚠ 缺少“销售额”（amount）"],
      ["⚠ 满意率（rate）：8500% 超出 0%..100%"],
      ["⚠ 销售额（amount）：2000.005 不是 0.01 的整数倍（另有 1 处）"],
      ["⚠ “销售额”列：这一格的公式出错（#DIV/0!）"],
      [95],
    ]);
  });
  test("a check lists everything, with what to do, and is empty where all is well", () => {
    expect(zh.call("CHECK", [header], [["乙", 2000.005, 85, "", false], good])).toEqual([
      [
        "⚠ 销售额（amount）：2000.005 不是 0.01 的整数倍。请按刻度 0.01 填写；不会自动舍入。\n⚠ 满意率（rate）：8500% 超出 0%..100%。是否想写 85%？\n⚠ 缺少“迟到次数”（late）。请补上；空格是缺失，不是 0。",
      ],
      [""],
    ]);
  });
  test("a check tells of columns that look like a misspelt fact", () => {
    expect(zh.call("CHECK", [[...header, "入职日"]], [[...good, { moment: "2020-02-29" }]])).toEqual([
      ["· “入职日”列未使用。是否想写“入职日期”（joined）？"],
    ]);
  });
  test("0.7 + 0.2 is 0.9", () => {
    expect(scores(header, ["张三", 2000, 0.7 + 0.2, 1, false])).toEqual([[95]]);
  });
  test("a header may have a unit", () => {
    expect(scores(["销售额（万元）", "满意率", "迟到次数（次）", "免考勤"], [0.1, 0.95, 1, false])).toEqual([[95]]);
    expect(scores(["销售额（万元）", "满意率", "迟到次数", "免考勤"], [0.0999, 0.95, 1, false])).toEqual([[35]]);
  });
  test("dates are dates in every host, and no number is taken for one that is none", () => {
    for (const target of ["sheets", "excel", "wps"] as const) {
      const host = hostOf(target, [small], "zh");
      const call = (joined: Cell) =>
        host.call("RESULT", "司龄天数", [[...header, "入职日期"]], [[...good, joined], good.concat("")]);
      expect(call({ moment: "2020-02-29" })).toEqual([[1], [0]]);
      expect(call("2020年2月29日")).toEqual([[1], [0]]);
      expect(call(undefined)).toEqual([[0], [0]]);
      expect(call({ moment: "2020-02-29 12:00:00" })).toMatchObject([[expect.stringContaining("⚠ ")], [0]]);
      expect(call(12)).toEqual([["⚠ “入职日期”列：12 不是日期"], [0]]);
    }
  });
});

describe("figures", () => {
  test("by id or title; points of dimensions, results, total and grade", () => {
    for (const name of ["bonus", "奖金", "Bonus", " 奖金 "]) expect(zh.call("RESULT", name, [header], [good])).toEqual([[1900]]);
    expect(zh.call("RESULT", "业绩", [header], [good])).toEqual([[60]]);
    expect(zh.call("GRADE", [header], [good])).toEqual([["优"]]);
  });
  test("one that nobody named or nobody knows", () => {
    expect(zh.call("RESULT", [header], [good])).toEqual({
      thrown: '没有说要哪一项结果。请在区域之前写明，例如 "业绩"。可用：业绩、质量、出勤、总分、等级、奖金、司龄天数。',
    });
    expect(zh.call("RESULT", "奖今", [header], [good])).toEqual({
      thrown: "没有叫“奖今”的。是否想写“奖金”？可用：业绩、质量、出勤、总分、等级、奖金、司龄天数。",
    });
    expect(zh.call("SCORE", "奖金", [header], [good])).toEqual({
      thrown: "“奖金”是一项结果，这个函数不用写。请用 RUBRIC_RESULT。",
    });
  });
  test("reasons of everything, or of one figure", () => {
    expect(zh.call("EXPLAIN", [header], [good])).toEqual([
      [
        [
          "总分 95 / 100    等级 优：总分 95 ≥ 90：优〔第 16 行〕",
          "业绩 60 / 60：销售额 2000，对应“1000+”：60 分的 100%〔第 12 行〕",
          "质量 20 / 20：满意率 95%，对应“90%+”：20 分的 100%〔第 13 行〕",
          "出勤 15 / 20（失 5）：-5  not 免考勤：成立，迟到次数 1 次，每次 5 分〔第 14 行〕",
          "奖金 1900：销售额 * total.share〔第 18 行〕；其中 销售额 2000，总分 95",
          "司龄天数 0：if(given(入职日期), 1, 0)〔第 19 行〕；其中 入职日期 —",
        ].join("\n"),
      ],
    ]);
    expect(zh.call("EXPLAIN", "业绩", [header], [good])).toEqual([
      ["业绩 60 / 60：销售额 2000，对应“1000+”：60 分的 100%〔第 12 行〕"],
    ]);
    expect(zh.call("EXPLAIN", "业绩", [header], [["乙", 2000.005, 0.9, 1, false]])).toEqual([
      ["⚠ 销售额（amount）：2000.005 不是 0.01 的整数倍"],
    ]);
  });
  test("everything at once, titles first", () => {
    expect(zh.call("SHEET", [header, good, [], ["乙"]])).toEqual([
      ["业绩", "质量", "出勤", "总分", "等级", "奖金", "司龄天数"],
      [60, 20, 15, 95, "优", 1900, 0],
      ["", "", "", "", "", "", ""],
      ["⚠ 缺少“销售额”（amount）（另有 2 处）", "", "", "", "", "", ""],
    ]);
  });
  test("a rubric without a total or grades says so", () => {
    const host = hostOf(
      "excel",
      [rubric("facts: { n: { type: count, range: 0..9 } }\nresults: { r: { is: n } }\n").program],
      "en",
    );
    expect(host.call("SCORE", [["n"]], [[3]])).toEqual({ thrown: "This rubric has no total. It has r: use RUBRIC.RESULT." });
    expect(host.call("GRADE", [["n"]], [[3]])).toEqual({ thrown: "This rubric has no grades. It has r: use RUBRIC.RESULT." });
    expect(host.call("RESULT", "r", [["n"]], [[3]])).toEqual([[3]]);
  });
});

describe("several rubrics", () => {
  const both = hostOf("sheets", [small, openRubric("customer-service").program], "en");
  test("are called by id or title, in front", () => {
    for (const name of ["test", "月度", "Monthly"]) expect(both.call("SCORE", name, [header], [good])).toEqual([[95]]);
    expect(both.call("RESULT", "test", "bonus", [header], [good])).toEqual([[1900]]);
  });
  test("one that is not named, or misspelt", () => {
    expect(both.call("SCORE", [header], [good])).toEqual({
      thrown: 'It is not said which rubric is meant. Write it first, such as "test". There are test, customer-service.',
    });
    expect(both.call("SCORE", "customer-servise", [header], [good])).toEqual({
      thrown: 'Nothing is called "customer-servise". Did you mean `customer-service`? There are test, customer-service.',
    });
  });
});

describe("lists", () => {
  const deals = rubric(`facts:
  quota: { type: money, range: 0..999999, title: { zh: 定额, en: Quota } }
  deals: { title: { zh: 成交, en: Deals }, at_most: 5, list: { amount: { type: money, range: 0..99999, title: { zh: 金额, en: Amount } } } }
measures: { sold: { each: deals, of: amount, combine: sum } }
dimensions: { d: { weight: 10, of: sold, rows: { below 100: 0 pts, 100+: 10 pts } } }
total: { out_of: 10 }
`).program;
  const host = hostOf("sheets", [deals], "zh");
  const people = [
    ["工号", "姓名", "定额"],
    ["S1", "甲", 5],
    ["S2", "乙", 5],
  ];
  test("come from a range of their own, joined by the columns that both have", () => {
    const records = [
      ["金额", "工 号"],
      [60, "S1"],
      [10, "S2"],
      [40, "Ｓ1"],
      [undefined, ""],
    ];
    expect(host.call("SCORE", people, records)).toEqual([[10], [0]]);
    expect(host.call("SCORE", [people[0] ?? []], people.slice(1), records)).toEqual([[10], [0]]);
  });
  test("nobody's records count as none, and a check says so", () => {
    const records = [
      ["金额", "工号"],
      [100, "S1"],
    ];
    expect(host.call("SCORE", people, records)).toEqual([[10], [0]]);
    expect(host.call("CHECK", people, records)).toEqual([
      [""],
      ["· “成交”里没有 S2 的记录，按没有计。若应当有，请核对两边的写法。"],
    ]);
  });
  test("without the range each row says what is wanted", () => {
    expect(host.call("SCORE", people)).toEqual([["⚠ 缺少“成交”（deals）"], ["⚠ 缺少“成交”（deals）"]]);
    expect(host.call("CHECK", people)).toMatchObject([
      ["⚠ 缺少“成交”（deals）。“成交”是明细：请再给一块区域（表头加各条记录），用工号或姓名列对应到人。"],
      [expect.anything()],
    ]);
  });
  test("a record that is wrong is its person's alone", () => {
    const records = [
      ["金额", "工号"],
      [100, "S1"],
      ["很多", "S2"],
      [{ error: "#N/A" }, "S2"],
    ];
    expect(host.call("SCORE", people, records)).toEqual([
      [10],
      ["⚠ “成交”第 4 行：“金额”列：这一格的公式出错（#N/A）（另有 1 处）"],
    ]);
  });
  test("a staff number joins before a name, and no remark or date that both tables have", () => {
    const own = [
      ["工号", "姓名", "备注", "定额"],
      [7, "甲", "新", 5],
      [8, "甲", "", 5],
    ];
    const records = [
      ["备注", "姓名", "金额", "工号"],
      ["补", "甲", 100, 7],
      ["", "甲", 40, "７"],
      ["新", "甲", 60, 8],
    ];
    expect(host.call("SCORE", own, records)).toEqual([[10], [0]]);
  });
  test("what may be one number or two is not added up: 7 and 007, s1 and S1", () => {
    const own = [
      ["工号", "定额"],
      ["007", 5],
      ["S1", 5],
      ["S2", 5],
    ];
    const records = [
      ["金额", "工号"],
      [100, 7],
      [100, "s1"],
      [100, "S2"],
    ];
    expect(host.call("SCORE", own, records)).toEqual([
      ["⚠ “成交”与本行写法不一：007、7"],
      ["⚠ “成交”与本行写法不一：S1、s1"],
      [10],
    ]);
  });
  test("an error or a number that has lost digits is nobody's", () => {
    for (const key of [{ error: "#N/A" }, Number("110101199003070710")])
      expect(
        host.call("SCORE", people, [
          ["金额", "工号"],
          [100, key],
        ]),
      ).toEqual({
        thrown: "第 2 块区域：第 2 行没有写“工号”，不知道是谁的。合并的单元格请拆开，每行都填；合计行请不要包括在内。",
      });
  });
  test("a name that finds nobody, beside another column that both have, is not trusted", () => {
    const own = [
      ["姓名", "销售员", "定额"],
      ["甲", "A1", 5],
      ["乙", "A2", 5],
    ];
    const records = [
      ["姓名", "销售员", "金额"],
      ["某客户", "A1", 100],
    ];
    expect(host.call("SCORE", own, records)).toEqual({
      thrown: expect.stringMatching(/^第 2 块区域：姓名、销售员 两块区域都有，不知道按哪一列对应到人/) as unknown,
    });
  });
  test("a period that both have says nobody's name; another column does, and a check says which", () => {
    const own = [
      ["部门", "月份", "定额"],
      ["东", "2026-03", 5],
    ];
    const records = [
      ["月份", "部门", "金额"],
      ["2026-03", "东", 100],
      ["2026-03", "西", 100],
    ];
    expect(host.call("CHECK", own, records)).toEqual([["· “成交”按“部门”对应。若它不能区分人，请在两边加上 工号 列。"]]);
    expect(
      host.call(
        "SCORE",
        [
          ["月份", "定额"],
          ["2026-03", 5],
        ],
        [
          ["月份", "金额"],
          ["2026-03", 100],
        ],
      ),
    ).toEqual({
      thrown: "第 2 块区域：它没有说明每条记录是谁的。两块区域都要有同名的一列，例如 工号。",
    });
  });
  test("whoever has no number has no records, and is told", () => {
    expect(
      host.call(
        "SCORE",
        [
          ["工号", "定额"],
          ["", 5],
          ["S1", 5],
        ],
        [
          ["金额", "工号"],
          [100, "S1"],
        ],
      ),
    ).toEqual([["⚠ 没有写“工号”，找不到“成交”（另有 1 处）"], [10]]);
  });
  test("a check tells of records that are nobody's here", () => {
    const records = [
      ["金额", "工号"],
      [100, "S1"],
      [100, "S2"],
      [5, "S1x"],
      [5, "S9"],
    ];
    const note = "· “成交”有 2 行不属于这里的任何人，如第 4 行（S1x）。若应当属于，请核对两边的写法。";
    expect(host.call("CHECK", people, records)).toEqual([[note], [note]]);
    expect(host.call("CHECK", people.slice(0, 2), records)).toEqual([[""]]);
  });
  test.each([
    [
      [
        ["金额", "工号"],
        [100, "S1"],
        [50, ""],
      ],
      "第 2 块区域：第 3 行没有写“工号”，不知道是谁的。合并的单元格请拆开，每行都填；合计行请不要包括在内。",
    ],
    [[["金额"], [100]], "第 2 块区域：它没有说明每条记录是谁的。请加上人员表里也有的一列，例如 工号。"],
    [
      [
        ["工号", "数额"],
        ["S1", 100],
      ],
      "第 2 块区域：它的列不属于任何一张明细。明细有：成交；表头请写它们的列名。",
    ],
  ])("%j is wrong for everybody", (records, message) => {
    expect(host.call("SCORE", people, records)).toEqual({ thrown: message });
  });
  test("two people who cannot be told apart have no records of their own", () => {
    const twice = [
      ["姓名", "定额"],
      ["甲", 5],
      ["甲", 5],
      ["乙", 5],
    ];
    const records = [
      ["金额", "姓名"],
      [100, "甲"],
      [100, "乙"],
    ];
    const why = "⚠ 有几行都是 甲，分不清明细属于谁";
    expect(host.call("SCORE", twice, records)).toEqual([[why], [why], [10]]);
  });
});

test("two columns that both tables have, neither of which is a person's, are not chosen between", () => {
  const deals = rubric(`facts:
  quota: { type: count, range: 0..9 }
  deals: { at_most: 5, list: { amount: { type: count, range: 0..9 } } }
results: { sold: { each: deals, of: amount, combine: sum } }
`).program;
  const host = hostOf("sheets", [deals], "en");
  const records = [
    ["shop", "area", "amount"],
    ["a", "b", 3],
  ];
  expect(
    host.call(
      "RESULT",
      "sold",
      [
        ["shop", "area", "quota"],
        ["a", "b", 1],
      ],
      records,
    ),
  ).toEqual({
    thrown:
      "Range 2: both ranges have shop, area, so it is unclear which of them says whose a record is. Add a column called staff number or name, or rename the others.",
  });
  expect(
    host.call(
      "RESULT",
      "sold",
      [
        ["shop", "quota"],
        ["a", 1],
      ],
      records,
    ),
  ).toEqual([[3]]);
});

describe("names that are not clear", () => {
  const twins = ["a", "b"].map((id) => {
    const { program } = rubric(`title: { zh: 考核, en: Twins }
facts: { n: { type: count, range: 0..9, title: { zh: 个数, en: Number } } }
results:
  x: { title: { zh: 奖金, en: Bonus }, is: n }
  y: { title: { zh: 奖金, en: Bonus }, is: n * 2 }
`);
    return { ...program, rubric: { ...program.rubric, id } };
  });
  test("a title of two figures, or of two rubrics", () => {
    const [one] = twins;
    if (!one) throw new Error("there are two");
    const host = hostOf("sheets", [one], "en");
    expect(host.call("RESULT", "Bonus", [["n"]], [[3]])).toEqual({ thrown: 'Several are called "Bonus". Write the id: x, y.' });
    expect(host.call("RESULT", "y", [["n"]], [[3]])).toEqual([[6]]);
    expect(hostOf("sheets", twins, "en").call("RESULT", "Twins", "x", [["n"]], [[3]])).toEqual({
      thrown: 'Several are called "Twins". Write the id: a, b.',
    });
  });
  test("a rubric that nobody knows, before a figure", () => {
    expect(hostOf("sheets", twins, "en").call("RESULT", "c", "x", [["n"]], [[3]])).toEqual({
      thrown: 'Nothing is called "c". There are a, b.',
    });
    expect(hostOf("sheets", twins, "en").call("RESULT", "x", [["n"]], [[3]])).toEqual({
      thrown: 'It is not said which rubric is meant. Write it first, such as "a". There are a, b.',
    });
  });
});

describe("teams", () => {
  const ranked = rubric(`period: month
facts:
  points: { type: count, range: 0..100 }
  penalty: { type: count, range: 0..100, optional: true }

measures: { rest: { is: "points - if(given(penalty), penalty, 0)" } }
results: { place: { rank: { of: rest, best: highest, ties: competition } } }
`).program;
  const places = (...table: (readonly Cell[])[]) => hostOf("sheets", [ranked], "en").call("RESULT", "place", table);
  test("a fact that cannot be read keeps everybody waiting, even where it may be left out", () => {
    expect(places(["name", "points", "penalty"], ["A", 9, ""], ["B", 8, 5])).toEqual([[1], [2]]);
    for (const wrong of ["twenty", { error: "#N/A" }])
      expect(places(["name", "points", "penalty"], ["A", 9, wrong], ["B", 8, 5])).toEqual([
        [expect.stringMatching(/^⚠ .*penalty/i)],
        [expect.stringMatching(/^⚠ .*A/)],
      ]);
  });
  test.each(["month", "Month", "月份"])(
    "rows of several periods are not compared, whatever the column is called: %s",
    (header) => {
      expect(places(["name", header, "points"], ["A", "2026-01", 9], ["A", "2026-02", 8])).toEqual({
        thrown: `The rows are of different values of "${header}" (2026-01, 2026-02), and people are not compared across periods. Hand in the rows of one period.`,
      });
      expect(places(["name", header, "points"], ["A", "2026-01", 9], ["B", "2026-01", 8])).toEqual([[1], [2]]);
    },
  );
  test("a row of totals is nobody", () => {
    expect(places(["name", "points"], ["A", 9], ["B", 8], ["合计", 17])).toEqual({
      thrown: 'Row 3 of the data is "合计", which is nobody. Leave rows of totals out where people are compared.',
    });
  });
  test("a column of a list that cannot be read keeps everybody waiting, wherever in a formula it is read", () => {
    const { program: sums } = rubric(`facts:
  deals: { at_most: 9, list: { amount: { type: count, range: 0..9 }, extra: { type: count, range: 0..9, optional: true } } }
measures: { m: { each: deals, of: "if(given(extra), extra, 0) + amount", combine: sum, if_empty: 0 } }
results: { gap: { is: mean(team.m) - m, decimals: 2 } }
`);
    const call = (extra: Cell) =>
      hostOf("sheets", [sums], "en").call(
        "RESULT",
        "gap",
        [["name"], ["A"], ["B"]],
        [
          ["name", "amount", "extra"],
          ["A", 3, 1],
          ["B", 3, extra],
        ],
      );
    expect(call("")).toEqual([[-0.5], [0.5]]);
    expect(call("oops")).toEqual([[expect.stringMatching(/^⚠ .*B/)], [expect.stringMatching(/^⚠ .*oops/)]]);
  });
  test("a remark that differs makes nobody another person", () => {
    expect(places(["工号", "备注", "points"], ["S1", "", 9], ["S1", "again", 9], ["S2", "", 1])).toMatchObject([
      [expect.stringContaining("⚠")],
      [expect.stringContaining("⚠")],
      [expect.stringContaining("⚠")],
    ]);
  });
  const { program } = openRubric("service-team");
  const host = hostOf("sheets", [program], "zh");
  test("one row alone is refused, whatever it holds", () => {
    const facts = program.plan.inputs.filter(({ source }) => source === undefined).map(({ name }) => name);
    expect(host.call("SCORE", [facts], [facts.map(() => 1)])).toEqual({
      thrown: "这份细则要把人与人比较，不能只给一行。请给出所有人的行，例如 A$1:L$1, A2:L40。",
    });
  });
});

test("figures of longer periods are refused by name", () => {
  const host = hostOf("sheets", [openRubric("after-sales-rep").program], "zh");
  const facts = openRubric("after-sales-rep").program.plan.inputs.map(({ name }) => name);
  const { levels = [] } = openRubric("after-sales-rep").program;
  const own = new Set(openRubric("after-sales-rep").program.plan.definitions.map(({ name }) => name));
  const longer = levels.flatMap(({ plan }) => plan.definitions).find(({ name }) => !own.has(name));
  expect(host.call("RESULT", longer?.name ?? "", [facts], [facts.map(() => 1)])).toEqual({
    thrown: expect.stringMatching(/是更长周期（.+）的数，单元格里只算一期。请用命令 scorewright periods。$/) as unknown,
  });
});

test("a build of Excel that hands in empty cells as 0 is found out where a header is empty", () => {
  const old = excelHost(0)(filesFor("excel", [small], "en"));
  expect(old.call("SCORE", [[...header, undefined]], [[...good, undefined]])).toEqual({
    thrown: expect.stringMatching(
      /^The header row holds a 0: either the range does not begin at the header, or this build of Excel hands in empty cells as 0/,
    ) as unknown,
  });
  expect(old.call("SCORE", [header], [good])).toEqual([[95]]);
});
