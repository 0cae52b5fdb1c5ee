/** The people of a staff file as a workbook takes them: who they are by the file's own columns, and what cannot be used as it stood there. */
import { personColumns } from "../../cells/people.ts";
import { shown } from "../../scoring/facts/given.ts";
import type { People } from "../../workbook/open.ts";
import { extraColumns } from "../input/extra-columns.ts";
import type { Candidate } from "./people.ts";

/** What tells people apart comes first; the other columns stand in the order of the file. */
export const workbookPeople = (everybody: readonly Candidate[]): People => {
  const headers = extraColumns(everybody.map(({ extra }) => extra));
  // A file without any such column has its rows.
  if (headers.length === 0)
    return {
      titles: [{ zh: "行", en: "Row" }],
      everybody: everybody.map(({ row, ...person }) => ({ person: [String(row)], facts: asTyped(person) })),
    };
  const [first = headers[0] ?? ""] = personColumns(headers);
  const ordered = [first, ...headers.filter((header) => header !== first)];
  return {
    titles: ordered.map((header) => ({ zh: header, en: header })),
    everybody: everybody.map(({ extra, ...person }) => ({
      person: ordered.map((header) => extra[header] ?? ""),
      facts: asTyped(person),
    })),
  };
};

/** A cell that was refused where it was read must not pass when its text is read once more. */
const asTyped = ({ facts }: Pick<Candidate, "facts">): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, given]) => [name, isRefused(given) ? { toString: () => shown(given) } : given]),
  );
const isRefused = (given: unknown): boolean => typeof given === "object" && given !== null && "unusable" in given;
