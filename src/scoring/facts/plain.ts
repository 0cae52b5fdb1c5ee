import type { Plan } from "../../plan/ir.ts";
import type { RawFacts } from "./given.ts";

/** Whether facts hold nothing at their top but what a rubric asks for: every fact, and the groups in which implied ones may be nested. */
export type Plain = (raw: unknown) => raw is RawFacts;

export const plainFacts = ({ inputs }: Pick<Plan, "inputs">): Plain => {
  const allowed = new Set(inputs.flatMap(({ name, member }) => (member ? [name, member.of] : [name])));
  return (raw: unknown): raw is RawFacts => {
    if (typeof raw !== "object" || raw === null) return false;
    for (const key in raw) if (!allowed.has(key)) return false;
    return true;
  };
};
