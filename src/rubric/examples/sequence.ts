/** An example that runs over several periods: what is given and expected of each, and of the longer ones that they make. */

import { unknownKey } from "../../language/complaints.ts";
import * as scalars from "../../language/scalars.ts";
import { isMap, type Tree } from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import type { Path } from "../../text/path.ts";
import { suggest } from "../../text/suggest.ts";
import { type Given, merge, type Outcome, type ReadOutcome } from "./outcome.ts";

type Step = Outcome & { readonly given: Given; readonly path: Path };
export type Sequence = {
  readonly periods: readonly (Step & { readonly period: string; readonly in: { readonly [level: string]: string } })[];
  /** By level, in the order in which they begin. */
  readonly longer: { readonly [level: string]: readonly Step[] };
};

const outcomeKeys = { given: scalars.map.optional(), expect: scalars.map.optional(), refuses: scalars.tree.optional() };
const stepKeys = { period: scalars.text.optional(), in: scalars.map.optional(), ...outcomeKeys };

export const readSequence = (
  written: { readonly periods: readonly Tree[]; readonly longer: Given },
  { given, path, name }: { readonly given: Given; readonly path: Path; readonly name: string },
  readOutcome: ReadOutcome,
  levels: readonly { readonly period: string; readonly readOutcome: ReadOutcome }[],
  complain: Complain,
): Sequence => {
  const known = levels.map(({ period }) => period);
  const levelOf = (key: string, at: Path) => {
    const level = levels.find(({ period }) => period === key);
    if (!level) complain(unknownKey, [...at, key], { key, near: suggest(key, known), known }, { part: "key" });
    return level;
  };
  const periods = written.periods.flatMap((tree, i) => {
    const at = [...path, "periods", i];
    const read = validate(stepKeys, tree, at, complain);
    if (!read) return [];
    const belongs: Record<string, string> = {};
    for (const [level, value] of Object.entries(read.in ?? {}))
      if (levelOf(level, [...at, "in"]) && typeof value === "string") belongs[level] = value;
    const period = read.period ?? String(i + 1);
    return [
      { ...readOutcome(read, at, `${name}, ${period}`), given: merge(given, read.given ?? {}), period, in: belongs, path: at },
    ];
  });
  const longer = Object.entries(written.longer).flatMap(([key, list]) => {
    const at = [...path, "longer", key];
    const level = levelOf(key, [...path, "longer"]);
    const trees: readonly Tree[] = Array.isArray(list) ? list : isMap(list) ? [list] : [];
    const steps = trees.flatMap((tree, i): readonly Step[] => {
      const here = Array.isArray(list) ? [...at, i] : at;
      const read = level && validate(outcomeKeys, tree, here, complain);
      return read ? [{ ...level.readOutcome(read, here, `${name}, ${key} ${i + 1}`), given: read.given ?? {}, path: here }] : [];
    });
    return [[key, steps] as const];
  });
  return { periods, longer: Object.fromEntries(longer) };
};
