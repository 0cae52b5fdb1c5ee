/** What the readers of facts share: where each fact goes, and the ways to put one there. */
import type { Column } from "../../integers/ir.ts";
import type { Numbers, Wides } from "./steps.ts";

/** Puts a given value into `n[at]`, or a number that says "present" there and the value into `w[wideAt]`. False: it cannot. */
export type Put = (given: unknown, n: Numbers, at: number, w: Wides, wideAt: number) => boolean;
/** One fact of a person or of a record: under which key it is given, and where it goes. */
export type Entry = {
  readonly key: string;
  readonly at: number;
  readonly wideAt: number;
  readonly put: Put;
  /** Always read: without it nothing need be run. */
  readonly required: boolean;
  readonly mayNotApply: boolean;
};
export type EntryOf = (column: Column, key: string, put: Put) => Entry;
/** `supplied`: what the inputs that are no facts of one person hold, in their order in the plan. */
export type Fill = (from: unknown, n: Numbers, w: Wides, supplied?: Supplied) => boolean;
export type Supplied = readonly (string | undefined)[];

export const choicePut =
  (codes: ReadonlyMap<unknown, number>): Put =>
  (given, n, at) => {
    const code = codes.get(given);
    if (code === undefined) return false;
    n[at] = code;
    return true;
  };
export const flagPut: Put = (given, n, at) => {
  if (given === true || given === "true") n[at] = 1;
  else if (given === false || given === "false") n[at] = 0;
  else return false;
  return true;
};
export const textPut: Put = (given, n, at) => {
  n[at] = 1;
  return typeof given === "string" && given !== "" && given.trim() === given;
};
