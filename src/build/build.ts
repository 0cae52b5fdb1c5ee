/** Everything that has to be pasted or uploaded, for one host. */
import type { Build } from "./built.ts";
import { buildExcel } from "./excel.ts";
import { buildSheets } from "./sheets.ts";
import { buildWps } from "./wps.ts";

export const targets = { sheets: buildSheets, excel: buildExcel, wps: buildWps } as const satisfies Readonly<
  Record<string, Build>
>;
export type Target = keyof typeof targets;
