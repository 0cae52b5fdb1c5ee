/** `npm run bench`: speed as ratios to hand-written code for the same rubric, measured in the same run. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { parseRubric, type Rubric } from "../../src/index.ts";
import {
  type Figures,
  salesDecimals,
  salesDoubles,
  salesIntegers,
  serviceDecimals,
  serviceDoubles,
  serviceIntegers,
} from "./by-hand.ts";
import { oneCall, openingOf } from "./cells.ts";
import { once } from "./once.ts";
import { type Raw, salesPeople, servicePeople } from "./people.ts";
import { teamByHand, teamPeople, teamRubric } from "./team.ts";

const out = (line: string) => process.stdout.write(`${line}\n`);
const count = 100_000;
/** Kept so that no result can be optimised away. */
let sink = 0;

type Runner = { readonly name: string; readonly run: (raw: Raw) => unknown; readonly people: number };
/** Microseconds per person, the median of interleaved rounds. */
const measure = (runners: readonly Runner[], people: readonly Raw[]): readonly number[] => {
  const times = runners.map((): number[] => []);
  for (let round = 0; round < 7; round++)
    for (const [i, { run, people: n }] of runners.entries()) {
      const started = performance.now();
      for (let at = 0; at < n; at++) sink += run(people[at] as Raw) === undefined ? 1 : 0;
      times[i]?.push(((performance.now() - started) * 1000) / n);
    }
  return times.map((list) => [...list].sort((a, b) => a - b)[3] ?? 0);
};
const same = (a: Figures, b: Figures): boolean =>
  a.total === b.total &&
  JSON.stringify(a.results) === JSON.stringify(b.results) &&
  Object.entries(a.points).every(([name, value]) => b.points[name] === value);

const compareWith = (
  title: string,
  file: string,
  people: readonly Raw[],
  by: {
    readonly integers: (raw: Raw) => Figures;
    readonly doubles: (raw: Raw) => Figures;
    readonly decimals: (raw: Raw) => Figures;
  },
) => {
  const rubric = parseRubric(readFileSync(file, "utf8"), { name: file });
  const figures = (raw: Raw): Figures => {
    const result = rubric.figures(raw);
    if (!result.success) throw new Error(`${file}: ${result.problems[0]?.message.en}`);
    return result.figures as Figures;
  };
  const wrong = { integers: 0, decimals: 0, doubles: 0 };
  for (const raw of people) {
    const ours = figures(raw);
    for (const name of ["integers", "decimals", "doubles"] as const) if (!same(by[name](raw), ours)) wrong[name]++;
  }
  out(`\n${title} (${file}), ${people.length.toLocaleString("en")} people`);
  out(
    `  persons whose figures differ from ours: scaled integers ${wrong.integers}, decimal.js ${wrong.decimals}, doubles ${wrong.doubles}`,
  );
  const runners: readonly Runner[] = [
    { name: "scaled integers by hand", run: by.integers, people: people.length },
    { name: "doubles by hand", run: by.doubles, people: people.length },
    { name: "decimal.js by hand", run: by.decimals, people: people.length / 10 },
    { name: "scorewright, figures (facts checked)", run: figures, people: people.length },
    { name: "scorewright, full explained sheet", run: (raw) => rubric.score(raw), people: people.length / 20 },
  ];
  const times = measure(runners, people);
  const base = times[0] ?? 1;
  for (const [i, { name }] of runners.entries()) {
    const time = times[i] ?? 0;
    out(
      `  ${name.padEnd(38)} ${time.toFixed(2).padStart(8)} µs  ${Math.round(1e6 / time)
        .toLocaleString("en")
        .padStart(10)} persons/s  ${(time / base).toFixed(2).padStart(6)} ×`,
    );
  }
  return rubric;
};

const wide = (n: number): string =>
  [
    `scorewright: 1\nid: wide\nversion: "1"\nfacts:`,
    ...Array.from({ length: n }, (_, i) => `  f${i}: { type: count, range: 0..100 }`),
    "dimensions:",
    ...Array.from(
      { length: n },
      (_, i) => `  d${i}: { weight: 1, of: f${i}, rows: { 0..59: 0%, 60..79: 60%, 80..89: 80%, 90+: 100% } }`,
    ),
    `total: { out_of: ${n} }`,
  ].join("\n");

out(`Node ${process.version}, ${process.arch}`);
const sales = compareWith("Sales", "rubrics/sales-monthly.yaml", salesPeople(count), {
  integers: salesIntegers,
  doubles: salesDoubles,
  decimals: salesDecimals,
});
compareWith("Customer service", "rubrics/customer-service.yaml", servicePeople(count), {
  integers: serviceIntegers,
  doubles: serviceDoubles,
  decimals: serviceDecimals,
});

