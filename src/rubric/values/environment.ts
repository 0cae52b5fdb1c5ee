/** What a formula sees: the names of the rubric, what is known where it stands, and whom it may ask for more. */
import { noCalendar, syntax } from "../../formulas/complaints.ts";
import { guardDivisors } from "../../formulas/divisors.ts";
import type { Environment } from "../../formulas/environment.ts";
import { parseExpression, type Span } from "../../formulas/parse.ts";
import { toPlan } from "../../formulas/to-plan.ts";
import { type TypedNumber, typedNumber } from "../../language/kinds.ts";
import type { Complain } from "../../language/validate.ts";
import { assume, bounds, narrow, type Scope, withNumber } from "../../plan/bounds/bounds.ts";
import { isAtom, number } from "../../plan/build.ts";
import type { Atom, Numeric } from "../../plan/ir.ts";
import { ownerOf } from "../../plan/names.ts";
import type { Host, PlanDesk, Reading } from "../../rules/context.ts";
import { sign, zero } from "../../text/exact.ts";
import type { Path } from "../../text/path.ts";
import type { openNames } from "../names.ts";
import { listName } from "../periods/below.ts";
import { nothingBelow, unfitColumn } from "../periods/level-complaints.ts";
import { workdaysBetween } from "../sections/calendar.ts";
import { groupOf, peopleFigure } from "../team/columns.ts";
import type { Stage, Workshop } from "../workshop.ts";
import { tooEarly } from "./context-complaints.ts";

/** Who reads formulas, and what of the rubric is made by then. */
export type Reader = {
  readonly host: Host;
  readonly stage: Stage;
  readonly names: ReturnType<typeof openNames>;
  readonly workshop: Workshop;
  readonly complain: Complain;
  readonly part: PlanDesk["part"];
  /** The text of the scalar at the path, so that a formula made up by a rule does not point into the file. */
  readonly textAt: (path: Path) => string | undefined;
};
/** One formula: where it stands, what is known there, and the divisors for which its owner says what holds where they are 0. */
type Formula = { readonly text: string; readonly path: Path; readonly scope: Scope; readonly divisors: Atom[] | undefined };

/** Where a divisor is 0 the owner says what the value is; here it is not 0. */
const withoutZero = (scope: Scope, divisor: Atom): Scope => {
  const known = scope.number(divisor);
  const left = known && (sign(known.low) < 0 ? narrow(known, { below: "0" }) : narrow(known, { above: "0" }));
  // With numbers on both sides of 0 nothing is known of the quotient.
  return known && left && !(sign(known.low) < 0 && sign(known.high) > 0) ? withNumber(scope, divisor, left) : scope;
};

/** How complaints about a part of the formula are made: in the text where the file has it, else at the path. */
const complainer = ({ text, path }: Formula, { complain, textAt }: Reader) => {
  const exact = textAt(path) === text;
  const where = (span: Span) => (exact ? { within: span } : {});
  const complainAt: Environment["complain"] = (kind, params, span) => complain(kind, path, params, where(span));
  return complainAt;
};

const lookupOf =
  ({ names, workshop, stage }: Reader, complain: Environment["complain"]): Environment["lookup"] =>
  (name, span) => {
    const found = names.lookup(name);
    if (found === undefined && !workshop.below && [name, ownerOf(name)].includes(listName)) complain(nothingBelow, {}, span);
    else if (typeof found === "object" && "unfit" in found) complain(unfitColumn, { name, ...found }, span);
    else if (found === "too early")
      complain(tooEarly, { name, stage: workshop.names.get(name)?.stage ?? "result", own: stage }, span);
    else return found;
    return "failed";
  };

const workdaysOf =
  ({ path }: Formula, { workshop: { calendar }, part }: Reader, complain: Environment["complain"]): Environment["workdays"] =>
  (from, to, span) => {
    if (!calendar) {
      complain(noCalendar, {}, span);
      return undefined;
    }
    const day = (typed: TypedNumber): Atom =>
      isAtom(typed.value) ? typed.value : part("day", typed, { at: path, title: { zh: "日期", en: "day" } });
    return workdaysBetween(calendar, day(from), day(to), (typed, title) => part("calendar", typed, { at: path, title }));
  };

const environment = (formula: Formula, reader: Reader): Environment => {
  const { text, path, scope, divisors } = formula;
  const { host, names, workshop, part } = reader;
  const complain = complainer(formula, reader);
  const bound = (node: Numeric) => bounds.number(node)((divisors ?? []).reduce(withoutZero, scope));
  return {
    at: path,
    text,
    lookup: lookupOf(reader, complain),
    names: names.visible,
    optional: (name) => {
      const column = host.list === undefined ? undefined : names.columnOf(host.list, name);
      return (column ?? workshop.inputs.get(name))?.optional ?? false;
    },
    bound,
    assuming: (condition, holds) => environment({ ...formula, scope: assume(condition, holds, scope) ?? scope }, reader),
    hoist: (typed) => {
      const value = guardDivisors(divisors ?? [], typed.value, number(zero), path, bound);
      return part("step", typedNumber(typed.kind, value), { at: path, title: { zh: text, en: text } });
    },
    complain,
    divisors,
    people: (by, people, group) => peopleFigure(by, people, group, path, workshop, reader.complain),
    group: (name, span) => groupOf(name, path, workshop, (kind, _, params) => complain(kind, params, span)),
    get records() {
      // Of another record nothing is known of what is known of this one, and no divisor of it can be guarded here.
      const other = { text, path, divisors: undefined, scope: workshop.scopeOf(host.list) };
      return host.list === undefined ? undefined : { list: host.list, other: environment(other, reader) };
    },
    workdays: workdaysOf(formula, reader, complain),
  };
};

/** Reads formulas where `scope` is known. */
export const expressionReader = (scope: Scope, reader: Reader): Reading["expression"] => {
  const read: Reading["expression"] = (text, path, ifZero) => {
    const divisors: Atom[] | undefined = ifZero === undefined ? undefined : [];
    const env = environment({ text, path, scope, divisors }, reader);
    const parsed = parseExpression(text);
    if ("fault" in parsed) {
      const { message, fix, span } = parsed.fault;
      env.complain(syntax, { message, fix }, span);
      return undefined;
    }
    const typed = toPlan(parsed.expression, env);
    if (!typed || ifZero === undefined || !divisors || divisors.length === 0) return typed;
    const at = [...path.slice(0, -1), "if_zero"];
    const instead = read(ifZero, at);
    if (typed.sort !== "number" || instead?.sort !== "number") return undefined;
    const bound = (node: Numeric) => bounds.number(node)(scope);
    return typedNumber(typed.kind, guardDivisors(divisors, typed.value, instead.value, at, bound));
  };
  return read;
};
