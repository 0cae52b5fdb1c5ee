/** A program into its stored form. It knows nothing of the plan's ops: whatever a plan holds is stored the same way. */
import { type Path, pathText } from "../../text/path.ts";
import { isRecord } from "../../text/record.ts";
import type { Program } from "../ir.ts";
import { type Stored, type StoredProgram, storedFormat } from "./stored.ts";

type Atom = string | number;
/** A key, and whether it holds where it has a truth value. */
type ShapeKey = readonly [key: string, holds?: boolean];
type Numbering<T> = { readonly all: readonly T[]; readonly of: (one: T) => number; readonly byUse: () => Numbering<T> };
/** Numbers for what is met, in the order of first sight, or with those before that stand in `known`. */
const numbering = <T>(keyOf: (one: T) => string, known: readonly T[] = []): Numbering<T> => {
  const all = [...known];
  const numbers = new Map(all.map((one, i) => [keyOf(one), i]));
  const uses: number[] = [];
  return {
    all,
    of: (one) => {
      const key = keyOf(one);
      const number = numbers.get(key) ?? all.length;
      if (number === all.length) {
        numbers.set(key, number);
        all.push(one);
      }
      uses[number] = (uses[number] ?? 0) + 1;
      return number;
    },
    // What occurs most gets the shortest numbers.
    byUse: () => {
      const order = [...all.keys()].sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b);
      const most = order.map((i) => all[i] as T);
      return numbering(keyOf, most);
    },
  };
};
type Numberings = { readonly atoms: Numbering<Atom>; readonly shapes: Numbering<readonly ShapeKey[]> };

export const storeProgram = (program: Program): StoredProgram => {
  const draft: Numberings = { atoms: numbering((atom) => typeof atom + atom), shapes: numbering((keys) => JSON.stringify(keys)) };
  storeWith(program, draft);
  return storeWith(program, { atoms: draft.atoms.byUse(), shapes: draft.shapes.byUse() });
};

const storeWith = (program: Program, { atoms, shapes }: Numberings): StoredProgram => {
  const { lines, ...rest } = program;
  const { id, version, digest } = program.rubric;
  const places = placesOf(lines, atoms.of);
  const written = write(rest, { atom: atoms.of, shape: shapes.of, place: places.of });
  const { shared, root } = share(written);
  return {
    format: storedFormat,
    rubric: { id, version, digest },
    shapes: shapes.all.map((keys) =>
      keys.map(([key, holds]) => (holds === undefined ? atoms.of(key) : [atoms.of(key), holds ? 1 : 0])),
    ),
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
  readonly shape: (keys: readonly ShapeKey[]) => number;
  readonly place: (path: Path) => number;
};
const isPath = (given: unknown): given is Path =>
  Array.isArray(given) && given.every((step) => typeof step === "string" || typeof step === "number");

/** Under that key nothing else can stand, because whoever opens it reads a place there. */
const pathOf = (value: unknown): Path => {
  if (isPath(value)) return value;
  throw new Error(`a place of the file is wanted under at, not ${JSON.stringify(value)}`);
};

const write = (given: unknown, numbers: Numbers): Stored => {
  const { atom, shape, place } = numbers;
  if (Array.isArray(given)) return [-1, ...given.map((one) => write(one, numbers))];
  if (isRecord(given)) {
    const entries = Object.entries(given).filter(([, value]) => value !== undefined);
    const keys = entries.map(([key, value]): ShapeKey => (typeof value === "boolean" ? [key, value] : [key]));
    const values = entries.filter(([, value]) => typeof value !== "boolean");
    return [shape(keys), ...values.map(([key, value]) => (key === "at" ? place(pathOf(value)) : write(value, numbers)))];
  }
  if (typeof given === "string" || typeof given === "number") return atom(given);
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
