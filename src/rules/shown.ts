import { type Phrase, phrase, type Sentence } from "../text/sentence.ts";

const withValue = phrase("value/shown", "{0} {1}", "{0} {1}");
/** What a rule looks at, by its title and its value: how most sentences begin. */
export const shown = ({ title, atom }: { readonly title: Sentence; readonly atom: { readonly name: string } }): Phrase =>
  withValue(title, `{${atom.name}}`);
