import { describe, expect, test } from "vitest";
import { createProgress } from "../../../src/cli/output/progress.ts";

describe("createProgress", () => {
  const terminal = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, isTTY, write: (line: string) => written.push(line) };
  };

  test("shows at most ten counts a second and clears its line", () => {
    const screen = terminal(true);
    let time = 0;
    const progress = createProgress(1000, { terminal: screen, ci: false, now: () => time });
    for (; time < 1000; time++) progress.advance();
    progress.end();
    expect(screen.written).toHaveLength(11);
    expect([screen.written[0], screen.written[9], screen.written[10]]).toEqual([
      "\r\u001B[K1 / 1000  0%",
      "\r\u001B[K901 / 1000  90%",
      "\r\u001B[K",
    ]);
  });

  test("without a total it counts", () => {
    const screen = terminal(true);
    createProgress(undefined, { terminal: screen, ci: false }).advance(5);
    expect(screen.written).toEqual(["\r\u001B[K5"]);
  });

  test.each([
    [false, false],
    [true, true],
  ])("is silent (terminal %s, CI %s)", (isTTY, ci) => {
    const screen = terminal(isTTY);
    const progress = createProgress(10, { terminal: screen, ci });
    progress.advance(10);
    progress.end();
    expect(screen.written).toEqual([]);
  });
});
