import { describe, expect, test } from "vitest";
import { because, check, errors, lines, rubric, run, says, score } from "../../score.ts";

const percentRows = (rows: string, step = "0.1%", range = "0%..200%") =>
  `facts: { x: { type: percent, step: ${step}, range: ${range} } }\ndimensions: { d: { weight: 10, of: x, rows: { ${rows} } } }\ntotal: { out_of: 10 }\n`;
const over = (fact: string, rows: string, of = "x") =>
  `facts: { x: ${fact} }\ndimensions:\n  d: { weight: 10, of: ${of}, rows: { ${rows} } }\ntotal: { out_of: 10 }\n`;

describe("numbers on a grid", () => {
  const sales = rubric(`facts:
  attainment: { type: percent, step: 0.1%, range: 0%..1000%, title: { zh: 完成率, en: Attainment } }
dimensions:
  sales:
    weight: 35
    of: attainment
    rows:
      121%+: 200%
      below 80%: 0%
      80%..90.9%: 50%
      91%..95.9%: 70%
      96%..104.9%: 100%
      105%..110.9%: 125%
      111%..120.9%: 150%
total: { out_of: 35, decimals: 2 }
`);
  // 35 × 0.5 = 17.5; × 0.7 = 24.5; × 1.25 = 43.75; × 1.5 = 52.5; × 2 = 70.
  test.each([
    ["0%", "0", 9, "below 80%", "0%"],
    ["79.9%", "0", 9, "below 80%", "0%"],
    ["80%", "17.5", 10, "80%..90.9%", "50%"],
    ["90.9%", "17.5", 10, "80%..90.9%", "50%"],
    ["91%", "24.5", 11, "91%..95.9%", "70%"],
    ["95.9%", "24.5", 11, "91%..95.9%", "70%"],
    ["96%", "35", 12, "96%..104.9%", "100%"],
    ["104.9%", "35", 12, "96%..104.9%", "100%"],
    ["105%", "43.75", 13, "105%..110.9%", "125%"],
    ["110.9%", "43.75", 13, "105%..110.9%", "125%"],
    ["111%", "52.5", 14, "111%..120.9%", "150%"],
    ["120.9%", "52.5", 14, "111%..120.9%", "150%"],
    ["121%", "70", 8, "121%+", "200%"],
    ["1000%", "70", 8, "121%+", "200%"],
  ])("%s earns %s by line %i", (attainment, points, line, row, share) => {
    const facts = { attainment };
    expect(run(sales, facts).figures).toEqual({ total: points, points: { sales: points }, results: {} });
    expect(because(sales, facts, "sales")).toEqual([`${line}: Attainment ${attainment} falls in ${row}: ${share} of 35`]);
    expect(because(sales, facts, "sales", "zh")).toEqual([`${line}: 完成率 ${attainment}，对应“${row}”：35 分的 ${share}`]);
  });
  test("the largest row is the maximum, and what is lost is counted from there", () => {
    const sheet = run(sales, { attainment: "96%" }).sheet;
    expect(sheet?.dimensions[0]).toMatchObject({ points: "35", weight: "35", max: "70", lost: "35", rule: "rows" });
  });
});

describe("fractions", () => {
  const exact = rubric(`facts: { a: { type: money, range: 0..1000 }, b: { type: money, range: 1..1000 } }
measures: { m: { is: a / b, as: percent, decimals: exact } }
dimensions:
  d: { weight: 10, of: m, rows: { "<80%": 0%, "80%..<100%": 50%, "100%": 70%, above 100%: 100% } }
total: { out_of: 10 }
`);
  test.each([
    [79.99, 100, "0"],
    [80, 100, "5"],
    // 2/3 and 999.99/1000 are compared as they are, not as they are shown.
    [2, 3, "0"],
    [999.99, 1000, "5"],
    [3, 3, "7"],
    [100.01, 100, "10"],
  ])("%d / %d earns %s", (a, b, points) => expect(run(exact, { a, b }).figures.total).toBe(points));
  test("the reason shows the fraction and about how much it is", () =>
    expect(because(exact, { a: 2, b: 3 }, "d")).toEqual(["4: m 200/3% ≈ 66.666667% falls in <80%: 0% of 10"]));
});

