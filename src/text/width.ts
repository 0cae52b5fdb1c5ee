/** How many columns a text takes in a terminal or a monospaced cell: Chinese characters and emoji take two, combining marks none. */
export const displayWidth = (text: string): number => {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  let last = 0;
  let joined = false;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x200d) {
      joined = true;
      continue;
    }
    // U+FE0F asks for the coloured, wide form of a sign that is narrow as text (a heart, a warning sign).
    const own = code === 0xfe0f && last === 1 ? 1 : joined || isSkinTone(code, last) ? 0 : widthOf(character, code);
    joined = false;
    width += own;
    if (own > 0) last = own;
  }
  return width;
};

export const padDisplay = (text: string, width: number, align: "left" | "right"): string => {
  const padding = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + padding : padding + text;
};

const isSkinTone = (code: number, last: number): boolean => code >= 0x1f3fb && code <= 0x1f3ff && last === 2;

const widthOf = (character: string, code: number): number => {
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\u1160-\u11ff]/u.test(character)) return 0;
  return /\p{Emoji_Presentation}/u.test(character) ? (isFlagHalf(code) ? 1 : 2) : isWide(code) ? 2 : 1;
};

/** A flag is written as two letters, each of which takes one column of the two. */
const isFlagHalf = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

/** East Asian Width W and F, https://www.unicode.org/reports/tr11/, neighbouring ranges merged. */
const wide: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];
const isWide = (code: number): boolean => code >= 0x1100 && wide.some(([first, last]) => code >= first && code <= last);
