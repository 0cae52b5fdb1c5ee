import { describe, expect, test } from "vitest";
import { gateText, reasonText } from "../../../src/scoring/explain/reasons.ts";
import type { Writer } from "../../../src/scoring/explain/writer.ts";

const titles: Readonly<Record<string, string>> = {
  late: "Times late",
  "deals.amount": "Amount",
  rate: "rate of return",
  dept: "Department",
};
const writer: Writer = {
  language: "en",
  zh: false,
  titleOf: (name) => titles[name] ?? name,
  step: () => undefined,
  facts: {},
};
const inChinese: Writer = { ...writer, language: "zh", zh: true };
const told = (en: string, who = writer) => reasonText({ text: { zh: en, en } }, titles, who);

describe("titles in the places of names", () => {
  test.each([
    ["late * 2", "Times late * 2"],
    ["sum(deals.amount)", "sum(Amount)"],
    ["later * 2", "later * 2"],
    ["team.late / 2", "Times late of the team / 2"],
    ["max(others.late, dept)", "max(Times late of the others, Department)"],
    // The title is there already.
    ["rate of return 5: 3 pts", "rate of return 5: 3 pts"],
  ])("%s", (sentence, expected) => expect(told(sentence)).toBe(expected));
  test("in Chinese", () => expect(told("others.late", inChinese)).toBe("其他人的Times late"));
});

describe("what does not help the reader is left out", () => {
  test.each([
    ["area north falls in north: 3 pts", "area north: 3 pts"],
    ["area north falls in north", "area north"],
    ["area north falls in south: 3 pts", "area north falls in south: 3 pts"],
    ["area north: see below", "area north"],
    ["片区 北区，对应“北区”：3 分", "片区 北区：3 分"],
    ["片区 北区：见下", "片区 北区"],
  ])("%s", (sentence, expected) => expect(told(sentence)).toBe(expected));
});

test("a gate is called by its reason, or by the title of its fact", () => {
  expect(gateText({ text: { zh: "late", en: "late" }, line: 3 }, writer)).toBe("gate: Times late (line 3)");
  expect(gateText({ text: { zh: "旷工", en: "absent" } }, inChinese)).toBe("触发：旷工");
});
