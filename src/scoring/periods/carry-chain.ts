/** Balances on their way from one period of a person to the next. None is ever lost or made up: where it is not known, nothing is scored with it. */
import { isFraction } from "../../plan/facts.ts";
import type { Program } from "../../plan/ir.ts";
import { equal } from "../../text/exact.ts";
import { pathText } from "../../text/path.ts";
import type { Problem } from "../facts/problem.ts";
import { factReader } from "../facts/read-facts.ts";
import type { RawFacts } from "../scorer.ts";
import { carriedDiffers, carriedOutOfRange, chainBroken } from "./problems.ts";

type State =
  | { readonly value: string; readonly from?: string }
  | { /** Undefined: in the run before. */ readonly brokenAt: string | undefined };
export type Chain = {
  /** The facts of the next period with what it starts with, or why it cannot be scored; `explain` puts what went wrong in terms of the chain. */
  readonly enter: (facts: RawFacts) => {
    readonly facts: RawFacts;
    readonly problems: readonly Problem[];
    readonly explain: (problems: readonly Problem[]) => readonly Problem[];
  };
  /** What the period was left with; undefined where it was refused. */
  readonly leave: (period: string, left: ((from: string) => string | undefined) | undefined) => void;
  readonly balance: () => Readonly<Record<string, string>>;
};

const absent = (given: unknown): boolean =>
  given === undefined || given === null || (typeof given === "string" && given.trim() === "");

/** A chain of one person; the reading of facts is shared by all. */
export const carryChains = ({ plan, carry = [], lines }: Program): ((carried: RawFacts | undefined) => Chain) => {
  const readers = new Map(carry.map(({ fact }) => [fact, factReader(plan.inputs.filter(({ name }) => name === fact))]));
  const same = (fact: string, given: unknown, carried: string): boolean => {
    const read = (value: unknown) =>
      readers
        .get(fact)?.({ [fact]: value })
        .facts.get(fact);
    const [a, b] = [read(given), read(carried)];
    // What cannot be read is complained of where the facts are.
    return a === undefined || b === undefined || (isFraction(a) && isFraction(b) ? equal(a, b) : a === b);
  };
  return (carried) => {
    const states = new Map<string, State>();
    const started = new Set<string>();
    const given = new Set<string>();
    for (const { fact, first } of carry) {
      const value = carried?.[fact];
      // A run that goes on never starts anew: a balance that the one before could not give is not known.
      states.set(fact, !carried ? { value: first } : absent(value) ? { brokenAt: undefined } : { value: String(value) });
      if (carried) started.add(fact);
    }
    return {
      enter: (raw) => {
        const facts: Record<string, unknown> = { ...raw };
        given.clear();
        const problems: Problem[] = [];
        const entered = new Map<string, State>();
        for (const { fact, at } of carry) {
          const state = states.get(fact);
          if (!state) continue;
          if (absent(raw[fact])) {
            entered.set(fact, state);
            if ("value" in state) facts[fact] = state.value;
            continue;
          }
          given.add(fact);
          if ("value" in state && started.has(fact) && !same(fact, raw[fact], state.value))
            problems.push(carriedDiffers(fact, String(raw[fact]), state.value, state.from, place(at)));
        }
        const explain = (found: readonly Problem[]) =>
          found.map((problem) => {
            const state = problem.fact === undefined ? undefined : entered.get(problem.fact);
            const at = carry.find(({ fact }) => fact === problem.fact)?.at;
            if (!state || !at || problem.fact === undefined) return problem;
            if ("brokenAt" in state)
              return problem.code === "facts/missing" ? chainBroken(problem.fact, state.brokenAt, place(at)) : problem;
            return state.from === undefined
              ? problem
              : carriedOutOfRange(problem.fact, state.value, state.from, problem, place(at));
          });
        return { facts, problems, explain };
      },
      leave: (period, left) => {
        for (const { fact, from } of carry) {
          const value = left?.(from);
          started.add(fact);
          const before = states.get(fact);
          // Whoever only passes the break on is not where it has to be mended.
          if (value === undefined && before && "brokenAt" in before && !given.has(fact)) continue;
          states.set(fact, value === undefined ? { brokenAt: period } : { value, from: period });
        }
      },
      balance: () =>
        Object.fromEntries([...states].flatMap(([fact, state]) => ("value" in state ? [[fact, state.value] as const] : []))),
    };
  };
  function place(at: Problem["at"]): Pick<Problem, "at" | "line"> {
    const line = at && lines[pathText(at)];
    return at ? { at, ...(line ? { line } : {}) } : {};
  }
};
