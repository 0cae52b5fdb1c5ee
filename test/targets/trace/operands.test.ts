import { describe, expect, test } from "vitest";
import { compared, junction, mapped, strict } from "../../../src/targets/trace/operands.ts";
import type { Evaluate } from "../../../src/targets/trace/run.ts";
import { add, one, zero } from "../../../src/text/exact.ts";
import { emptyRun, giving, refusing, textOf } from "./evaluate.ts";

const run = emptyRun();
const [two, three] = [giving("2"), giving("3")];
describe("all together", () => {
  test("the refusals of all operands are collected", () => {
    expect(textOf(strict([refusing("a"), two, refusing("b")], add)(run))).toBe("a, b");
    expect(textOf(strict([two, three], add)(run))).toBe("5");
    expect(textOf(strict([two, three], add, one)(run))).toBe("6");
  });
  test("of nothing, where it starts", () => {
    expect([strict([], add)(run), strict([], add, one)(run)]).toEqual([zero, one]);
  });
  test("both sides of a comparison are read", () => {
    expect(textOf(compared("<", refusing("a"), refusing("b"))(run))).toBe("a, b");
    expect(textOf(compared("<", two, refusing("b"))(run))).toBe("b");
    expect(textOf(compared("<", refusing("a"), two)(run))).toBe("a");
  });
  test.each<["<" | "<=" | "=", readonly boolean[]]>([
    ["<", [true, false, false]],
    ["<=", [true, true, false]],
    ["=", [false, true, false]],
  ])("%s of less, the same and more", (is, expected) => {
    const pairs = [
      [two, three],
      [two, two],
      [three, two],
    ] as const;
    expect(pairs.map(([a, b]) => compared(is, a, b)(run))).toEqual(expected);
  });
});

describe("one after the other", () => {
  const never: Evaluate<boolean> = () => {
    throw new Error("this is not read");
  };
  const [holds, fails] = [() => true, () => false];
  test.each<[string, readonly Evaluate<boolean>[], boolean, string]>([
    ["all stop at what fails", [holds, fails, never], true, "false"],
    ["any stops at what holds", [fails, holds, never], false, "true"],
    ["both stop at what is refused", [refusing("a"), never], true, "a"],
    ["before anything decides", [fails, refusing("a"), never], false, "a"],
    ["all of nothing", [], true, "true"],
    ["any of nothing", [], false, "false"],
  ])("%s", (_, parts, neutral, expected) => {
    expect(textOf(junction(parts, neutral)(run))).toBe(expected);
  });
});

test("nothing is made of what is refused", () => {
  const count = (of: Evaluate<boolean>) => textOf(mapped(of, (holds) => !holds)(run));
  expect([count(() => true), count(refusing("a"))]).toEqual(["false", "a"]);
});
