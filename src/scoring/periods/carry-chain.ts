/** Balances on their way from one period of a person to the next. None is ever lost or made up: where it is not known, nothing is scored with it. */
import { isFraction } from "../../plan/facts.ts";
import type { Plan, Program } from "../../plan/ir.ts";
import { equal } from "../../text/exact.ts";
import { isMissing, type RawFacts } from "../facts/given.ts";
import type { Problem } from "../facts/problem.ts";
import { factReader } from "../facts/read-facts.ts";
import { placeOf } from "../places.ts";
import { carriedDiffers, carriedOutOfRange, chainBroken } from "./problems.ts";

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

/** What the next period starts with, or the period that lost it; undefined: the run before. */
type State = { readonly value: string; readonly from?: string } | { readonly brokenAt: string | undefined };
/** One fact that is carried. */
type Link = {
  readonly fact: string;
  readonly first: string;
  readonly from: string;
  readonly place: ReturnType<typeof placeOf>;
  /** Whether what is given is what was carried; what cannot be read is complained of where the facts are. */
  readonly agrees: (given: unknown, carried: string) => boolean;
};

/** A chain of one person; the reading of facts is shared by all. */
export const carryChains = (program: Program): ((carried: RawFacts | undefined) => Chain) => {
  const links = linksOf(program);
  return (carried) => {
    const states = new Map(links.map((link) => [link.fact, firstState(link, carried)]));
    const started = new Set(carried ? states.keys() : []);
    let given: ReadonlySet<string> = new Set();
    return {
      enter: (raw) => {
        given = new Set(links.flatMap(({ fact }) => (isAbsent(raw[fact]) ? [] : [fact])));
        const entered = new Map([...states].filter(([fact]) => !given.has(fact)));
        const carriedOn = links.filter(({ fact }) => given.has(fact) && started.has(fact));
        return {
          facts: { ...raw, ...valuesOf(entered) },
          problems: carriedOn.flatMap((link) => contradiction(link, raw[link.fact], states.get(link.fact)) ?? []),
          explain: (problems) => problems.map((problem) => inTermsOf(links, entered, problem)),
        };
      },
      leave: (period, left) => {
        for (const { fact, from } of links) {
          const value = left?.(from);
          const before = states.get(fact);
          started.add(fact);
          // Whoever only passes the break on is not where it has to be mended.
          if (value === undefined && before && "brokenAt" in before && !given.has(fact)) continue;
          states.set(fact, value === undefined ? { brokenAt: period } : { value, from: period });
        }
      },
      balance: () => valuesOf(states),
    };
  };
};

const linksOf = ({ plan, carry = [], lines }: Program): readonly Link[] =>
  carry.map(({ fact, first, from, at }) => ({ fact, first, from, place: placeOf(at, lines), agrees: agreement(fact, plan) }));

const agreement = (fact: string, { inputs }: Plan): Link["agrees"] => {
  const read = factReader(inputs.filter(({ name }) => name === fact));
  return (given, carried) => {
    const [a, b] = [given, carried].map((value) => read({ [fact]: value }).facts.get(fact));
    return a === undefined || b === undefined || (isFraction(a) && isFraction(b) ? equal(a, b) : a === b);
  };
};

/** A run that goes on never starts anew: a balance that the one before could not give is not known. */
const firstState = ({ fact, first }: Link, carried: RawFacts | undefined): State => {
  if (!carried) return { value: first };
  const value = carried[fact];
  return isAbsent(value) ? { brokenAt: undefined } : { value: String(value) };
};
const isAbsent = (given: unknown): boolean => isMissing(typeof given === "string" ? given.trim() : given);

const valuesOf = (states: ReadonlyMap<string, State>): Readonly<Record<string, string>> =>
  Object.fromEntries([...states].flatMap(([fact, state]) => ("value" in state ? [[fact, state.value] as const] : [])));

const contradiction = (link: Link, given: unknown, state: State | undefined): Problem | undefined =>
  state && "value" in state && !link.agrees(given, state.value)
    ? carriedDiffers(link, String(given), state.value, state.from)
    : undefined;

/** Whoever has not written a number cannot correct it where the problem with it was found. */
const inTermsOf = (links: readonly Link[], entered: ReadonlyMap<string, State>, problem: Problem): Problem => {
  const link = links.find(({ fact }) => fact === problem.fact);
  const state = link && entered.get(link.fact);
  if (!link || !state) return problem;
  if ("brokenAt" in state) return problem.code === "facts/missing" ? chainBroken(link, state.brokenAt) : problem;
  return state.from === undefined ? problem : carriedOutOfRange(link, state.value, state.from, problem.message);
};
