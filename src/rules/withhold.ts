/**
 * A guard on deductions: of what is to be withheld, no more than a share of the wage, and never so much that less than a stated amount remains.
 * 工资支付暂行规定 (1994), art. 16: at most 20 % of the month's wage, and what remains not below the local minimum wage.
 */

import type { TypedNumber } from "../language/kinds.ts";
import { kindNames, typedNumber, unify } from "../language/kinds.ts";
import { writtenAs } from "../language/literal.ts";
import * as scalars from "../language/scalars.ts";
import { all, minus, number, product, sum, when } from "../plan/build.ts";
import { holding } from "../plan/cells.ts";
import type { Atom, Condition, Numeric } from "../plan/ir.ts";
import { fraction, isMultiple, sign, zero } from "../text/exact.ts";
import type { Path } from "../text/path.ts";
import { phrase, type Sentence } from "../text/sentence.ts";
import type { Context } from "./context.ts";
import { defineRuleKind } from "./kind.ts";
import * as complaints from "./withhold-complaints.ts";
import { mixedLimit, negativeDeduction, noLimit, notResult, roundsUp, withWhen } from "./withhold-complaints.ts";

type Limit = { readonly atom: Atom; readonly at: Path; readonly cut: Sentence };

const atMost = phrase("withhold/at-most", "扣款最多为 {0}", "at most {0} may be withheld");
const atMostShare = phrase("withhold/at-most-share", "扣款最多为 {1} 的 {0}", "at most {0} of {1} may be withheld");
const keepAtLeast = phrase("withhold/keep-at-least", "扣款后 {1} 至少保留 {0}", "at least {0} of {1} has to remain");
const cutShort = phrase("withhold/cut-short", "应扣 {0}，{1}，限额 {2}", "{0} is due, but {1}: {2}");
const allOfIt = phrase("withhold/all-of-it", "应扣 {0}，未超限额，全部扣除", "{0} is due and within the limits: all of it");

const keys = {
  withhold: scalars.expression,
  from: scalars.expression,
  at_most: scalars.expression.optional(),
  keep: scalars.expression.optional(),
};

export const withhold = defineRuleKind({
  name: "withhold",
  title: { zh: "扣款限额", en: "withholding" },
  triggers: ["withhold"],
  complaints: Object.values(complaints),
  keys,
  /** What was due and could not be withheld: `withheld.rest`. */
  besides: {
    suffix: "rest",
    title: ({ zh, en }) => ({ zh: `${zh}：应扣未扣`, en: `${en}: due and not withheld` }),
    part: "wanted",
    value: (wanted, withheld) =>
      withheld.sort === "number" ? typedNumber(withheld.kind, sum(wanted, minus(withheld.value))) : undefined,
  },
  lower(rule, context, path) {
    if (context.host.role !== "result" || path.length > context.host.path.length) {
      context.complain(notResult, [...path, "withhold"], {}, { part: "key" });
      return undefined;
    }
    const own: { readonly [key: string]: unknown } = rule;
    if (own.when !== undefined) {
      context.complain(withWhen, [...path, "when"], { amount: rule.withhold }, { part: "key" });
      return undefined;
    }
    if (rule.at_most === undefined && rule.keep === undefined) {
      context.complain(noLimit, [...path, "withhold"], {}, { part: "key" });
      return undefined;
    }
    const [asked, wage] = [
      context.read.number(rule.withhold, [...path, "withhold"]),
      context.read.number(rule.from, [...path, "from"]),
    ];
    if (!asked || !wage) return undefined;
    const kind = together(asked, wage, "from", rule.withhold, path, context);
    const known = context.plan.bound(asked.value);
    if (known && sign(known.low) < 0) {
      const low = writtenAs(asked.kind, known.low);
      context.complain(negativeDeduction, [...path, "withhold"], { amount: rule.withhold, low });
      return undefined;
    }
    if (kind === undefined) return undefined;
    const [title, from] = [context.read.titleOf(rule.withhold), context.read.titleOf(rule.from)];
    const wanted = context.plan.part("wanted", typedNumber(kind, asked.value), { at: [...path, "withhold"], title });
    const limits: Limit[] = [];
    const limit = (
      key: "at_most" | "keep",
      value: (typed: TypedNumber) => TypedNumber,
      cut: (text: string, isShareOfWage: boolean) => Sentence,
    ): boolean => {
      const text = rule[key];
      if (text === undefined) return true;
      const at = [...path, key];
      const typed = context.read.number(text, at);
      const most = typed && value(typed);
      if (!most || together(most, asked, key, rule.withhold, path, context) === undefined) return false;
      const low = context.plan.bound(most.value)?.low;
      const least: Numeric = low && sign(low) >= 0 ? most.value : { op: "greatest", of: [most.value, number(zero)] };
      const says = { zh: `按 ${key} 最多可扣`, en: `most that ${key} allows` };
      limits.push({
        atom: context.plan.part(key, typedNumber(kind, least), { at, title: says }),
        at,
        cut: cut(text, isShare(typed)),
      });
      return true;
    };
    const done =
      limit(
        "at_most",
        (typed) => (isShare(typed) ? typedNumber(wage.kind, product(wage.value, typed.value)) : typed),
        (text, share) => (share ? atMostShare(text, from) : atMost(text)),
      ) &&
      limit(
        "keep",
        (typed) => typedNumber(unify(wage.kind, typed.kind) ?? typed.kind, sum(wage.value, minus(typed.value))),
        (text) => keepAtLeast(context.read.titleOf(text), from),
      );
    if (!done || !roundsDown(own, limits, kind, path, context)) return undefined;
    return { typed: typedNumber(kind, held(wanted, limits, [...path, "withhold"])) };
  },
});