out("\nParse and compile");
for (const file of ["rubrics/sales-monthly.yaml", "rubrics/customer-service.yaml", "rubrics/service-checklist.yaml"]) {
  const text = readFileSync(file, "utf8");
  out(
    `  ${file.padEnd(36)} ${(text.length / 1024).toFixed(1).padStart(6)} KB  ${once(() => parseRubric(text), 15)
      .toFixed(1)
      .padStart(7)} ms`,
  );
}

out("\nGrowth with the number of dimensions");
for (const n of [10, 100, 1000]) {
  const text = wide(n);
  const rubric: Rubric = parseRubric(text);
  const facts = Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, String((i * 37) % 101)]));
  const parse = once(() => parseRubric(text), 3);
  const fast = once(() => {
    for (let i = 0; i < 100; i++) sink += rubric.figures(facts).success ? 0 : 1;
  }, 9);
  const full = once(() => rubric.score(facts), 9);
  out(
    `  ${String(n).padStart(5)} dimensions: parse ${parse.toFixed(1).padStart(8)} ms, figures ${(fast * 10).toFixed(1).padStart(8)} µs (${((fast * 10_000) / n).toFixed(0)} ns each), sheet ${full.toFixed(2).padStart(7)} ms`,
  );
}

out(`\nPeople compared with each other, ${count.toLocaleString("en")} of them (test/bench/team.ts)`);
for (const teams of [500, 1]) {
  const rubric = parseRubric(teamRubric);
  const people = teamPeople(count, teams);
  const members = people.map((facts) => ({ facts }));
  const run = () =>
    [...rubric.teamFigures(members)].map((one) => {
      if (!one.success) throw new Error(one.problems[0]?.message.en);
      const { total, grade, results } = one.figures;
      return `${total} ${grade} ${results.place} ${results.bonus}`;
    });
  const [ours, theirs] = [run(), teamByHand(people)];
  const wrong = ours.filter((line, i) => line !== theirs[i]).length;
  const [a, b] = [once(run, 3), once(() => teamByHand(people), 3)];
  out(
    `  ${String(teams).padStart(3)} teams: by hand ${b.toFixed(0).padStart(6)} ms, scorewright ${a.toFixed(0).padStart(6)} ms (${(a / b).toFixed(1)} ×); persons that differ: ${wrong}`,
  );
}
const folder = mkdtempSync(join(tmpdir(), "scorewright-bench-"));
const people = teamPeople(count, 500);
const [head] = people;
const csv = [Object.keys(head ?? {}), ...people.map((row) => Object.values(row))].map((cells) => cells.join(",")).join("\n");
writeFileSync(join(folder, "team.yaml"), teamRubric);
writeFileSync(join(folder, "staff.csv"), `${csv}\n`);
const peak = "data:text/javascript,process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))";
const command = [
  "team",
  join(folder, "team.yaml"),
  "--facts",
  join(folder, "staff.csv"),
  "--format",
  "csv",
  "--output",
  join(folder, "out.csv"),
];
const started = performance.now();
const ended = spawnSync(process.execPath, ["--import", peak, "dist/cli.js", ...command], { encoding: "utf8" });
const seconds = (performance.now() - started) / 1000;
const written = readFileSync(join(folder, "out.csv"), "utf8").trimEnd().split("\n").length - 1;
rmSync(folder, { recursive: true });
out(
  `  in one command (scorewright team, CSV to CSV, 500 teams): ${written.toLocaleString("en")} people in ${seconds.toFixed(1)} s, peak memory ${(Number(ended.stderr) / 1024).toFixed(0)} MB, exit ${ended.status}`,
);

const bundle = buildSync({
  stdin: { contents: 'export { openProgram, explain } from "./src/engine.ts";', resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  platform: "browser",
  target: "es2022",
}).outputFiles[0]?.contents;
out(
  `\nEngine alone (openProgram, explain), minified: ${((bundle?.length ?? 0) / 1024).toFixed(1)} KB, ${(gzipSync(bundle ?? "").length / 1024).toFixed(1)} KB gzipped`,
);
out("\nA stored program:");
const [somebody = {}] = salesPeople(1);
out(`  sales: ${openingOf(sales.program, somebody)}`);
const checklist = parseRubric(readFileSync("rubrics/service-checklist.yaml", "utf8"));
out(`  service checklist: ${openingOf(checklist.program, {})}`);
out("\nThe function in a cell (sales, RUBRIC_SCORE):");
for (const n of [1, 2000, 100_000]) out(`  ${oneCall(sales.program, n)}`);
if (sink !== 0) out(`(${sink} runs gave nothing)`);