describe("labels", () => {
  const facts = "{ type: number, step: 1, range: 0..9 }";
  // Which of 0 to 9 the label takes.
  test.each([
    ["5", "5"],
    ["3..5", "345"],
    ["3..<5", "34"],
    ["'>3..5'", "45"],
    ["'>3..<5'", "4"],
    ["below 3", "012"],
    ["up to 3", "0123"],
    ["from 7", "789"],
    ["above 7", "89"],
    ["7+", "789"],
    ["<3", "012"],
    ["<=3", "0123"],
    ["≤3", "0123"],
    ["'>7'", "89"],
    ["'>=7'", "789"],
    ["≥7", "789"],
    ["7以上", "789"],
    ["7及以上", "789"],
    ["7起", "789"],
    ["3以下", "0123"],
    ["3及以下", "0123"],
    ["3以内", "0123"],
    ["7以外", "89"],
    ["超过7", "89"],
    ["高于7", "89"],
    ["大于7", "89"],
    ["不满3", "012"],
    ["低于3", "012"],
    ["不足3", "012"],
    ["小于3", "012"],
    ["不到3", "012"],
    ["满7", "789"],
    ["不低于7", "789"],
    ["不少于7", "789"],
    ["不小于7", "789"],
    ["至少7", "789"],
    ["不超过3", "0123"],
    ["不高于3", "0123"],
    ["不大于3", "0123"],
    ["至多3", "0123"],
    ["3以上不满5", "34"],
    ["3及以上，不满5", "34"],
    ["满3不满5", "34"],
    ["满3，不足5", "34"],
    ["3以上5以下", "345"],
    ["超过3不超过5", "45"],
    ["超过3至5", "45"],
    ["超过3，5以下", "45"],
  ])("%s", (label, taken) => {
    const of = rubric(over(facts, `${label.includes("，") ? `'${label}'` : label}: 10 pts, otherwise: 0 pts`));
    const inside = [..."0123456789"].filter((x) => run(of, { x }).figures.total === "10");
    expect(inside.join("")).toBe(taken);
  });
  test.each(["otherwise", "其他", "其余", "其它"])("%s is the rest", (label) =>
    expect(score(over(facts, `0..3: 10 pts, ${label}: 1 pts`), { x: 4 }).total).toBe("1"),
  );
  test("negative numbers, per cents, points, durations, dates", () => {
    expect(score(percentRows("-10%..-0.1%: 0%, 0%..10%: 50%", "0.1%", "-10%..10%"), { x: "-0.1%" }).total).toBe("0");
    const minutes = over("{ type: duration, step: 1 min, range: 0 min..60 min }", "不满30分钟: 10 pts, 30 min..1 h: 0 pts");
    expect([29, 30].map((x) => score(minutes, { x: `${x} min` }).total)).toEqual(["10", "0"]);
    const days = over("{ type: date, range: 2026-01-01..2026-12-31 }", "2026-01-01..2026-03-31: 10 pts, from 2026-04-01: 0 pts");
    expect(["2026-03-31", "2026-04-01"].map((x) => score(days, { x }).total)).toEqual(["10", "0"]);
  });
  test.each([
    ["lots", "rows/unreadable", "cannot be read as a row's condition"],
    ["1e3", "rows/unreadable", "1e3"],
    ["９０%+", "rows/unreadable", "Perhaps `90%+`?"],
    ["80", "rows/mixed-kinds", "Write `80%`."],
    ["0..80", "rows/mixed-kinds", "Write `0%..80%`."],
    ["0..80%", "rows/mixed-kinds", "Write `0%..80%`."],
    ["below 80", "rows/mixed-kinds", "Write `below 80%`."],
    ["3 pts", "rows/mixed-kinds", "says points, but `x` is a per cent"],
    ["90%..80%", "rows/backwards", "holds nothing"],
    ["80%..<80%", "rows/backwards", "holds nothing"],
  ])("%s: %s", (label, code, words) => {
    expect(check(percentRows(`${label}: 0%, otherwise: 1%`))).toEqual([code]);
    expect(says(percentRows(`${label}: 0%, otherwise: 1%`)).join()).toContain(words);
  });
});

