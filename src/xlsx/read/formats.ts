/** What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31): nothing but the format tells a date from 46112. */

/** `shows`: the finest that can be seen of a moment. */
export type NumberFormat =
  | { readonly kind: "number" }
  /** 0.85 is shown as 85%. */
  | { readonly kind: "percent" }
  /** 85 is shown as 85%, by a sign that is only text. */
  | { readonly kind: "percent-sign" }
  | { readonly kind: "date"; readonly shows: "year" | "month" | "day" | "time" }
  /** A time of the day; of the numbers of some languages also a date. */
  | { readonly kind: "clock" }
  /** Hours beyond 24. */
  | { readonly kind: "elapsed" };

const number: NumberFormat = { kind: "number" };
const percent: NumberFormat = { kind: "percent" };
const day: NumberFormat = { kind: "date", shows: "day" };
const month: NumberFormat = { kind: "date", shows: "month" };
const time: NumberFormat = { kind: "date", shows: "time" };
const clock: NumberFormat = { kind: "clock" };

/** Formats that have a number instead of a code; 27 to 36 and 50 to 58 are those of Chinese, Japanese and Korean programs. */
const builtIn: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  ...[9, 10].map((id) => [id, percent] as const),
  ...[14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, day] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, month] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, clock] as const),
  [22, time],
  [46, { kind: "elapsed" }],
]);

export const builtInFormat = (id: number): NumberFormat => builtIn.get(id) ?? number;

/** Text in quotation marks, what a backslash, an underscore or an asterisk goes before. */
const literal = /"[^"]*"?|[\\_*!]./g;
const brackets = /\[[^\]]*\]/g;
/** Programs take 255 characters; what goes on forever must not cost forever. */
const longest = 1024;
const elapsed = /\[(?:h+|m+|s+)\]/i;

/** `yyyy"年"m"月"d"日"`, `[h]:mm`, `0.0%`. */
export const formatOf = (text: string): NumberFormat => {
  const code = text.slice(0, longest);
  // The first section is that of positive numbers.
  const [section = ""] = code.replace(literal, (text) => (text.includes(";") ? "" : text)).split(";", 1);
  const bare = section.replace(literal, "");
  if (elapsed.test(bare)) return { kind: "elapsed" };
  const tokens = bare.replace(brackets, "").toLowerCase();
  if (/general/.test(tokens)) return number;
  if (tokens.includes("%")) return percent;
  // In numbers, E goes before an exponent.
  const letters = tokens.replace(/am\/pm|a\/p|上午\/下午/g, "h");
  const isDate = /[ymdhs]/.test(letters) || (/e/.test(letters) && !/[0#?]/.test(letters));
  if (isDate) return momentOf(letters);
  return /["\\!]%|%"/.test(section) ? { kind: "percent-sign" } : number;
};

const momentOf = (letters: string): NumberFormat => {
  const [hasYear, hasDay, hasTime] = [/[yeg]/.test(letters), /d/.test(letters), /[hs]/.test(letters)];
  if (hasTime) return hasYear || hasDay ? time : clock;
  if (hasDay) return day;
  return /m/.test(letters) ? month : { kind: "date", shows: "year" };
};
