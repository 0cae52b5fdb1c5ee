/** Texts of what a sheet speaks of by its name: facts that were given and values that came out. */
import type { Facts } from "../../plan/facts.ts";
import { isFraction, isRecords, notApplicable } from "../../plan/facts.ts";
import { readableText, valueText } from "../../plan/format.ts";
import type { Input, NumberKind } from "../../plan/ir.ts";
import type { Line } from "../../targets/trace/trace.ts";
import { isRefused } from "../../targets/trace/trace.ts";
import type { Fraction } from "../../text/exact.ts";
import type { Language } from "../../text/path.ts";
import { kindOf } from "../outcome.ts";

/** Where names are looked up: on the sheet, or in one record of a list on it. */
export type Scope = {
  readonly line: (name: string) => Line | undefined;
  readonly fact: (name: string) => ReturnType<Facts["get"]>;
  readonly input: (name: string) => Input | undefined;
  /** Texts that have been written before: most names are spoken of several times. */
  readonly written: Map<string, string>;
};

const write = (name: string, { line, fact, input }: Scope, number: (kind: NumberKind, x: Fraction) => string): string => {
  const found = line(name);
  if (found) {
    const { outcome, definition } = found;
    if (isRefused(outcome)) return "—";
    return isFraction(outcome) ? number(kindOf(definition) ?? "number", outcome) : String(outcome);
  }
  const given = fact(name);
  if (given === undefined) return "—";
  if (given === notApplicable) return "n/a";
  if (isRecords(given)) return `[${given.length}]`;
  if (!isFraction(given)) return String(given);
  const of = input(name)?.of;
  return number(of?.type === "number" ? of.kind : "number", given);
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
  const of = scope.input(name)?.of;
  const option = of?.type === "choice" ? of.values.find(({ value }) => value === scope.fact(name)) : undefined;
  if (option) return option.title[language];
  const text = exactText(name, scope);
  return text.includes("/") ? write(name, scope, readableText) : text;
};
