/** Signs typed with a Chinese input method where YAML needs the plain ones: the most frequent mistake of all, and YAML itself never says so. */
import { type DiagnosticKind, defineDiagnostic } from "../diagnostics/define.ts";
import { cite } from "./words.ts";

type Sign = { readonly text: string };
type Wording = { readonly en: string; readonly zh: string };

const fullWidth = (sign: string, message: Wording, help: Wording, bad: string, good: string): DiagnosticKind<Sign> =>
  defineDiagnostic<Sign>({
    code: `yaml/full-width-${sign}`,
    severity: "error",
    en: ({ text }) => `${cite(text)} ${message.en}`,
    zh: ({ text }) => `${cite(text)} ${message.zh}`,
    help: {
      en: ({ text }) =>
        `Write ${cite(typedPlain(text))}, ${help.en}. Where the Chinese sign belongs to a text, put the text in quotes.`,
      zh: ({ text }) => `请写成 ${cite(typedPlain(text))}（${help.zh}）。如果这个符号本来就是文字的一部分，请给文字加上引号。`,
    },
    bad,
    good,
  });

const plainSigns: Readonly<Record<string, string>> = {
  "：": ": ",
  "，": ", ",
  "＃": "# ",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "“": '"',
  "”": '"',
};
const typedPlain = (text: string): string =>
  text.replace(
    /[ \u3000]*([：，])[ \u3000]*|[＃｛｝［］“”]/g,
    (sign, between: string | undefined) => plainSigns[between ?? sign] ?? sign,
  );

export const colon = fullWidth(
  "colon",
  { en: "has a Chinese colon `：`, which YAML takes for a letter.", zh: "用了中文冒号 `：`，YAML 会把它当成普通文字。" },
  { en: "with the plain colon and a space after it", zh: "英文冒号，后面加一个空格" },
  "a: 1\ntitle：x\nb: 2",
  'a: 1\ntitle: x\nzh: 说明：见附件\nnote: "说明：见附件"',
);
export const comma = fullWidth(
  "comma",
  { en: "has a Chinese comma `，`, which does not divide entries.", zh: "用了中文逗号 `，`，不能用来分隔各项。" },
  { en: "with the plain comma and a space after it", zh: "英文逗号，后面加一个空格" },
  "a: { b: x，c: y }",
  "a: { b: x, c: 先扣分，再加分 }\nd: [卫生、安全, 礼仪]",
);
export const bracket = fullWidth(
  "bracket",
  { en: "has a Chinese bracket, which YAML takes for a letter.", zh: "用了中文（全角）括号，YAML 会把它当成普通文字。" },
  { en: "with plain brackets", zh: "英文括号" },
  "a: ［x, y］",
  "a: [x, y]\nb: 【重点】销售",
);
export const quote = fullWidth(
  "quote",
  { en: "has Chinese quotation marks, which YAML takes for letters.", zh: "用了中文引号，YAML 会把它当成普通文字。" },
  { en: "with straight quotation marks", zh: "英文引号" },
  "a: “x: y”",
  'a: "x: y"\nb: “x”',
);
export const hash = fullWidth(
  "hash",
  { en: "has a Chinese `＃`, which does not start a comment.", zh: "用了中文（全角）的 `＃`，不会被当作注释。" },
  { en: "with the plain sign and a space after it", zh: "英文的 `#`，后面加一个空格" },
  "a: 1\n＃ x\nb: 2",
  "a: 1\n# x\nb: 2",
);
export const space = defineDiagnostic<Sign>({
  code: "yaml/full-width-space",
  severity: "error",
  en: ({ text }) => `At the edge of ${cite(text)} stands a wide or non-breaking space, which YAML takes for a letter.`,
  zh: ({ text }) => `${cite(text)} 的前面或后面有全角空格或不换行空格，YAML 会把它当成文字。`,
  help: {
    en: () => "Delete it and type plain spaces. Such spaces come from a Chinese input method or from a web page.",
    zh: () => "请删除，改用英文输入法的空格。这类空格来自中文输入法或网页。",
  },
  bad: "a:\n　　b: 1",
  good: "a:\n  b: 甲　乙",
});
export const fullWidthKinds = [colon, comma, bracket, quote, hash, space] as const;

