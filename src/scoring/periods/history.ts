/** One person's periods as they go into scoring and as they come out. */
import type { Says } from "../../text/path.ts";
import type { RawFacts } from "../facts/given.ts";
import type { Problem } from "../facts/problem.ts";
import type { Figures } from "../figures.ts";
import type { Scored } from "../scored.ts";
import type { Person } from "../sheet/person.ts";
import type { Member, ScoreSheet } from "../sheet/sheet.ts";

/** One shortest period. `in` says which longer ones it belongs to: `{ quarter: "2026-Q1", year: "2026" }`. */
export type PeriodFacts = {
  readonly period: string;
  readonly facts: RawFacts;
  readonly in?: Readonly<Record<string, string>>;
  /** What was found wrong with it before: it is refused, and not taken for one that is missing. */
  readonly problems?: readonly Problem[];
};
/** By level, then by fact: what the period after the last one starts with. */
export type Balances = Readonly<Record<string, Readonly<Record<string, string>>>>;
export type History = {
  readonly person?: Person;
  /** In order. */
  readonly periods: readonly PeriodFacts[];
  /** Facts of the longer periods themselves: `{ quarter: { "2026-Q1": { … } } }`. */
  readonly levels?: Readonly<Record<string, Readonly<Record<string, RawFacts>>>>;
  /** Where an earlier run ended; a balance that is not in it is not known, and never starts anew. */
  readonly carried?: Balances;
};
export type ScoredPeriod<T> = {
  readonly period: string;
  readonly in: Readonly<Record<string, string>>;
  /** As they were scored: with what was carried and, of a longer period, the list `periods`. */
  readonly facts: RawFacts;
  readonly scored: Scored<T>;
};
export type ScoredLevel<T> = { readonly level: string; readonly title: Says; readonly periods: readonly ScoredPeriod<T>[] };
export type ScoredHistory<T> = {
  /** From the shortest to the longest. */
  readonly levels: readonly ScoredLevel<T>[];
  /** Without the facts whose chain was broken. */
  readonly carry: Balances;
};
export type PeriodScorer = {
  /** A sheet for every period of one person, the longer ones included. */
  readonly scorePeriods: (history: History) => ScoredHistory<{ readonly sheet: ScoreSheet }>;
  /** The same figures without the reasons, faster. */
  readonly periodFigures: (history: History) => ScoredHistory<{ readonly figures: Figures }>;
  /** The same of everybody at once, in their order: in every period people are compared with those who have it too. */
  readonly scoreTeamPeriods: (histories: readonly History[]) => readonly ScoredHistory<{ readonly sheet: ScoreSheet }>[];
  readonly teamPeriodFigures: (histories: readonly History[]) => readonly ScoredHistory<{ readonly figures: Figures }>[];
};

/** A period about to be scored. */
export type Item = {
  readonly period: string;
  readonly in: Readonly<Record<string, string>>;
  readonly facts: RawFacts;
  readonly members?: readonly Member[];
  readonly problems: readonly Problem[];
};
export type Read = (from: string) => string | undefined;
export type Done<T> = ScoredPeriod<T> & { readonly read: Read };
