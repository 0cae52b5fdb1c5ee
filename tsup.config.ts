import { defineConfig } from "tsup";

/** Only what a library user installs anyway stays outside; everything else a bundle needs is bundled into it. */
const dependencies = ["zod", "decimal.js", "yaml"];

export default defineConfig([
  {
    entry: { index: "src/index.ts", engine: "src/engine.ts" },
    format: ["esm", "cjs"],
    dts: true,
    clean: true,
    target: "es2022",
    platform: "neutral",
    treeshake: true,
    external: dependencies,
  },
  {
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    target: "node20",
    platform: "node",
    splitting: false,
    external: dependencies,
    banner: {
      js: '#!/usr/bin/env node\nimport { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  },
]);
