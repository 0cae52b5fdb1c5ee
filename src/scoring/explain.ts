/** A score sheet as text for people, in Chinese or English. */
import type { Language, Says } from "../text/path.ts";
import type { Change, DimensionSheet, Reason, ScoreSheet, Step } from "./sheet.ts";

const words = {
  total: { zh: "总分", en: "Total" },
  grade: { zh: "等级", en: "Grade" },
  results: { zh: "结果", en: "Results" },
  measures: { zh: "度量怎么算出来", en: "Where the figures come from" },
  adjustments: { zh: "加减分", en: "Adjustments" },
} as const;

const lineText = (line: number | undefined, language: Language): string =>
  line === undefined ? "" : language === "zh" ? `〔第 ${line} 行〕` : ` (line ${line})`;
const changeText = (kind: "limit" | "rounding", { before, after, line }: Change, language: Language): string => {
  const verb = kind === "limit" ? { zh: "按上下限", en: "limited" } : { zh: "舍入", en: "rounded" };
  return language === "zh"
    ? `${verb.zh}：${before} → ${after}${lineText(line, language)}`
    : `${verb.en}: ${before} → ${after}${lineText(line, language)}`;
};
const reasonText = ({ text, line }: Reason, language: Language): string => `${text[language]}${lineText(line, language)}`;

const dimensionLines = (dimension: DimensionSheet, language: Language, depth: number): string[] => {
  const zh = language === "zh";
  const indent = "  ".repeat(depth);
  const { points, weight, max, lost, applies } = dimension;
  const beyond = max === weight ? "" : zh ? `，最高 ${max}` : `, at most ${max}`;
  const missed =
    lost === undefined || lost === "0" || max !== weight
      ? ""
      : lost.startsWith("-")
        ? ""
        : zh
          ? `，失 ${lost}`
          : `, ${lost} lost`;
  const score = !applies
    ? zh
      ? "不适用"
      : "not applicable"
    : points === undefined
      ? zh
        ? "未评"
        : "not scored"
      : zh
        ? `${points} 分（满 ${weight}${beyond}${missed}）`
        : `${points} of ${weight}${beyond}${missed}`;
  const inner = `${indent}    `;
  return [
    `${indent}- ${dimension.title[language]}${zh ? "：" : ": "}${score}`,
    ...dimension.because.map((reason) => inner + reasonText(reason, language)),
    ...dimension.parts.flatMap((part) => [
      `${inner}${part.title[language]}${zh ? "：" : ": "}${part.value}${part.because.length === 0 ? lineText(part.line, language) : ""}`,
      ...part.because.map((reason) => `${inner}  ${reasonText(reason, language)}`),
    ]),
    ...dimension.limits.map((change) => inner + changeText("limit", change, language)),
    ...dimension.roundings.map((change) => inner + changeText("rounding", change, language)),
    ...dimension.gates.map((gate) => `${inner}${zh ? "触发" : "gate"}${zh ? "：" : ": "}${reasonText(gate, language)}`),
    ...dimension.dimensions.flatMap((child) => dimensionLines(child, language, depth + 1)),
  ];
};
const stepLines = (step: Step, language: Language): string[] => {
  const uses = Object.entries(step.uses).map(([name, value]) => `${name} ${value}`);
  const reasons = step.because.map((reason) => reasonText(reason, language));
  const said = reasons.length > 0 ? reasons : [lineText(step.line, language).trim()];
  return [
    `- ${step.title[language]} = ${step.value}`,
    ...said.filter((text) => text !== "").map((text) => `    ${text}`),
    ...(uses.length === 0 ? [] : [`    ${language === "zh" ? "其中 " : "with "}${uses.join(language === "zh" ? "，" : ", ")}`]),
    ...step.limits.map((change) => `    ${changeText("limit", change, language)}`),
    ...step.roundings.map((change) => `    ${changeText("rounding", change, language)}`),
  ];
};

/** The whole sheet as a tree of plain text lines. */
export const explain = (sheet: ScoreSheet, language: Language): string => {
  const say = (text: Says) => text[language];
  const person =
    sheet.person === undefined ? [] : [typeof sheet.person === "string" ? sheet.person : Object.values(sheet.person).join(" ")];
  const steps = (role: Step["role"]) => sheet.trace.filter((step) => step.role === role);
  const [total] = steps("total");
  const [grade] = steps("grade");
  const block = (title: Says, lines: readonly string[]) => (lines.length === 0 ? [] : ["", say(title), ...lines]);
  const gates = sheet.trace.filter((step) => step.role === "gate" && step.value === "true" && step.name.startsWith("total/"));
  return [
    [say(sheet.title), sheet.version, ...person].join("  "),
    ...(total
      ? [`${say(words.total)} ${total.value} / ${sheet.outOf ?? ""}${grade ? `  ${say(words.grade)} ${grade.value}` : ""}`]
      : []),
    ...(total
      ? [
          ...total.limits.map((change) => `  ${changeText("limit", change, language)}`),
          ...total.roundings.map((change) => `  ${changeText("rounding", change, language)}`),
        ]
      : []),
    ...gates.map((gate) => `  ${language === "zh" ? "触发：" : "gate: "}${say(gate.title)}${lineText(gate.line, language)}`),
    ...(grade ? grade.because.map((reason) => `  ${reasonText(reason, language)}`) : []),
    ...(sheet.dimensions.length === 0
      ? []
      : ["", ...sheet.dimensions.flatMap((dimension) => dimensionLines(dimension, language, 0))]),
    ...block(
      words.adjustments,
      steps("adjustment").flatMap((step) => stepLines(step, language)),
    ),
    ...block(
      words.results,
      steps("result").flatMap((step) => stepLines(step, language)),
    ),
    ...block(
      words.measures,
      [...steps("parameter"), ...steps("measure")].flatMap((step) => stepLines(step, language)),
    ),
    "",
  ].join("\n");
};
