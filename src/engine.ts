/** The engine alone: runs a compiled program. No YAML, no zod, nothing of Node's. */
export type { Program } from "./plan/ir.ts";
export { isScorewrightError, type Problem, type ScorewrightError } from "./scoring/facts/problem.ts";
export type {
  Balances,
  History,
  PeriodFacts,
  PeriodScorer,
  ScoredHistory,
  ScoredLevel,
  ScoredPeriod,
} from "./scoring/periods/history.ts";
export { openPeriods } from "./scoring/periods/periods.ts";
export type { MissingFact, PartialScore, Range } from "./scoring/range.ts";
export {
  type Figures,
  type OpenTeam,
  openProgram,
  type RawFacts,
  type Scored,
  type Scorer,
  type TeamMember,
} from "./scoring/scorer.ts";
export { explain } from "./scoring/sheet/explain.ts";
export type { DimensionSheet, Member, Person, Reason, ScoreSheet, Step } from "./scoring/sheet/sheet.ts";
export type { Language, Says } from "./text/path.ts";
