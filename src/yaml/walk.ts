import { CST } from "yaml";

/** Every key, value and collection in the order written, without recursion: the nesting is not yet known to be harmless. */
export function* walk(tokens: readonly CST.Token[]): Generator<{ readonly token: CST.Token; readonly depth: number }> {
  const open = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === "document") {
      if (token.value) open.push({ token: token.value, depth: 1 });
      continue;
    }
    yield next;
    if (!CST.isCollection(token)) continue;
    for (let i = token.items.length - 1; i >= 0; i--) {
      const item = token.items[i];
      if (item?.value) open.push({ token: item.value, depth: depth + 1 });
      if (item?.key) open.push({ token: item.key, depth: depth + 1 });
    }
  }
}
