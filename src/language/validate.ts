/** Runs a zod schema over a part of the rubric and turns its issues into complaints with paths, in the author's words. */

import { z } from "zod";
import type { DiagnosticKind } from "../diagnostics/define.ts";
import type { Path, Says } from "../text/path.ts";
import { suggest } from "../text/suggest.ts";
import { nodeAt } from "../text/tree.ts";
import { missingKey, unknownKey, wrongValue } from "./complaints.ts";
import { likelyNumber } from "./likely-number.ts";
import type { Tree, Wanted } from "./scalars.ts";

export type Complain = <Params>(
  kind: DiagnosticKind<Params>,
  path: Path,
  params: Params,
  where?: { part?: "key" | "value"; within?: readonly [number, number] },
) => void;

const shapeNames: Readonly<Record<string, Says>> = {
  object: { zh: "一组“键: 值”", en: "a mapping of `key: value`" },
  array: { zh: "一个列表", en: "a list" },
  string: { zh: "一段文字", en: "a text" },
};

/** Making a zod schema costs more than using it, so the schema of a shape is made once. A memo of a pure function. */
const schemas = new WeakMap<z.ZodRawShape, z.ZodType>();
const schemaOf = (shape: z.ZodRawShape): z.ZodType => {
  const known = schemas.get(shape);
  if (known) return known;
  const made = z.strictObject(shape);
  schemas.set(shape, made);
  return made;
};

/** The mapping with exactly the keys of the shape, each read by its type; undefined: all complaints have been made. */
export const validate = <Shape extends z.ZodRawShape>(
  shape: Shape,
  root: Tree,
  path: Path,
  complain: Complain,
): z.output<z.ZodObject<Shape>> | undefined => {
  const known = Object.keys(shape);
  // jitless: zod's fast path makes code from text, which this library never does.
  const result = schemaOf(shape).safeParse(root, { jitless: true });
  if (result.success) return result.data as z.output<z.ZodObject<Shape>>;
  for (const issue of result.error.issues) {
    const where = [...path, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys)
        complain(unknownKey, [...where, key], { key, near: suggest(key, known), known }, { part: "key" });
      continue;
    }
    const found = nodeAt(root, issue.path);
    const last = where[where.length - 1];
    const params = issue.code === "custom" ? (issue.params as Partial<Wanted> | undefined) : undefined;
    if (found === undefined && typeof last === "string" && issue.path.length > 0) {
      complain(missingKey, where.slice(0, -1), { key: last, wanted: params?.wanted }, { part: "key" });
      continue;
    }
    const expected = issue.code === "invalid_type" ? issue.expected : "object";
    const wanted = params?.wanted ?? shapeNames[expected] ?? { zh: expected, en: expected };
    const text = typeof found === "string" ? found : "";
    complain(wrongValue, where, { found: text, wanted, fix: likelyNumber(text) });
  }
  return undefined;
};
