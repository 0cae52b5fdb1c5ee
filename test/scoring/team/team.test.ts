/** What a rubric says of people who are compared with each other, by both evaluators and whatever order they stand in. */
import { describe, expect, test } from "vitest";
import { explain, openProgram, type Rubric } from "../../../src/index.ts";
import { check, errors, rubric, says } from "../../score.ts";

type Row = Readonly<Record<string, unknown>>;
/** One line a person: `total grade results`, or the codes of the problems. */
const run = (of: Rubric, rows: readonly Row[]): readonly string[] => {
  const people = rows.map(({ who, ...facts }, i) => ({ facts, person: typeof who === "string" ? who : `person ${i}` }));
  const figures = [...of.teamFigures(people)].map((found) =>
    found.success
      ? [found.figures.total, found.figures.grade, ...Object.values(found.figures.results)]
          .filter((x) => x !== undefined)
          .join(" ")
      : found.problems.map(({ code }) => code).join(" "),
  );
  const sheets = [...of.scoreTeam(people)].map((found) =>
    found.success
      ? [found.sheet.total, found.sheet.grade, ...Object.values(found.sheet.results)].filter((x) => x !== undefined).join(" ")
      : found.problems.map(({ code }) => code).join(" "),
  );
  expect(sheets).toEqual(figures);
  const backwards = [...of.teamFigures([...people].reverse())].reverse();
  expect(backwards).toEqual([...of.teamFigures(people)]);
  return figures;
};
const fragment = (text: string) => (rows: readonly Row[]) => run(rubric(text), rows);
const values = (...list: readonly unknown[]) => list.map((n) => ({ n }));

describe("figures over the team", () => {
  const sums = (is: string, more = "") =>
    fragment(
      `facts: { n: { type: count, range: 0..99 }, on_time: flag, panel: { type: choice, of: [a, b] } }\nresults: { r: { is: "${is}"${more} } }\n`,
    );
  test.each([
    ["sum(team.n)", "", ["14", "14", "14"]],
    ["n / sum(team.n)", ", as: percent, decimals: 1, if_zero: 0%", ["21.4%", "7.1%", "71.4%"]],
    ["mean(team.n)", ", decimals: 2", ["4.67", "4.67", "4.67"]],
    ["mean(others.n)", ", decimals: 1, if_zero: 0", ["5.5", "6.5", "2"]],
    ["median(team.n)", "", ["3", "3", "3"]],
    ["min(others.n)", ", if_zero: 0", ["1", "3", "1"]],
    ["max(team.n) - n", "", ["7", "9", "0"]],
    ["count(team)", "", ["3", "3", "3"]],
    ["count(others)", "", ["2", "2", "2"]],
  ])("%s", (is, more, expected) => expect(sums(is, more)(values(3, 1, 10))).toEqual(expected));
  test("how many are on time", () =>
    expect(sums("count(team.on_time)")([{ on_time: true }, { on_time: false }, { on_time: true }])).toEqual(["2", "2", "2"]));
  test("of those who share the panel", () =>
    expect(
      sums("sum(team.n, panel)")([
        { n: 1, panel: "a" },
        { n: 2, panel: "b" },
        { n: 4, panel: "a" },
      ]),
    ).toEqual(["5", "2", "5"]));
  test("a team of one", () => {
    expect(sums("mean(others.n)", ", decimals: 1, if_zero: 7")(values(3))).toEqual(["7"]);
    expect(sums("mean(team.n)", ", decimals: 1")(values(3))).toEqual(["3"]);
  });
  test("nobody", () => expect(sums("mean(team.n)", ", decimals: 1")([])).toEqual([]));
  test("all equal", () => expect(sums("n - mean(team.n)", ", decimals: 1")(values(3, 3, 3))).toEqual(["0", "0", "0"]));
  test("a panel is measured against all (评委组归一)", () => {
    const normal = fragment(
      'facts: { raw: { type: points, step: 1, range: 0..100 }, panel: text }\nmeasures: { level: { is: "mean(team.raw) / mean(team.raw, panel)", if_zero: 1, decimals: 4 } }\nresults: { score: { is: raw * level, decimals: 2 } }\n',
    );
    expect(
      normal([
        { raw: 90, panel: "strict" },
        { raw: 60, panel: "strict" },
        { raw: 100, panel: "mild" },
        { raw: 90, panel: "mild" },
      ]),
    ).toEqual(["102", "68", "89.47", "80.52"]);
  });
});

