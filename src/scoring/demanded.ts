/** What of a plan is worked out beyond its outputs: for the reader of the sheet, for the next period and for the longer one. */
import type { Definition, Program } from "../plan/ir.ts";
import { columnsOf } from "../plan/team.ts";
import { isDimension } from "./sheet/outline.ts";

/** Names of the plan that the next period or the longer one reads: lines of the sheet, or facts. */
export const takenFrom = ({ carry = [], levels: [above] = [] }: Program): readonly string[] => [
  ...new Set([...carry, ...(above?.columns ?? [])].flatMap(({ from }) => from ?? [])),
];
/** Those of them that are lines of the sheet. */
export const takenLines = (program: Program): readonly string[] => {
  const lines = new Set(program.plan.definitions.map(({ name }) => name));
  return takenFrom(program).filter((name) => lines.has(name));
};

/** Lines that a sheet shows though no output may need them: every dimension, what it was before its gates, what people are compared by. */
export const shownLines = ({ plan, team }: Program): readonly string[] => {
  const compared = new Set((team?.figures ?? []).flatMap(({ is }) => columnsOf(is)));
  const isShown = (definition: Definition): boolean => {
    const { name, list, node } = definition;
    if (list !== undefined) return false;
    return isDimension(definition) || node?.stage === "before gates" || (compared.has(name) && node?.shown !== false);
  };
  return plan.definitions.flatMap((definition) => (isShown(definition) ? [definition.name] : []));
};
