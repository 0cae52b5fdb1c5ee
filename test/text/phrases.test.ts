/** The patterns of all sentences: translations and stored programs find them by their codes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../src");
const source = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");
const codes = [...source.matchAll(/\bphrase\(\s*"([^"]*)"/g)].map(([, code = ""]) => code);

test("every pattern is named where it stands", () => {
  expect(codes.length).toBeGreaterThan(80);
  expect(source.match(/\bphrase\(/g)).toHaveLength(codes.length);
});
test("no two have one code", () => {
  expect(codes.filter((code, i) => codes.indexOf(code) < i)).toEqual([]);
});
test("a code is its room and what it says", () => {
  expect(codes.filter((code) => !/^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/.test(code))).toEqual([]);
});
test("the parts of a pattern are counted from 0", () => {
  const texts = [...source.matchAll(/\bphrase\(\s*"[^"]*",\s*"([^"]*)",\s*(?:"([^"]*)"|'([^']*)')/g)];
  expect(texts).toHaveLength(codes.length);
  const places = ([, ...both]: readonly (string | undefined)[]) => {
    const used = both.flatMap((text) => [...(text ?? "").matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)));
    return [...new Set(used)].sort((a, b) => a - b);
  };
  expect(texts.map(places).filter((used) => used.some((place, i) => place !== i))).toEqual([]);
});
