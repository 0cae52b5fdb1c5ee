/** The wording of everything that YAML cannot read at all. `guess.ts` decides which one a fault of the file is. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import { cite, inQuotes } from "./words.ts";

type Text = { readonly text: string };

export const tabIndent = defineDiagnostic<Record<never, never>>({
  code: "yaml/tab-indent",
  severity: "error",
  en: () => "This line is indented with a tab; YAML counts only spaces.",
  zh: () => "这一行用制表符（Tab）缩进；YAML 只认空格。",
  help: { en: () => "Replace the tab by two spaces.", zh: () => "请把制表符换成两个空格。" },
  bad: "a:\n\tb: 1",
  good: "a:\n  b: 1",
});
export const indent = defineDiagnostic<Text>({
  code: "yaml/indent",
  severity: "error",
  en: ({ text }) => `The line ${cite(text)} does not line up with the lines it belongs to.`,
  zh: ({ text }) => `这一行 ${cite(text)} 的缩进和它所属的各行对不齐。`,
  help: {
    en: () =>
      "Give entries of the same level the same number of spaces, and indent only below a key that has nothing after its colon.",
    zh: () => "同一层的各行前面空格数要相同；只有冒号后面没有内容的名称，下面的行才能再缩进。",
  },
  bad: "a: 1\n  b: 2",
  good: "a: 1\nb: 2",
});
export const missingQuote = defineDiagnostic<Text & { readonly quote: string }>({
  code: "yaml/missing-quote",
  severity: "error",
  en: ({ text, quote }) => `The quotation mark before ${cite(text)} has no partner: a \`${quote}\` is missing at the end.`,
  zh: ({ text, quote }) => `${cite(text)} 前面的引号没有配对，结尾缺少 \`${quote}\`。`,
  help: {
    en: ({ quote }) => `Add \`${quote}\` where the text ends, in the same line.`,
    zh: ({ quote }) => `请在文字结束处（同一行）补上 \`${quote}\`。`,
  },
  bad: 'a: "x\nb: 1',
  good: 'a: "x"\nb: 1',
});
export const missingBracket = defineDiagnostic<{ readonly open: string; readonly close: string }>({
  code: "yaml/missing-bracket",
  severity: "error",
  en: ({ open, close }) => `The \`${open}\` here has no \`${close}\` that closes it.`,
  zh: ({ open, close }) => `这里的 \`${open}\` 没有对应的 \`${close}\`。`,
  help: {
    en: ({ close }) =>
      `Add \`${close}\` where the entries end. If they run over several lines, indent all of these, the last one too.`,
    zh: ({ close }) => `请在各项结束处补上 \`${close}\`；如果写成多行，每一行（包括最后一行）都要缩进。`,
  },
  bad: "a: [1, 2\nb: 3",
  good: "a: [1, 2]\nb: 3",
});
export const extraBracket = defineDiagnostic<Text>({
  code: "yaml/extra-bracket",
  severity: "error",
  en: ({ text }) => `The ${cite(text)} here closes nothing: no bracket of its kind is open.`,
  zh: ({ text }) => `这里的 ${cite(text)} 没有对应的左括号。`,
  help: { en: () => "Delete it, or add the bracket that opens.", zh: () => "请删除它，或补上前面的左括号。" },
  bad: "a: [1, 2]]\nb: 3",
  good: "a: [1, 2]\nb: 3",
});
export const textAfterEnd = defineDiagnostic<Text & { readonly end: string; readonly whole?: string | undefined }>({
  code: "yaml/text-after-end",
  severity: "error",
  en: ({ text, end }) => `${cite(text)} stands after the closing \`${end}\`, where the value has already ended.`,
  zh: ({ text, end }) => `值到 \`${end}\` 已经结束，后面又多出 ${cite(text)}。`,
  help: {
    en: ({ end, whole }) =>
      /["']/.test(end)
        ? `Put the whole value in quotes${whole === undefined ? "" : `: ${inQuotes(whole)}`}${end === "'" ? "; inside single quotes a quotation mark is written twice, `'it''s'`" : ""}. If it is another entry, start a new line.`
        : "Perhaps a bracket is closed too early. If it is all one text or formula, put it in quotes; if it is another entry, start a new line.",
    zh: ({ end, whole }) =>
      /["']/.test(end)
        ? `请把整个值放进引号${whole === undefined ? "" : `：${inQuotes(whole)}`}${end === "'" ? "；单引号里面的单引号要写两个：`'it''s'`" : ""}。如果是另一项，请另起一行。`
        : "可能是括号闭得太早。如果是一整段文字或公式，请加引号；如果是另一项，请另起一行。",
  },
  bad: "a: 'it's'",
  good: "a: 'it''s'",
});
export const formulaInBraces = defineDiagnostic<Text>({
  code: "yaml/formula-in-braces",
  severity: "error",
  en: ({ text }) => `${cite(text)} has brackets of its own, which YAML cannot read inside \`{ }\` or \`[ ]\`.`,
  zh: ({ text }) => `${cite(text)} 自己带有括号，写在 \`{ }\` 或 \`[ ]\` 里面 YAML 读不懂。`,
  help: {
    en: ({ text }) => `Put it in quotes: ${inQuotes(text)}, or write the entry on lines of its own.`,
    zh: ({ text }) => `请加引号：${inQuotes(text)}，或者改成分行书写。`,
  },
  bad: "a: { when: x in [b, c] }",
  good: 'a: { when: "x in [b, c]" }',
});
export const needsQuotes = defineDiagnostic<Text & { readonly words?: { readonly en: string; readonly zh: string } | undefined }>(
  {
    code: "yaml/needs-quotes",
    severity: "error",
    en: ({ text }) => `${cite(text)} starts with ${cite([...text][0] ?? "")}, a sign that YAML keeps for other purposes.`,
    zh: ({ text }) => `${cite(text)} 以 ${cite([...text][0] ?? "")} 开头，这个符号在 YAML 里另有用途。`,
    help: {
      en: ({ text, words }) => `Put it in quotes: ${inQuotes(text)}${words ? `, or say it in words: \`${words.en}\`` : ""}.`,
      zh: ({ text, words }) => `请加引号：${inQuotes(text)}${words ? `，或改用文字：\`${words.zh}\`` : ""}。`,
    },
    bad: "rows:\n  >9%: 0%",
    good: 'rows:\n  ">9%": 0%\n  below 9%: 1%',
  },
);
export const blockText = defineDiagnostic<Text>({
  code: "yaml/block-text",
  severity: "error",
  en: ({ text }) => `${cite(text)} stands right after the \`|\` or \`>\` that announces a text of several lines.`,
  zh: ({ text }) => `\`|\` 或 \`>\` 表示下面是多行文字，同一行后面不能再写 ${cite(text)}。`,
  help: {
    en: () => "Start the text in the next line, with all its lines indented alike; or put it in quotes.",
    zh: () => "文字从下一行开始写，各行缩进相同；或者改用引号。",
  },
  bad: "a: | x",
  good: "a: |\n  x",
});
export const secondColon = defineDiagnostic<Text>({
  code: "yaml/second-colon",
  severity: "error",
  en: ({ text }) => `${cite(text)} has another colon with a space after it, so YAML sees a key inside a value.`,
  zh: ({ text }) => `${cite(text)} 里又有一个后面带空格的冒号，YAML 会以为值里面还有名称。`,
  help: {
    en: ({ text }) =>
      `If it is one text, put it in quotes: ${inQuotes(text)}. If it is another entry, start a new line or put a comma before it.`,
    zh: ({ text }) => `如果是一段文字，请加引号：${inQuotes(text)}；如果是另一项，请另起一行，或在它前面加逗号。`,
  },
  bad: "a: b: c",
  good: 'a: "b: c"',
});
export const colonSpace = defineDiagnostic<Text>({
  code: "yaml/colon-space",
  severity: "error",
  en: ({ text }) => `After the colon in ${cite(text)} a space is missing, so YAML takes it all for one word.`,
  zh: ({ text }) => `${cite(text)} 的冒号后面缺少空格，YAML 会把它看成一个词。`,
  help: {
    en: ({ text }) => `Write ${cite(text.replace(/:(?=\S)/, ": "))}. If it is one text, put it in quotes.`,
    zh: ({ text }) => `请写成 ${cite(text.replace(/:(?=\S)/, ": "))}；如果是一段文字，请加引号。`,
  },
  bad: "a: 1\nb:2\nc: 3",
  good: "a: 1\nb: 2\nc: 8:30",
});
export const noColon = defineDiagnostic<Text>({
  code: "yaml/no-colon",
  severity: "error",
  en: ({ text }) => `The line ${cite(text)} has no colon, so it says neither a key nor a value.`,
  zh: ({ text }) => `${cite(text)} 这一行没有冒号，分不清名称和值。`,
  help: {
    en: () => "Write `key: value`. A comment starts with `#`; a text that goes on over several lines is indented below its key.",
    zh: () => "请写成 `名称: 值`。注释要以 `#` 开头；分成多行的文字，后面的行要缩进在名称下面。",
  },
  bad: "a: 1\nb\nc: 2",
  good: "a: 1\n# b\nc: 2",
});
export const missingComma = defineDiagnostic<Text>({
  code: "yaml/missing-comma",
  severity: "error",
  en: ({ text }) => `A comma is missing near ${cite(text)}: inside \`{ }\` and \`[ ]\` entries are divided by commas.`,
  zh: ({ text }) => `${cite(text)} 附近缺少逗号：\`{ }\` 和 \`[ ]\` 里面各项要用逗号隔开。`,
  help: {
    en: () => "Add the comma. If it is all one text, put it in quotes.",
    zh: () => "请补上逗号；如果是一段完整的文字，请加引号。",
  },
  bad: "a: { b: 1 c: 2 }",
  good: "a: { b: 1, c: 2 }",
});
export const extraComma = defineDiagnostic<Record<never, never>>({
  code: "yaml/extra-comma",
  severity: "error",
  en: () => "Before this comma there is no entry.",
  zh: () => "这个逗号前面没有内容。",
  help: { en: () => "Delete the comma, or add what is missing.", zh: () => "请删除这个逗号，或补上缺少的内容。" },
  bad: "a: [1,, 2]",
  good: "a: [1, 2]",
});
export const dashPlace = defineDiagnostic<Text>({
  code: "yaml/dash-place",
  severity: "error",
  en: ({ text }) => `The dash of ${cite(text)} stands where no list can have an entry.`,
  zh: ({ text }) => `${cite(text)} 的短横线不在列表项该在的位置。`,
  help: {
    en: () =>
      "Start every entry of a list on its own line, all in one column, with a space after the dash, below a key with nothing after its colon. If the dash is text, put it in quotes.",
    zh: () =>
      "列表的每一项各占一行，上下对齐，短横线后面加一个空格，写在冒号后面没有内容的名称下面；如果短横线是文字，请加引号。",
  },
  bad: "a: - b",
  good: "a:\n  - b",
});
export const mixedList = defineDiagnostic<Text>({
  code: "yaml/mixed-list",
  severity: "error",
  en: ({ text }) => `${cite(text)} follows a list at the same level; entries with a dash and keys cannot be mixed.`,
  zh: ({ text }) => `${cite(text)} 前面是一个列表；同一层不能既有带短横线的项又有名称。`,
  help: {
    en: () => "Indent what belongs to the entry above by two spaces, or put the list below a key of its own.",
    zh: () => "属于上一项的内容请缩进两个空格；或者给列表加一个名称。",
  },
  bad: "- a\nb: 1",
  good: "list:\n  - a\nb: 1",
});
export const badEscape = defineDiagnostic<Text>({
  code: "yaml/escape",
  severity: "error",
  en: ({ text }) => `${cite(text)} has no meaning inside double quotes, where a \`\\\` announces a special character.`,
  zh: ({ text }) => `双引号里的 \`\\\` 表示特殊字符，而 ${cite(text)} 没有意义。`,
  help: { en: () => "Write `\\\\` for a backslash, or use single quotes.", zh: () => "反斜杠请写成 `\\\\`，或改用单引号。" },
  bad: 'a: "x\\q"',
  good: 'a: "x\\\\q"',
});
export const commentSpace = defineDiagnostic<Text>({
  code: "yaml/comment-space",
  severity: "error",
  en: ({ text }) => `Before the comment ${cite(text)} a space is missing.`,
  zh: ({ text }) => `注释 ${cite(text)} 前面缺少空格。`,
  help: { en: () => "Put a space before the `#`.", zh: () => "请在 `#` 前面加一个空格。" },
  bad: 'a: "x"#y',
  good: 'a: "x" #y',
});
export const longKey = defineDiagnostic<Text>({
  code: "yaml/long-key",
  severity: "error",
  en: ({ text }) => `The key ${cite(text)} is longer than the 1024 characters that YAML allows.`,
  zh: ({ text }) => `名称 ${cite(text)} 超过了 YAML 允许的 1024 个字符。`,
  help: {
    en: () => "Shorten it, and put the long text in a title or a reason.",
    zh: () => "请缩短名称，长的文字写到标题或说明里。",
  },
  bad: `${"long ".repeat(210)}: 1`,
  good: "short: 1",
});
export const syntax = defineDiagnostic<Text>({
  code: "yaml/syntax",
  severity: "error",
  en: ({ text }) => `YAML cannot read the file from ${cite(text)} on.`,
  zh: ({ text }) => `从 ${cite(text)} 起，YAML 读不懂这个文件。`,
  help: {
    en: () =>
      "Check colons, commas, brackets and quotes in this line and the one before; put texts with special signs in quotes.",
    zh: () => "请检查这一行和上一行的冒号、逗号、括号和引号；带特殊符号的文字请加引号。",
  },
  bad: "--- a: 1",
  good: "---\na: 1",
});

export const errorKinds = [
  tabIndent,
  indent,
  missingQuote,
  missingBracket,
  extraBracket,
  textAfterEnd,
  formulaInBraces,
  needsQuotes,
  blockText,
  secondColon,
  colonSpace,
  noColon,
  missingComma,
  extraComma,
  dashPlace,
  mixedList,
  badEscape,
  commentSpace,
  longKey,
  syntax,
] as const;
