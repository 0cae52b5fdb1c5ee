import type { Path, Says } from "../../text/path.ts";

/** Something wrong with one person's facts, or a reason why no score can be given. */
export type Problem = {
  /** Stable: `facts/missing`, `facts/out-of-range`, `score/too-few`. */
  readonly code: string;
  /** The fact that it is about; a list's record as `deals[2].amount` (the first is 1). */
  readonly fact?: string;
  /** Where the rubric says so. */
  readonly at?: Path;
  readonly line?: number;
  readonly message: Says;
  readonly help?: Says;
};

/** Where the rubric refuses, to be put behind a message; where it declares a fact is of no help. */
export const refusedAt = ({ code, line }: Pick<Problem, "code" | "line">): Says =>
  line === undefined || code.startsWith("facts/")
    ? { zh: "", en: "" }
    : { zh: `（评分细则第 ${line} 行）`, en: ` (line ${line} of the rubric)` };

export const problem = (code: string, zh: string, en: string, help?: Says, fact?: string): Problem => ({
  code,
  ...(fact === undefined ? {} : { fact }),
  message: { zh, en },
  ...(help ? { help } : {}),
});
