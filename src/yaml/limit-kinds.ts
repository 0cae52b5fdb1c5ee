import { defineDiagnostic } from "../diagnostics/define.ts";
import { cite } from "./words.ts";

/**
 * What a rubric may be at most. The parser's time grows faster than the file on hostile input, and from some 800 levels on its recursion can
 * end the process; a rubric of a whole company stays far below all three.
 */
export const limits = { bytes: 128 * 1024, depth: 64, values: 30_000 } as const;

export const tooLarge = defineDiagnostic<{ bytes: number }>({
  code: "yaml/too-large",
  severity: "error",
  en: ({ bytes }) => `The file has ${bytes} bytes; a rubric may have at most ${limits.bytes} (128 KiB).`,
  zh: ({ bytes }) => `文件有 ${bytes} 字节，评分方案最多 ${limits.bytes} 字节（128 KiB）。`,
  help: {
    en: () => "Keep people's data out of the rubric, shorten long texts, or divide it into several rubrics.",
    zh: () => "人员数据不要写进方案；精简过长的文字，或拆成几份方案。",
  },
  bad: `# ${"-".repeat(limits.bytes)}\na: 1`,
  good: "a: 1",
});

export const brokenCharacter = defineDiagnostic<{ code: string }>({
  code: "yaml/broken-character",
  severity: "error",
  en: ({ code }) => `Half of a character (${code}) stands here; the file was damaged when it was saved or copied.`,
  zh: ({ code }) => `这里只有半个字符（${code}），文件在保存或复制时损坏了。`,
  help: {
    en: () => "Delete it, type the character again and save the file as UTF-8.",
    zh: () => "请删除后重新输入，并以 UTF-8 编码保存。",
  },
  bad: "a: x\ud83dy",
  good: "a: x\ud83d\ude00y",
});

export const controlCharacter = defineDiagnostic<{ code: string }>({
  code: "yaml/control-character",
  severity: "error",
  en: ({ code }) => `An invisible control character (${code}) stands here.`,
  zh: ({ code }) => `这里有一个看不见的控制字符（${code}）。`,
  help: {
    en: () => "Delete it. It often comes along when text is copied from a web page or a document.",
    zh: () => "请删除。这类字符常常是从网页或文档复制文字时带进来的。",
  },
  bad: "a: x\u0000y",
  good: "a: xy",
});

export const tooDeep = defineDiagnostic<Record<never, never>>({
  code: "yaml/too-deep",
  severity: "error",
  en: () => `Values are nested more than ${limits.depth} levels deep here.`,
  zh: () => `从这里起嵌套超过了 ${limits.depth} 层。`,
  help: {
    en: () => "Look for brackets that are opened and never closed.",
    zh: () => "请检查是否有只开不闭的括号。",
  },
  bad: `${"[".repeat(limits.depth + 1)}${"]".repeat(limits.depth + 1)}`,
  good: `${"[".repeat(limits.depth)}${"]".repeat(limits.depth)}`,
});

export const tooManyValues = defineDiagnostic<{ values: number }>({
  code: "yaml/too-many-values",
  severity: "error",
  en: ({ values }) => `The file has ${values} keys and values; a rubric may have at most ${limits.values}.`,
  zh: ({ values }) => `文件里有 ${values} 个名称和值，评分方案最多 ${limits.values} 个。`,
  help: {
    en: () => "Keep people's data out of the rubric, or divide it into several rubrics.",
    zh: () => "人员数据不要写进方案，或拆成几份方案。",
  },
  bad: `[${"1,".repeat(limits.values)}]`,
  good: "[1]",
});

export const directive = defineDiagnostic<{ text: string }>({
  code: "yaml/directive",
  severity: "error",
  en: ({ text }) =>
    `${cite(text)} starts with \`%\`, which makes it an instruction to YAML readers; only \`%YAML 1.2\` may stand here.`,
  zh: ({ text }) => `${cite(text)} 以 \`%\` 开头，会被当作给 YAML 读取程序的指令；这里只允许 \`%YAML 1.2\`。`,
  help: {
    en: () => "Delete the line. If it is part of the rubric, put the text with the `%` in quotes.",
    zh: () => "请删除这一行；如果它是方案的内容，请把带 `%` 的文字放进引号。",
  },
  bad: "%YAML 1.1\n---\na: 1",
  good: "%YAML 1.2\n---\na: 1",
});

export const severalDocuments = defineDiagnostic<Record<never, never>>({
  code: "yaml/several-documents",
  severity: "error",
  en: () => "A second document starts here; a file holds one rubric.",
  zh: () => "从这里开始是第二份文档；一个文件只能写一份方案。",
  help: {
    en: () => "Delete the line `---` or `...` that divides them, or move the second rubric to its own file.",
    zh: () => "请删除分隔用的 `---` 或 `...` 行，或把第二份方案移到另一个文件。",
  },
  bad: "a: 1\n---\nb: 2",
  good: "---\na: 1\n...",
});

export const limitKinds = [
  tooLarge,
  brokenCharacter,
  controlCharacter,
  tooDeep,
  tooManyValues,
  directive,
  severalDocuments,
] as const;
