/** What holds of the tests themselves, so that one fails for what the code does and never for what the machine does. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Who may read a clock, and what for. */
const clocks = {
  "bench/bench.ts": "to measure is what it is for",
  "bench/cells.ts": "the same",
  "bench/once.ts": "the same",
  "spreadsheet/script.test.ts": "looks for timers in a script, and calls none",
};

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.m?ts$|\.mjs$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "") }));
const having = (what: RegExp) => sources.filter(({ text }) => what.test(text)).map(({ file }) => file);

test("no test reads a clock or waits for one", () => {
  const clock =
    /\bperformance\.now\b|\bDate\.now\b|\bnew Date\(\)|\bhrtime\b|\bcpuUsage\b|\bset(?:Timeout|Interval)\b|\btimers\/promises\b/;
  expect(having(clock)).toEqual(Object.keys(clocks));
});
test("the scripts say how long a test may take, and no test for itself", () => {
  expect(having(/\b(?:test|hook)?[tT]imeout:/)).toEqual([]);
});
test("one file says how often a property is tried, and from which seed", () => {
  expect(having(/\bnumRuns:/)).toEqual(["runs.ts"]);
  const properties = having(/\bfc\.assert\(/);
  expect(properties.length).toBeGreaterThan(10);
  expect(properties.filter((file) => !having(/\bruns\(\d+\)/).includes(file))).toEqual([]);
});
