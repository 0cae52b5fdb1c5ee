/** Where something stands in a rubric: the keys and list positions that lead to it. */
export type Path = readonly (string | number)[];

export const pathText = (path: Path): string =>
  path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");

/** A text in both languages of the project. `{name}` in it stands for the value of that fact or definition. */
export type Says = { readonly zh: string; readonly en: string };
export type Language = keyof Says;
