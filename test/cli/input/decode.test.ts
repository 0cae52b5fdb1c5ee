import { describe, expect, test } from "vitest";
import { decodeText } from "../../../src/cli/input/decode.ts";
import { all, chunks, failure } from "../files.ts";

const name = { en: "staff.csv", zh: "staff.csv" };
const decode = async (bytes: Uint8Array, size = 1, encoding?: string): Promise<string> =>
  (await all(decodeText(chunks(bytes, size), name, encoding))).join("");

const text = "姓名,金额\n张三😀,1\n";
/** 姓名,金额 LF 张三,1 LF */
const gb = Uint8Array.from([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31, 0x0a,
]);
const gbText = "姓名,金额\n张三,1\n";
const utf16le = (value: string) => Buffer.from(value, "utf16le");

describe("decodeText", () => {
  test.each([1, 2, 3, 5, 1000])("finds the encoding whatever the chunks (%i bytes)", async (size) => {
    expect(await decode(Buffer.from(text), size)).toBe(text);
    expect(await decode(Buffer.from(`\uFEFF${text}`), size)).toBe(text);
    expect(await decode(gb, size)).toBe(gbText);
    expect(await decode(utf16le(`\uFEFF${text}`), size)).toBe(text);
    expect(await decode(utf16le(`\uFEFF${text}`).swap16(), size)).toBe(text);
    expect(await decode(Buffer.concat([Uint8Array.from([0x84, 0x31, 0x95, 0x33]), gb]), size)).toBe(gbText);
  });

  test("characters across block borders survive, in lines and without any line", async () => {
    const many = `${"张三😀,".repeat(30)}\n`.repeat(2000);
    const endless = `[${'"张三😀",'.repeat(40_000)}0]`;
    for (const long of [many, endless, `a${endless}`, `ab${endless}`]) {
      expect((await decode(Buffer.from(long), 65_536)) === long).toBe(true);
      expect((await decode(utf16le(`\uFEFF${long}`), 65_537)) === long).toBe(true);
    }
  });

  test("the encoding is decided by the first block that is not ASCII", async () => {
    const ascii = "name,sales\n".repeat(20_000);
    expect((await decode(Buffer.concat([Buffer.from(ascii), gb]), 65_536)).endsWith(gbText)).toBe(true);
  });

  test.each(["a\r\nb\r\n", "a\rb\r", "a\nb\n"])("line ends of %j become newlines", async (value) => {
    for (const size of [1, 2, 100]) expect(await decode(Buffer.from(value), size)).toBe("a\nb\n");
    expect(await decode(utf16le(`\uFEFF${value}`), 3)).toBe("a\nb\n");
  });

  test("a line that contradicts the encoding is named", async () => {
    const lines = 20_000;
    const error = await failure(decode(Buffer.concat([Buffer.from("张三,1\n".repeat(lines)), gb.subarray(10)]), 65_536));
    expect(error.message).toBe(`staff.csv, line ${lines + 1}: this is not utf-8 text, in which the file was read up to here.`);
    expect(error.help).toContain("--encoding gb18030");
    expect(error.exit).toBe(2);
  });

  test("bytes of no encoding are refused by line", async () => {
    const error = await failure(decode(Uint8Array.from([0x61, 0x0a, 0xff, 0xff, 0x0a])));
    expect(error.message).toContain("staff.csv, line 2: these bytes are text neither in UTF-8 nor in GB18030");
  });

  test("a character cut off at the end is refused", async () => {
    expect((await failure(decode(Buffer.from("a\n张").subarray(0, 4), 1, "utf-8"))).message).toContain("line 2");
  });

  test("an encoding that is stated is used, and one that nobody knows is refused", async () => {
    expect(await decode(gb, 3, "gbk")).toBe(gbText);
    expect(await decode(utf16le(text), 3, "utf-16le")).toBe(text);
    expect((await failure(decode(gb, 3, "klingon"))).says.message.zh).toBe("不认识编码“klingon”。");
  });

  test.each([
    ["a workbook", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0]), "workbook"],
    ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), "workbook"],
    ["UTF-16 without a mark", utf16le("name,1"), "zero bytes"],
  ])("%s is not text", async (_, bytes, message) => {
    expect((await failure(decode(bytes))).message).toContain(message);
  });
});
