/** The sheet that formulas look texts up on. */
import type { Words } from "../targets/grid/grid.ts";
import type { Cell, Row, Sheet } from "../xlsx/model.ts";
import { styles } from "./styles.ts";

export const wordsSheet = (name: string, words: Words): Sheet => ({
  name,
  hidden: true,
  columns: [{ width: 60 }, { width: 10 }],
  rows: words.rows().map(
    ({ text, number, heading }, i): Row => ({
      at: i + 1,
      cells: [
        { column: 1, value: text, style: heading ? styles.label : styles.text },
        ...(number === undefined ? [] : [{ column: 2, value: number } satisfies Cell]),
      ],
    }),
  ),
  locked: true,
});