const wideSpace = "\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000";
const atEdge = new RegExp(`^[${wideSpace}]|[${wideSpace}]$`);
/** Only the edges of a plain text count: YAML drops plain spaces there, so that nobody can see the difference. */
const hasWideEdge = (text: string): boolean => atEdge.test(text);
const indentedBelow = new RegExp(`^\\s*:[ \\t]*(#.*)?[\\r\\n]+[ \\t]*[${wideSpace}]`);
/** Whether a key without a value has one after all, in a line that is indented with such spaces. `rest` begins after the key. */
export const hasWideIndentBelow = (rest: string): boolean => indentedBelow.test(rest);

/** Where a plain text stands: as a key, in `[ ]`, as a value in `{ }`, after its key, in the line below it, after a dash, or as the whole file. */
export type Place = "key" | "list" | "flow" | "block" | "own line" | "item" | "root";
type Blame = { readonly kind: DiagnosticKind<Sign>; readonly text: string; readonly start: number; readonly end: number };
/** Where each sign would have been syntax, had it been typed plain. Group 1 is what a message shows. */
const signs: readonly (readonly [DiagnosticKind<Sign>, RegExp])[] = [
  [space, new RegExp(`^[ \\t]*[${wideSpace}]+[ \\t]*([^:#]*)`)],
  [space, new RegExp(`([^\\s:,{}[\\]]+:[${wideSpace}]+)`)],
  [hash, /(?:^|[\s\u3000])(＃.*)/],
  [bracket, /(?:^|[:：,，[{-])\s*([｛［].*)/],
  [bracket, /([^\s,，:：]*\s*[｝］])/],
  [quote, /(?:^|[:：,，[{(-])\s*([“”][^“”]*[“”]?)/],
  [colon, /(?:^[ ]*(?:- +)*|[{,，[]\s*)([^\s:：,，{}[\]#-][^:：,，{}[\]#]*：)/],
  [comma, /([^\s,，:：]+，)\s*(?:[^\s:：,，]+\s*:|[a-z_]\w*\s*：)/],
];

/** The first such sign in a line that YAML could not read, quotes and comments aside. */
export const blame = (line: string): Blame | undefined => {
  const code = line
    .slice(0, 1000)
    .replace(
      /(^|[\s[{(,:])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#.*$)/g,
      (all, before: string) => before + " ".repeat(all.length - before.length),
    );
  let first: Blame | undefined;
  for (const [kind, pattern] of signs) {
    const match = pattern.exec(code);
    const text = match?.[1] ?? "";
    if (!match) continue;
    const start = kind === space ? match.index : match.index + match[0].indexOf(text);
    if (!first || start < first.start) first = { kind, text, start, end: start + Math.max(text.trimEnd().length, 1) };
  }
  return first;
};

/** What YAML reads as one plain text though its signs show that entries were meant. */
export const blameText = (text: string, place: Place): DiagnosticKind<Sign> | undefined => {
  if (hasWideEdge(text)) return space;
  if (/^[｛［][\s\S]*[｝］}\]]$/.test(text) || (place === "key" && /^[｛［]/.test(text))) return bracket;
  if (place === "key") return text.includes("：") ? colon : undefined;
  if (place === "list" && text.includes("，")) return comma;
  if (place === "flow" && /，\s*[a-z_]\w*\s*[:：]/.test(text)) return comma;
  if (place === "root") return /^[^\s：]+\s*：/.test(text) ? colon : undefined;
  return place === "own line" && /^[a-z]\w*\s*：/.test(text) ? colon : undefined;
};
