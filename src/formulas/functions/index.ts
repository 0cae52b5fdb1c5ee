/** The functions of the language: the only list of them, in the order in which they are shown. */
import { before } from "./before.ts";
import { choose } from "./choose.ts";
import { count } from "./count.ts";
import type { FunctionEntry } from "./define.ts";
import { max, mean, median, min, sum } from "./gatherings.ts";
import { given } from "./given.ts";
import { abs, round } from "./numbers.ts";
import { days, hours, minutes, workdays } from "./time.ts";

export const functions: readonly FunctionEntry[] = [
  sum,
  mean,
  median,
  min,
  max,
  abs,
  round,
  count,
  before,
  choose,
  given,
  days,
  hours,
  minutes,
  workdays,
];
