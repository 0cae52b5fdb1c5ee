/** The context in which rule kinds work: formulas, outcomes and nested forms, in the terms of whoever asks for the value. */

import { defineDiagnostic } from "../../diagnostics/define.ts";
import { expressionDiagnostics, noCalendar, syntax, wrongSort } from "../../formulas/complaints.ts";
import { guardDivisors } from "../../formulas/divisors.ts";
import type { Environment } from "../../formulas/environment.ts";
import { parseExpression, type Span } from "../../formulas/parse.ts";
import { toPlan } from "../../formulas/to-plan.ts";
import type { TypedNumber } from "../../language/kinds.ts";
import { kindNames, typedNumber } from "../../language/kinds.ts";
import type { Tree } from "../../language/scalars.ts";
import { type Complain, validate } from "../../language/validate.ts";
import { readsNotApplicable } from "../../plan/applies.ts";
import type { Bound, Scope } from "../../plan/bounds.ts";
import { assume, bounds, narrow, withNumber } from "../../plan/bounds.ts";
import { input, isAtom, isImpossible, not, number, when } from "../../plan/build.ts";
import type { Atom, Numeric } from "../../plan/ir.ts";
import { partOf } from "../../plan/names.ts";
import type { Context, Host, Lowered, Tested } from "../../rules/kind.ts";
import { sign, zero } from "../../text/exact.ts";
import type { Path, Says } from "../../text/path.ts";
import { openNames } from "../names.ts";
import { nothingBelow, unfitColumn } from "../periods/level-complaints.ts";
import { workdaysBetween } from "../sections/calendar.ts";
import { gather, groupOf, peopleFigure, columnOf as teamColumn } from "../team/columns.ts";
import { type Stage, stageNames, type Workshop } from "../workshop.ts";
import { noPoints, outcomeDiagnostics, outcomeReader } from "./outcome.ts";

const _dimension = (keys: string, fact = "n: { type: count, range: 0..9 }") =>
  `facts: { ${fact} }\ndimensions: { d: { weight: 10, ${keys} } }\ntotal: { out_of: 10 }\n`;
const tooEarly = defineDiagnostic<{ name: string; stage: Stage; own: Stage }>({
  code: "rubric/order",
  severity: "error",
  en: ({ name, stage, own }) =>
    stage === own
      ? `\`${name}\` is not known yet here: it is written further down.`
      : `\`${name}\` is not known yet here: ${stageNames[stage].en} is computed after ${stageNames[own].en}.`,
  zh: ({ name, stage, own }) =>
    stage === own
      ? `此处还没有“${name}”：它写在后面。`
      : `此处还没有“${name}”：先算${stageNames[own].zh}，后算${stageNames[stage].zh}。`,
  help: {
    en: () =>
      "The order is facts, parameters, measures, dimensions, adjustments, total, grade, then results from the first to the last.",
    zh: () => "顺序为：数据项、参数、指标、维度、加减分、总分、等级，最后按书写次序计算各结果。",
  },
  bad: "facts: { n: count }\nmeasures: { m: { is: d } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\nresults: { r: { is: m } }\n",
  good: "facts: { n: count }\nmeasures: { m: { is: n } }\ndimensions: { d: { weight: 1, is: 100% } }\ntotal: { out_of: 1 }\nresults: { r: { is: m } }\n",
});
const noList = defineDiagnostic<{ name: string }>({
  code: "each/not-a-list",
  severity: "error",
  en: ({ name }) => `\`each: ${name}\` needs a fact that is a list.`,
  zh: ({ name }) => `each: ${name} 需要一个明细表。`,
  help: {
    en: ({ name }) => `Declare \`${name}: { list: {…}, at_most: … }\` under facts.`,
    zh: ({ name }) => `请在 facts 下声明 ${name}: { list: {…}, at_most: … }。`,
  },
  bad: "facts: { n: count }\nmeasures: { m: { each: n, is: 1, combine: sum } }\nresults: { r: { is: m } }\n",
  good: "facts: { n: { list: { x: count }, at_most: 9 } }\nmeasures: { m: { each: n, is: x, combine: sum } }\nresults: { r: { is: m } }\n",
});
const nested = defineDiagnostic<Record<never, never>>({
  code: "each/nested",
  severity: "error",
  en: () => "`each` cannot stand inside another `each`.",
  zh: () => "each 里面不能再写 each。",
  help: {
    en: () => "Compute the inner one first, as a measure of its own.",
    zh: () => "请先把里面的一层单独写成一个指标。",
  },
  bad: "facts: { n: { list: { x: flag }, at_most: 9 } }\nresults: { r: { each: n, cases: [{ when: x, each: n, combine: count }, { otherwise: 0 }], combine: sum } }\n",
  good: "facts: { n: { list: { x: flag }, at_most: 9 } }\nmeasures: { m: { each: n, combine: count } }\nresults: { r: { each: n, cases: [{ when: x, is: m }, { otherwise: 0 }], combine: sum } }\n",
});
export const contextDiagnostics = [...expressionDiagnostics, tooEarly, ...outcomeDiagnostics, noList, nested] as const;

