/** TypeScript types of a rubric's facts and figures, as text. */
import { askedOf } from "../plan/facts.ts";
import { valueText } from "../plan/format.ts";
import type { Input, Program } from "../plan/ir.ts";
import { fromText } from "../text/exact.ts";
import { figureNames } from "./figures.ts";

const property = (name: string) => (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name));
const percentText = ["`$", "{string}%`"].join("");
const numberLike = "string | number | bigint | { toFixed(): string }";

const typeOf = ({ of, mayNotApply }: Input, indent: string): string => {
  const also = mayNotApply ? ' | "n/a"' : "";
  switch (of.type) {
    case "number":
      return (
        (of.kind === "percent"
          ? percentText
          : of.kind === "date" || of.kind === "datetime" || (of.kind === "duration" && of.bare === undefined)
            ? "string"
            : numberLike) + also
      );
    case "choice":
      return of.values.map((option) => JSON.stringify(option.value)).join(" | ") + also;
    case "flag":
      return `boolean${also}`;
    case "text":
      return "string";
    case "list":
      return `readonly {\n${of.columns.map((column) => line(column, `${indent}  `, column.member.key)).join("")}${indent}}[]${also}`;
  }
};
const line = (input: Input, indent: string, name = input.name): string => {
  const { title, of } = input;
  const words = title.zh === name && title.en === name ? [] : [title.zh === title.en ? title.en : `${title.en} ${title.zh}`];
  const range =
    of.type === "number" ? [`${of.kind} ${valueText(of.kind, fromText(of.low))}..${valueText(of.kind, fromText(of.high))}`] : [];
  const doc = [...words, ...range].join("; ").replaceAll("*/", "* /");
  return `${doc === "" ? "" : `${indent}/** ${doc} */\n`}${indent}readonly ${property(name)}?: ${typeOf(input, indent)};\n`;
};

/** The types that `scorewright types` prints. Every fact may be left out: which are needed depends on the others. */
export const typesText = ({ plan, rubric }: Program): string => {
  const name = typeName(rubric.id);
  const { summary, dimensions, results } = figureNames(plan);
  const grade = plan.definitions.find((definition) => definition.name === "grade");
  const grades = grade?.is.sort === "choice" ? grade.is.values.map((value) => JSON.stringify(value)).join(" | ") : undefined;
  return [
    `/** Facts of ${rubric.id} ${rubric.version}. */\nexport type ${name}Facts = {\n${askedOf(plan)
      .map((input) => line(input, "  "))
      .join("")}};\n`,
    `/** Figures of ${rubric.id} ${rubric.version}; numbers are decimal text. */\nexport type ${name}Figures = {\n`,
    summary.length > 0 ? "  readonly total: string;\n" : "",
    grades === undefined ? "" : `  readonly grade: ${grades};\n`,
    `  readonly points: { ${dimensions.map((one) => `readonly ${property(one)}?: string`).join("; ")} };\n`,
    `  readonly results: { ${results.map((result) => `readonly ${property(result)}: string`).join("; ")} };\n};\n`,
  ].join("");
};
/** `sales-2026` → `Sales2026`; a name cannot start with a digit. */
const typeName = (id: string): string =>
  id.replace(/(?:^|[-_]+)(\p{L}|\p{N})/gu, (_, first: string) => first.toUpperCase()).replace(/^(?=\p{N})/u, "_");
