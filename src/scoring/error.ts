const brand = Symbol.for("scorewright.error");
/** What the throwing forms throw. Its `problems` say what is wrong in both languages; `message` is in English. */
export type ScorewrightError<P> = Error & { readonly name: string; readonly code: string; readonly problems: readonly P[] };
export const createError = <P>(name: string, code: string, message: string, problems: readonly P[]): ScorewrightError<P> =>
  Object.assign(new Error(message), { name, code, problems, [brand]: true as const });
/** True for every error that this library throws on purpose, whichever copy of it threw. */
export const isScorewrightError = (thrown: unknown): thrown is ScorewrightError<unknown> =>
  typeof thrown === "object" && thrown !== null && brand in thrown;
