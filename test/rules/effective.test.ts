import { describe, expect, test } from "vitest";
import { because, errors, problems, rubric, score } from "../score.ts";

const month = "month: { type: date, range: 2012-01-01..2020-12-31, title: { zh: 月份, en: Month } }";
const rate = (effective: string, more = "of: month, ") =>
  `facts: { ${month} }\nresults: { rate: { ${more}effective: ${effective} } }\n`;
const rateOn = (fragment: string, day: string) => {
  const { results, refused } = score(fragment, { month: day });
  return refused ?? results.rate;
};
const two = "{ 2013-01-01: 3%, 2015-01-01: 4% }";

describe("a value holds from its date until the next one", () => {
  test.each([
    ["2013-01-01", "3%"],
    ["2014-12-31", "3%"],
    ["2015-01-01", "4%"],
    ["2020-12-31", "4%"],
  ])("%s: %s", (day, expected) => expect(rateOn(rate(two), day)).toBe(expected));
  test("in whatever order the dates are written", () => {
    expect(rateOn(rate("{ 2015-01-01: 4%, 2013-01-01: 3% }"), "2014-12-31")).toBe("3%");
  });
  test("the explanation names the date of the rule that was in force", () => {
    expect(because(rubric(rate(two)), { month: "2016-02-01" }, "rate")).toEqual([
      "2: Month 2016-02-01, in force since 2015-01-01: 4%",
    ]);
    expect(because(rubric(rate(two)), { month: "2016-02-01" }, "rate", "zh")).toEqual([
      "2: 月份 2016-02-01，适用 2015-01-01 起的规定：4%",
    ]);
  });
});
test("before the first date there is no score, unless the file says what holds then", () => {
  expect(rateOn(rate(two), "2012-12-31")).toEqual(["score/not-yet-effective"]);
  expect(problems(rubric(rate(two)), { month: "2012-12-31" })[0]).toContain("Month 2012-12-31 comes before 2013-01-01");
  expect(rateOn(rate("{ 2013-01-01: 3%, otherwise: 1% }"), "2012-12-31")).toBe("1%");
  expect(errors(rate("{ 2012-01-01: 3%, otherwise: 1% }"))).toEqual(["rows/otherwise-empty"]);
  expect(errors(rate("{ 2013-01-01: 3%, otherwise: 1%, 其他: 2% }"))).toEqual(["rows/otherwise-twice"]);
});
test("the period's date is the one that is meant where none is named", () => {
  const period = "period: { of: month, date: month }\n";
  expect(rateOn(period + rate(two, ""), "2015-01-01")).toBe("4%");
  expect(errors(rate(two, ""))).toEqual(["effective/no-date"]);
  expect(errors(`period: month\n${rate(two, "")}`)).toEqual(["effective/no-date"]);
  expect(errors(`period: { of: month, dat: month }\n${rate(two)}`)).toEqual(["rubric/wrong-value"]);
  expect(errors(`period: { of: month, date: rate }\n${rate(two)}`)).toEqual(["rubric/period-date"]);
});
test("any form may take effect, and be read by others", () => {
  const text = `period: { of: month, date: month }
facts: { ${month}, sales: { type: money, range: 0..100000 }, role: { type: choice, of: [a, b] } }
parameters:
  share: { effective: { 2012-01-01: { by: role, cases: { a: 1%, b: 2% } }, 2014-01-01: 5% } }
results:
  rate:
    effective:
      2012-01-01: { tiers: { of: sales, mode: marginal, rows: { 0..5000: 10%, 5000+: 15% } } }
      2015-01-01: sales * share
`;
  const given = (day: string) => score(text, { month: day, sales: 6800, role: "b" }).results.rate;
  expect(given("2013-01-01")).toBe("770");
  expect(given("2015-01-01")).toBe("340");
});
test("what can never be in force is an error, the rule in force when the range begins is not", () => {
  expect(errors(rate("{ 2010-01-01: 3%, 2015-01-01: 4% }"))).toEqual([]);
  expect(errors(rate("{ 2010-01-01: 3%, 2011-01-01: 4% }"))).toEqual(["effective/never-in-force"]);
  expect(errors(rate("{ 2013-01-01: 3%, 2021-01-01: 4% }"))).toEqual(["effective/never-in-force"]);
  expect(errors(rate('{ 2013-01-01: 3%, "2013-01-01 ": 4% }'))).toEqual(["yaml/duplicate-key"]);
  expect(errors(rate("{}"))).toEqual(["effective/unreadable"]);
});
