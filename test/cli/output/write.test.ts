import { spawn } from "node:child_process";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { createOutput, createProgress, csvLine } from "../../../src/cli/output/write.ts";
import { failure, file, read } from "../files.ts";

const text = (value: string) => ({ text: value, numeric: false });
const number = (value: string) => ({ text: value, numeric: true });

describe("csvLine", () => {
  test.each([
    ["=1+1", "'=1+1\n"],
    ["+86 10", "'+86 10\n"],
    ["-x", "'-x\n"],
    ["-3", "'-3\n"],
    ["@SUM(A1)", "'@SUM(A1)\n"],
    ["\tx", "'\tx\n"],
    ["\rx", '"\'\rx"\n'],
    ["＝1", "'＝1\n"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"\n'],
    ["张三", "张三\n"],
    ['a,"b"\nc', '"a,""b""\nc"\n'],
    ["a=b", "a=b\n"],
    ["", '""\n'],
  ])("the text %j is written as %j", (value, line) => expect(csvLine([text(value)])).toBe(line));

  test.each(["-3", "-0.5", "-3.5%", "+1", "100", "-11/12"])("the number %s is written as it is", (value) =>
    expect(csvLine([number(value), text("")])).toBe(`${value},\n`),
  );

  test("what is called a number but is none is guarded all the same", () => {
    expect(csvLine([number("-1+cmd|' /C calc'!A0")])).toBe("'-1+cmd|' /C calc'!A0\n");
  });

  test("readFacts reads back what was written", async () => {
    const names = ["=1+1", "-", "@x", "＝1", 'a "b", c', "two\nlines", "张三", "007"];
    const path = file(
      "a.csv",
      csvLine([text("name"), text("sales")]) + names.map((name) => csvLine([text(name), number("-3%")])).join(""),
    );
    expect(await read(path)).toEqual(names.map((name) => ({ name, sales: "-3%" })));
  });
});

describe("createOutput", () => {
  test("waits for a slow reader and loses nothing", async () => {
    const slow = new PassThrough({ highWaterMark: 1024 });
    const output = createOutput(slow);
    let blocked = true;
    const writing = (async () => {
      for (let i = 0; i < 10_000; i++) await output.write(`${i}\n`);
      await output.end();
      blocked = false;
      slow.end();
    })();
    // More turns than it would take to write all without waiting.
    for (let turn = 0; turn < 100; turn++) await new Promise((done) => setImmediate(done));
    expect(blocked).toBe(true);
    expect((await buffer(slow)).toString()).toBe(Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join(""));
    await writing;
  });

  const failing = (code: string) =>
    new Writable({ write: (_, __, done) => done(Object.assign(new Error(`write ${code}`), { code })) });

  test("a reader that has gone ends the process quietly", async () => {
    let left = 0;
    const output = createOutput(failing("EPIPE"), () => left++);
    await output.write("x".repeat(100_000));
    await output.end();
    expect(left).toBeGreaterThan(0);
  });

  test("a full disk is reported", async () => {
    const output = createOutput(failing("ENOSPC"));
    await output.write("x");
    expect((await failure(output.end())).message).toBe("The output cannot be written: write ENOSPC.");
  });

  test("… | head", async () => {
    const head = spawn("head", ["-n", "2"]);
    let left = false;
    const output = createOutput(head.stdin, () => {
      left = true;
    });
    for (let i = 0; !left; i++) await output.write(`${i}\n`);
    expect((await buffer(head.stdout)).toString()).toBe("0\n1\n");
  });
});

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
