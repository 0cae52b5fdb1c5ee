import { expect, test } from "vitest";
import { brokenRubric, inDirectory, rubric, scorewright } from "../program.ts";

/** The outcomes rise and fall, which is only a warning. */
const doubtful = rubric
  .replace("1000..1999.99: 70%, 2000+: 100%", "1000..1999.99: 100%, 2000+: 70%")
  .replace(/examples:[\s\S]*/, "");

test("a clean rubric", async () => {
  inDirectory({ "销售.yaml": rubric });
  expect(await scorewright(["check", "销售.yaml"])).toEqual({ exit: 0, out: "1 file: no problems\n", err: "" });
  expect((await scorewright(["check", "销售.yaml", "--lang", "zh"])).out).toBe("1 个文件：没有问题\n");
});

test("errors are shown at their place, and the summary counts", async () => {
  inDirectory({ "a.yaml": rubric, "深/错.yaml": brokenRubric.replace(/examples:[\s\S]*/, "") });
  const { exit, out, err } = await scorewright(["check", ".", "--lang", "zh"]);
  expect([exit, err]).toEqual([1, ""]);
  expect(out).toMatch(/^深\/错\.yaml:9:\d+ {2}错误 {2}rows\/hole\n {2}2000 不在任何一档/);
  expect(out).toMatch(/\n > 9 \|.*\n {5}\| +\^+\n/);
  expect(out).toMatch(/\n\n2 个文件：1 个错误\n$/);
});

test("Windows line ends and a byte order mark change nothing", async () => {
  inDirectory({ "a.yaml": brokenRubric, "b.yaml": brokenRubric.replaceAll("\n", "\r\n"), "c.yaml": `\uFEFF${brokenRubric}` });
  const [a, b, c] = (await Promise.all(["a", "b", "c"].map((name) => scorewright(["check", `${name}.yaml`])))).map(({ out }) =>
    out.replace(/[abc]\.yaml/g, "x.yaml"),
  );
  expect(b).toBe(a);
  expect(c).toBe(a);
});

test("what is only worth knowing is shown as a remark and fails nothing", async () => {
  const tiers = "{ tiers: { of: actual, mode: whole, rows: { 0..5000: 10%, above 5000: 15% } }, decimals: 2 }";
  inDirectory({ "a.yaml": rubric.replace(/examples:[\s\S]*/, "").replace("results:\n", `results:\n  pay: ${tiers}\n`) });
  const { exit, out, err } = await scorewright(["check", "a.yaml", "--max-warnings", "0"]);
  expect([exit, err]).toEqual([0, ""]);
  expect(out).toMatch(/^a\.yaml:\d+:\d+ {2}info {2}tiers\/jumps\n.*at 5000 from 500 to 750\./);
  expect(out).toMatch(/\n1 file: 1 remark\n$/);
  expect((await scorewright(["check", "a.yaml", "--lang", "zh"])).out).toContain("在 5000 处由 500 变为 750");
});

test("--format compact", async () => {
  inDirectory({ "a.yaml": brokenRubric.replace(/examples:[\s\S]*/, "") });
  const { exit, out, err } = await scorewright(["check", "a.yaml", "--format", "compact"]);
  expect(out).toMatch(/^a\.yaml:9:\d+ error rows\/hole 2000 falls in no row: .*\n$/);
  expect([exit, err]).toEqual([1, "1 file: 1 error\n"]);
});

test("--format json", async () => {
  inDirectory({ "a.yaml": brokenRubric.replace(/examples:[\s\S]*/, ""), "b.yaml": rubric });
  const { exit, out, err } = await scorewright(["check", "a.yaml", "b.yaml", "--format", "json"]);
  expect([exit, err]).toEqual([1, ""]);
  expect(JSON.parse(out)).toEqual([
    {
      file: "a.yaml",
      line: 9,
      column: expect.any(Number),
      endLine: 9,
      endColumn: expect.any(Number),
      code: "rows/hole",
      severity: "error",
      message: { zh: expect.stringContaining("2000"), en: expect.stringContaining("2000") },
      help: { zh: expect.any(String), en: expect.any(String) },
    },
  ]);
  expect((await scorewright(["check", "b.yaml", "--format", "json"])).out).toBe("[]\n");
});

test("warnings are allowed unless --max-warnings says how many", async () => {
  inDirectory({ "a.yaml": doubtful });
  const { exit, out } = await scorewright(["check", "a.yaml"]);
  expect(exit).toBe(0);
  expect(out).toMatch(/warning {2}rows\/turns-back[\s\S]*\n1 file: 1 warning\n$/);
  expect((await scorewright(["check", "a.yaml", "--max-warnings", "1"])).exit).toBe(0);
  const strict = await scorewright(["check", "a.yaml", "--max-warnings", "0"]);
  expect([strict.exit, strict.err]).toEqual([1, "1 warning, at most 0 allowed.\n"]);
});

test("what cannot be found or read is exit 2, and the rest is checked", async () => {
  inDirectory({ "a.yaml": rubric, "z.yaml": new Uint8Array([0, 1, 2]) });
  const { exit, out, err } = await scorewright(["check", "no*.yaml", "missing.yaml", "z.yaml", "a.yaml", "a.yaml"]);
  expect([exit, out]).toEqual([2, "1 file: no problems\n"]);
  expect(err).toContain('scorewright: "no*.yaml" matches no file.\n');
  expect(err).toContain('scorewright: "missing.yaml" matches no file.\n');
  expect(err).toContain("scorewright: z.yaml holds zero bytes, so it is not plain text.\n  Save the file as UTF-8.\n");
  expect(await scorewright(["check", "no*.yaml"])).toMatchObject({ exit: 2, out: "" });
});

test("standard input", async () => {
  inDirectory({ "a.yaml": rubric });
  expect(await scorewright(["check", "-"], { stdin: rubric })).toMatchObject({ exit: 0, out: "1 file: no problems\n" });
  const { exit, out } = await scorewright(["check", "a.yaml", "-", "--format", "compact"], { stdin: "" });
  expect(exit).toBe(1);
  expect(out).toMatch(/^<stdin>:1:1 error yaml\/empty /);
});

test("colour only on a terminal, and not where it is unwanted", async () => {
  inDirectory({ "a.yaml": brokenRubric });
  const colored = async (options: Parameters<typeof scorewright>[1]) =>
    (await scorewright(["check", "a.yaml"], options)).out.includes("\u001B[");
  expect(await colored({ terminal: true })).toBe(true);
  expect(await colored({})).toBe(false);
  expect(await colored({ terminal: true, env: { NO_COLOR: "1" } })).toBe(false);
  expect(await colored({ terminal: true, env: { TERM: "dumb" } })).toBe(false);
});
