import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Tree } from "./tree.ts";

/** JSON with sorted keys and composed characters: the same for the same rules, whatever the comments, indentation or order of keys. */
const canonicalText = (tree: Tree): string => {
  if (typeof tree === "string") return JSON.stringify(tree.normalize("NFC"));
  if (Array.isArray(tree)) return `[${tree.map(canonicalText).join(",")}]`;
  const map = tree as { readonly [key: string]: Tree };
  const keys = Object.keys(map).sort();
  return `{${keys.map((key) => `${JSON.stringify(key.normalize("NFC"))}:${canonicalText(map[key] ?? "")}`).join(",")}}`;
};
export const digest = (tree: Tree): string => `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalText(tree))))}`;