describe("coverage", () => {
  test("a hole on a grid is named by a value on the grid", () => {
    const [found] = says(percentRows("below 80%: 0%, 80%..90.9%: 50%, 91.1%+: 100%"));
    expect(found).toContain("91% falls in no row");
    expect(found).toContain('Add a row such as `"91%": …`');
  });
  test("between rows of a fraction it is the middle of the gap", () => {
    const exact = (decimals: string) =>
      `facts: { a: money, b: { type: money, range: 1..9 } }\nmeasures: { m: { is: a / b, as: percent, decimals: ${decimals} } }\ndimensions: { d: { weight: 10, of: m, rows: { below 80%: 0%, 80%..90.9%: 50%, 91%+: 100% } } }\ntotal: { out_of: 10 }\n`;
    expect(check(exact("1"))).toEqual([]);
    expect(errors(exact("exact"))).toEqual(["rows/hole"]);
    expect(says(exact("exact"))[0]).toContain("90.95% falls in no row");
    expect(says(exact("exact"))[0]).toContain('">90.9%..<91%"');
    expect(says(exact("exact"), "zh")[0]).toContain("90.95% 不在任何一档");
  });
  test.each([
    ["80%+: 1%", "0% falls in no row", '"up to 79.9%"'],
    ["below 80%: 1%", "80% falls in no row", '"80%+"'],
    ["0%..10%: 1%, 20%..30%: 2%, 40%+: 3%", "10.1% falls in no row", "and 1 more such holes"],
  ])("%s leaves a hole", (rows, witness, row) => {
    expect(check(percentRows(rows))).toEqual(["rows/hole"]);
    expect(says(percentRows(rows))[0]).toContain(witness);
    expect(says(percentRows(rows))[0]).toContain(row);
  });
  test("the row that is offered mends the hole", () => {
    expect(check(percentRows("below 80%: 0%, 80%..90.9%: 50%, 91%: 60%, 91.1%+: 100%"))).toEqual([]);
    expect(check(percentRows("80%+: 1%, below 80%: 0%"))).toEqual([]);
  });
  test("overlaps name a value and both rows", () => {
    const text = percentRows("up to 80%: 0%, 80%..90.9%: 50%, 90.9%+: 100%");
    expect(check(text)).toEqual(["rows/overlap", "rows/overlap"]);
    expect(says(text)[0]).toContain("80% falls in two rows: `up to 80%` and `80%..90.9%`");
    expect(says(text, "zh")[1]).toContain("90.9% 同时落在两档：“80%..90.9%”和“90.9%+”");
  });
  test("a row inside another one", () =>
    expect(says(percentRows("below 80%: 0%, 50%: 5%, 80%+: 50%"))[0]).toContain("50% falls in two rows: `below 80%` and `50%`"));
  test("rows that nothing reaches are warned of, and do no harm", () => {
    expect(check(percentRows("below 0%: 5%, 0%..80%: 50%, above 80%: 60%"))).toEqual(["rows/never-reached"]);
    expect(says(percentRows("below 0%: 5%, 0%..80%: 50%, above 80%: 60%"))[0]).toContain("`x` ranges over 0%..200%");
    expect(check(percentRows("0%..80%: 50%, 80.04%..80.06%: 55%, above 80%: 60%"))).toEqual(["rows/never-reached"]);
    expect(score(percentRows("below 0%: 5%, 0%..80%: 50%, above 80%: 60%"), { x: "80%" }).total).toBe("5");
  });
  test("otherwise stands for what is left, never for nothing", () => {
    expect(check(percentRows("0%..80%: 50%, above 80%: 60%, otherwise: 1%"))).toEqual(["rows/otherwise-empty"]);
    expect(check(percentRows("below 80%: 50%, 其他: 60%, 其它: 1%"))).toEqual(["rows/otherwise-twice"]);
    const rest = percentRows("10%..20%: 50%, 30%..40%: 50%, otherwise: 0%");
    expect(["9.9%", "10%", "20%", "20.1%", "29.9%", "30%", "40.1%"].map((x) => score(rest, { x }).total)).toEqual([
      "0",
      "5",
      "5",
      "0",
      "0",
      "5",
      "0",
    ]);
  });
  test("outcomes that turn back are warned of", () => {
    const turned = percentRows("0%..10%: 0%, 10.1%..20%: 60%, 20.1%+: 50%");
    expect(check(turned)).toEqual(["rows/turns-back"]);
    expect(says(turned, "zh")[0]).toContain("10 分的 0% → 10 分的 60% → 10 分的 50%");
  });
});

