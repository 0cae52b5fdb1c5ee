/** What is built around the script: each file has the shape that its host reads. */
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { functionsFor } from "../../src/build/functions.ts";
import type { Program } from "../../src/index.ts";
import { sheetFunctions } from "../../src/spreadsheet/functions.ts";
import { openRubric, rubricNames } from "../rubrics/files.ts";
import { rubric } from "../score.ts";
import { filesFor, hostOf, url } from "../spreadsheet/bundles.ts";
import { textOf } from "../spreadsheet/hosts.ts";
import { appsscript, customFunctions, officeApp } from "../spreadsheet/schemas.ts";
import { all, parseXml } from "../spreadsheet/xml.ts";

const programs = rubricNames.map((name) => openRubric(name).program);
const sales = [openRubric("sales-monthly").program];
const fits = (schema: object, text: string): readonly unknown[] => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.validate(schema, JSON.parse(text));
  return ajv.errors ?? [];
};

test("the functions that are described are those that there are", () => {
  expect(functionsFor(sales).map(({ name }) => name)).toEqual(sheetFunctions.map(({ name }) => name));
});
test("one rubric needs no name, several do; each list has its range", () => {
  const names = (of: readonly Program[], name: string) =>
    functionsFor(of)
      .find((one) => one.name === name)
      ?.parameters.map((one) => `${one.name}${one.optional ? "?" : ""}`)
      .join(" ");
  expect(names(sales, "SCORE")).toBe("header rows?");
  expect(names(sales, "RESULT")).toBe("result header rows?");
  expect(names(sales, "EXPLAIN")).toBe("header rows? more?");
  expect(names([openRubric("commission").program], "SCORE")).toBe("header rows? records?");
  expect(names(programs, "RESULT")).toBe("rubric result header rows? records?");
});

describe("Google Sheets", () => {
  const files = filesFor("sheets", sales, "zh");
  const script = textOf(files, "scorewright.gs");
  test("appsscript.json has the published shape", () => {
    expect(fits(appsscript, textOf(files, "appsscript.json"))).toEqual([]);
  });
  test("every function is declared at the top, documented and marked", () => {
    for (const { name } of sheetFunctions) {
      const declared = new RegExp(`/\\*\\*\\n(?: \\*[^\\n]*\\n)+? \\* @customfunction\\n \\*/\\nfunction RUBRIC_${name}\\(`);
      expect(script).toMatch(declared);
    }
    expect(script.match(/@customfunction/g)).toHaveLength(sheetFunctions.length);
  });
  test("what is no function for people ends in an underscore, which hides it", () => {
    const declared = [...script.matchAll(/^(?:function|var|const|let) (\w+)/gm)].map(([, name = ""]) => name);
    const others = declared.filter((name) => !name.startsWith("RUBRIC_") && name !== "Scorewright");
    expect(others).toEqual(["scorewright_", "scorewrightDate_", "scorewrightRuntime_", "scorewrightPrograms_"]);
  });
  test("the page has the whole script, to be copied with one button", () => {
    for (const language of ["zh", "en"]) {
      const page = textOf(files, `install.${language}.html`);
      const held = /<textarea id="script"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page)?.[1] ?? "";
      const plain = held
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, "&");
      expect(plain).toBe(script);
      expect(page).toContain('data-copy="script"');
    }
  });
});

