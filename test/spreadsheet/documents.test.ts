/** What the documents show of the functions is what they do. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { readCsv } from "../../src/cli/input/read-csv.ts";
import { scratch } from "../cli/files.ts";
import { scorewright } from "../cli/program.ts";
import { openRubric } from "../rubrics/files.ts";
import { hostOf } from "./bundles.ts";
import type { Cell, Grid } from "./cells.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const reference = readFileSync(join(root, "rubrics/README.md"), "utf8");

test("the README's build writes what it says", async () => {
  const [, line = "", shown = ""] = /<!-- build -->\n```console\n\$ scorewright (.+)\n([\s\S]*?)```/.exec(readme) ?? [];
  const folder = join(scratch(), "sheets");
  const args = line.split(" ");
  const { out } = await scorewright([...args.slice(0, -1), folder]);
  expect(out.replaceAll(folder, "sheets").trimEnd()).toBe(shown.trimEnd());
});

/** A CSV file as it stands in a spreadsheet from A1 on. */
const gridOf = async (file: string): Promise<Grid> => {
  const text = readFileSync(join(root, file), "utf8").replace(/^\uFEFF/, "");
  const header = (text.split("\n", 1)[0] ?? "").trim().split(",");
  const rows: Cell[][] = [];
  async function* whole() {
    yield text;
  }
  for await (const { facts } of readCsv(whole(), { zh: file, en: file }, []))
    rows.push(
      header.map((name) => {
        const value = facts[name];
        return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : (value as Cell);
      }),
    );
  return [header, ...rows];
};
const column = (letters: string): number => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const range = (grid: Grid, text: string): Grid => {
  const [, left = "", top = "", right = "", bottom = ""] = /^([A-Z]+)\$?(\d+):([A-Z]+)\$?(\d+)$/.exec(text) ?? [];
  return grid.slice(Number(top) - 1, Number(bottom)).map((row) => row.slice(column(left), column(right) + 1));
};

describe("the README's formulas show what it says", async () => {
  const [, file = "", lines = ""] = /<!-- cells: (.+) -->\n([\s\S]*?)\n\n/.exec(readme) ?? [];
  const grid = await gridOf(file);
  const host = hostOf("sheets", [openRubric("sales-monthly").program], "en");
  const formulas = [...lines.matchAll(/^\| (\w+) \| `=RUBRIC_(\w+)\((.*)\)` \| (.*) \|$/gm)];
  test("there are some", () => {
    expect(formulas.length).toBeGreaterThan(6);
  });
  test.each(formulas.map(([, cell = "", name = "", given = "", shown = ""]) => ({ cell, name, given, shown })))(
    "$cell $name($given)",
    ({ name, given, shown }) => {
      const ranges = given.split(", ").map((one) => (one.startsWith('"') ? one.slice(1, -1) : range(grid, one)));
      const found = host.call(name, ...ranges);
      if (!Array.isArray(found)) throw new Error("it throws");
      const first = String(found[0]?.[0]).replaceAll("\n", " ");
      if (name === "SHEET")
        expect(shown).toBe(`${found[0]?.slice(0, 2).join(", ")}, …: titles, and every figure of everybody below`);
      else expect(shown).toBe(found.length === 1 ? first : `${first}, and one cell for each row below`);
    },
  );
});

test("the reference lists every code of cells and calls", () => {
  const sources = ["cells", "spreadsheet"].flatMap((folder) =>
    readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, "src", folder, file), "utf8")),
  );
  const known = new Set(sources.flatMap((text) => [...text.matchAll(/"((?:cells|call)\/[a-z-]+)"/g)].map(([, code]) => code)));
  const listed = ["cells", "calls"].flatMap((name) => {
    const [, inside = ""] = new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)<!-- /${name} -->`).exec(reference) ?? [];
    return [...inside.matchAll(/^\| `([^`]+)`/gm)].map(([, code]) => code);
  });
  expect([...listed].sort()).toEqual([...known].sort());
});

test("the reference's program is the one that runs", async () => {
  const source = readFileSync(fileURLToPath(new URL("../readme/functions.ts", import.meta.url)), "utf8");
  const asUser = source
    .replace('"../../src/index.ts"', '"scorewright"')
    .replace('"../../src/spreadsheet/open.ts"', '"scorewright/spreadsheet"');
  expect(reference).toContain(`<!-- example: functions -->\n\`\`\`ts\n${asUser}\`\`\``);
  const spy = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../readme/functions.ts");
  const printed = spy.mock.calls.map(([value]) => inspect(value));
  spy.mockRestore();
  expect(printed).toEqual([...source.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, shown]) => shown));
});