describe("outcomes", () => {
  const facts = "{ type: count, range: 0..3 }";
  // Of a weight of 10: a share, points, points off, a formula, the whole.
  const all = over(facts, "0: 100%, 1: 7.5 pts, 2: 3分, 3: -8 pts");
  test.each([
    [0, "10", "100% of 10", "10 分的 100%"],
    [1, "7.5", "7.5 pts", "7.5 分"],
    [2, "3", "3 pts", "3 分"],
    [3, "2", "-8 pts of 10", "10 分中扣 8 分"],
  ])("%i earns %s", (x, points, en, zh) => {
    const of = rubric(all);
    expect(run(of, { x }).figures.total).toBe(points);
    expect(because(of, { x }, "d")).toEqual([`3: x ${x}: ${en}`]);
    expect(because(of, { x }, "d", "zh")).toEqual([`3: x ${x}：${zh}`]);
  });
  test("a formula is an outcome, in the range of its own row", () => {
    const text = over(facts, "0: 10 pts, 1+: 10 pts - 3 pts * x");
    expect([0, 1, 2, 3].map((x) => score(text, { x }).total)).toEqual(["10", "7", "4", "1"]);
    expect(check(over(facts, "0: 10 pts, 1+: 10 pts - 4 pts * x"))).toEqual(["score/below-zero"]);
  });
  test("a bare number is asked about", () => {
    expect(check(over(facts, "0: 10, 1+: 0"))).toEqual(["score/points-or-share"]);
    expect(says(over(facts, "0: 10, 1+: 0"))).toEqual(["Is `10` points, or a share of the weight? Write `10 pts` or `10%`."]);
    expect(says(over(facts, "0: 10, 1+: 0"), "zh")).toEqual(["“10”是分数，还是权重的百分比？ 请写 10 分 或 10%。"]);
  });
  test.each([
    ["1e3", "1e3"],
    ["0x10", "0x10"],
    [".inf", ".inf"],
    ["1_000 pts", "1000 pts"],
    ["+1 pts", "1 pts"],
    ["１００%", "100%"],
    ["50％", "50%"],
  ])("%s is no number", (outcome, fix) => {
    const text = over(facts, `0: ${outcome}, 1+: 0 pts`);
    expect(errors(text)).toHaveLength(1);
    expect(says(text).join()).toContain(fix);
  });
  test("more than the weight where the rows say so", () =>
    expect(score(over(facts, "0: 150%, 1+: 0%"), { x: 0 }).total).toBe("15"));
  test("a blank row loads, is reported, and refuses only who reaches it", () => {
    const text = over(facts, "0: 100%, 1+: blank");
    expect(check(text)).toEqual(["rubric/blank"]);
    expect(score(text, { x: 0 }).total).toBe("10");
    expect(score(text, { x: 1 }).refused).toEqual(["rubric/blank"]);
  });
  test("kinds of outcome do not mix", () =>
    expect(check("facts: { x: { type: count, range: 0..9 } }\nresults: { r: { of: x, rows: { 0: 5%, 1+: 3 } } }\n")).toEqual([
      "rows/mixed-outcomes",
    ]));
  test("all complaints of the rows come at once, in the order of the file", () =>
    expect(
      lines(`facts: { x: { type: percent, step: 1%, range: 0%..100% } }
dimensions:
  d:
    weight: 10
    of: x
    rows:
      lots: 0%
      below 80: 1%
      90%..80%: nobody
      80%+: 7
total: { out_of: 10 }
`),
    ).toEqual([
      "7:rows/unreadable",
      "8:rows/mixed-kinds",
      "9:rows/backwards",
      "9:expression/unknown-name",
      "10:score/points-or-share",
    ]));
});

