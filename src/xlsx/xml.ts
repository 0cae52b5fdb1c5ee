/** Elements as text. */

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};
const inContent = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character] ?? character);
/** A parser makes blanks of line ends in attributes unless they are written as references. */
const inAttribute = (text: string): string => text.replace(/[&<>"\n\t]/g, (character) => entities[character] ?? character);

/** What XML cannot hold in any way of writing: control characters, halves of a pair, two non-characters. */
const unwritable = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const writable = (text: string): string => text.replace(/\r\n?/g, "\n").replace(unwritable, "");

/** Text that a formula or a reference is: as it stands. */
export const plain = (text: string): string => inContent(writable(text));

/** The format reads `_x0041_` as the character of that number; an underscore that only looks so is written by number itself. */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
/** At most so many units of UTF-16, which is how the programs count, and no half of a pair at the end. */
export const atMost = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
};
const cellLimit = 32_767;
/** What somebody reads in a cell. */
export const spoken = (text: string): string => inContent(literal(atMost(writable(text), cellLimit)));
/** Whether a parser may take the blanks at the edges for layout. */
export const keepsSpace = (text: string): boolean => /^\s|\s$|\n/.test(text);
/** What somebody reads that is kept in an attribute. */
export const spokenAttribute = (text: string): string => literal(writable(text));

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
const attribute = (name: string, value: string | number | boolean | undefined): string => {
  if (value === undefined) return "";
  return ` ${name}="${typeof value === "string" ? inAttribute(writable(value)) : Number(value)}"`;
};
const tag = (name: string, attributes: Attributes): string =>
  name +
  Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join("");
/** Attributes that are undefined are left out, true is 1. `content` is XML; parts that are undefined are left out. */
export const element = (name: string, attributes: Attributes, ...content: readonly (string | undefined)[]): string => {
  const inside = content.join("");
  return inside === "" ? `<${tag(name, attributes)}/>` : `<${tag(name, attributes)}>${inside}</${name}>`;
};
/** An element without attributes, left out when there is nothing in it. */
export const around = (name: string, ...content: readonly (string | undefined)[]): string => {
  const inside = content.join("");
  return inside === "" ? "" : `<${name}>${inside}</${name}>`;
};
/** A list that says how many it has, left out when there are none. */
export const counted = (name: string, members: readonly string[]): string =>
  members.length === 0 ? "" : element(name, { count: members.length }, ...members);