describe("Excel", () => {
  const files = filesFor("excel", programs, "en");
  test.each(["functions.json", "functions.zh-CN.json"])("%s has the published shape", (name) => {
    expect(fits(customFunctions, textOf(files, name))).toEqual([]);
  });
  test("both languages describe the same functions", () => {
    const shape = (name: string) =>
      JSON.parse(textOf(files, name), (key, value: unknown) => (key === "description" ? "" : value)) as unknown;
    expect(shape("functions.zh-CN.json")).toEqual(shape("functions.json"));
  });
  test("the manifest has its elements in order, and all that have to be there", () => {
    const root = parseXml(textOf(files, "manifest.xml"));
    expect(root.name).toBe("OfficeApp");
    const names = root.children.map(({ name }) => name);
    expect(names).toEqual(officeApp.children.filter((name) => names.includes(name)));
    expect(officeApp.required.filter((name) => !names.includes(name))).toEqual([]);
    const text = (name: string) => root.children.find((child) => child.name === name)?.text;
    expect(text("Id")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(text("Version")).toMatch(/^\d{1,5}(?:\.\d{1,5}){0,3}$/);
    const [point] = all(root, "ExtensionPoint");
    expect(point?.attributes["xsi:type"]).toBe("CustomFunctions");
    expect(point?.children.map(({ name }) => name)).toEqual(officeApp.customFunctions);
  });
  test("every resource that it names is defined, and every file that it points to is there", () => {
    const root = parseXml(textOf(files, "manifest.xml"));
    const defined = [...all(root, "bt:Url"), ...all(root, "bt:String")].map(({ attributes }) => attributes.id);
    const used = [...all(root, "SourceLocation"), ...all(root, "Namespace")].flatMap(({ attributes }) => attributes.resid ?? []);
    expect(used.filter((id) => !defined.includes(id))).toEqual([]);
    expect(defined.every((id) => (id?.length ?? 99) <= 32)).toBe(true);
    const addresses = [...textOf(files, "manifest.xml").matchAll(/"(https:[^"]*)"/g)].map(([, address = ""]) => address);
    const own = addresses.filter((address) => address.startsWith(url)).map((address) => address.slice(url.length));
    expect(own.length).toBeGreaterThan(6);
    expect(own.filter((name) => !files.some((file) => file.name === name))).toEqual([]);
  });
  test("the same rubrics at the same place are the same add-in; elsewhere they are another", () => {
    const id = (text: string) => /<Id>(.*)<\/Id>/.exec(text)?.[1];
    const own = textOf(files, "manifest.xml");
    expect(id(own)).toBe(id(textOf(filesFor("excel", sales, "zh"), "manifest.xml")));
  });
  test("icons are PNGs of 32 and 64 pixels", () => {
    for (const [name, size] of [
      ["icon-32.png", 32],
      ["icon-64.png", 64],
    ] as const) {
      const content = files.find((file) => file.name === name)?.content;
      const bytes = Buffer.from(typeof content === "string" || !content ? "" : content);
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
  });
});

describe("WPS", () => {
  const files = filesFor("wps", programs, "zh");
  test.each(["manifest.xml", "ribbon.xml", "publish.xml", "jsplugins.xml"])("%s is well formed", (name) => {
    expect(() => parseXml(textOf(files, name))).not.toThrow();
  });
  test("the lists point to a folder", () => {
    for (const name of ["publish.xml", "jsplugins.xml"]) {
      const [plugin] = all(parseXml(textOf(files, name)), "jspluginonline");
      expect(plugin?.attributes).toMatchObject({ type: "et", url });
      expect(plugin?.attributes.url).toMatch(/\/$/);
    }
  });
  test("the page loads the script that registers", () => {
    expect(textOf(files, "index.html")).toContain('src="./main.js"');
    expect(textOf(files, "ribbon.xml")).toContain('onLoad="OnAddinLoad"');
    expect(textOf(files, "main.js")).toContain("function OnAddinLoad()");
  });
});

describe("pages", () => {
  const pages = (["sheets", "excel", "wps"] as const).flatMap((target) =>
    filesFor(target, programs, "zh").flatMap(({ name, content }) =>
      name.endsWith(".html") && /\.(?:zh|en)\./.test(name) && typeof content === "string" ? [{ target, name, content }] : [],
    ),
  );
  test("there is one in each language for each reader", () => {
    expect(pages.map(({ target, name }) => `${target}/${name}`)).toEqual([
      "sheets/install.zh.html",
      "sheets/install.en.html",
      "excel/admin.zh.html",
      "excel/use.zh.html",
      "excel/admin.en.html",
      "excel/use.en.html",
      "wps/admin.zh.html",
      "wps/use.zh.html",
      "wps/admin.en.html",
      "wps/use.en.html",
    ]);
  });
  test("whoever types finds every function, fact and figure of exactly these rubrics", () => {
    for (const { target, name, content } of pages.filter((page) => !page.name.startsWith("admin"))) {
      const language = name.includes(".zh.") ? "zh" : "en";
      const dot = target === "sheets" ? "_" : ".";
      for (const { name: own } of sheetFunctions) expect(content).toContain(`RUBRIC${dot}${own}(`);
      for (const { rubric, plan } of programs) {
        expect(content).toContain(rubric.title[language]);
        for (const input of plan.inputs)
          if (input.source === undefined) expect(content).toContain(input.title[language].replace(/&/g, "&amp;"));
      }
    }
  });
  test("the header rows to be copied, with the formulas as they are printed, score every shipped rubric, in either language", () => {
    let ran = 0;
    for (const [target, language] of [
      ["sheets", "zh"],
      ["excel", "en"],
    ] as const)
      for (const program of programs) {
        const files = filesFor(target, [program], language);
        const page = textOf(files, `${target === "sheets" ? "install" : "use"}.${language}.html`);
        const plain = page
          .replace(/&lt;/g, "<")
          .replace(/&gt;/g, ">")
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, "&");
        const headers = [...plain.matchAll(/<textarea id="header[^"]*"[^>]*>\n(.*)<\/textarea>/g)].map(([, line = ""]) =>
          line.split("\t"),
        );
        const [people = [], ...lists] = headers;
        const host = hostOf(target, [program], language);
        const formulas = [...plain.matchAll(/<code>=RUBRIC[_.](\w+)\((.*?)\)<\/code>/g)];
        expect(formulas.length).toBeGreaterThan(3);
        for (const [, name = "", given = ""] of formulas) {
          const texts = [...given.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = ""]) => text.replaceAll('""', '"'));
          const rows = ["甲", "乙"].map((who) => [who, ...people.slice(1).map(() => undefined)]);
          const ranges = name === "SHEET" ? [[people, ...rows]] : [[people], rows];
          const found = host.call(name, ...texts, ...ranges, ...lists.map((list) => [list]));
          // Whoever has no facts is told so, which needs every name and column to be right.
          expect(found, `${program.rubric.id} ${name}(${given})`).toHaveLength(name === "SHEET" ? 3 : 2);
          ran++;
        }
      }
    expect(ran).toBeGreaterThan(100);
  });
  test("titles that would not survive a formula or a paste are written otherwise", () => {
    const { program } = rubric(`facts:
  a: { type: count, range: 0..9, title: "=1+1" }
  b: { type: count, range: 0..9, title: { zh: 姓名, en: Name } }
  c: { type: count, range: 0..9, title: { zh: 数, en: Number } }
  d: { type: count, range: 0..9, title: { zh: 数, en: Number } }
results:
  r: { title: 'say "hi"', is: a + b + c + d }
`);
    const page = textOf(filesFor("sheets", [program], "en"), "install.en.html");
    expect(page).toContain("\nName\ta\tb\tc\td</textarea>");
    expect(page).toContain("=RUBRIC_RESULT(&quot;say &quot;&quot;hi&quot;&quot;&quot;, $A$1:$E$1, $A2:$E2)");
  });
  test("nothing comes from elsewhere", () => {
    for (const { content } of pages) expect(content).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
  });
});
