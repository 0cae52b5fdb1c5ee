/** The figures of an explanation stand in a column, yet every line makes sense without it. */
import { displayWidth, padDisplay } from "../../text/width.ts";

/** A figure and what is said about it. */
export type Entry = {
  readonly depth: number;
  readonly title: string;
  readonly value: string;
  /** What follows the value on its line. */
  readonly after: string;
  readonly notes: readonly string[];
};
/** A figure of which nothing more is said. */
export const bareEntry = (title: string, value: string): Entry => ({ depth: 0, title, value, after: "", notes: [] });

/** A title beyond this width pushes its own figure to the right, and no other. */
const widestTitle = 36;

export const inColumns = (entries: readonly Entry[]): readonly string[] => {
  const ahead = entries.map(({ depth, title }) => "  ".repeat(depth + 1) + title);
  const titleWidth = Math.max(0, ...ahead.map(displayWidth).filter((width) => width <= widestTitle));
  const valueWidth = Math.max(0, ...entries.map(({ value }) => displayWidth(value)));
  return entries.flatMap(({ depth, value, after, notes }, i) => [
    `${padDisplay(ahead[i] ?? "", titleWidth, "left")}  ${padDisplay(value, valueWidth, "right")}${after}`,
    ...notes.map((note) => `${"  ".repeat(depth + 3)}${note}`),
  ]);
};
