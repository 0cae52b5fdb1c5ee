/** Enough of XML to look at what was built: elements, attributes, text; anything that is not well formed throws. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

const unescaped = (text: string): string => {
  if (/&(?!(?:amp|lt|gt|quot|apos);)|</.test(text)) throw new Error(`not escaped: ${text}`);
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
};
export const parseXml = (source: string): Element => {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open: Element[] = [root];
  let rest = source.replace(/^<\?xml [^?]*\?>\s*/, "");
  while (rest.trim() !== "") {
    const here = open[open.length - 1];
    const tag = /^<(\/?)([\w.:-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (!here) throw new Error("something follows the last element");
    if (!tag) {
      const text = /^[^<]+/.exec(rest)?.[0];
      if (text === undefined) throw new Error(`not well formed at ${rest.slice(0, 40)}`);
      here.text += unescaped(text);
      rest = rest.slice(text.length);
      continue;
    }
    const [whole, closing, name = "", attributes = "", empty] = tag;
    rest = rest.slice(whole.length);
    if (closing === "/") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const found = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescaped(value)]);
    const element: Element = { name, attributes: Object.fromEntries(found), children: [], text: "" };
    here.children.push(element);
    if (empty !== "/") open.push(element);
  }
  const [only, ...more] = root.children;
  if (!only || more.length > 0 || open.length !== 1) throw new Error("not one element that is closed");
  return only;
};
/** All elements of that name, at any depth. */
export const all = (element: Element, name: string): readonly Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];
