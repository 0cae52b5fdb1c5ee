/**
 * The XML of a workbook, piece by piece: elements, attributes, texts. Document types are refused, as the format demands (ECMA-376 part 2, 8.2.5), and
 * with them every entity of one's own: nothing expands and nothing is fetched. Prefixes are dropped, since programs choose them freely.
 */
import { damaged, type XlsxFault } from "./fault.ts";
import { limits } from "./limits.ts";

export type Attributes = Readonly<Record<string, string | undefined>>;
export type XmlHandler = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};
export type XmlReader = { readonly push: (text: string) => void; readonly end: () => void };

/** `part`: what messages call it. */
export const xmlReader = (handler: XmlHandler, part: string): XmlReader => {
  const open: string[] = [];
  let rest = "";
  let isOver = false;
  const broken = () => notXml(part);
  const addText = (raw: string): void => {
    if (open.length > 0) handler.text(decoded(raw, part));
    else if (/[^\s\uFEFF]/.test(raw)) throw broken();
  };
  const openTag = (tag: string): void => {
    const isEmpty = tag.at(-1) === "/";
    const end = isEmpty ? tag.length - 1 : tag.length;
    const space = tag.search(/[\s/]/);
    const name = space < 0 ? tag : tag.slice(0, space);
    if (isOver || name === "" || open.length >= limits.depth) throw broken();
    handler.open(local(name), space < 0 || space === end ? none : readAttributes(tag, space, end, part));
    if (!isEmpty) open.push(name);
    else handler.close(local(name));
    isOver = open.length === 0;
  };
  const closeTag = (tag: string): void => {
    const name = tag.slice(1).trimEnd();
    if (open.pop() !== name) throw broken();
    handler.close(local(name));
    isOver = open.length === 0;
  };
  /** Where the markup at this `<` ends; -1: beyond the text at hand. */
  const takeMarkup = (text: string, at: number): number => {
    const second = text[at + 1];
    if (second === undefined) return -1;
    if (second === "?") return behind(text, "?>", at + 2);
    if (second === "!") return takeBang(text, at);
    const end = tagEnd(text, at + 1);
    if (end < 0) return -1;
    const tag = text.slice(at + 1, end);
    if (second === "/") closeTag(tag);
    else openTag(tag);
    return end + 1;
  };
  const takeBang = (text: string, at: number): number => {
    const begins = (mark: string) =>
      text.startsWith(mark, at) || (text.length - at < mark.length && mark.startsWith(text.slice(at)));
    if (begins("<!--")) return text.length - at < 4 ? -1 : behind(text, "-->", at + 4);
    if (!begins("<![CDATA[")) throw begins("<!DOCTYPE") ? documentType(part) : broken();
    const end = behind(text, "]]>", at + 9);
    if (end >= 0) {
      if (open.length === 0) throw broken();
      handler.text(text.slice(at + 9, end - 3));
    }
    return end;
  };
  return {
    push: (more) => {
      const text = rest === "" ? more : rest + more;
      let at = 0;
      for (let mark = text.indexOf("<"); mark >= 0; mark = text.indexOf("<", at)) {
        if (mark > at) addText(text.slice(at, mark));
        at = mark;
        const next = takeMarkup(text, mark);
        if (next < 0) break;
        at = next;
      }
      rest = text.slice(at);
      if (rest.length > limits.token) throw damaged(`“${part}”里有过长的内容`, `a tag or text in "${part}" has no end`);
    },
    end: () => {
      if (rest.trim() !== "" || !isOver) throw broken();
    },
  };
};

const none: Attributes = {};
const local = (name: string): string => {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};
const behind = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
};
/** The `>` of a tag; one inside of quotation marks is none. */
const tagEnd = (text: string, from: number): number => {
  for (let at = from; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === greater) return at;
    if (char !== quote && char !== apostrophe) continue;
    at = text.indexOf(char === quote ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
};
const [quote, apostrophe, greater] = [0x22, 0x27, 0x3e];

const attribute = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const readAttributes = (tag: string, from: number, end: number, part: string): Attributes => {
  // Only names that are known are asked of it; an object without a prototype takes twice the time.
  const found: Record<string, string> = {};
  let at = from;
  while (at < end) {
    attribute.lastIndex = at;
    const match = attribute.exec(tag);
    if (!match) break;
    const name = match[1] ?? "";
    // A declaration of a namespace is no attribute of the element.
    if (!name.startsWith("xmlns")) found[local(name)] = decoded(match[2] ?? match[3] ?? "", part);
    at = attribute.lastIndex;
  }
  if (at < end && tag.slice(at, end).trim() !== "") throw notXml(part);
  return found;
};

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decoded = (raw: string, part: string): string =>
  raw.includes("&")
    ? raw.replace(/&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|(lt|gt|amp|quot|apos);)?/g, (all, hex, decimal, name) => {
        if (name) return named[name] ?? "";
        const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN;
        if (all === "&" || !(code <= 0x10ffff)) throw notXml(part);
        return String.fromCodePoint(code);
      })
    : raw;

const notXml = (part: string): XlsxFault => damaged(`“${part}”不是合格的 XML`, `"${part}" is not well-formed XML`);
const documentType = (part: string): XlsxFault =>
  damaged(
    `“${part}”含有文档类型声明（DOCTYPE），工作簿里不允许`,
    `"${part}" declares a document type (DOCTYPE), which no workbook may`,
  );
