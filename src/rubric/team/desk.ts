/** What a rule can ask about the team, in the name of whoever it works for. */
import { wrongSort } from "../../formulas/complaints.ts";
import { kindNameOf, kindNames } from "../../language/kinds.ts";
import type { Complain } from "../../language/validate.ts";
import { input } from "../../plan/build.ts";
import type { Host, Reading, TeamDesk } from "../../rules/context.ts";
import type { Says } from "../../text/path.ts";
import type { Workshop } from "../workshop.ts";
import { columnOf, gather, groupOf } from "./columns.ts";

/** A formula, with the titles of what it names. */
const titled = (text: string, { names }: Workshop): Says => {
  const inWords = (language: keyof Says) =>
    text.trim().replace(/[\p{L}_][\p{L}\p{N}_.]*/gu, (name) => names.get(name)?.title[language] ?? name);
  return { zh: inWords("zh"), en: inWords("en") };
};

/** `expression` reads a formula on the sheet: within a record, too, people are compared by what stands on their sheets. */
export const teamDesk = (
  { name }: Host,
  expression: Reading["expression"],
  workshop: Workshop,
  complain: Complain,
): TeamDesk => ({
  size: workshop.team.settings().atMost,
  column: (text, path) => {
    const typed = expression(text, path);
    if (typed?.sort === "number") return columnOf(typed, { name, title: titled(text, workshop), at: path }, workshop, complain);
    if (typed) complain(wrongSort, path, { wanted: kindNames.number, found: kindNameOf(typed), what: text });
    return undefined;
  },
  group: (fact, path) => groupOf(fact, path, workshop, complain),
  count: (column, within, path) => gather("count", { others: false, column }, within, path, workshop),
  figure: (figure, about) => input(workshop.team.add(figure, about)),
});
