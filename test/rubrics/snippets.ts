/** The yaml snippets of a document, each made into a whole rubric: what a reader can guess is left out of them. */
import { parse } from "yaml";

export type Snippet = {
  /** The line of the document where the snippet begins. */
  readonly line: number;
  readonly text: string;
  /** The codes that it is shown for; none: it is clean. */
  readonly codes: readonly string[];
  /** Facts that nothing reads, in a snippet that is only about facts. */
  readonly ignored: readonly string[];
};

const fence = /(?:<!-- (?:error|warning|info): ([^>]*?) -->\n+)?```yaml\n([\s\S]*?)```/g;
const header = 'scorewright: 1\nid: snippet\nversion: "1"\n';

export const snippetsOf = (document: string): readonly Snippet[] =>
  [...document.matchAll(fence)].map((match): Snippet => {
    const [whole = "", codes = "", text = ""] = match;
    const line = document.slice(0, (match.index ?? 0) + whole.indexOf("```yaml")).split("\n").length + 1;
    return { line, codes: codes.split(/,\s*/).filter((code) => code !== ""), ...complete(text) };
  });

const complete = (text: string): Pick<Snippet, "text" | "ignored"> => {
  const has = (key: string) => new RegExp(`^${key}:`, "m").test(text);
  const start = has("scorewright") ? "" : header;
  if (has("dimensions") && !has("total")) {
    const weight = weightsOf(text);
    return { text: `${start}${text}${weight === undefined ? "" : `total: { out_of: ${weight}, decimals: 2 }\n`}`, ignored: [] };
  }
  if (has("dimensions") || has("results") || start === "") return { text: start + text, ignored: [] };
  return { text: `${start}${text}results: { shown: { is: 1 } }\n`, ignored: ["rubric/unused"] };
};

const weightsOf = (text: string): number | undefined => {
  try {
    const { dimensions } = parse(text) as { dimensions: Record<string, { weight: number }> };
    return Object.values(dimensions).reduce((total, { weight }) => total + weight, 0);
  } catch {
    return undefined;
  }
};
