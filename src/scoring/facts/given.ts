/** What people and programs hand in as a fact, before its type is asked. */
import type { Says } from "../../text/path.ts";
import { isRecord } from "../../text/record.ts";

/** Raw facts: text, numbers, booleans, anything with `toFixed()` (a Decimal), lists of records. */
export type RawFacts = Readonly<Record<string, unknown>>;
/** Says why a fact cannot be used; answers with no value. */
export type Fail = (code: string, zh: string, en: string, help?: Says) => undefined;

const missingWords: ReadonlySet<unknown> = new Set([undefined, null, ""]);
export const isMissing = (given: unknown): boolean => missingWords.has(given);
const notApplicableWords: ReadonlySet<unknown> = new Set(["n/a", "N/A", "不适用"]);
export const saysNotApplicable = (given: unknown): boolean => notApplicableWords.has(given);

const hasToFixed = (given: unknown): given is { toFixed: () => string } =>
  typeof given === "object" && given !== null && typeof (given as { toFixed?: unknown }).toFixed === "function";
/** Names and values; a `Decimal` is a number. */
export const isMapping = (given: unknown): given is Readonly<Record<string, unknown>> => isRecord(given) && !hasToFixed(given);

/** The text of a number handed in by a program; undefined where JavaScript has already lost digits. */
export const textOf = (given: unknown): string | undefined => {
  if (typeof given === "string") return given.trim();
  if (typeof given === "bigint") return given.toString();
  if (typeof given === "number") return isExact(given) ? String(given === 0 ? 0 : given) : undefined;
  return hasToFixed(given) ? given.toFixed() : undefined;
};
const isExact = (given: number): boolean => Number.isFinite(given) && (!Number.isInteger(given) || Number.isSafeInteger(given));

/**
 * What stands where a value was wanted and cannot be one: a failed formula, a number that has lost digits. No fact takes it, and it is not missing
 * either; whoever left it out would score a person as if nothing had been given.
 */
export type Unusable = { readonly unusable: string };
export const unusable = (cell: unknown): Unusable => ({ unusable: String(cell) });
const isUnusable = (given: unknown): given is Unusable => isRecord(given) && "unusable" in given;

/** How a complaint quotes it. */
export const shown = (given: unknown): string => {
  if (isUnusable(given)) return given.unusable;
  if (typeof given === "string") return given;
  if (typeof given === "object" && given !== null) return Array.isArray(given) ? "[…]" : "{…}";
  return String(given);
};
