/** One person on the way through a run over the team. */
import type { Program } from "../../plan/ir.ts";
import type { Problem } from "../facts/problem.ts";

export type Member = {
  readonly raw: unknown;
  /** What the run has supplied, in the order of the plan's inputs; absent for somebody who is scored alone. */
  readonly supplied?: (string | undefined)[];
  /** Why something could not be supplied. */
  readonly missing: Map<string, Problem>;
};
/** What the others' problems call somebody. */
export type Names = (member: number) => string;

export const isMap = (given: unknown): given is Record<string, unknown> => typeof given === "object" && given !== null;
/** Names of what a run supplies, in the order of the plan's inputs. */
export const suppliedNames = ({ inputs }: Program["plan"]): readonly string[] =>
  inputs.flatMap(({ name, source }) => (source === undefined ? [] : [name]));
/** The raw facts and with them what was supplied. */
export const completeFacts = ({ raw, supplied }: Member, names: readonly string[]): unknown =>
  supplied && isMap(raw) ? { ...raw, ...Object.fromEntries(names.map((name, i) => [name, supplied[i]])) } : raw;
