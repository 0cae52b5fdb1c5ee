import type { Rubric, ScoreSheet } from "../../index.ts";
import { type Judge, labelOf } from "../people/judge.ts";
import { partialOf } from "./partial.ts";
import type { Rows } from "./score-table.ts";

export type SheetOptions = { readonly format: "json" | "ndjson"; readonly trace: boolean; readonly partial: boolean };

/** Whole score sheets: one per line, and for `json` the lines are a list. */
export const sheetRows = (rubric: Rubric, judge: Judge, options: SheetOptions, write: (text: string) => Promise<void>): Rows => {
  const list = options.format === "json";
  let count = 0;
  const put = async (record: unknown): Promise<void> => {
    const before = list ? (count === 0 ? "[\n" : ",\n") : "";
    count++;
    await write(`${before}${JSON.stringify(record)}${list ? "" : "\n"}`);
  };
  const { id, version, digest } = rubric.program.rubric;
  return {
    add: async (candidate) => {
      const { facts } = candidate;
      const person = labelOf(candidate);
      const scored = judge.sheet(candidate);
      if (scored.success) {
        await put(options.trace ? scored.sheet : withoutTrace(scored.sheet));
        return [];
      }
      const range = options.partial ? partialOf(rubric, facts, scored.problems) : undefined;
      if (!range) return scored.problems;
      await put({ rubric: id, version, digest, person, ranges: range.ranges, missing: range.missing });
      return [];
    },
    end: () => write(list ? (count === 0 ? "[]\n" : "\n]\n") : ""),
  };
};

const withoutTrace = ({ trace: _, ...sheet }: ScoreSheet): Omit<ScoreSheet, "trace"> => sheet;
