/** Excel with Office.js: functions are associated with their ids, and an error carries its text only as a `CustomFunctions.Error`. */

import { isScorewrightError } from "../../scoring/error.ts";
import type { Says } from "../../text/path.ts";
import { isRecord } from "../../text/record.ts";
import type { Programs } from "../bundle.ts";
import { hostFunctions, isOmitted, type Options } from "./host.ts";

export type CustomFunctions = {
  readonly associate: (id: string, run: (...given: readonly unknown[]) => unknown) => void;
  readonly Error: new (code: string, message: string) => unknown;
  readonly ErrorCode: { readonly invalidValue: string };
};
export type ExcelOptions = Options & { readonly namespace: string };

/** Older builds hand in empty cells as 0, and nothing tells them from a 0 that was typed; only a header without a name gives them away. */
const blankAsZero: Says = {
  zh: "表头行里有一个 0：要么区域没有从表头开始，要么这个版本的 Excel 把空格当作 0 传入（会把缺失算成 0，请更新到 2024 年 8 月之后的版本）。",
  en: "The header row holds a 0: either the range does not begin at the header, or this build of Excel hands in empty cells as 0, and what is missing would count as 0 (update to one after August 2024).",
};

/** An error in a cell comes as an object that holds its text. */
const cell = (given: unknown): unknown => {
  if (given === null || typeof given !== "object") return given ?? undefined;
  return isRecord(given) && "basicValue" in given ? given.basicValue : (given as { code?: unknown }).code;
};
const hasZeroHeader = (given: unknown): boolean => Array.isArray(given) && Array.isArray(given[0]) && given[0].includes(0);

export const excel = (programs: Programs, options: ExcelOptions, host: CustomFunctions): void => {
  const { language, namespace } = options;
  const habits = { cell, isOmitted, nameOf: (name: string) => `${namespace}.${name}` };
  const refuse = (message: string) => new host.Error(host.ErrorCode.invalidValue, message);
  for (const [name, run] of Object.entries(hostFunctions(programs, options, habits)))
    host.associate(name, (...given) => {
      // The last argument is the host's own.
      const own = given.slice(0, -1);
      if (hasZeroHeader(own.find(isTable))) throw refuse(blankAsZero[language]);
      try {
        return run(...own);
      } catch (thrown) {
        throw isScorewrightError(thrown) ? refuse(thrown.message) : thrown;
      }
    });
};
const isTable = (given: unknown): boolean => Array.isArray(given) && Array.isArray(given[0]) && given[0].length > 1;
