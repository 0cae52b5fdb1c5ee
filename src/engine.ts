/** The engine alone: runs a compiled program. No YAML, no zod, nothing of Node's. */

export { type FigureCell, type FigureColumn, figureColumns } from "./cells/figures.ts";
export { type CellRow, type CellTable, type OpenedCells, openCells } from "./cells/table.ts";
export type { Program } from "./plan/ir.ts";
export type { StoredProgram } from "./plan/stored/stored.ts";
export { isScorewrightError, type ScorewrightError } from "./scoring/error.ts";
export { explain } from "./scoring/explain/explain.ts";
export type { RawFacts } from "./scoring/facts/given.ts";
export type { Problem } from "./scoring/facts/problem.ts";
export type { Figures } from "./scoring/figures.ts";
export type { OpenTeam, TeamMember } from "./scoring/people.ts";
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
export type { Scored } from "./scoring/scored.ts";
export { openProgram, type Scorer } from "./scoring/scorer.ts";
export type { Person } from "./scoring/sheet/person.ts";
export type { DimensionSheet, Member, Reason, ScoreSheet, Step } from "./scoring/sheet/sheet.ts";
export type { Language, Says } from "./text/path.ts";
