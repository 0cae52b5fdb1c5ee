/** The wording of what YAML reads and a rubric does not allow. `tree.ts` finds it. */
import { defineDiagnostic } from "../diagnostics/define.ts";
import { cite, inQuotes } from "./words.ts";

type Text = { readonly text: string };

export const empty = defineDiagnostic<Record<never, never>>({
  code: "yaml/empty",
  severity: "error",
  en: () => "The file is empty, or holds nothing but comments.",
  zh: () => "文件是空的，或者只有注释。",
  help: {
    en: () => "A rubric starts with a line such as `scorewright: 1`.",
    zh: () => "评分方案要以 `scorewright: 1` 这样的一行开头。",
  },
  bad: "# a: 1",
  good: "a: 1",
});
export const anchor = defineDiagnostic<Text>({
  code: "yaml/anchor",
  severity: "error",
  en: ({ text }) => `${cite(text)} names a value for use elsewhere; in a rubric every value is written where it applies.`,
  zh: ({ text }) => `${cite(text)} 给一个值起名以便在别处引用；评分方案里每个值都要写在使用它的地方。`,
  help: {
    en: ({ text }) => `Delete ${cite(text)}, or put it in quotes if it is text.`,
    zh: ({ text }) => `请删除 ${cite(text)}；如果它是文字，请加引号。`,
  },
  bad: "a: &b 1",
  good: 'a: 1\nc: "&b 1"',
});
export const alias = defineDiagnostic<Text>({
  code: "yaml/alias",
  severity: "error",
  en: ({ text }) => `${cite(text)} refers to a value written elsewhere; in a rubric every value is written where it applies.`,
  zh: ({ text }) => `${cite(text)} 引用了写在别处的值；评分方案里每个值都要写在使用它的地方。`,
  help: {
    en: () => "Write the value itself, or put the text in quotes.",
    zh: () => "请直接写出这个值；如果它是文字，请加引号。",
  },
  bad: "a: 1\nb: *a",
  good: "a: 1\nb: 1",
});
export const tag = defineDiagnostic<Text>({
  code: "yaml/tag",
  severity: "error",
  en: ({ text }) => `${cite(text)} is a type mark of YAML, because it starts with \`!\`; a rubric has none.`,
  zh: ({ text }) => `${cite(text)} 以 \`!\` 开头，会被当作 YAML 的类型标记；评分方案里不用它。`,
  help: {
    en: ({ text }) => `For "not" write ${cite(`not ${text.replace(/^!+/, "")}`)}; a text goes in quotes.`,
    zh: ({ text }) => `表示“不是”请写 ${cite(`not ${text.replace(/^!+/, "")}`)}；如果是文字，请加引号。`,
  },
  bad: "when: !absent",
  good: "when: not absent",
});
export const mergeKey = defineDiagnostic<Record<never, never>>({
  code: "yaml/merge-key",
  severity: "error",
  en: () => "`<<` copies entries from elsewhere; in a rubric every value is written where it applies.",
  zh: () => "`<<` 会从别处复制内容；评分方案里每个值都要写在使用它的地方。",
  help: { en: () => "Write the entries themselves.", zh: () => "请直接写出这些内容。" },
  bad: "a:\n  <<: { b: 1 }",
  good: "a:\n  b: 1",
});
export const keyNotText = defineDiagnostic<Text>({
  code: "yaml/key-not-text",
  severity: "error",
  en: ({ text }) => `${cite(text)} stands where a key should be; a key is a plain text on one line.`,
  zh: ({ text }) => `${cite(text)} 写在名称的位置；名称只能是一行普通文字。`,
  help: {
    en: ({ text }) => `If it is a text, put it in quotes: ${inQuotes(text)}.`,
    zh: ({ text }) => `如果是文字，请加引号：${inQuotes(text)}。`,
  },
  bad: "[a, b]: 1",
  good: '"[a, b]": 1',
});
export const emptyKey = defineDiagnostic<Record<never, never>>({
  code: "yaml/empty-key",
  severity: "error",
  en: () => "Before this colon there is no key.",
  zh: () => "这个冒号前面没有名称。",
  help: { en: () => "Write the key before the colon, or delete the entry.", zh: () => "请在冒号前写上名称，或删除这一项。" },
  bad: "a: { : 1 }",
  good: "a: { b: 1 }",
});
export const reservedKey = defineDiagnostic<Text>({
  code: "yaml/reserved-key",
  severity: "error",
  en: ({ text }) => `${cite(text)} cannot be used as a key: the name has a meaning of its own in JavaScript.`,
  zh: ({ text }) => `不能用 ${cite(text)} 作名称：它在 JavaScript 里另有含义。`,
  help: { en: () => "Choose another name.", zh: () => "请换一个名称。" },
  bad: "constructor: 1",
  good: "builder: 1",
});
export const duplicateKey = defineDiagnostic<Text & { readonly line: number }>({
  code: "yaml/duplicate-key",
  severity: "error",
  en: ({ text, line }) => `${cite(text)} is already there, in line ${line}.`,
  zh: ({ text, line }) => `${cite(text)} 重复了，第 ${line} 行已经有了。`,
  help: {
    en: () => "Rename or delete one of the two. With or without quotes, a key is the same key.",
    zh: () => "请改名或删除其中一个。名称加不加引号都算同一个。",
  },
  bad: 'a: 1\n"a": 2',
  good: "a: 1\nb: 2",
});
export const missingValue = defineDiagnostic<{ readonly key?: string | undefined; readonly flow: boolean }>({
  code: "yaml/missing-value",
  severity: "error",
  en: ({ key }) => (key === undefined ? "This entry of the list is empty." : `${cite(key)} has no value.`),
  zh: ({ key }) => (key === undefined ? "列表的这一项是空的。" : `${cite(key)} 没有值。`),
  help: {
    en: ({ key, flow }) =>
      flow && key !== undefined
        ? `Write ${cite(`${key}: …`)}. If a comma before it belongs to a text or a formula, put that in quotes.`
        : `Write the value, indent the lines that belong below it, or delete it. A text that is empty on purpose is \`""\`.`,
    zh: ({ key, flow }) =>
      flow && key !== undefined
        ? `请写成 ${cite(`${key}: …`)}；如果前面的逗号是文字或公式的一部分，请把整段加上引号。`
        : `请补上值，或把属于它的行缩进在下面，或删除这一项。确实要空着的文字写 \`""\`。`,
  },
  bad: "a:\nb: 1",
  good: 'a: ""\nb: 1',
});
export const splitFormula = defineDiagnostic<Text>({
  code: "yaml/split-formula",
  severity: "error",
  en: ({ text }) => `${cite(text)} falls apart at its comma: inside \`{ }\` and \`[ ]\` a comma starts the next entry.`,
  zh: ({ text }) => `${cite(text)} 从逗号处断开了：在 \`{ }\` 和 \`[ ]\` 里面，逗号后面会被当成下一项。`,
  help: {
    en: ({ text }) => `Put it in quotes: ${inQuotes(plainParentheses(text))}.`,
    zh: ({ text }) => `请加引号：${inQuotes(plainParentheses(text))}。`,
  },
  bad: "a: { is: min(b, c), decimals: 2 }",
  good: 'a: { is: "min(b, c)", decimals: 2 }',
});
const plainParentheses = (text: string): string => text.replaceAll("（", "(").replaceAll("）", ")").replaceAll("，", ",");

export const treeKinds = [
  empty,
  anchor,
  alias,
  tag,
  mergeKey,
  keyNotText,
  emptyKey,
  reservedKey,
  duplicateKey,
  missingValue,
  splitFormula,
] as const;
