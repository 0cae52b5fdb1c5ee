/** The script of the functions, bundled as `tsup.config.ts` bundles it. */
import { join } from "node:path";
import { build } from "esbuild";

let made: Promise<string> | undefined;
const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "../../src/spreadsheet/runtime.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "Scorewright",
    target: "es2020",
    platform: "neutral",
    charset: "utf8",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
};
export const runtime = (): Promise<string> => {
  made ??= bundle();
  return made;
};
