import type { Complain } from "../language/validate.ts";
import type { Plan } from "../plan/ir.ts";
import { readsOf } from "../plan/visit.ts";
import { unused } from "./complaints.ts";
import type { Named } from "./workshop.ts";

/** Facts, parameters and measures that nothing reads. */
export const warnOfUnused = (
  plan: Plan,
  names: ReadonlyMap<string, Named>,
  /** What the next period, a longer one or a comparison of people reads. */
  elsewhere: ReadonlySet<string | undefined>,
  complain: Complain,
) => {
  const read = new Set(plan.definitions.flatMap((definition) => [...readsOf(definition)]));
  for (const named of names.values()) {
    const what = named.stage;
    if (what !== "fact" && what !== "parameter" && what !== "measure") continue;
    const isRead = read.has(named.name) || elsewhere.has(named.name);
    if (!isRead && plan.definitions.length > 0) complain(unused, named.path, { name: named.name, what }, { part: "key" });
  }
};
