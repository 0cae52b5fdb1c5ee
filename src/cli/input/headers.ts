/** The header line of a CSV file: what does not fit is said with the file and the line. */
import type { Column } from "../../cells/columns.ts";
import { type HeaderFault, isHeaderFault, matchHeaders, type Target } from "../../cells/headers.ts";
import type { Says } from "../../text/path.ts";
import { type CliError, cliError } from "../failure.ts";

export const readHeaders = (
  cells: readonly string[],
  columns: readonly Column[],
  name: Says,
  line: number,
  options: { readonly decimalComma: boolean },
): readonly Target[] => {
  const found = matchHeaders(cells, columns, options);
  if (isHeaderFault(found)) throw misfit(found, name, line);
  return found;
};

const misfit = ({ code, message, help }: HeaderFault, name: Says, line: number): CliError => {
  // A file in another encoding has no header that anybody knows.
  const more: Says =
    code === "cells/no-header"
      ? { zh: "如果文字是乱码，请用 --encoding 指定正确的编码。", en: " If the text is garbled, say the right --encoding." }
      : { zh: "", en: "" };
  return cliError(
    { zh: `${name.zh} 第 ${line} 行：${message.zh}`, en: `${name.en}, line ${line}: ${message.en}` },
    { help: { zh: help.zh + more.zh, en: help.en + more.en } },
  );
};
