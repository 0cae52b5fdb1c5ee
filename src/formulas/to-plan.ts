/** A parsed formula, given meaning: kinds checked, names resolved, lowered to the plan. Undefined: the complaint has been made. */

import type { Kind, Typed, TypedFlag, TypedNumber, TypedPeople } from "../language/kinds.ts";
import { kindNames, productKind, quotientKind, typedNumber, unify } from "../language/kinds.ts";
import { saysItsKind, writtenAs } from "../language/literal.ts";
import { type Bound, isPoint } from "../plan/bounds.ts";
import {
  all,
  any,
  constantOf,
  holdsAlways,
  isAtom,
  minus,
  not,
  number,
  product,
  quotient,
  sum,
  table,
  times,
  when,
} from "../plan/build.ts";
import { interval } from "../plan/cells.ts";
import type { Atom, Condition, Numeric } from "../plan/ir.ts";
import type { Fraction } from "../text/exact.ts";
import { fraction, sign, toText } from "../text/exact.ts";
import type { Path, Says } from "../text/path.ts";
import { suggest } from "../text/suggest.ts";
import {
  beforeNotRounded,
  beforeOutside,
  divisorNotOnGrid,
  listMayBeEmpty,
  mayDivideByZero,
  mixedKinds,
  notAskable,
  unknownFunction,
  unknownName,
  unknownOption,
  wrongArguments,
  wrongSort,
} from "./complaints.ts";
import type { Expression, Span } from "./parse.ts";
import { overPeople, type PeopleEnvironment, type PeopleFunction } from "./people.ts";

/** What a formula can see and ask for. */
export type Environment = PeopleEnvironment & {
  readonly at: Path;
  /** Undefined: no such name. `failed`: it exists, but its own complaint has been made already. */
  readonly lookup: (name: string, span: Span) => Typed | "failed" | undefined;
  readonly names: () => Iterable<string>;
  readonly optional: (name: string) => boolean;
  /** The same environment where the condition is known to hold (or to fail). */
  readonly assuming: (condition: Condition, holds: boolean) => Environment;
  /** Makes a definition of the node, so that it can be named. */
  readonly hoist: (node: TypedNumber) => Atom;
  /** Inside `each`: the list, and the environment of any other record of it, of which nothing is known. */
  readonly records: { readonly list: string; readonly other: Environment } | undefined;
  readonly workdays: (from: TypedNumber, to: TypedNumber, span: Span) => Numeric | undefined;
};

const listFunctions = ["sum", "mean", "median", "min", "max"] as const;
const functions = [
  ...listFunctions,
  "abs",
  "round",
  "count",
  "before",
  "if",
  "given",
  "days",
  "hours",
  "minutes",
  "workdays",
] as const;
const secondsIn: Readonly<Record<string, number>> = { days: 86400, hours: 3600, minutes: 60 };
const comparisons: ReadonlySet<string> = new Set(["<", "<=", "=", ">=", ">", "!="]);

