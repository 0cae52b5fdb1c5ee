import { expect, test } from "vitest";
import { says, score } from "../score.ts";
import { codes, words } from "./sheet.ts";

test.each([
  ["aa", "expression/unknown-name", "Nothing is called `aa`."],
  ["l.w", "expression/unknown-name", "Nothing is called `l.w`."],
  ["a.b", "expression/unknown-name", "Nothing is called `a.b`."],
  ["constructor", "expression/unknown-name", "`constructor`"],
])("%s: %s", (is, code, message) => {
  expect(codes(is)).toEqual([code]);
  expect(words(is)).toContain(message);
});
test("Chinese names", () => {
  const named = (is: string) =>
    `facts: { 销售额: money, 计划: { type: money, range: 1..9 } }\nresults: { 完成率: { is: ${is}, as: percent, decimals: 1 } }\n`;
  expect(score(named("销售额 / 计划"), { 销售额: 2, 计划: 3 }).results).toEqual({ 完成率: "66.7%" });
  expect(says(named("销售 / 计划"), "zh")[0]).toBe("没有叫“销售”的数据项、参数、指标、维度或结果。 是否想写“销售额”？");
});
test("a name of everybody's that nobody has is likened to what everybody has", () => {
  const people = (is: string) => says(`facts: { volume: money }\nresults: { r: { is: ${is} } }\n`)[0];
  expect(people("sum(team.volum)")).toBe("Nothing is called `team.volum`. Did you mean `team.volume`?");
  expect(people("sum(others.volum)")).toBe("Nothing is called `others.volum`. Did you mean `others.volume`?");
});
