/** What a generated script calls. Bundled into one plain script: no modules, no later library functions, nothing of any host but what is handed in. */
export { excel } from "./hosts/excel.ts";
export { sheets } from "./hosts/sheets.ts";
export { wps } from "./hosts/wps.ts";
