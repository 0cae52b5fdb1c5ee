/** The rubrics of the package and the staff files that go with them. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readFacts } from "../../src/cli/input/read-facts.ts";
import { parseRubric, type Rubric } from "../../src/index.ts";

export const rubrics = new URL("../../rubrics/", import.meta.url);
export const samples = new URL("samples/", rubrics);
const withoutEnd = (file: string) => file.slice(0, file.lastIndexOf("."));

export const rubricNames = readdirSync(rubrics)
  .filter((file) => file.endsWith(".yaml"))
  .map(withoutEnd);
export const rubricText = (name: string): string => readFileSync(new URL(`${name}.yaml`, rubrics), "utf8");
export const openRubric = (name: string): Rubric => parseRubric(rubricText(name), { name: `${name}.yaml` });

/** A staff file that goes wrong on purpose, row by row. */
export const withProblems = "sales-with-problems.csv";
/** Rows of people and months, for the command `periods`. */
export const overAYear = "after-sales-rep-year.csv";
export const sampleFiles: readonly (readonly [rubric: string, file: string])[] = readdirSync(samples)
  .filter((file) => file !== withProblems && file !== overAYear)
  .map((file) => [withoutEnd(file), file]);

/** What went wrong with the examples of a rubric, in words. */
export const failures = (rubric: Rubric): readonly string[] =>
  rubric
    .runExamples()
    .filter(({ passed }) => !passed)
    .map(({ name, line, differences, problems }) =>
      [
        `line ${line} ${name}:`,
        ...differences.map(({ name: figure, expected, found }) => `${figure} should be ${expected}, is ${found}`),
        ...problems.map(({ en }) => en),
      ].join(" "),
    );

export type Person = { readonly name: string; readonly facts: Readonly<Record<string, unknown>> };
/** A staff file, row by row: the facts of the rubric, and the name of the first column that is none of them. */
export const readPeople = async (rubric: Rubric, file: string): Promise<readonly Person[]> => {
  const { inputs } = rubric.program.plan;
  const columns = inputs.map(({ name, title }) => ({ id: name, titles: [title.zh, title.en] }));
  const known = new Set(inputs.flatMap(({ name }) => [name, name.split(".")[0] ?? name]));
  const people: Person[] = [];
  for await (const { row, facts, problems } of readFacts(fileURLToPath(new URL(file, samples)), { columns })) {
    if (problems.length > 0) throw new Error(`${file}, line ${row}: ${problems.map(({ message }) => message.en).join(" ")}`);
    const entries = Object.entries(facts);
    people.push({
      name: entries
        .filter(([key]) => !known.has(key))
        .map(([, value]) => String(value))
        .join(" "),
      facts: Object.fromEntries(entries.filter(([key]) => known.has(key))),
    });
  }
  return people;
};
