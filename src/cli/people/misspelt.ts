import { type Column, columnOf } from "../../cells/columns.ts";
import { misspelt } from "../../cells/misspelt.ts";
import type { Rubric } from "../../index.ts";
import { askedOf } from "../../plan/facts.ts";
import type { Session } from "../session.ts";
import type { Candidate } from "./people.ts";

/** Columns that are probably a misspelt fact. Known only at the end: a fact that stands in the file under its own name was not misspelt. */
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
      const periods = others.filter(({ id }) => !found.has(id));
      for (const { header, near, id } of misspelt(strange, [...absent.map(columnOf), ...periods]))
        note(
          say({
            zh: `注意：“${header}”不是评分细则里的数据项，未参与评分。是否想写“${near}”${near === id ? "" : `（${id}）`}？`,
            en: `Note: the column "${header}" is no fact of the rubric and was not used. Did you mean "${near}"${near === id ? "" : ` (${id})`}?`,
          }),
        );
    },
  };
};
