import { expect, test } from "vitest";
import { limited, rounded } from "../../../src/targets/trace/changes.ts";
import { fromText, least } from "../../../src/text/exact.ts";
import { at } from "../../plan/sales.ts";
import { emptyRun, giving, refusing, textOf } from "./evaluate.ts";

const [two, five, nine] = [giving("2"), giving("5"), giving("9")];
test.each([
  ["a limit that cuts is told", [nine, five], "5", ["9 to 5"]],
  ["the lowest of several does", [nine, five, two], "2", ["9 to 2"]],
  ["one that does not is not", [two, five], "2", []],
  ["nor one that is just reached", [five, five], "5", []],
  ["alone, a value has no limit", [nine], "9", []],
  ["its refusal comes first", [refusing("a"), refusing("b")], "a, b", []],
  ["a limit may refuse", [nine, refusing("b")], "b", []],
  ["and so may the value", [refusing("a"), five], "a", []],
])("%s", (_, of, expected, events) => {
  const run = emptyRun();
  expect(textOf(limited(of, at, least)(run))).toBe(expected);
  expect(
    run.frame.events.map((event) => (event.event === "limit" ? `${textOf(event.before)} to ${textOf(event.after)}` : event)),
  ).toEqual(events);
});
test("operands that are no limits of the file tell nothing", () => {
  const run = emptyRun();
  expect(textOf(limited([nine, five], undefined, least)(run))).toBe("5");
  expect(run.frame.events).toEqual([]);
});
test.each([
  ["2.5", "3", true],
  ["3", "3", false],
])("%s rounds to %s", (text, expected, told) => {
  const run = emptyRun();
  expect(textOf(rounded(giving(text), { to: "1", how: "half-up", at })(run))).toBe(expected);
  expect(run.frame.events).toEqual(told ? [{ event: "rounding", at, before: fromText(text), after: fromText(expected) }] : []);
});
test("what is refused is not rounded", () => {
  expect(textOf(rounded(refusing("a"), { to: "1", how: "half-up", at })(emptyRun()))).toBe("a");
});
