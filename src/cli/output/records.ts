import type { Output } from "./write.ts";

/** Records as JSON: one per line, and for `json` the lines are a list. */
export const recordWriter = (format: "json" | "ndjson", write: Output["write"]) => {
  const list = format === "json";
  let count = 0;
  return {
    add: (record: unknown): Promise<void> => {
      const before = list ? (count === 0 ? "[\n" : ",\n") : "";
      count++;
      return write(`${before}${JSON.stringify(record)}${list ? "" : "\n"}`);
    },
    end: (): Promise<void> => write(list ? (count === 0 ? "[]\n" : "\n]\n") : ""),
  };
};
