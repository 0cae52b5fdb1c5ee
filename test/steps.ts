/**
 * Work in steps instead of seconds: how many blocks of code were run, ours and those of the packages below. The same work takes the same steps,
 * to within a few per cent, on any machine, however busy it is. What goes on inside one call of the platform (a regular expression, a `slice`) is
 * not seen. Steps are counted in the full run, where a test file has a process of its own: of what was compiled before the count began only calls are seen.
 */
import { Session } from "node:inspector";
import { expect } from "vitest";
import { full } from "./runs.ts";

const session = new Session();
if (full) {
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
}

export const stepsOf = (work: () => void): number => {
  let steps = 0;
  session.post("Profiler.takePreciseCoverage");
  work();
  session.post("Profiler.takePreciseCoverage", (failed, { result }) => {
    if (failed) throw failed;
    for (const { functions } of result) for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  });
  return steps;
};

/** What the work comes to; in the full run it may take so many million steps. */
export const within = <Result>(millions: number, work: () => Result, of?: string): Result => {
  if (!full) return work();
  let result: Result | undefined;
  const steps = stepsOf(() => {
    result = work();
  });
  expect(steps / 1_000_000, of).toBeLessThan(millions);
  return result as Result;
};
