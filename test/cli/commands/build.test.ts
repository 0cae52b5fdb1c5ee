/** The command that builds: what it writes, and what it refuses. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brokenRubric, inDirectory, rubric, scorewright } from "../program.ts";

const built = (directory: string): readonly string[] => readdirSync(directory).sort();

describe("build", () => {
  test("for Sheets: a script, its manifest, and a page in each language", async () => {
    inDirectory({ "月度.yaml": rubric });
    const { exit, out, err } = await scorewright([
      "build",
      "--target",
      "sheets",
      "月度.yaml",
      "--output",
      "给 人事",
      "--lang",
      "zh",
    ]);
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toBe(
      "已写入 给 人事：scorewright.gs、appsscript.json、install.zh.html、install.en.html。\n下一步：打开 给 人事/install.zh.html。\n",
    );
    expect(built("给 人事")).toEqual(["appsscript.json", "install.en.html", "install.zh.html", "scorewright.gs"]);
    expect(readFileSync("给 人事/scorewright.gs", "utf8")).toContain('language: "zh"');
  });
  test("for Excel and WPS: at the address that is given, with or without its slash", async () => {
    inDirectory({ "a.yaml": rubric });
    for (const target of ["excel", "wps"])
      for (const url of ["https://hr.example.com/rubric", "https://hr.example.com/rubric/", "http://localhost:3000/"]) {
        const { exit, err } = await scorewright(["build", "--target", target, "a.yaml", "--output", target, "--url", url]);
        expect([exit, err]).toEqual([0, ""]);
        const file = target === "excel" ? "manifest.xml" : "jsplugins.xml";
        expect(readFileSync(`${target}/${file}`, "utf8")).toContain(`"${url.replace(/\/$/, "")}/`);
      }
  });
  test("twice the same is the same, byte for byte, whatever ends the lines", async () => {
    inDirectory({ "a.yaml": rubric, "b.yaml": `\uFEFF${rubric.replaceAll("\n", "\r\n")}` });
    await scorewright(["build", "--target", "sheets", "a.yaml", "--output", "a"]);
    await scorewright(["build", "--target", "sheets", "b.yaml", "--output", "b"]);
    for (const name of built("a")) expect(readFileSync(`b/${name}`, "utf8")).toBe(readFileSync(`a/${name}`, "utf8"));
  });
  test("several rubrics, by a pattern", async () => {
    inDirectory({ "a.yaml": rubric, "b.yaml": rubric.replace("id: monthly", "id: yearly") });
    const { exit } = await scorewright(["build", "--target", "sheets", "*.yaml", "--output", "out"]);
    expect(exit).toBe(0);
    expect(readFileSync("out/scorewright.gs", "utf8")).toContain("function RUBRIC_SCORE(rubric, header, rows)");
  });

  test("one rubric with an error, and nothing is written", async () => {
    inDirectory({ "a.yaml": rubric, "b.yaml": brokenRubric });
    const { exit, err } = await scorewright(["build", "--target", "sheets", "a.yaml", "b.yaml", "--output", "out"]);
    expect(exit).toBe(1);
    expect(err).toContain("b.yaml:");
    expect(() => built("out")).toThrow(/ENOENT/);
  });
  test.each([
    [["--target", "sheets", "a.yaml"], /--output/],
    [["a.yaml", "--output", "out"], /--target/],
    [["--target", "excel", "a.yaml", "--output", "out"], /Excel and WPS fetch the files from a server, so --url is needed/],
    [["--target", "wps", "a.yaml", "--output", "out", "--url", "hr.example.com"], /hr\.example\.com is no https address/],
    [["--target", "excel", "a.yaml", "--output", "out", "--url", "http://hr.example.com/"], /no https address/],
    [["--target", "excel", "a.yaml", "--output", "out", "--url", "https://x/", "--namespace", "评分"], /cannot be a namespace/],
    [["--target", "excel", "a.yaml", "--output", "out", "--url", "https://x/", "--namespace", "AB12"], /cannot be a namespace/],
    [["--target", "excel", "a.yaml", "--output", "out", "--url", "http://localhost.evil.com/"], /no https address/],
    [["--target", "sheets", "nothing-*.yaml", "--output", "out"], /nothing-/],
    [["--target", "sheets", "a.yaml", "--output", "a.yaml"], /a\.yaml is a file and no directory/],
  ])("%j is wrong usage", async (args, message) => {
    inDirectory({ "a.yaml": rubric });
    const { exit, err } = await scorewright(["build", ...args]);
    expect(exit).toBe(2);
    expect(err).toMatch(message);
  });
  test("two rubrics of the same id are told apart nowhere", async () => {
    inDirectory({ "a.yaml": rubric, "b.yaml": rubric });
    const { exit, err } = await scorewright(["build", "--target", "sheets", "a.yaml", "b.yaml", "--output", "out"]);
    expect(exit).toBe(1);
    expect(err).toContain("a.yaml and b.yaml have the same id, monthly.");
  });
  test("what stands in the directory already is left there", async () => {
    const directory = inDirectory({ "a.yaml": rubric });
    await scorewright(["build", "--target", "sheets", "a.yaml", "--output", "."]);
    writeFileSync("mine.txt", "mine");
    await scorewright(["build", "--target", "sheets", "a.yaml", "--output", "."]);
    expect(built(directory)).toContain("mine.txt");
  });
});
