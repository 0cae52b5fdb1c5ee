/** Texts with `{name}` in them, for which a value is put. */

/** Split at its names: texts at even places, names at odd ones. */
export type Template = readonly string[];
export const template = (text: string): Template => text.split(/\{([^{}]+)\}/);

export const isPlain = (parts: Template): boolean => parts.length === 1;
export const fill = (parts: Template, valueFor: (name: string) => string): string => {
  let text = parts[0] ?? "";
  for (let i = 1; i < parts.length; i += 2) text += valueFor(parts[i] ?? "") + (parts[i + 1] ?? "");
  return text;
};
