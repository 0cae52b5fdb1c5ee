/** The names of a document: each is made once, when something first reads it, and circles are found on the way. */
import type { Typed } from "../language/kinds.ts";
import { isName, reserved } from "../language/scalars.ts";
import type { Complain } from "../language/validate.ts";
import type { Path, Says } from "../text/path.ts";
import { clash, cycle } from "./complaints.ts";
import { badName } from "./facts/complaints.ts";
import type { Named, Stage } from "./workshop.ts";

type NewName = {
  readonly name: string;
  readonly stage: Stage;
  /** Of results and adjustments: the place in the order written. */
  readonly order?: number;
  readonly path: Path;
  readonly title: Says;
  /** What follows from something else that has a name: what the file calls it there, if it does. */
  readonly key?: string;
  /** Made only where something reads it: a share, a coefficient. */
  readonly derived?: true;
  /** Undefined: complained. */
  readonly make: () => Typed | undefined;
};
export type Register = (name: NewName) => void;

/** `total` and `grade` are words of the language and names at once. */
const ownWords: ReadonlySet<Stage> = new Set<Stage>(["total", "grade"]);

export const openRegister = (names: Map<string, Named>, complain: Complain): Register => {
  const running: string[] = [];
  /** The value, computed at first use; undefined where it waits for itself. */
  const once = ({ name, path, make }: NewName): Named["resolve"] => {
    let result: Typed | "failed" | undefined;
    return () => {
      if (result !== undefined) return result;
      if (running.includes(name)) {
        complain(cycle, path, { names: [...running.slice(running.indexOf(name)), name] }, { part: "key" });
        return "failed";
      }
      running.push(name);
      result = make() ?? "failed";
      running.pop();
      return result;
    };
  };
  return (added) => {
    const { name, stage, order = 0, path, title, key, derived = false } = added;
    const own = key ?? name;
    const isWord = key === undefined && reserved.has(name);
    const known = names.get(name);
    if ((isWord || !isName(own)) && !ownWords.has(stage))
      complain(badName, path, { name: own, reserved: isWord }, { part: "key" });
    else if (known) complain(clash, path, { name, other: known.stage }, { part: "key" });
    else names.set(name, { name, stage, order, path, title, derived, resolve: once(added) });
  };
};