describe("choices", () => {
  const of = rubric(`facts: { product: { type: choice, of: { a: 甲类, b: 乙类, c: 丙类 }, title: 产品 } }
dimensions:
  d: { weight: 10, of: product, rows: { a: 100%, b | c: 50% } }
total: { out_of: 10 }
`);
  test.each([
    ["a", "10", "甲类", "100%"],
    ["b", "5", "乙类", "50%"],
    ["c", "5", "丙类", "50%"],
  ])("%s", (product, points, title, share) => {
    expect(run(of, { product }).figures.total).toBe(points);
    expect(because(of, { product }, "d")).toEqual([`3: 产品 ${title}: ${share} of 10`]);
    expect(because(of, { product }, "d", "zh")).toEqual([`3: 产品 ${title}：10 分的 ${share}`]);
  });
  const two = (rows: string) => over("{ type: choice, of: [north, south] }", rows);
  test.each([
    ["north: 1 pts", ["rows/missing-value"], "Nothing is said for `south` of `x`"],
    ["north: 1 pts, sout: 2 pts", ["rows/unknown-value", "rows/missing-value"], "Did you mean `south`?"],
    ["north: 1 pts, 'north, south': 2 pts", ["rows/value-twice"], "`north` stands in two lines"],
    ["north: 1 pts, south: 2 pts, otherwise: 3 pts", ["rows/otherwise-empty"], "Take `otherwise` out."],
    [
      "north: 1 pts, otherwise: 2 pts, 其他: 3 pts",
      ["rows/otherwise-twice"],
      "`其他` means the same as `otherwise`: all that is left.",
    ],
  ])("%s", (rows, codes, words) => {
    expect(check(two(rows))).toEqual(codes);
    expect(says(two(rows)).join()).toContain(words);
  });
  test("otherwise takes the values left", () => {
    const of = rubric(two("north: 1 pts, 其他: 2 pts"));
    expect(run(of, { x: "south" }).figures.total).toBe("2");
    expect(because(of, { x: "south" }, "d")).toEqual(["3: x south, none of the others: 2 pts"]);
    expect(because(of, { x: "south" }, "d", "zh")).toEqual(["3: x south，属其余情形：2 分"]);
  });
});

describe("yes or no", () => {
  const flag = (rows: string) => over("flag", rows);
  test.each([
    ["true: 1 pts, false: 2 pts", "1", "2"],
    ["是: 1 pts, 否: 2 pts", "1", "2"],
    ["false: 2 pts, otherwise: 1 pts", "1", "2"],
    ["true: 1 pts, otherwise: 2 pts", "1", "2"],
  ])("%s", (rows, yes, no) => {
    const of = rubric(flag(rows));
    expect([true, false].map((x) => run(of, { x }).figures.total)).toEqual([yes, no]);
    expect(because(of, { x: true }, "d")).toEqual(["3: x holds: 1 pt"]);
    expect(because(of, { x: false }, "d", "zh")).toEqual(["3: x 不成立：2 分"]);
  });
  test.each([
    ["true: 1 pts", ["rows/missing-value"]],
    ["otherwise: 1 pts", ["rows/missing-value"]],
    ["true: 1 pts, 是: 2 pts", ["rows/value-twice"]],
    ["true: 1 pts, false: 2 pts, otherwise: 3 pts", ["rows/otherwise-empty"]],
    ["true: 1 pts, 其余: 2 pts, otherwise: 3 pts", ["rows/otherwise-twice"]],
    ["yes: 1 pts, no: 2 pts", ["rows/unknown-value", "rows/unknown-value"]],
  ])("%s", (rows, codes) => expect(check(flag(rows))).toEqual(codes));
});