test("inside a record everybody's value is that of the sheet, not of the record", () => {
  const of = rubric(
    "facts: { amount: count, deals: { list: { amount: count }, at_most: 5 } }\nresults: { r: { each: deals, is: amount * max(team.amount), combine: sum } }\n",
  );
  const deals = [{ amount: 2 }, { amount: 3 }];
  expect(
    run(of, [
      { amount: 7, deals },
      { amount: 10, deals: [] },
    ]),
  ).toEqual(["50", "0"]);
});

describe("passes: a figure that stands on figures", () => {
  const chained = `
facts: { volume: { type: count, range: 0..999 } }
measures:
  lead: { is: volume / mean(others.volume) - 100%, as: percent, decimals: 1, if_zero: 0% }
  relative: { is: lead - max(team.lead), as: percent }
dimensions: { work: { weight: 10, of: relative, rows: { below 0%: 50%, 0%+: 100% } } }
total: { out_of: 10 }
results:
  place: { rank: { of: total, best: highest, ties: dense } }
  first: { is: count(team) - sum(team.place) }
`;
  test("each in its own", () => {
    const { program } = rubric(chained);
    expect(program.team?.figures.map(({ input, pass }) => `${pass} ${input}`)).toEqual([
      "1 others/count/volume/of everybody",
      "1 others/sum/volume/of everybody",
      "1 team/count",
      "2 team/count/lead",
      "2 team/greatest/lead",
      "3 team/rank/total/highest dense",
      "3 team/count/total",
      "4 team/sum/place",
    ]);
    expect(run(rubric(chained), [{ volume: 10 }, { volume: 20 }, { volume: 30 }])).toEqual(["5 2 -2", "5 2 -2", "10 1 -2"]);
  });
  test("a stored program says the same", () => {
    const again = openProgram(JSON.parse(JSON.stringify(rubric(chained).program)));
    expect([...again.teamFigures([{ facts: { volume: 10 } }])]).toEqual([
      ...rubric(chained).teamFigures([{ facts: { volume: 10 } }]),
    ]);
  });
  test("a circle through the team is found", () =>
    expect(errors("facts: { n: count }\nmeasures: { m: { is: n + sum(team.m) } }\nresults: { r: { is: m } }\n")).toEqual([
      "rubric/cycle",
    ]));
  test("what is computed later cannot be looked at", () =>
    expect(errors("facts: { n: count }\nmeasures: { m: { is: n + sum(team.r) } }\nresults: { r: { is: m } }\n")).toEqual([
      "rubric/order",
    ]));
});

