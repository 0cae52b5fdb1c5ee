import type { Fraction } from "../text/exact.ts";
import type { Input, Plan } from "./ir.ts";

/** The state of a fact that was given but does not apply to this person; not the same as missing, and not zero. */
export const notApplicable = Object.freeze({ notApplicable: true } as const);
export type Value = Fraction | string | boolean;
/** One person's facts, read and checked against the plan's inputs. An input that is not in the map is missing. A list is its records. */
export type Facts = ReadonlyMap<string, Value | typeof notApplicable | readonly Facts[]>;
export const isRecords = (given: ReturnType<Facts["get"]>): given is readonly Facts[] => Array.isArray(given);
export const isValue = (given: ReturnType<Facts["get"]>): given is Value =>
  given !== undefined && given !== notApplicable && !isRecords(given);
export const isFraction = (given: ReturnType<Facts["get"]>): given is Fraction => typeof given === "object" && isValue(given);
/** What a person's facts are asked for; the plan's other inputs are supplied by a run over the team. */
export const askedOf = ({ inputs }: Pick<Plan, "inputs">): readonly Input[] =>
  inputs.filter(({ source }) => source === undefined);
