/** What becomes of a value where a fact that it reads was marked n/a (LANGUAGE: missing, not applicable, zero). */
import { type TypedNumber, typedNumber } from "../language/kinds.ts";
import { isImpossible, not, number, when } from "../plan/build.ts";
import type { Condition } from "../plan/ir.ts";
import { zero } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { phrase, type Sentence } from "../text/sentence.ts";
import type { Context } from "./context.ts";

type Policy = "drop" | "full" | "zero";
const words: Readonly<Record<Policy, Sentence>> = {
  drop: phrase(
    "not-applicable/drop",
    "不适用：不计，权重由其余部分分担",
    "not applicable: left out, its weight goes to the others",
  )(),
  full: phrase("not-applicable/full", "不适用：按满分计", "not applicable: counts in full")(),
  zero: phrase("not-applicable/zero", "不适用：按零分计", "not applicable: counts as 0")(),
};

/** The value under the policy, and the condition under which it applies at all. */
export const underPolicy = (
  typed: TypedNumber,
  policy: Policy | undefined,
  path: Path,
  { host, plan }: Context,
): { readonly typed: TypedNumber; readonly applies?: Condition } => {
  const reads = policy && plan.notApplicable(typed.value);
  if (!policy || !reads || isImpossible(reads)) return { typed };
  const at = [...path, "not_applicable"];
  const state = plan.state("not applicable", reads, { at, title: { zh: "不适用", en: "not applicable" } });
  const instead = policy === "full" && host.weight ? host.weight : zero;
  const value = when(state, number(instead), typed.value, at, { yes: words[policy] });
  return { typed: typedNumber(typed.kind, value), ...(policy === "drop" ? { applies: not(state) } : {}) };
};