describe("places", () => {
  const place = (keys: string) =>
    fragment(`facts: { n: count, years: count, panel: text }\nresults: { r: { rank: { of: n, best: highest, ${keys} } } }\n`);
  const rows = [
    { n: 9, years: 1, panel: "a" },
    { n: 8, years: 2, panel: "a" },
    { n: 8, years: 3, panel: "b" },
    { n: 7, years: 3, panel: "b" },
  ];
  test.each([
    ["ties: competition", ["1", "2", "2", "4"]],
    ["ties: modified", ["1", "3", "3", "4"]],
    ["ties: dense", ["1", "2", "2", "3"]],
    ["ties: [years]", ["1", "3", "2", "4"]],
    ["ties: [{ of: years, best: lowest }]", ["1", "2", "3", "4"]],
    ["ties: competition, within: panel", ["1", "2", "1", "2"]],
  ])("%s", (keys, expected) => expect(place(keys)(rows)).toEqual(expected));
  test("by a formula, which is told in the words of the form", () => {
    const of = rubric(
      "facts: { n: { type: count, title: { zh: 件数, en: Pieces } }, p: money }\nresults: { r: { split: { pool: p, by: n * 2, to: 0.01, ties: [] } } }\n",
    );
    const [first] = [...of.scoreTeam([{ facts: { n: 1, p: 90 } }, { facts: { n: 2, p: 90 } }])];
    const lines = first?.success ? explain(first.sheet, "zh").split("\n") : [];
    expect(lines).toContain("      “p” 90 按“件数 * 2”分配，本人 2〔第 5 行〕");
  });
  test("whom everybody waits for is who lacks something, not who waits as well", () => {
    const of = rubric(
      "facts: { n: count }\nmeasures: { lead: { is: n - max(team.n) } }\nresults: { r: { rank: { of: lead, best: highest, ties: dense } } }\n",
    );
    const found = [
      ...of.scoreTeam([
        { facts: { n: 1 }, person: "甲" },
        { facts: {}, person: "乙" },
        { facts: { n: 3 }, person: "丙" },
      ]),
    ];
    expect(found.map((one) => (one.success ? [] : one.problems.map(({ message }) => message.en)))).toEqual([
      ["cannot be compared with the team yet: waiting for 乙 (`n` is missing)"],
      ["`n` is missing"],
      ["cannot be compared with the team yet: waiting for 乙 (`n` is missing)"],
    ]);
  });
  test("the sheet says what sets people apart who are level", () => {
    const of = rubric("facts: { n: count, years: count }\nresults: { r: { rank: { of: n, best: highest, ties: [years] } } }\n");
    const [first] = [...of.scoreTeam(rows.map(({ n, years }) => ({ facts: { n, years } })))];
    const step = first?.success ? first.sheet.trace.find(({ name }) => name === "r") : undefined;
    expect(step?.because.map(({ text }) => [text.en, text.zh])).toEqual([
      ["place 1 of 4 by n (then years)", "按“n”（并列时看years），4 人中第 1 名"],
    ]);
  });
  test("whom nothing sets apart is told with whom", () => {
    const of = rubric("facts: { n: count }\nresults: { r: { rank: { of: n, best: highest, ties: [n] } } }\n");
    const people = ["甲", "乙", "丙"].map((person, i) => ({ person, facts: { n: i === 0 ? 1 : 5 } }));
    const found = [...of.scoreTeam(people)].map((one) =>
      one.success ? one.sheet.results.r : one.problems.map(({ message }) => message.zh),
    );
    expect(found).toEqual([
      "3",
      ["“按n的名次”：与 丙 并列，细则没有写明谁先谁后"],
      ["“按n的名次”：与 乙 并列，细则没有写明谁先谁后"],
    ]);
  });
  test.each([
    ["below", ["75%", "25%", "25%", "0%"]],
    ["up_to", ["100%", "75%", "75%", "25%"]],
    ["middle", ["87.5%", "50%", "50%", "12.5%"]],
  ])("percentile, counting %s", (counts, expected) =>
    expect(
      fragment(
        `facts: { n: count, years: count, panel: text }\nresults: { r: { percentile: { of: n, best: highest, counts: ${counts} }, decimals: 1 } }\n`,
      )(rows),
    ).toEqual(expected),
  );
  test("the words are required", () => {
    expect(check("facts: { n: count }\nresults: { r: { rank: { of: n, best: highest } } }\n")).toEqual(["rubric/missing-key"]);
    expect(check("facts: { n: count }\nresults: { r: { rank: { of: n, ties: dense } } }\n")).toEqual(["rubric/missing-key"]);
    expect(says("facts: { n: count }\nresults: { r: { rank: { of: n, best: highest } } }\n")).toEqual([
      "`ties` is missing here. Add `ties: …` (`competition`, `modified` or `dense`, or what to look at next, such as [seniority]).",
    ]);
  });
});

describe("a pool", () => {
  const pool = fragment(
    "facts: { pool: money, days: count }\nresults: { part: { split: { pool: pool, by: days, to: 0.01, ties: [days] } } }\n",
  );
  test("adds up", () =>
    expect(
      pool([
        { pool: 100, days: 20 },
        { pool: 100, days: 21 },
        { pool: 100, days: 22 },
      ]),
    ).toEqual(["31.75", "33.33", "34.92"]));
  test("is one for all", () =>
    expect(
      pool([
        { pool: 100, days: 20 },
        { pool: 90, days: 21 },
      ]),
    ).toEqual(["team/pools-differ", "team/pools-differ"]));
  test("does not vanish where nobody has a share", () =>
    expect(
      pool([
        { pool: 100, days: 0 },
        { pool: 100, days: 0 },
      ]),
    ).toEqual(["team/nothing-to-split-by", "team/nothing-to-split-by"]));
  test("is refused to those whom nothing sets apart", () =>
    expect(
      pool([
        { pool: 100, days: 1 },
        { pool: 100, days: 1 },
        { pool: 100, days: 1 },
      ]),
    ).toEqual(["team/tied", "team/tied", "team/tied"]));
});

