/** A stored program as the engine reads it. What was stored once is one object again, wherever it occurs. */
import { type Path, pathText } from "../../text/path.ts";
import { isRecord } from "../../text/record.ts";
import type { Program } from "../ir.ts";
import { isStored, type Stored, type StoredProgram, storedFormat } from "./stored.ts";

/** A program as it is, or out of its stored form. Throws where it was stored by another version of the format. */
export const programOf = (given: Program | StoredProgram): Program => {
  // Whoever keeps programs hands in what JSON.parse makes of them, whatever that is.
  const known: unknown = given;
  if (!isRecord(known) || !("plan" in known || "format" in known)) throw new Error(noProgram);
  return isStored(given) ? openStored(given) : given;
};
const noProgram = "this is no program: hand in what storeProgram made, through JSON or not, or the program of a rubric";

const openStored = ({ format, atoms, shapes, places, lines: others, shared, root }: StoredProgram): Program => {
  if (format !== storedFormat)
    throw new Error(
      `this program was stored in format ${String(format)}, and this engine reads the number ${storedFormat}: compile the rubric again`,
    );
  if (![atoms, shapes, places, others, shared].every(Array.isArray)) throw new Error(noProgram);
  const paths: Path[] = [[]];
  const lines: Record<string, number> = {};
  for (let i = 3; i < places.length; i += 3) {
    const [parent = 0, key = 0, line = -1] = [places[i], places[i + 1], places[i + 2]];
    const path = [...(paths[parent] ?? []), key < 0 ? -1 - key : String(atoms[key])];
    paths.push(path);
    if (line >= 0) lines[pathText(path)] = line;
  }
  for (const [path, line] of others) lines[path] = line;
  const keys = shapes.map((shape) =>
    shape.map((key) =>
      typeof key === "number" ? { key: String(atoms[key]) } : { key: String(atoms[key[0]]), holds: key[1] === 1 },
    ),
  );
  const parts: unknown[] = [];
  const read = (one: Stored): unknown => {
    if (typeof one === "number") return one < 0 ? parts[-1 - one] : atoms[one];
    const tag = Number(one[0]);
    if (tag < 0) return one.slice(1).map(read);
    const made: Record<string, unknown> = {};
    let next = 1;
    for (const { key, holds } of keys[tag] ?? []) {
      const value = holds === undefined ? (one[next++] ?? 0) : 0;
      made[key] = holds ?? (key === "at" ? paths[Number(value)] : read(value));
    }
    return made;
  };
  for (const part of shared) parts.push(read(part));
  // Whoever stored it had a program; that somebody else may have written it is looked into where programs are checked.
  return { ...(read(root) as Omit<Program, "lines">), lines };
};
