import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xmlReader } from "../../../src/xlsx/read/xml.ts";
import { runs } from "../../runs.ts";

/** What a reader is told, texts that follow each other put together. */
const events = (pieces: readonly string[]): readonly string[] => {
  const found: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") found.push(`text ${text}`);
    text = "";
  };
  const reader = xmlReader(
    {
      open: (name, attributes) => {
        flush();
        found.push(`open ${name} ${JSON.stringify(attributes)}`);
      },
      text: (more) => {
        text += more;
      },
      close: (name) => {
        flush();
        found.push(`close ${name}`);
      },
    },
    "part.xml",
  );
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return found;
};

const document = `\uFEFF<?xml version="1.0"?><!-- <a> --><x:a xmlns:x="u" r:id='1 > "2"' b="&lt;&amp;&#20013;&#x6587;"><b/>t&gt;<![CDATA[<&]]>é😀<c d = "e" ></c ></x:a>\n`;
const told = [
  `open a ${JSON.stringify({ id: '1 > "2"', b: "<&中文" })}`,
  "open b {}",
  "close b",
  "text t><&é😀",
  'open c {"d":"e"}',
  "close c",
  "close a",
];

test("elements, attributes and texts, without prefixes", () => {
  expect(events([document])).toEqual(told);
});

test("wherever the pieces end", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: document.length }), { maxLength: 8 }), (cuts) => {
      const ends = [...cuts, document.length].sort((a, b) => a - b);
      expect(events(ends.map((end, i) => document.slice(i === 0 ? 0 : ends[i - 1], end)))).toEqual(told);
    }),
    runs(300),
  );
  expect(events([...document])).toEqual(told);
});

describe("refused", () => {
  test.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "DOCTYPE"],
    ["one in small letters", "<!doctype a><a/>", "well-formed"],
    ["an entity of one's own", "<a>&e;</a>", "well-formed"],
    ["a lone ampersand", "<a>&</a>", "well-formed"],
    ["a character that there is not", "<a>&#x110000;</a>", "well-formed"],
    ["elements that cross", "<a><b></a></b>", "well-formed"],
    ["an element that is not closed", "<a><b></b>", "well-formed"],
    ["two roots", "<a/><b/>", "well-formed"],
    ["text outside", "<a/>x", "well-formed"],
    ["an attribute without quotation marks", "<a b=c/>", "well-formed"],
    ["a tag without an end", "<a", "well-formed"],
    ["nothing", "", "well-formed"],
    ["zero bytes", "\0\0\0<a/>", "well-formed"],
    ["depth", "<a>".repeat(1000), "well-formed"],
    ["a tag that never ends", `<a b="${"x".repeat(1_100_000)}`, "has no end"],
    ["a text that never ends", `<a>${"x".repeat(1_100_000)}`, "has no end"],
  ])("%s", (_, text, words) => {
    expect(() => events([text])).toThrow(words);
  });
});