describe("what is missing", () => {
  const text = (team: string) =>
    `facts: { n: { type: count, range: 0..99 }, dept: text }\nteam: { ${team} }\nresults: { r: { is: n - min(team.n) } }\n`;
  const rows = [
    { who: "甲", n: 5, dept: "x" },
    { who: "乙", dept: "x" },
    { who: "丙", n: 9, dept: "y" },
  ];
  test("refuses the team that it belongs to, and no other", () =>
    expect(run(rubric(text("within: dept")), rows)).toEqual(["team/incomplete", "facts/missing", "0"]));
  test("says who", () => {
    const people = rows.map(({ who, ...facts }) => ({ facts, person: who }));
    const [first] = [...rubric(text("within: dept")).scoreTeam(people)];
    expect(first?.success ? [] : first?.problems.map(({ message, line }) => `${line}: ${message.zh}`)).toEqual([
      "6: 还不能与全组比较，要等 乙（缺少“n”）",
    ]);
  });
  test("may be left out", () =>
    expect(run(rubric(text("within: dept, incomplete: leave_out")), rows)).toEqual(["0", "facts/missing", "0"]));
  test("without a team nobody knows with whom to compare", () =>
    expect(run(rubric(text("within: dept")), [{ n: 1 }, { n: 2, dept: "x" }])).toEqual(["team/no-group", "0"]));
  test("too many, too few", () => {
    expect(run(rubric(text("at_most: 2")), rows)).toEqual(["team/too-large", "facts/missing team/too-large", "team/too-large"]);
    expect(run(rubric(text("within: dept, at_least: 2, incomplete: leave_out")), rows)).toEqual([
      "0",
      "facts/missing",
      "team/too-small",
    ]);
  });
  test("one person in two rows would count twice", () =>
    expect(run(rubric(text("within: dept")), [...rows, { who: "丙", n: 3, dept: "y" }])).toEqual([
      "team/incomplete",
      "facts/missing",
      "team/same-person-twice",
      "team/same-person-twice",
    ]));
  test("one person alone is told to bring the team", () => {
    const found = rubric(text("at_least: 1")).safeScore({ n: 5 });
    expect(found.success ? [] : found.problems.map(({ code }) => code)).toEqual(["team/needed"]);
  });
  test("a bad fact of one is not the others' fault where they do not look at it", () => {
    const of = rubric("facts: { n: count, m: count }\nresults: { r: { is: m + max(team.n) } }\n");
    expect(
      run(of, [
        { n: 1, m: "x" },
        { n: 2, m: 1 },
      ]),
    ).toEqual(["facts/unreadable", "3"]);
  });
  test("somebody who may leave it out and does is not counted", () => {
    const of = rubric(
      "facts: { n: { type: count, optional: true } }\nresults: { best: { is: max(team.n) }, n_of: { is: count(team.n) } }\n",
    );
    expect(run(of, [{ n: 3 }, {}, { n: 4 }])).toEqual(["4 2", "4 2", "4 2"]);
    expect(run(of, [{}])).toEqual(["team/too-few team/too-few"]);
  });
  test("somebody to whom it does not apply is not counted", () => {
    const of = rubric(
      "facts: { n: { type: count, range: 0..10 } }\ndimensions: { d: { weight: 10, is: n * 1 pt, not_applicable: zero } }\ntotal: { out_of: 10 }\nresults: { best: { is: max(team.n) } }\n",
    );
    expect(run(of, [{ n: 3 }, { n: "n/a" }, { n: 4 }])).toEqual(["3 4", "0 4", "4 4"]);
  });
});

