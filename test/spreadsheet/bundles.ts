/** Bundles as `scorewright build` makes them. */

import { type Target, targets } from "../../src/build/build.ts";
import type { BuiltFile } from "../../src/build/built.ts";
import type { Program } from "../../src/index.ts";
import type { Language } from "../../src/text/path.ts";
import { excelHost, type Host, type OpenHost, sheetsHost, wpsHost } from "./hosts.ts";
import { runtime } from "./runtime.ts";

export const script = await runtime();
export const url = "https://hr.example.com/rubric/";
export const filesFor = (target: Target, programs: readonly Program[], language: Language): readonly BuiltFile[] =>
  targets[target](programs, { language, runtime: script, namespace: "RUBRIC", url, version: "1.0.0" });

const open: Readonly<Record<Target, OpenHost>> = { sheets: sheetsHost, excel: excelHost(), wps: wpsHost };
export const hostOf = (target: Target, programs: readonly Program[], language: Language): Host =>
  open[target](filesFor(target, programs, language));
