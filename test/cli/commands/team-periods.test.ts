/** People who are compared month by month, from a file with one row for each person and month. */
import { describe, expect, test } from "vitest";
import { inDirectory, scorewright } from "../program.ts";

const rubric =
  `scorewright: 1
id: floor
version: "1"
period: month
facts: { team: text }
`.replace("facts: { team: text }\n", "") +
  `facts:
  dept: text
  volume: { type: count, range: 0..999, title: { zh: 处理量, en: Volume } }
measures: { gap: { is: volume - mean(team.volume), decimals: 1 } }
team: { within: dept }
results:
  gap_shown: { title: { zh: 与均值之差, en: Gap }, is: gap }
  place: { title: { zh: 名次, en: Place }, rank: { of: volume, best: highest, ties: competition } }
periods:
  - period: quarter
    title: { zh: 季度, en: Quarter }
    of: 3
    missing: leave_out
    at_least: 2
    facts: { dept: text }
    team: { within: dept }
    results:
      sum:   { title: { zh: 合计, en: Sum }, is: sum(periods.volume) }
      place: { title: { zh: 季度名次, en: Place }, rank: { of: sum, best: highest, ties: competition } }
`;
const rows = `姓名,month,quarter,dept,处理量\r
甲,2026-01,2026-Q1,一组,30\r
乙,2026-01,2026-Q1,一组,20\r
丙,2026-01,2026-Q1,二组,5\r
甲,2026-02,2026-Q1,一组,10\r
乙,2026-02,2026-Q1,一组,25\r
丙,2026-02,2026-Q1,二组,6\r
`;
const run = async (...args: readonly string[]) => {
  inDirectory({ "a.yaml": rubric, "名单.csv": rows });
  const { exit, out, err } = await scorewright([...args, "a.yaml", "--facts", "名单.csv"]);
  return { exit, text: `\n${err}${out}` };
};

describe("periods", () => {
  test("each month by itself, within each department", async () => {
    expect(await run("periods", "--level", "month", "--lang", "zh")).toMatchInlineSnapshot(`
      {
        "exit": 0,
        "text": "
      姓名  month    季度     与均值之差  名次
      ----  -------  -------  ----------  ----
      甲    2026-01  2026-Q1           5     1
      甲    2026-02  2026-Q1        -7.5     2
      乙    2026-01  2026-Q1          -5     2
      乙    2026-02  2026-Q1         7.5     1
      丙    2026-01  2026-Q1           0     1
      丙    2026-02  2026-Q1           0     1
      ",
      }
    `);
  });
  test("the quarter again", async () => {
    expect(await run("periods")).toMatchInlineSnapshot(`
      {
        "exit": 0,
        "text": "
      姓名  Quarter  Sum  Place
      ----  -------  ---  -----
      甲    2026-Q1   40      2
      乙    2026-Q1   45      1
      丙    2026-Q1   11      1
      ",
      }
    `);
  });
});
test("team and explain do not mix months", async () => {
  expect(await run("team")).toMatchInlineSnapshot(`
    {
      "exit": 2,
      "text": "
    scorewright: The file holds 2 different values of "month" (2026-01, 2026-02, …); people are not compared across periods.
      Use \`scorewright periods\`, or keep the rows of one period.
    ",
    }
  `);
  expect((await run("explain", "--person", "丙", "--lang", "zh")).exit).toBe(2);
});
