import type { Rubric, ScoreSheet } from "../../index.ts";
import { type Judge, labelOf } from "../people/judge.ts";
import { partialOf } from "./partial.ts";
import { recordWriter } from "./records.ts";
import type { Rows } from "./score-table.ts";
import type { Output } from "./write.ts";

type SheetOptions = { readonly format: "json" | "ndjson"; readonly trace: boolean; readonly partial: boolean };

/** Whole score sheets. */
export const sheetRows = (rubric: Rubric, judge: Judge, options: SheetOptions, write: Output["write"]): Rows => {
  const { format, trace, partial } = options;
  const records = recordWriter(format, write);
  const { id, version, digest } = rubric.program.rubric;
  return {
    add: async (person) => {
      const scored = judge.sheet(person);
      if (scored.success) {
        await records.add(trace ? scored.sheet : withoutTrace(scored.sheet));
        return [];
      }
      const range = partial ? partialOf(rubric, person.facts, scored.problems) : undefined;
      if (!range) return scored.problems;
      const { ranges, missing } = range;
      await records.add({ rubric: id, version, digest, person: labelOf(person), ranges, missing });
      return [];
    },
    end: records.end,
  };
};

const withoutTrace = ({ trace: _, ...sheet }: ScoreSheet): Omit<ScoreSheet, "trace"> => sheet;
