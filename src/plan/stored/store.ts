/** A program into its stored form. It knows nothing of the plan's ops: whatever a plan holds is stored the same way. */
import { type Path, pathText } from "../../text/path.ts";
import { isRecord } from "../../text/record.ts";
import type { Program } from "../ir.ts";
import { type Stored, type StoredProgram, storedFormat } from "./stored.ts";

type Atom = string | number | boolean;
/** Numbers for what is met, in the order of first sight. */
const numbering = <T>(keyOf: (one: T) => unknown) => {
  const all: T[] = [];
  const known = new Map<unknown, number>();
  const of = (one: T): number => {
    const key = keyOf(one);
    const number = known.get(key) ?? all.length;
    if (number === all.length) {
      known.set(key, number);
      all.push(one);
    }
    return number;
  };
  return { all, of };
};

export const storeProgram = (program: Program): StoredProgram => {
  const { lines, ...rest } = program;
  const { id, version, digest } = program.rubric;
  const atoms = numbering<Atom>((atom) => atom);
  const shapes = numbering<readonly string[]>((keys) => keys.join("\n"));
  const places = placesOf(lines, atoms.of);
  const written = write(rest, { atom: atoms.of, shape: shapes.of, place: places.of });
  const { shared, root } = share(written);
  return {
    format: storedFormat,
    rubric: { id, version, digest },
    shapes: shapes.all.map((keys) => keys.map(atoms.of)),
    places: places.all,
    lines: Object.entries(lines).filter(([path]) => !places.found.has(path)),
    shared,
    root,
    // Last, when every text has been met.
    atoms: atoms.all,
  };
};

/** The places of the file: each a step from the one that it stands in. */
const placesOf = (lines: Program["lines"], atom: (one: Atom) => number) => {
  const all: number[] = [0, 0, 0];
  const known = new Map<string, number>([["[]", 0]]);
  const found = new Set<string>();
  const of = (path: Path): number => {
    const key = JSON.stringify(path);
    const before = known.get(key);
    if (before !== undefined) return before;
    const parent = of(path.slice(0, -1));
    const step = path[path.length - 1] ?? "";
    const text = pathText(path);
    found.add(text);
    all.push(parent, typeof step === "number" ? -1 - step : atom(step), lines[text] ?? -1);
    known.set(key, all.length / 3 - 1);
    return all.length / 3 - 1;
  };
  return { all, found, of };
};

type Numbers = {
  readonly atom: (one: Atom) => number;
  readonly shape: (keys: readonly string[]) => number;
  readonly place: (path: Path) => number;
};
const isPath = (given: unknown): given is Path =>
  Array.isArray(given) && given.every((step) => typeof step === "string" || typeof step === "number");

const write = (given: unknown, numbers: Numbers): Stored => {
  const { atom, shape, place } = numbers;
  if (Array.isArray(given)) return [-1, ...given.map((one) => write(one, numbers))];
  if (isRecord(given)) {
    const entries = Object.entries(given).filter(([, value]) => value !== undefined);
    const values = entries.map(([key, value]) => (key === "at" && isPath(value) ? place(value) : write(value, numbers)));
    return [shape(entries.map(([key]) => key)), ...values];
  }
  if (typeof given === "string" || typeof given === "number" || typeof given === "boolean") return atom(given);
  throw new Error(`a program holds plain data only, not ${String(given)}`);
};

/** What occurs more than once stands in a table, the parts before the whole. */
const share = (root: Stored): Pick<StoredProgram, "shared" | "root"> => {
  const count = new Map<string, number>();
  const keys = new Map<readonly Stored[], string>();
  const see = (one: Stored): string => {
    if (typeof one === "number") return String(one);
    const key = `[${one.map(see).join()}]`;
    const seen = count.get(key) ?? 0;
    count.set(key, seen + 1);
    keys.set(one, key);
    return key;
  };
  see(root);
  const shared: Stored[] = [];
  const numbers = new Map<string, number>();
  const put = (one: Stored): Stored => {
    if (typeof one === "number") return one;
    const key = keys.get(one) ?? "";
    const known = numbers.get(key);
    if (known !== undefined) return -1 - known;
    const [tag = -1, ...parts] = one;
    const whole = [tag, ...parts.map(put)];
    if ((count.get(key) ?? 0) < 2) return whole;
    numbers.set(key, shared.length);
    shared.push(whole);
    return -shared.length;
  };
  return { root: put(root), shared };
};
