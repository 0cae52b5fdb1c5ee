import type { Complain } from "../language/validate.ts";
import type { Plan } from "../plan/ir.ts";
import { unused } from "./lower-complaints.ts";
import type { Named } from "./workshop.ts";

/** Facts, parameters and measures that nothing reads. */
export const warnOfUnused = (
  plan: Plan,
  names: ReadonlyMap<string, Named>,
  /** What the next period, a longer one or a comparison of people reads. */
  elsewhere: ReadonlySet<string | undefined>,
  complain: Complain,
) => {
  const text = JSON.stringify(plan.definitions);
  for (const named of names.values()) {
    const what = named.stage;
    if (what !== "fact" && what !== "parameter" && what !== "measure") continue;
    const quoted = JSON.stringify(named.name);
    const read = text.includes(`"name":${quoted}}`) || text.includes(`"list":${quoted}`) || elsewhere.has(named.name);
    if (!read && plan.definitions.length > 0) complain(unused, named.path, { name: named.name, what }, { part: "key" });
  }
};