const isShare = ({ kind }: TypedNumber): boolean => kind === "percent" || kind === "ratio";
const together = (
  found: TypedNumber,
  asked: TypedNumber,
  key: "from" | "at_most" | "keep",
  amount: string,
  path: Path,
  context: Context,
): TypedNumber["kind"] | undefined => {
  const kind = unify(found.kind, asked.kind);
  if (kind === undefined)
    context.complain(mixedLimit, [...path, key], {
      key,
      found: kindNames[found.kind],
      amount,
      kind: kindNames[asked.kind],
    });
  return kind;
};

/** The least of all; the row that is taken says which limit cut. */
const held = (wanted: Atom, limits: readonly Limit[], at: Path): Numeric => {
  const isWithin = (a: Atom, b: Atom): Condition => ({ op: "compare", is: "<=", left: a, right: b });
  const cutBy = ({ atom, at: where, cut }: Limit): { readonly value: Numeric; readonly says: Sentence; readonly at: Path } => ({
    value: { op: "least", of: [wanted, atom], at: where },
    says: cutShort(`{${wanted.name}}`, cut, `{${atom.name}}`),
    at: where,
  });
  const [first, second] = limits;
  if (!first) return wanted;
  const within = all(...limits.map(({ atom }) => isWithin(wanted, atom)));
  const one = cutBy(first);
  const other = second ? cutBy(second) : undefined;
  const cut =
    second && other
      ? {
          op: "table" as const,
          on: [{ axis: "condition" as const, of: isWithin(first.atom, second.atom) }],
          rows: [
            { cells: [holding(true)], result: one.value, at: one.at, says: one.says },
            { cells: [holding(false)], result: other.value, at: other.at, says: other.says },
          ],
        }
      : one.value;
  const value = when(within, wanted, cut, at, { yes: allOfIt(`{${wanted.name}}`), ...(second ? {} : { no: one.says }) });
  // Changes no value: the range of what is withheld is no wider than the limits.
  return { op: "least", of: [value, ...limits.map(({ atom }) => atom)] };
};

/** Rounded up, what is withheld could pass the limit by a cent. */
const roundsDown = (
  own: { readonly [key: string]: unknown },
  limits: readonly Limit[],
  kind: TypedNumber["kind"],
  path: Path,
  context: Context,
): boolean => {
  const places = typeof own.decimals === "number" ? own.decimals + (kind === "percent" ? 2 : 0) : undefined;
  if ((places === undefined && own.to === undefined) || own.rounding === "down" || own.rounding === "floor") return true;
  const step = places === undefined ? undefined : fraction(1, 10n ** BigInt(places));
  const onGrid = limits.every(({ atom }) => {
    const unit = context.plan.bound(atom)?.unit;
    return step !== undefined && unit !== undefined && (sign(unit) === 0 || isMultiple(unit, step));
  });
  if (!onGrid) context.complain(roundsUp, [...path, places === undefined ? "to" : "decimals"], {}, { part: "key" });
  return onGrid;
};
