/** Days, moments and durations in the spellings that `valueText` writes, and the Chinese units: without a regular expression or BigInt. */

const zero = 48;
const dash = 45;
/** Two digits of a text as a number, or NaN. */
const pair = (text: string, at: number): number => {
  const [tens, ones] = [text.charCodeAt(at) - zero, text.charCodeAt(at + 1) - zero];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysIn = (year: number, month: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (lengths[month - 1] ?? 0);
};
/** `2012-03-31` → days since 1970-01-01, or NaN; what follows in the text is not looked at. */
const dayAt = (text: string): number => {
  const year = pair(text, 0) * 100 + pair(text, 2);
  const [month, day] = [pair(text, 5), pair(text, 8)];
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return Number.NaN;
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  // Howard Hinnant, chrono-compatible low-level date algorithms: days_from_civil.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
};
export const readDay = (text: string): number => (text.length === 10 ? dayAt(text) : Number.NaN);

/** `2012-03-31 14:05`, with seconds or without, or a day alone → seconds since 1970-01-01, or NaN. */
export const readMoment = (text: string): number => {
  const { length } = text;
  const day = dayAt(text) * 86400;
  if (length === 10) return day;
  const [hour, minute, second] = [pair(text, 11), pair(text, 14), length === 19 ? pair(text, 17) : 0];
  const marks =
    (text[10] === " " || text[10] === "T") && text[13] === ":" && (length === 16 || (length === 19 && text[16] === ":"));
  return marks && hour <= 23 && minute <= 59 && second <= 59 ? day + hour * 3600 + minute * 60 + second : Number.NaN;
};

/** The seconds of a unit of time. */
export const secondsIn: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["min", 60],
  ["h", 3600],
  ["days", 86400],
  ["秒", 1],
  ["分钟", 60],
  ["小时", 3600],
  ["天", 86400],
]);
/** How much of the text is its number: `90 min` → 2. */
export const numberLength = (text: string): number => {
  let i = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < zero || code > zero + 9) && code !== dash && code !== 46) break;
  }
  return i;
};
/** The unit after the number, a blank between them or none. */
export const unitAfter = (text: string, length: number): string => text.slice(text[length] === " " ? length + 1 : length);
