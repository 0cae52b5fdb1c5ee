/** The headers of a CSV file against the columns that are looked for, with what is said where they do not fit. */

import { tidyCell } from "../../cells/cell.ts";
import { type Column, columnFinder } from "../../cells/columns.ts";
import type { Says } from "../../text/path.ts";
import { type CliError, cliError } from "../failure.ts";

/** Where a column of the file goes. A header that no column claims is `extra` and keeps its own name; `undefined` stands under no header at all. */
export type Target = { readonly key: string; readonly header: string; readonly extra: boolean } | undefined;

export const matchHeaders = (
  cells: readonly string[],
  columns: readonly Column[],
  name: Says,
  line: number,
): readonly Target[] => {
  const find = columnFinder(columns);
  const takenBy = new Map<string, string>();
  const targets = cells.map((cell): Target => {
    const header = tidyCell(cell).replace(/\s+/g, " ");
    if (header === "") return undefined;
    const [column, other] = find(cell);
    if (column && other) throw ambiguous(header, column, other, name, line);
    const key = column ? column.id : freeName(header, takenBy);
    const earlier = takenBy.get(key);
    if (earlier !== undefined) throw duplicate(key, earlier, header, name, line);
    takenBy.set(key, header);
    return { key, header, extra: !column };
  });
  if (columns.length > 0 && !targets.some((target) => target?.extra === false)) throw noHeader(targets, columns, name, line);
  return targets;
};

/** Two extra columns of the same name are both carried through, the second as `name (2)`. */
const freeName = (header: string, taken: ReadonlyMap<string, string>): string => {
  let key = header;
  for (let i = 2; taken.has(key); i++) key = `${header} (${i})`;
  return key;
};

const ambiguous = (header: string, a: Column, b: Column, name: Says, line: number): CliError =>
  cliError(
    {
      en: `${name.en}, line ${line}: the header "${header}" fits both ${a.id} and ${b.id}.`,
      zh: `${name.zh} 第 ${line} 行：表头“${header}”既可以是 ${a.id}，也可以是 ${b.id}。`,
    },
    { help: { en: `Write ${a.id} or ${b.id} as the header.`, zh: `请将表头改为 ${a.id} 或 ${b.id}。` } },
  );

const duplicate = (key: string, first: string, second: string, name: Says, line: number): CliError =>
  cliError(
    {
      en: `${name.en}, line ${line}: the headers "${first}" and "${second}" both mean ${key}, so it is unclear which one counts.`,
      zh: `${name.zh} 第 ${line} 行：表头“${first}”和“${second}”都表示 ${key}，无法确定以哪一列为准。`,
    },
    { help: { en: "Remove or rename one of the two columns.", zh: "请删除或改名其中一列。" } },
  );

const noHeader = (targets: readonly Target[], columns: readonly Column[], name: Says, line: number): CliError => {
  const found = some(targets.flatMap((target) => (target ? [target.header] : [])));
  const wanted = some(columns.map(({ id, titles }) => titles[0] ?? id));
  return cliError(
    {
      en: `${name.en}, line ${line}: none of the columns that are needed stands in the header. Found: ${found}.`,
      zh: `${name.zh} 第 ${line} 行：表头中没有任何需要的列。读到的是：${found}。`,
    },
    {
      help: {
        en: `The first line must name the columns, for example ${wanted}: delete title lines above it. If the text is garbled, say the right --encoding.`,
        zh: `第一行必须是列名，例如 ${wanted}；请删除其上方的标题行。如果文字是乱码，请用 --encoding 指定正确的编码。`,
      },
    },
  );
};

const some = (words: readonly string[]): string =>
  words
    .slice(0, 6)
    .map((word) => (word.length > 40 ? `${word.slice(0, 40)}…` : word))
    .join(", ") + (words.length > 6 ? ", …" : "");
