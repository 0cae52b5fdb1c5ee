import { expect, test } from "vitest";
import { explain, parseRubric } from "../../../src/index.ts";

const rubric = parseRubric(`scorewright: 1
id: caretaker
version: "3"
title: { zh: 物业管理员考核, en: Caretaker appraisal }
facts:
  late: { type: count, range: 0..31, title: { zh: 迟到次数, en: Times late } }
  absent: { type: flag, title: { zh: 旷工, en: Absent without leave } }
  breaches: { type: count, range: 0..99, title: { zh: 违纪次数, en: Breaches } }
  upheld: { type: flag, title: { zh: 有效投诉, en: Complaint upheld } }
  area: { type: choice, of: { north: 北区, south: 南区 }, title: { zh: 片区, en: Area } }
  done: { type: count, range: 0..1000, title: { zh: 完成数, en: Done } }
  target: { type: count, range: 1..1000, title: { zh: 目标数, en: Target } }
  accident: { type: flag, title: { zh: 安全事故, en: Accident } }
  letters: { type: count, range: 0..99, title: { zh: 表扬信, en: Letters of praise } }
  base: { type: money, range: 0..100000, title: { zh: 工资基数, en: Pay base } }
measures:
  rate: { title: { zh: 完成率, en: Rate }, is: done / target, as: percent, decimals: 1 }
dimensions:
  conduct:
    title: { zh: 人事, en: Conduct }
    weight: 15
    dimensions:
      attendance:
        { title: { zh: 出勤, en: Attendance }, weight: 5, of: late, rows: { 0: 5 pts, 1..2: 3 pts, 3+: 0 pts }, gates: [{ when: absent, set: 0 pts }] }
      discipline:
        title: { zh: 纪律, en: Discipline }
        weight: 10
        deductions: [{ for: breaches, each: 1, at_most: 3 }, { when: upheld, is: 2 }]
  work:
    title: { zh: 工作量, en: Work }
    weight: 85
    by: area
    cases:
      north: { of: rate, rows: { below 90%: 0%, 90%..<100%: 70%, 100%+: 120% } }
      south: { of: rate, rows: { below 80%: 0%, 80%..<100%: 70%, 100%+: 120% } }
adjustments:
  praise: { title: { zh: 表扬, en: Praise }, for: letters, each: 1, at_most: 5 }
gates: [{ when: accident, set: { total: 0 }, reason: { zh: 安全事故一票否决, en: Veto for an accident } }]
total: { out_of: 100, decimals: 2, floor: 0, cap: 105 }
grades: [{ grade: A, from: 80, coefficient: 1 }, { grade: B, otherwise: true, coefficient: 0.5 }]
results:
  pay: { title: { zh: 绩效工资, en: Performance pay }, is: base * grade.coefficient, decimals: 2 }
`);
const facts = {
  late: 1,
  absent: false,
  breaches: 5,
  upheld: true,
  area: "south",
  done: 97,
  target: 90,
  accident: false,
  letters: 7,
  base: 3000,
};
const text = (changed: object, language: "zh" | "en") =>
  `\n${explain(rubric.score({ ...facts, ...changed }, { 姓名: "张三", 工号: "007" }), language).replace(/sha256:\w+/, "sha256:…")}`;

test("in Chinese", () => {
  expect(text({}, "zh")).toMatchInlineSnapshot(`
    "
    物业管理员考核（版本 3）
    姓名：张三，工号：007

    总分 105 / 100    等级 A
      封顶：115 → 105〔第 39 行〕
      总分 105 ≥ 80：A〔第 40 行〕

    各项得分
      人事      8 / 15（失 7）
        出勤    3 / 5（失 2）
            迟到次数 1，对应“1..2”：3 分〔第 24 行〕
        纪律    5 / 10（失 5）
            -3  违纪次数 5 次，每次 1 分，最多 3 分〔第 28 行〕
            -2  有效投诉：成立，2 分〔第 28 行〕
      工作量  102 / 85（最高可得 102）
          片区 南区〔第 35 行〕
          完成率 107.8%，对应“100%+”：85 分的 120%〔第 35 行〕

    加减分
      表扬  5
          表扬信 7 次，每次 1 分，最多 5 分〔第 37 行〕
          封顶：7 → 5〔第 37 行〕

    结果
      绩效工资  3000
          工资基数 * 等级系数〔第 42 行〕
          其中 工资基数 3000，等级系数 1

    各项指标怎么算出来
      完成率  107.8%
          完成数 / 目标数〔第 17 行〕
          其中 完成数 97，目标数 90
          舍入：≈ 107.777778% → 107.8%〔第 17 行〕

    评分细则：caretaker，sha256:…
    "
  `);
});

test("in English", () => {
  expect(text({ done: 60 }, "en")).toMatchInlineSnapshot(`
    "
    Caretaker appraisal (version 3)
    姓名: 张三, 工号: 007

    Total 13 / 100    Grade B
      Total 13 < 80: B (line 40)

    Points
      Conduct       8 / 15 (7 lost)
        Attendance  3 / 5 (2 lost)
            Times late 1 falls in 1..2: 3 pts (line 24)
        Discipline  5 / 10 (5 lost)
            -3  Breaches 5 times, 1 pt each, at most 3 pts (line 28)
            -2  Complaint upheld holds: 2 pts (line 28)
      Work          0 / 85 (up to 102)
          Area 南区 (line 35)
          Rate 66.7% falls in below 80%: 0% of 85 (line 35)

    Adjustments
      Praise  5
          Letters of praise 7 times, 1 pt each, at most 5 pts (line 37)
          capped: 7 → 5 (line 37)

    Results
      Performance pay  1500
          Pay base * Grade coefficient (line 42)
          with Pay base 3000, Grade coefficient 0.5

    Where the figures come from
      Rate  66.7%
          Done / Target (line 17)
          with Done 60, Target 90
          rounded: ≈ 66.666667% → 66.7% (line 17)

    Rubric: caretaker, sha256:…
    "
  `);
});

test("gates are said once, by the title of their fact or their own reason", () => {
  const lines = text({ absent: true, accident: true }, "zh").split("\n");
  expect(lines.filter((line) => line.includes("触发"))).toMatchInlineSnapshot(`
    [
      "  触发：安全事故一票否决〔第 38 行〕",
      "        触发：旷工〔第 24 行〕",
    ]
  `);
});
