/** Hosts that need a server: a page for the administrator and one for whoever types. */
import type { Program } from "../../plan/ir.ts";
import type { Language } from "../../text/path.ts";
import type { BuildOptions, BuiltFile } from "../built.ts";
import { htmlPage } from "./page.ts";
import { usage } from "./usage.ts";

type Words = (language: Language) => { readonly title: string; readonly body: readonly string[] };
/** `use`: what stands before the columns and formulas. */
export const hostedPages = (
  programs: readonly Program[],
  { namespace }: BuildOptions,
  pages: { readonly admin: Words; readonly use: Words },
): readonly BuiltFile[] =>
  (["zh", "en"] as const).flatMap((language) => {
    const [admin, use] = [pages.admin(language), pages.use(language)];
    const formulas = usage(programs, language, (name) => `${namespace}.${name}`);
    return [
      { name: `admin.${language}.html`, content: htmlPage(admin.title, language, admin.body) },
      { name: `use.${language}.html`, content: htmlPage(use.title, language, [...use.body, ...formulas]) },
    ];
  });
export const titlesOf = (programs: readonly Program[], language: Language): string =>
  programs.map(({ rubric }) => rubric.title[language]).join(language === "zh" ? "、" : ", ");