describe("rows in rows", () => {
  // 二维系数表: 完成率 × 回款率.
  const of = rubric(`facts:
  a: { type: percent, step: 1%, range: 0%..200% }
  b: { type: percent, step: 1%, range: 0%..100% }
dimensions:
  d:
    weight: 20
    of: a
    rows:
      below 100%:
        of: b
        rows: { below 90%: 20%, 90%+: 40% }
      100%+:
        of: b
        rows:
          below 90%: 60%
          90%+: 100%
total: { out_of: 20 }
`);
  test.each([
    ["99%", "89%", "4", ["9: a 99% falls in below 100%: see below", "11: b 89% falls in below 90%: 20% of 20"]],
    ["99%", "90%", "8", ["9: a 99% falls in below 100%: see below", "11: b 90% falls in 90%+: 40% of 20"]],
    ["100%", "89%", "12", ["12: a 100% falls in 100%+: see below", "15: b 89% falls in below 90%: 60% of 20"]],
    ["200%", "100%", "20", ["12: a 200% falls in 100%+: see below", "16: b 100% falls in 90%+: 100% of 20"]],
  ])("%s and %s earn %s", (a, b, points, reasons) => {
    expect(run(of, { a, b }).figures.total).toBe(points);
    expect(because(of, { a, b }, "d")).toEqual(reasons);
  });
});

describe("discretion", () => {
  const quality =
    rubric(`facts: { complaints: { type: count, range: 0..99 }, score: { type: points, range: 0..10, step: 0.5, title: { zh: 主管评分, en: Rating } } }
dimensions:
  quality:
    weight: 10
    of: complaints
    rows: { 0: 8..10 pts, 1..2: 4..7 pts, 3+: 0..3 pts }
    value: score
total: { out_of: 10 }
`);
  test.each([
    [0, 8, "8"],
    [0, 10, "10"],
    [1, 4, "4"],
    [2, 7, "7"],
    [3, 0, "0"],
    [99, 3, "3"],
  ])("%i complaints allow %d", (complaints, score, total) =>
    expect(run(quality, { complaints, score }).figures.total).toBe(total),
  );
  test.each([
    [0, 7.5],
    [1, 3.5],
    [2, 7.5],
    [3, 3.5],
  ])("%i complaints do not allow %d", (complaints, score) =>
    expect(run(quality, { complaints, score }).figures.refused).toEqual(["score/outside-level"]),
  );
  test("the refusal says what is allowed, and the reason who decided", () => {
    const result = quality.safeScore({ complaints: 1, score: 8 });
    expect(result.success ? [] : result.problems.map(({ message, line }) => [message.en, message.zh, line])).toEqual([
      ["Rating 8 is outside 4..7 pts, which this level allows", "主管评分 8 不在本档允许的 4..7 pts 之内", 9],
    ]);
    expect(because(quality, { complaints: 1, score: 5 }, "quality")).toEqual([
      "6: complaints 1 falls in 1..2: Rating 5, to lie in 4..7 pts",
    ]);
  });
  test.each([["5 pts"], ["nobody"], ["7..4 pts"], ["40%..70%"]])("%s is no range for points", (row) =>
    expect(
      check(
        `facts: { n: { type: count, range: 0..9 }, q: { type: points, range: 0..10, step: 1 } }\ndimensions: { d: { weight: 10, of: n, rows: { 0: ${row}, 1+: 0..3 pts }, value: q } }\ntotal: { out_of: 10 }\n`,
      ),
    ).toEqual(["rows/range-wanted"]),
  );
  test("shares of the weight", () => {
    const text = `facts: { n: { type: count, range: 0..9 }, q: { type: percent, range: 0%..100%, step: 1% } }
dimensions: { d: { weight: 20, of: n, rows: { 0: 80%..100%, 1+: 0..79% }, value: q } }
total: { out_of: 20 }
`;
    expect(score(text, { n: 0, q: "85%" }).total).toBe("17");
    expect(score(text, { n: 1, q: "79%" }).total).toBe("15.8");
    expect(score(text, { n: 1, q: "80%" }).refused).toEqual(["score/outside-level"]);
  });
});
