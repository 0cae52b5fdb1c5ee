import { PassThrough, Writable } from "node:stream";
import { expect, test } from "vitest";
import { version } from "../../package.json";
import { run } from "../../src/cli/run.ts";
import { languageOf } from "../../src/cli/session.ts";
import { runtime } from "../spreadsheet/runtime.ts";
import { inDirectory, rubric, scorewright } from "./program.ts";

const commands = ["check", "score", "explain", "periods", "test", "types", "init"];

test("--version", async () => {
  expect(await scorewright(["--version"])).toEqual({ exit: 0, out: `${version}\n`, err: "" });
});

test("--help names every command, in both languages", async () => {
  for (const lang of ["en", "zh"]) {
    const { exit, out, err } = await scorewright(["--help", "--lang", lang]);
    expect([exit, err]).toEqual([0, ""]);
    for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command} `, "m"));
  }
});

test.each(commands)("%s --help has examples, in both languages, and nothing of the other", async (command) => {
  const [en, zh] = [await scorewright([command, "--help"]), await scorewright([command, "--help", "--lang", "zh"])];
  expect([en.exit, zh.exit, en.err, zh.err]).toEqual([0, 0, "", ""]);
  expect(en.out).toContain(`Examples:\n  scorewright ${command} `);
  expect(zh.out).toContain(`示例：\n  scorewright ${command} `);
  expect(en.out.replace(/张三|销售\.yaml/g, "")).not.toMatch(/\p{Script=Han}/u);
  expect(zh.out).not.toMatch(/Options:|Arguments:|default/);
  expect(await scorewright(["help", command])).toEqual(en);
});

test("without a command the help is shown as an error", async () => {
  const { exit, out, err } = await scorewright([]);
  expect([exit, out]).toEqual([2, ""]);
  expect(err).toContain("Usage: scorewright");
});

test.each([
  [["chekc"], "Unknown command 'chekc'.\n  Did you mean check?", "没有命令“chekc”。\n  是否想写 check？"],
  [
    ["check", "--fromat", "json", "a"],
    "Unknown option '--fromat'.\n  Did you mean --format?",
    "没有选项 --fromat。\n  是否想写 --format？",
  ],
  [
    ["check"],
    "Missing required argument 'files'.\n  scorewright check --help shows how it is used.",
    "缺少参数 files。\n  用 scorewright check --help 查看用法。",
  ],
  [
    ["check", "--format", "xml", "a"],
    "Option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, compact, json.\n",
    "选项 --format <format> 不接受“xml”。可用的值：pretty, compact, json。\n",
  ],
  [
    ["check", "--max-warnings", "few", "a"],
    "Option '--max-warnings <n>' argument 'few' is invalid. Write a whole number from 0 on.\n",
    "选项 --max-warnings <n> 不接受“few”。请写不小于 0 的整数。\n",
  ],
  [["score", "a"], "Required option '--facts <file>' not specified.\n", "必须写选项 --facts <file>。\n"],
  [["score", "a", "--facts"], "Option '--facts <file>' argument missing.\n", "选项 --facts <file> 后面要写值。\n"],
  [["types", "a", "b"], "Too many arguments for 'types'. Expected 1 argument but got 2.\n", "参数太多。\n"],
  [
    ["explain", "a", "--facts", "b", "--row", "2", "--person", "c"],
    "Option '--row <n>' cannot be used with option '--person <text>'.\n",
    "选项 --row <n> 和 --person <text> 不能同时使用。\n",
  ],
  [["score", "a", "--facts", "b", "--bom"], "--bom only goes with --format csv.\n", "--bom 只用于 --format csv。\n"],
  [["score", "-", "--facts", "-"], "The rubric and the facts cannot both come from", "不能都来自标准输入。\n"],
])("%j is wrong usage", async (args, en, zh) => {
  const [english, chinese] = [await scorewright(args), await scorewright(args, { env: { LANG: "zh_CN.UTF-8" } })];
  expect([english.exit, english.out, chinese.exit, chinese.out]).toEqual([2, "", 2, ""]);
  expect(english.err).toContain(`scorewright: ${en}`);
  expect(chinese.err).toContain(zh);
});

test.each([
  [[], {}, "en"],
  [[], { LANG: "zh_CN.UTF-8" }, "zh"],
  [[], { LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "en"],
  [[], { LANG: "en_GB", LC_MESSAGES: "zh_TW" }, "zh"],
  [[], { LC_ALL: "", LANG: "zh" }, "zh"],
  [["check", "--lang", "en"], { LANG: "zh_CN" }, "en"],
  [["--lang=zh", "check"], {}, "zh"],
  [["--lang", "fr"], { LANG: "zh_CN" }, "zh"],
] as const)("%j in %j speaks %s", (args, env, language) => {
  expect(languageOf(args, env)).toBe(language);
});

test("a mistake of the program shows no stack unless it is asked for", async () => {
  inDirectory({ "a.yaml": rubric });
  const go = (env: Record<string, string>) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const stdin = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: "text instead of bytes" as unknown as Uint8Array }),
      }),
    };
    return run(["check", "-"], { stdout, stderr, stdin, env, runtime }).then((exit) => ({ exit, err: String(stderr.read()) }));
  };
  const plain = await go({});
  expect(plain.exit).toBe(2);
  expect(plain.err).toContain("scorewright: ");
  expect(plain.err).not.toMatch(/^ +at /m);
  expect((await go({ DEBUG: "scorewright" })).err).toMatch(/^ +at /m);
});

test("a full disk is an error", async () => {
  inDirectory({ "a.yaml": rubric });
  const stderr = new PassThrough();
  const stdout = new Writable({ write: (_, __, done) => done(Object.assign(new Error("disk full"), { code: "ENOSPC" })) });
  expect(await run(["types", "a.yaml"], { stdout, stderr, stdin: new PassThrough(), env: {}, runtime })).toBe(2);
  expect(String(stderr.read())).toContain("scorewright: The output cannot be written: disk full.");
});
