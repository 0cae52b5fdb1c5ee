/** Which programs are asked. LibreOffice takes its time to start: every day Gnumeric alone, with `npm run test:full` both. */
import { full } from "../../runs.ts";
import type { Oracle } from "./calculated.ts";
import { gnumeric } from "./gnumeric.ts";
import { libreOffice } from "./libreoffice.ts";
import { typeIn as typing } from "./typed-in.ts";

export const oracles: readonly (readonly [name: string, oracle: Oracle | undefined])[] = [
  ...(full ? [["LibreOffice", libreOffice] as const] : []),
  ["Gnumeric", gnumeric],
];
export const typeIn = full ? typing : undefined;
