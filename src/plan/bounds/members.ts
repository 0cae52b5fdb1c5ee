/** Who takes part in a gather. */
import type { Bag, Condition, Numeric } from "../ir.ts";
import { assume } from "./assume.ts";
import type { Bound } from "./bound.ts";
import type { Bounds, Scope } from "./scope.ts";

/** One that can take part; `surely`: it cannot stay out. */
export type Member = { readonly value: Bound; readonly surely: boolean };
export type Members = {
  readonly list: readonly Member[];
  /** True: each is one member. False: the one in the list stands for all of them. */
  readonly known: boolean;
  readonly fewest: number;
  readonly most: number;
};

/** Who can be there at all, and how many of them. */
type Present = {
  readonly of: readonly { readonly value: Numeric; readonly when: Condition; readonly inside: Scope }[];
  readonly many?: { readonly atLeast: number; readonly atMost: number };
};
const presentIn = (bag: Bag, scope: Scope): Present | undefined => {
  if (bag.bag === "items") return { of: bag.of.map(({ value, when }) => ({ value, when, inside: scope })) };
  const { value, when } = bag;
  const records = scope.records(bag.list, scope);
  if (!records) return undefined;
  return "known" in records
    ? { of: records.known.map((inside) => ({ value, when, inside })) }
    : { of: [{ value, when, inside: records.each }], many: records };
};

/** Undefined: the whole is refused. */
export const membersOf = (bag: Bag, scope: Scope, go: Bounds): Members | undefined => {
  const present = presentIn(bag, scope);
  if (!present) return undefined;
  const { of, many } = present;
  const list: Member[] = [];
  let refused = false;
  for (const { value, when, inside } of of) {
    const truth = go.condition(when)(inside);
    const entered = truth.holds ? assume(when, true, inside) : undefined;
    const bound = entered && go.number(value)(entered);
    // A member without a value stays out if it can; one that cannot refuses, if it is there.
    if (bound) list.push({ value: bound, surely: !truth.fails });
    else refused ||= !truth.fails;
  }
  if (refused && (!many || many.atLeast > 0)) return undefined;
  const sure = list.filter(({ surely }) => surely).length;
  return many
    ? { list, known: false, fewest: sure > 0 ? many.atLeast : 0, most: list.length > 0 ? many.atMost : 0 }
    : { list, known: true, fewest: sure, most: list.length };
};