describe("forced distribution", () => {
  const graded = (quota: string, more = "") => `
facts: { n: { type: points, step: 0.5, range: 0..10 }, years: { type: count, range: 0..50 }, new: flag, fraud: flag }
dimensions: { d: { weight: 10, is: n } }
total: { out_of: 10 }
grades: [{ grade: A, from: 8, coefficient: 1.2 }, { grade: B, from: 5, coefficient: 1 }, { grade: C, otherwise: true, coefficient: 0 }]
team: { grade: { by: total, ${quota} } }
${more}`;
  const quota = "quota: { A: 20%, B: 60%, C: 20% }, rounding: largest_remainder";
  const people = (...totals: readonly number[]) => totals.map((n, i) => ({ n, years: i, new: i === 0, fraud: i === 1 }));
  test("so many of each", () =>
    expect(fragment(graded(`${quota}, ties: up`))(people(9, 9.5, 8.5, 10, 7))).toEqual(["9 B", "9.5 B", "8.5 B", "10 A", "7 C"]));
  test("those who are level are set apart by what is named, then as the last word says", () => {
    expect(fragment(graded(`${quota}, ties: [years]`))(people(9, 9, 9, 9, 9))).toEqual(["9 C", "9 B", "9 B", "9 B", "9 A"]);
    expect(fragment(graded(`${quota}, ties: refuse`))(people(9, 9, 8, 7, 6))).toEqual([
      "team/tied",
      "team/tied",
      "8 B",
      "7 B",
      "6 C",
    ]);
  });
  test("small teams and exempt people keep the grade by thresholds", () => {
    expect(fragment(graded(`${quota}, ties: up, at_least: 5`))(people(9, 9.5))).toEqual(["9 A", "9.5 A"]);
    expect(fragment(graded(`${quota}, ties: up, exempt: new`))(people(10, 9, 8, 7, 6, 5))).toEqual([
      "10 A",
      "9 A",
      "8 B",
      "7 B",
      "6 B",
      "5 C",
    ]);
  });
  test("the sheet says why somebody keeps the grade by thresholds", () => {
    const lines = (of: Rubric, given: readonly Row[]) =>
      [...of.scoreTeam(given.map((facts) => ({ facts })))].map((one) => one.success && explain(one.sheet, "zh").split("\n")[3]);
    expect(lines(rubric(graded(`${quota}, ties: up, exempt: new`)), people(9, 8))).toEqual([
      "  免于强制分布（new），按门槛定级〔第 9 行〕",
      "  强制分布：按“总分”，1 人中第 1 名；名额 A 0 · B 1 · C 0；按门槛为 A〔第 9 行〕",
    ]);
    expect(lines(rubric(graded(`${quota}, ties: [years, up], at_least: 3`)), people(9, 8))).toEqual([
      "  只有 2 人，不足 3 人不作强制分布，按门槛定级〔第 9 行〕",
      "  只有 2 人，不足 3 人不作强制分布，按门槛定级〔第 9 行〕",
    ]);
  });
  test("whose grade is not distributed is told of the threshold that holds", () => {
    const of = rubric(graded(`${quota}, ties: up, at_least: 5`));
    const [first] = [...of.scoreTeam(people(9, 9.5).map((facts) => ({ facts })))];
    expect(first?.success && explain(first.sheet, "en").split("\n").slice(2, 5)).toEqual([
      "Total 9 / 10    Grade A",
      "  the team has 2: grades are distributed from 5 people on, so the thresholds hold (line 9)",
      "  Total 9 ≥ 8: A (line 8)",
    ]);
  });
  test("at most so many of those who reach the grade", () =>
    expect(fragment(graded("caps: { A: 20% }, rounding: down, ties: up"))(people(9, 9.5, 8.5, 10, 7))).toEqual([
      "9 B",
      "9.5 B",
      "8.5 B",
      "10 A",
      "7 B",
    ]));
  test("gates hold after it", () =>
    expect(
      fragment(graded(`${quota}, ties: up`, "gates: [{ when: fraud, set: { grade: C } }]\n"))(people(9, 10, 8, 7, 6)),
    ).toEqual(["9 B", "10 C", "8 B", "7 B", "6 C"]));
  test("the sheet says place, places and what the thresholds say", () => {
    const of = rubric(graded(`${quota}, ties: up`, "results: { bonus: { is: 1000 * grade.coefficient } }\n"));
    const [first] = [...of.scoreTeam(people(9, 9.5, 8.5, 10, 7).map((facts) => ({ facts })))];
    expect(first?.success && explain(first.sheet, "en").split("\n").slice(1, 5)).toEqual([
      "",
      "Total 9 / 10    Grade B",
      "  by distribution: place 3 of 5 by Total; places A 1 · B 3 · C 1; A by thresholds (line 9)",
      "",
    ]);
    expect(first?.success && first.sheet.results).toEqual({ bonus: "1000" });
  });
});

test("complaints name what can be done", () => {
  expect(says("facts: { n: count }\nresults: { r: { is: n - mean(others.n), decimals: 1 } }\n")).toEqual([
    "`mean(others.n)` has no answer for somebody who has no others: a team of one. Say how small a team may be (`team: { at_least: 2 }`), or what the value is then (`if_zero: 0`).",
  ]);
  expect(check("facts: { n: count }\nteam: { at_least: 2 }\nresults: { r: { is: n - mean(others.n), decimals: 1 } }\n")).toEqual(
    [],
  );
  expect(says("facts: { sales: count }\nresults: { r: { is: sum(team.slaes) } }\n")[0]).toBe(
    "Nothing is called `team.slaes`. Did you mean `team.sales`?",
  );
  expect(errors("facts: { n: count }\nresults: { r: { is: team.n + 1 } }\n")).toEqual(["expression/wrong-kind"]);
});
