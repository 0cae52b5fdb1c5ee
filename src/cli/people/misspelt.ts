import type { Column } from "../../cells/columns.ts";
import type { Rubric } from "../../index.ts";
import { askedOf } from "../../plan/facts.ts";
import { suggest } from "../../text/suggest.ts";
import type { Session } from "../session.ts";
import type { Candidate } from "./people.ts";

/** In names of two characters, one that differs makes another name: 工号 is not a misspelt 工资. */
const shortest = 3;

/**
 * Columns that are probably a misspelt fact. Known only at the end: a fact that stands in the file under its own name was not misspelt, and an
 * optional fact that was misspelt would otherwise be left out of everybody's score without a word.
 */
export const misspeltColumns = ({ program }: Pick<Rubric, "program">, others: readonly Column[] = []) => {
  const inputs = askedOf(program.plan);
  const strange = new Set<string>();
  const found = new Set<string>();
  return {
    see: ({ facts, extra }: Candidate): void => {
      for (const key in facts) found.add(key);
      for (const key in extra) (others.some(({ id }) => id === key) ? found : strange).add(key);
    },
    report: ({ note, say }: Session): void => {
      const absent = inputs.filter(({ name, member }) => !found.has(name) && !(member && found.has(member.of)));
      const ids = new Map([
        ...absent.flatMap(({ name, title }) => [name, title.zh, title.en].map((text) => [text, name] as const)),
        ...others.flatMap(({ id, titles }) => (found.has(id) ? [] : [id, ...titles].map((text) => [text, id] as const))),
      ]);
      for (const header of strange) {
        const near = [...header].length < shortest ? undefined : suggest(header, ids.keys());
        const id = near === undefined ? undefined : ids.get(near);
        if (near === undefined || id === undefined) continue;
        note(
          say({
            zh: `注意：“${header}”不是评分细则里的数据项，未参与评分。是否想写“${near}”${near === id ? "" : `（${id}）`}？`,
            en: `Note: the column "${header}" is no fact of the rubric and was not used. Did you mean "${near}"${near === id ? "" : ` (${id})`}?`,
          }),
        );
      }
    },
  };
};
