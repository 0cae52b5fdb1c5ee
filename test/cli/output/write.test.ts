import { spawn } from "node:child_process";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { createOutput } from "../../../src/cli/output/write.ts";
import { failure } from "../files.ts";

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