/** Whatever lies outside the context itself: how forms are dispatched, which names there are. */
export type Surroundings = {
  readonly workshop: Workshop;
  readonly complain: Complain;
  readonly keys: Context["keys"];
  /** The text of the scalar at the path, so that a formula made up by a rule does not point into the file. */
  readonly textAt: (path: Path) => string | undefined;
  readonly form: (tree: Tree, path: Path, context: Context) => Lowered | undefined;
  readonly line: (tree: Tree, path: Path, context: Context) => ReturnType<Context["line"]>;
  readonly periodDate: string | undefined;
  readonly owner: { readonly stage: Stage; readonly order: number };
};

const withoutZero = (scope: Scope, divisor: Atom): Scope => {
  const known = scope.number(divisor);
  const left = known && (sign(known.low) < 0 ? narrow(known, { below: "0" }) : narrow(known, { above: "0" }));
  // With numbers on both sides of 0 nothing is known of the quotient.
  return known && left && !(sign(known.low) < 0 && sign(known.high) > 0) ? withNumber(scope, divisor, left) : scope;
};
export type Source = Pick<Surroundings, "keys" | "textAt">;

export const createContext = (host: Host, scope: Scope, around: Surroundings): Context => {
  const { workshop, complain, owner } = around;
  const bound = (node: Numeric): Bound | undefined => bounds.number(node)(scope);
  const again = (next: { host?: Host; scope?: Scope | undefined }): Context =>
    createContext(next.host ?? host, next.scope ?? scope, around);

  const { lookup, columnOf, visible } = openNames(host, owner, workshop);

  const part: Context["part"] = (suffix, typed, { told, stage, ...about }) =>
    workshop.define(partOf(host.name, suffix), typed, {
      ...(told ? {} : { node: { role: "part", parent: host.name, ...(stage ? { stage } : {}) } }),
      ...about,
      ...(host.list === undefined ? {} : { list: host.list }),
    });

  const environment = (text: string, path: Path, divisors: Atom[] | undefined, inside: Scope): Environment => {
    const exact = around.textAt(path) === text;
    const where = (span: Span) => (exact ? { within: span } : {});
    // Where a divisor is 0 the owner says what the value is; here it is not 0.
    const bound = (node: Numeric) => bounds.number(node)((divisors ?? []).reduce(withoutZero, inside));
    return {
      at: path,
      text,
      lookup: (name, span) => {
        const found = lookup(name);
        if (found === undefined && !workshop.below && /^periods(?:\.|$)/.test(name)) {
          complain(nothingBelow, path, {}, where(span));
          return "failed";
        }
        if (typeof found === "object" && "unfit" in found) {
          complain(unfitColumn, path, { name, ...found }, where(span));
          return "failed";
        }
        if (found !== "too early") return found;
        complain(tooEarly, path, { name, stage: workshop.names.get(name)?.stage ?? "result", own: owner.stage }, where(span));
        return "failed";
      },
      names: visible,
      optional: (name) => {
        const input = (host.list === undefined ? undefined : columnOf(host.list, name)) ?? workshop.inputs.get(name);
        return input?.optional ?? false;
      },
      bound,
      assuming: (condition, holds) => environment(text, path, divisors, assume(condition, holds, inside) ?? inside),
      hoist: (typed) => {
        const value = guardDivisors(divisors ?? [], typed.value, number(zero), path, bound);
        return part("step", typedNumber(typed.kind, value), { at: path, title: { zh: text, en: text } });
      },
      complain: (kind, params, span) => complain(kind, path, params, where(span)),
      divisors,
      people: (by, people, group) => peopleFigure(by, people, group, path, workshop, complain),
      group: (name, span) => groupOf(name, path, workshop, (kind, at, params) => complain(kind, at, params, where(span))),
      get records() {
        return host.list === undefined ? undefined : { list: host.list, other: elsewhere(text, path) };
      },
      workdays: (from, to, span) => {
        const { calendar } = workshop;
        if (!calendar) {
          complain(noCalendar, path, {}, where(span));
          return undefined;
        }
        const day = (typed: TypedNumber): Atom =>
          isAtom(typed.value) ? typed.value : part("day", typed, { at: path, title: { zh: "日期", en: "day" } });
        return workdaysBetween(calendar, day(from), day(to), (typed, title) => part("calendar", typed, { at: path, title }));
      },
    };
  };
  /** Of another record nothing is known of what is known of this one, and no divisor of it can be guarded here. */
  const elsewhere = (text: string, path: Path): Environment => environment(text, path, undefined, workshop.scopeOf(host.list));
  const expression: Context["expression"] = (text, path, ifZero) => {
    const parsed = parseExpression(text);
    const divisors: Atom[] | undefined = ifZero === undefined ? undefined : [];
    const env = environment(text, path, divisors, scope);
    if ("fault" in parsed) {
      env.complain(syntax, { message: parsed.fault.message, fix: parsed.fault.fix }, parsed.fault.span);
      return undefined;
    }
    const typed = toPlan(parsed.expression, env);
    if (!typed || ifZero === undefined || !divisors || divisors.length === 0) return typed;
    const at = [...path.slice(0, -1), "if_zero"];
    const instead = expression(ifZero, at);
    if (typed.sort !== "number" || instead?.sort !== "number") return undefined;
    return typedNumber(typed.kind, guardDivisors(divisors, typed.value, instead.value, at, bound));
  };

  const { deliver, outcome, amount } = outcomeReader({
    host,
    complain,
    blanks: workshop.blanks,
    expression,
    form: (tree, path) => around.form(tree, path, again({})),
  });

  const titleOf = (text: string): Says => {
    const bare = text.trim();
    const column = host.list === undefined ? undefined : columnOf(host.list, bare);
    return column?.title ?? workshop.names.get(bare)?.title ?? { zh: bare, en: bare };
  };

  /** A formula, with the titles of what it names. */
  const titled = (text: string): Says => {
    const inWords = (language: keyof Says) =>
      text.trim().replace(/[\p{L}_][\p{L}\p{N}_.]*/gu, (name) => workshop.names.get(name)?.title[language] ?? name);
    return { zh: inWords("zh"), en: inWords("en") };
  };

  return {
    host,
    team: {
      size: workshop.team.settings().atMost,
      column: (text, path) => {
        const { list: _, ...sheet } = host;
        // Within a record people are still compared by what stands on their sheets.
        const typed =
          host.list === undefined ? expression(text, path) : again({ host: sheet, scope: workshop.scope }).expression(text, path);
        if (typed && typed.sort !== "number")
          complain(wrongSort, path, { wanted: kindNames.number, found: kindNames[typed.sort], what: text });
        return typed?.sort === "number"
          ? teamColumn(typed, { name: host.name, title: titled(text), at: path }, workshop, complain)
          : undefined;
      },
      group: (name, path) => groupOf(name, path, workshop, complain),
      count: (column, within, path) => gather("count", { others: false, column }, within, path, workshop),
      figure: (name, figure) => input(workshop.team.add(name, figure)),
    },
    complain,
    bound,
    keys: around.keys,
    expression,
    number: (text, path, ifZero) => {
      const typed = expression(text, path, ifZero);
      if (!typed || typed.sort === "number") return typed;
      complain(noPoints, path, { found: kindNames[typed.sort], what: { zh: "此处", en: "This place" } });
      return undefined;
    },
    condition: (text, path) => {
      const typed = expression(text, path);
      if (!typed || typed.sort === "flag") return typed?.value;
      complain(wrongSort, path, {
        wanted: kindNames.flag,
        found: kindNames[typed.sort === "number" ? typed.kind : typed.sort],
        what: text,
      });
      return undefined;
    },
    tested: (text, path) => {
      const typed = expression(text, path);
      if (typed?.sort !== "number") return typed;
      const title = titleOf(text);
      const atom: Atom = isAtom(typed.value) ? typed.value : part("of", typed, { at: path, title });
      const tested: Tested = { atom, kind: typed.kind, title, bound: bound(atom) };
      return tested;
    },
    outcome,
    amount,
    titleOf,
    form: (tree, path) => around.form(tree, path, again({})),
    line: (tree, path, changed) => around.line(tree, path, again({ host: { ...host, ...changed, path } })),
    shape: (shape, tree, path) => validate(shape, tree, path, complain),
    limited: (typed, { floor, cap }, path) => {
      const low: Numeric = floor ? { op: "greatest", of: [typed.value, number(floor)], at: [...path, "floor"] } : typed.value;
      const high: Numeric = cap ? { op: "least", of: [low, number(cap)], at: [...path, "cap"] } : low;
      return typedNumber(typed.kind, high);
    },
    deliver,
    part,
    narrowed: (atom, cell) => {
      const known = scope.number(atom);
      const left = known && narrow(known, cell);
      return again({ scope: left && withNumber(scope, atom, left) });
    },
    assuming: (condition, holds) => again({ scope: assume(condition, holds, scope) }),
    hosted: (changed) => again({ host: { ...host, ...changed } }),
    periodDate: around.periodDate,
    implied: (name) => workshop.inputs.get(name),
    record: (list, path) => {
      if (host.list !== undefined) {
        complain(nested, path, {}, { part: "key" });
        return undefined;
      }
      if (list === "periods" && !workshop.below) {
        complain(nothingBelow, path, {});
        return undefined;
      }
      if (workshop.inputs.get(list)?.of.type !== "list") {
        complain(noList, path, { name: list });
        return undefined;
      }
      return again({ host: { ...host, list }, scope: workshop.scopeOf(list) });
    },
    policy: (typed, policy, path) => {
      if (policy === undefined) return { typed };
      const marked: string[] = [];
      const reads = readsNotApplicable(
        typed.value,
        (name) => workshop.definitions.get(name),
        (name) => marked.push(name),
      );
      for (const name of marked) {
        const input = workshop.inputs.get(name);
        if (input) workshop.inputs.set({ ...input, mayNotApply: true });
      }
      if (isImpossible(reads)) return { typed };
      const state = workshop.defineCondition(partOf(host.name, "not applicable"), reads, {
        at: [...path, "not_applicable"],
        title: { zh: "不适用", en: "not applicable" },
        node: { role: "part", parent: host.name },
      });
      const instead = policy === "full" && host.weight ? host.weight : zero;
      const says: Says =
        policy === "drop"
          ? { zh: "不适用：不计，权重由其余部分分担", en: "not applicable: left out, its weight goes to the others" }
          : policy === "full"
            ? { zh: "不适用：按满分计", en: "not applicable: counts in full" }
            : { zh: "不适用：按零分计", en: "not applicable: counts as 0" };
      const value = when(state, number(instead), typed.value, [...path, "not_applicable"], { yes: says });
      return { typed: typedNumber(typed.kind, value), ...(policy === "drop" ? { applies: not(state) } : {}) };
    },
  };
};
