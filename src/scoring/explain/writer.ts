/** Who writes an explanation: in which language, with which sheet open. */
import { byName } from "../../plan/lookup.ts";
import type { Language } from "../../text/path.ts";
import type { ScoreSheet, Step } from "../sheet/sheet.ts";

export type Writer = {
  readonly language: Language;
  readonly zh: boolean;
  /** What people call a fact or a line of the sheet. */
  readonly titleOf: (name: string) => string;
  readonly step: (name: string) => Step | undefined;
  readonly facts: ScoreSheet["facts"];
};

export const writerOf = ({ trace, facts }: ScoreSheet, language: Language): Writer => {
  const steps = byName(trace);
  return {
    language,
    zh: language === "zh",
    titleOf: (name) => (facts[name] ?? steps.get(name))?.title[language] ?? name,
    step: (name) => steps.get(name),
    facts,
  };
};

type InLanguage = Pick<Writer, "zh">;
export const colon = ({ zh }: InLanguage): string => (zh ? "：" : ": ");
export const listed = (items: readonly string[], { zh }: InLanguage): string => items.join(zh ? "，" : ", ");
export const joined = (reasons: readonly string[], { zh }: InLanguage): string => reasons.join(zh ? "；" : "; ");
export const lineText = (line: number | undefined, { zh }: InLanguage): string =>
  line === undefined ? "" : zh ? `〔第 ${line} 行〕` : ` (line ${line})`;
/** What was read and no sentence has told. */
export const withText = (values: readonly string[], writer: InLanguage): string =>
  (writer.zh ? "其中 " : "with ") + listed(values, writer);