export const toPlan = (expression: Expression, env: Environment): Typed | undefined => {
  const written = ([start, end]: Span) => env.text.slice(start, end);
  const nameOf = (typed: Typed): Says => kindNames[typed.sort === "number" ? typed.kind : typed.sort];
  const wrong = (typed: Typed, wanted: keyof typeof kindNames, span: Span): undefined => {
    env.complain(wrongSort, { wanted: kindNames[wanted], found: nameOf(typed), what: written(span) }, span);
  };
  const mixed = (a: TypedNumber, b: TypedNumber, operation: string, span: Span): undefined => {
    const [literal, other] = a.kind === "literal" ? [a, b] : [b, a];
    const value = literal.kind === "literal" ? constantOf(literal.value) : undefined;
    const fix = value && saysItsKind(other.kind) ? likely(value, other.kind) : undefined;
    env.complain(mixedKinds, { left: kindNames[a.kind], right: kindNames[b.kind], operation, fix }, span);
  };
  const likely = (value: Fraction, kind: Kind): Says => {
    const text = kind === "percent" ? `${toText(value)}%` : kind === "duration" ? `${toText(value)} min` : writtenAs(kind, value);
    return { en: `Write \`${text}\`.`, zh: `请写成 ${text}。` };
  };

  const asNumber = (node: Expression): TypedNumber | undefined => {
    const typed = go(node);
    if (!typed || typed.sort === "number") return typed;
    return wrong(typed, "number", node.span);
  };
  const asCondition = (node: Expression): Condition | undefined => {
    const typed = go(node);
    if (!typed || typed.sort === "flag") return typed?.value;
    return wrong(typed, "flag", node.span);
  };
  const unified = (parts: readonly TypedNumber[], operation: string, span: Span): Kind | undefined => {
    const [first, ...rest] = parts;
    if (!first) return undefined;
    let known = first;
    for (const part of rest) {
      const kind = unify(known.kind, part.kind);
      if (kind === undefined) return mixed(known, part, operation, span);
      known = typedNumber(kind, part.value);
    }
    return known.kind;
  };
  const divide = (left: TypedNumber, right: TypedNumber, rightSpan: Span, span: Span): TypedNumber | undefined => {
    const kind = quotientKind(left.kind, right.kind);
    if (kind === undefined) return mixed(left, right, "/", span);
    // By a quotient: times what it is divided by, so that what can be 0 is a number on a grid.
    const inner = right.mean ?? (right.value.op === "quotient" ? right.value : undefined);
    const by = inner ? typedNumber(right.kind, inner.of) : right;
    const over = inner ? product(left.value, inner.by) : left.value;
    const bound = env.bound(by.value);
    if (!bound) return typedNumber(kind, quotient(over, by.value));
    const canBeZero = sign(bound.low) <= 0 && sign(bound.high) >= 0;
    if (!canBeZero) return typedNumber(kind, quotient(over, by.value));
    if (!env.divisors || isPoint(bound)) {
      env.complain(
        mayDivideByZero,
        { divisor: written(rightSpan), low: writtenAs(right.kind, bound.low), high: writtenAs(right.kind, bound.high) },
        rightSpan,
      );
      return undefined;
    }
    if (!bound.unit) {
      env.complain(divisorNotOnGrid, { divisor: written(rightSpan) }, rightSpan);
      return undefined;
    }
    const divisor = isAtom(by.value) ? by.value : env.hoist(by);
    if (!env.divisors.some((known) => known.op === divisor.op && known.name === divisor.name)) env.divisors.push(divisor);
    return typedNumber(kind, quotient(over, divisor));
  };

  const arithmetic = (op: string, node: Expression & { node: "binary" }): TypedNumber | undefined => {
    const [left, right] = [asNumber(node.left), asNumber(node.right)];
    if (!left || !right) return undefined;
    if (op === "/") return divide(left, right, node.right.span, node.span);
    if (op === "*") {
      const kind = productKind(left.kind, right.kind);
      return kind === undefined ? mixed(left, right, op, node.span) : typedNumber(kind, product(left.value, right.value));
    }
    if (op === "-" && left.kind === right.kind && (left.kind === "date" || left.kind === "datetime")) {
      const difference = sum(left.value, minus(right.value));
      return typedNumber("duration", left.kind === "date" ? times(difference, fraction(86400)) : difference);
    }
    const kind = unify(left.kind, right.kind);
    if (kind === undefined || kind === "date" || kind === "datetime") return mixed(left, right, op, node.span);
    return typedNumber(kind, sum(left.value, op === "-" ? minus(right.value) : right.value));
  };

  const compared = (op: string, left: TypedNumber, right: TypedNumber, span: Span): Condition | undefined => {
    if (unify(left.kind, right.kind) === undefined) return mixed(left, right, op, span);
    const is = (sign: "<" | "<=" | "=", a: TypedNumber, b: TypedNumber): Condition => ({
      op: "compare",
      is: sign,
      left: a.value,
      right: b.value,
    });
    if (op === ">" || op === ">=") return is(op === ">" ? "<" : "<=", right, left);
    if (op === "!=") return not(is("=", left, right));
    return is(op as "<" | "<=" | "=", left, right);
  };
  const chosen = (
    op: string,
    typed: Typed & { sort: "choice" },
    node: Expression & { node: "binary" },
  ): TypedFlag | undefined => {
    const { right } = node;
    if (op !== "=" && op !== "!=") return wrong(typed, "number", node.left.span);
    const option = right.node === "name" ? right.name : right.node === "literal" ? right.text : undefined;
    if (option === undefined || !typed.values.includes(option)) {
      const shown = option ?? written(right.span);
      env.complain(
        unknownOption,
        { option: shown, of: written(node.left.span), options: typed.values, near: suggest(shown, typed.values) },
        right.span,
      );
      return undefined;
    }
    const among: Condition = { op: "among", choice: typed.value, of: [option] };
    return { sort: "flag", value: op === "=" ? among : not(among) };
  };
  const comparison = (op: string, node: Expression & { node: "binary" }): TypedFlag | undefined => {
    const left = go(node.left);
    if (!left) return undefined;
    if (left.sort === "choice") return chosen(op, left, node);
    if (left.sort !== "number") return wrong(left, "number", node.left.span);
    const right = asNumber(node.right);
    const value = right && compared(op, left, right, node.span);
    return value && { sort: "flag", value };
  };

  const overColumn = (
    name: (typeof listFunctions)[number],
    column: Typed & { sort: "column" },
    node: Expression & { node: "call" },
  ): Typed | undefined => {
    if (column.of.sort !== "number") return wrong(column.of, "number", node.of[0]?.span ?? node.span);
    const bag = { bag: "rows", list: column.list, value: column.of.value, when: holdsAlways } as const;
    const { kind } = column.of;
    if (name === "sum") return typedNumber(kind, { op: "gather", by: "sum", of: bag });
    const count: Numeric = { op: "gather", by: "count", of: bag };
    const length = env.bound(count);
    if (!length || sign(length.low) <= 0) {
      env.complain(listMayBeEmpty, { name, list: column.list }, node.span);
      return undefined;
    }
    if (name === "mean") return typedNumber(kind, quotient({ op: "gather", by: "sum", of: bag }, count));
    return typedNumber(kind, { op: "gather", by: name === "min" ? "least" : name === "max" ? "greatest" : "median", of: bag });
  };
  const overArguments = (name: (typeof listFunctions)[number], node: Expression & { node: "call" }): Typed | undefined => {
    const parts = node.of.map(asNumber);
    const known = parts.filter((part) => part !== undefined);
    if (known.length < parts.length) return undefined;
    const kind = unified(known, name, node.span);
    if (kind === undefined) return undefined;
    const values = known.map((part) => part.value);
    if (name === "sum") return typedNumber(kind, sum(...values));
    if (name === "mean") return typedNumber(kind, times(sum(...values), fraction(1, values.length)));
    if (name === "median")
      return typedNumber(kind, {
        op: "gather",
        by: "median",
        of: { bag: "items", of: values.map((value) => ({ value, when: holdsAlways })) },
      });
    const [only] = values;
    return typedNumber(kind, values.length === 1 && only ? only : { op: name === "min" ? "least" : "greatest", of: values });
  };

  const peopleOf = (node: Expression): TypedPeople | "failed" | undefined => {
    if (node.node !== "name" || !/^(?:team|others)(?:\.|$)/.test(node.name)) return undefined;
    const typed = go(node);
    return typed?.sort === "people" ? typed : "failed";
  };
  const inGroup = (name: PeopleFunction, people: TypedPeople, { of, span }: Expression & { node: "call" }): Typed | undefined => {
    const [, by, more] = of;
    if (more || (by && by.node !== "name"))
      return argumentsFault(
        name,
        "每人的值，可再加一个分组的数据项",
        "a value of everybody's, and at most the fact that groups them",
        span,
      );
    const group = by && env.group(by.name, by.span);
    return by && group === undefined ? undefined : overPeople(name, people, group, env, span);
  };

  const argumentsFault = (name: string, zh: string, en: string, span: Span): undefined => {
    env.complain(wrongArguments, { name, wanted: { zh, en } }, span);
  };
  const call = (node: Expression & { node: "call" }): Typed | undefined => {
    const { name, of, span } = node;
    const [first, second, third] = of;
    const known = functions.find((one) => one === name);
    if (known === undefined) {
      env.complain(unknownFunction, { name, known: functions.join(", ") }, span);
      return undefined;
    }
    switch (known) {
      case "sum":
      case "mean":
      case "median":
      case "min":
      case "max": {
        if (!first) return argumentsFault(name, "一列明细，或一个以上的数", "a column of a list, or one or more numbers", span);
        const people = peopleOf(first);
        if (people) return people === "failed" ? undefined : inGroup(known, people, node);
        if (of.length > 1 || first.node !== "name") return overArguments(known, node);
        const typed = go(first);
        if (typed?.sort === "column") return overColumn(known, typed, node);
        return typed && overArguments(known, node);
      }
      case "count": {
        const people = first && peopleOf(first);
        if (people) return people === "failed" ? undefined : inGroup(known, people, node);
        const list = first && of.length === 1 ? go(first) : undefined;
        if (list?.sort === "list")
          return typedNumber("count", {
            op: "gather",
            by: "count",
            of: { bag: "rows", list: list.name, value: number(fraction(1)), when: holdsAlways },
          });
        if (list?.sort === "column" && list.of.sort === "flag")
          return typedNumber("count", {
            op: "gather",
            by: "count",
            of: { bag: "rows", list: list.list, value: number(fraction(1)), when: list.of.value },
          });
        return argumentsFault(name, "一个明细表，或明细表的一列是非条件", "one list, or a yes-or-no column of one", span);
      }
      case "before": {
        if (!first || of.length !== 1)
          return argumentsFault(name, "一列明细，或每条算出的一个数", "one column, or one number of each record", span);
        if (!env.records) {
          env.complain(beforeOutside, {}, span);
          return undefined;
        }
        const { list, other } = env.records;
        const typed = toPlan(first, other);
        if (!typed) return undefined;
        if (typed.sort !== "number" || typed.kind === "date" || typed.kind === "datetime")
          return wrong(typed, "number", first.span);
        const bound = other.bound(typed.value);
        if (bound && !bound.unit) {
          env.complain(beforeNotRounded, { of: written(first.span) }, first.span);
          return undefined;
        }
        return typedNumber(typed.kind, { op: "before", list, value: typed.value });
      }
      case "abs": {
        if (!first || of.length !== 1) return argumentsFault(name, "一个数", "one number", span);
        const typed = asNumber(first);
        if (!typed) return undefined;
        return typedNumber(typed.kind, { op: "greatest", of: [typed.value, minus(typed.value)] });
      }
      case "round": {
        const places = second?.node === "literal" && /^\d{1,2}$/.test(second.text) ? Number(second.text) : undefined;
        if (!first || of.length !== 2 || places === undefined || places > 18)
          return argumentsFault(
            name,
            "一个数和小数位数，如 round(x, 2)",
            "a number and how many decimals, as in round(x, 2)",
            span,
          );
        const typed = asNumber(first);
        if (!typed) return undefined;
        const to = toText(fraction(1, 10n ** BigInt(places + (typed.kind === "percent" ? 2 : 0))));
        return typedNumber(typed.kind, { op: "round", of: typed.value, to, how: "half-up", at: env.at });
      }
      case "if": {
        if (!first || !second || !third || of.length !== 3)
          return argumentsFault(
            name,
            "条件、成立时的值、不成立时的值",
            "a condition, the value if it holds and the value if not",
            span,
          );
        const condition = asCondition(first);
        if (!condition) return undefined;
        const [yes, no] = [branch(second, condition, true), branch(third, condition, false)];
        if (!yes || !no) return undefined;
        const kind = unified([yes, no], "if", span);
        return kind && typedNumber(kind, when(condition, yes.value, no.value, env.at));
      }
      case "given": {
        if (first?.node !== "name" || of.length !== 1)
          return argumentsFault(name, "一个数据项的名称", "the name of a fact", span);
        const found = env.lookup(first.name, first.span);
        if (found === undefined) return missing(first.name, first.span);
        if (found === "failed") return undefined;
        if (!env.optional(first.name)) {
          env.complain(notAskable, { name: first.name }, span);
          return undefined;
        }
        return { sort: "flag", value: { op: "given", name: factName(found) ?? first.name } };
      }
      case "days":
      case "hours":
      case "minutes": {
        if (!first || of.length !== 1) return argumentsFault(name, "一个时长", "one duration", span);
        const typed = asNumber(first);
        if (!typed) return undefined;
        if (typed.kind !== "duration") return wrong(typed, "duration", first.span);
        return typedNumber("number", times(typed.value, fraction(1, secondsIn[known] ?? 1)));
      }
      case "workdays": {
        if (!first || !second || of.length !== 2) return argumentsFault(name, "起、止两个日期", "two dates, from and to", span);
        const [from, to] = [asNumber(first), asNumber(second)];
        if (!from || !to) return undefined;
        if (from.kind !== "date") return wrong(from, "date", first.span);
        if (to.kind !== "date") return wrong(to, "date", second.span);
        const value = env.workdays(from, to, span);
        return value && typedNumber("count", value);
      }
    }
  };

  const branch = (node: Expression, condition: Condition, holding: boolean): TypedNumber | undefined => {
    const typed = toPlan(node, env.assuming(condition, holding));
    return typed && typed.sort !== "number" ? wrong(typed, "number", node.span) : typed;
  };
  const missing = (name: string, span: Span): undefined => {
    const [, prefix = ""] = /^((?:team|others)\.)/.exec(name) ?? [];
    const known = [...env.names()].map((one) => prefix + one);
    env.complain(unknownName, { name, near: suggest(name, known) }, span);
  };
  const go = (node: Expression): Typed | undefined => {
    switch (node.node) {
      case "literal":
        return typedNumber(node.literal.kind, number(node.literal.value));
      case "name": {
        const found = env.lookup(node.name, node.span);
        if (found === undefined) return missing(node.name, node.span);
        return found === "failed" ? undefined : found;
      }
      case "minus": {
        const typed = asNumber(node.of);
        return typed && typedNumber(typed.kind, minus(typed.value));
      }
      case "not": {
        const condition = asCondition(node.of);
        return condition && { sort: "flag", value: not(condition) };
      }
      case "in": {
        const [of, low, high] = [asNumber(node.of), asNumber(node.low.of), asNumber(node.high.of)];
        if (!of || !low || !high) return undefined;
        const above = compared(node.low.open ? ">" : ">=", of, low, node.span);
        const below = compared(node.high.open ? "<" : "<=", of, high, node.span);
        return above && below && { sort: "flag", value: all(above, below) };
      }
      case "binary": {
        if (node.op === "and" || node.op === "or") {
          const [left, right] = [asCondition(node.left), asCondition(node.right)];
          return left && right && { sort: "flag", value: node.op === "and" ? all(left, right) : any(left, right) };
        }
        return comparisons.has(node.op) ? comparison(node.op, node) : arithmetic(node.op, node);
      }
      case "call":
        return call(node);
    }
  };
  return go(expression);
};

const factName = (typed: Typed): string | undefined => {
  if (typed.sort === "text" || typed.sort === "list") return typed.name;
  if (typed.sort === "column" || typed.sort === "people") return undefined;
  const { value } = typed;
  return "name" in value ? value.name : undefined;
};

/** The value with every collected divisor guarded: `ifZero` where one of them is 0. */
export const guardDivisors = (
  divisors: readonly Atom[],
  value: Numeric,
  ifZero: Numeric,
  at: Path,
  bound: (node: Numeric) => Bound | undefined,
): Numeric =>
  divisors.reduceRight<Numeric>((inner, divisor) => {
    const range = bound(divisor);
    const axis = { axis: "number", of: divisor } as const;
    const rows = [
      { cells: [interval({ from: "0", upTo: "0" })], result: ifZero, at },
      ...(!range || sign(range.high) > 0 ? [{ cells: [interval({ above: "0" })], result: inner, at }] : []),
      ...(!range || sign(range.low) < 0 ? [{ cells: [interval({ below: "0" })], result: inner, at }] : []),
    ];
    return table([axis], rows);
  }, value);
