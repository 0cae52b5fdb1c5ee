/** What every printed sheet begins and ends with. */
import type { Program } from "../plan/ir.ts";
import type { Language } from "../text/path.ts";
import type { Page } from "./page.ts";
import { styles } from "./styles.ts";
import type { Wording } from "./wording.ts";

export const headOf = (page: Page, span: number, { rubric }: Program, what: string, { language, say }: Wording): void => {
  const title = rubric.title[language];
  page.add([{ value: language === "zh" ? `${title} ${what}` : `${title}: ${what}`, style: styles.paperTitle, span }], 32);
  page.add([{ value: say(`版本 ${rubric.version}`, `Version ${rubric.version}`), style: styles.paperSubtitle, span }], 16);
};
/** The digest starts with the name of its algorithm. */
export const shortDigest = (digest: string): string => digest.replace(/^(?:\w+:)?([0-9a-f]{12}).*$/, "$1");
/** `&` begins a code in a footer. */
export const footerOf = ({ rubric }: Program, language: Language): string => {
  const own = `${rubric.id} ${rubric.version} · ${shortDigest(rubric.digest)}`.replaceAll("&", "&&").slice(0, 150);
  return `&L&8${own}&R&8${language === "zh" ? "第 &P 页，共 &N 页" : "Page &P of &N"}`;
};
