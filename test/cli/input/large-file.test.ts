import { describe, expect, test } from "vitest";
import { readFacts } from "../../../src/cli/input/read-facts.ts";
import { full } from "../../runs.ts";
import { columns } from "../files.ts";

const rows = full ? 100_000 : 10_000;
const note = "备注".repeat(80);
const csvRow = (i: number): string => `员工${i},"${i},5",${i % 7},${note}\r\n`;
const jsonRow = (i: number): string => `{"姓名":"员工${i}","sales":${i}.50,"late":${i % 7},"备注":"${note}"}`;

/** 500 bytes a row that exist only while they are read; `lead` is how many rows the reader was ahead of whoever takes them. */
const run = async (format: "csv" | "json" | "ndjson", first: string, row: (i: number) => string, last: string) => {
  let made = 0;
  let bytes = 0;
  async function* stdin() {
    yield Buffer.from(first);
    while (made < rows) {
      let text = "";
      for (let n = 0; n < 100; n++) text += row(made++);
      const block = Buffer.from(text);
      bytes += block.length;
      yield block;
    }
    yield Buffer.from(last);
  }
  let taken = 0;
  let lead = 0;
  let sum = 0;
  for await (const { facts, problems } of readFacts("-", { columns, format, stdin: stdin() })) {
    taken++;
    lead = Math.max(lead, made - taken);
    sum += problems.length + Number(facts.late);
  }
  return { taken, megabytes: Math.floor(bytes / 1_000_000), leadSmall: lead < 1000, sum };
};
const late = Array.from({ length: rows }, (_, i) => i % 7).reduce((sum, n) => sum + n, 0);
const expected = { taken: rows, megabytes: expect.any(Number), leadSmall: true, sum: late };

describe("a large file is read a block at a time", () => {
  test("CSV", async () => {
    expect(await run("csv", "姓名,销售额,迟到次数,备注\r\n", csvRow, "")).toEqual(expected);
  });
  test("NDJSON", async () => {
    expect(await run("ndjson", "", (i) => `${jsonRow(i)}\n`, "")).toEqual(expected);
  });
  test("a JSON list", async () => {
    expect(await run("json", "[{}", (i) => `,\n${jsonRow(i)}`, "\n]\n")).toEqual({
      ...expected,
      taken: rows + 1,
      sum: Number.NaN,
    });
  });
});
