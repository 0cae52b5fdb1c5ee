/** Texts of what a sheet speaks of by its name: facts that were given and values that came out. */
import type { Facts } from "../../plan/facts.ts";
import { isFraction, isRecords, notApplicable } from "../../plan/facts.ts";
import { readableText, valueText } from "../../plan/format.ts";
import type { Input, NumberKind } from "../../plan/ir.ts";
import type { Line } from "../../targets/trace/trace.ts";
import type { Fraction } from "../../text/exact.ts";
import type { Language } from "../../text/path.ts";
import { kindOf, kindOfInput, outcomeOf } from "../outcome.ts";

/** Where names are looked up: on the sheet, or in one record of a list on it. */
export type Scope = {
  readonly lines: ReadonlyMap<string, Line>;
  readonly facts: Facts;
  readonly inputs: ReadonlyMap<string, Input>;
  /** Of a record, the sheet; names that it does not have are looked up there. */
  readonly around?: Scope;
  /** Texts that have been written before: most names are spoken of several times. */
  readonly written: Map<string, string>;
};
const lineOf = (name: string, { lines, around }: Scope): Line | undefined => lines.get(name) ?? around?.lines.get(name);
const factOf = (name: string, { facts, around }: Scope): ReturnType<Facts["get"]> => facts.get(name) ?? around?.facts.get(name);
const inputOf = (name: string, { inputs, around }: Scope): Input | undefined => inputs.get(name) ?? around?.inputs.get(name);

const write = (name: string, scope: Scope, number: (kind: NumberKind, x: Fraction) => string): string => {
  const line = lineOf(name, scope);
  if (line) {
    const outcome = outcomeOf(line);
    if (outcome === undefined) return "—";
    return isFraction(outcome) ? number(kindOf(line.definition), outcome) : String(outcome);
  }
  const given = factOf(name, scope);
  if (given === undefined) return "—";
  if (given === notApplicable) return "n/a";
  if (isRecords(given)) return `[${given.length}]`;
  return isFraction(given) ? number(kindOfInput(inputOf(name, scope)), given) : String(given);
};

/** As it can be handed in again. */
export const exactText = (name: string, scope: Scope): string => {
  const known = scope.written.get(name);
  if (known !== undefined) return known;
  const text = write(name, scope, valueText);
  scope.written.set(name, text);
  return text;
};
/** As a sentence has it: options by their titles, and of a long fraction about how much it is. */
export const spokenText = (name: string, scope: Scope, language: Language): string => {
  const of = inputOf(name, scope)?.of;
  const option = of?.type === "choice" ? of.values.find(({ value }) => value === factOf(name, scope)) : undefined;
  if (option) return option.title[language];
  const text = exactText(name, scope);
  return text.includes("/") ? write(name, scope, readableText) : text;
};
