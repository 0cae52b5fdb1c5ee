import { defineConfig } from "tsup";

/** Sentences in Chinese stand as they are: escaped, each character takes twice the room, and modules are UTF-8 anyway. */
const esbuildOptions = (options: { charset?: "ascii" | "utf8" }) => {
  options.charset = "utf8";
};
/** Only what a library user installs anyway stays outside; everything else a bundle needs is bundled into it. */
const dependencies = ["zod", "decimal.js", "yaml"];

export default defineConfig([
  {
    entry: {
      index: "src/index.ts",
      engine: "src/engine.ts",
      spreadsheet: "src/spreadsheet/open.ts",
      xlsx: "src/workbook/open.ts",
    },
    format: ["esm", "cjs"],
    dts: true,
    clean: true,
    target: "es2022",
    platform: "neutral",
    treeshake: true,
    external: dependencies,
    esbuildOptions,
  },
  {
    // The script of the functions in a cell: plain, for hosts that know no modules and no later library functions.
    entry: { runtime: "src/spreadsheet/runtime.ts" },
    format: ["iife"],
    globalName: "Scorewright",
    target: "es2020",
    platform: "neutral",
    minify: true,
    outExtension: () => ({ js: ".js" }),
    esbuildOptions,
  },
  {
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    target: "node20",
    platform: "node",
    splitting: false,
    external: dependencies,
    esbuildOptions,
    banner: {
      js: '#!/usr/bin/env node\nimport { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  },
]);
