/**
 * Gnumeric as a second opinion on the values of a workbook. As Debian builds it, it reckons in long doubles, of 64 bits, compares them as they are,
 * and writes them with 21 digits: what comes back is the double nearest to a value that may be nearer to the truth than any double. Integers are
 * exact; decimals are to be compared `toDigits`, as with LibreOffice.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Calculated, type Oracle, readCalculated } from "./calculated.ts";
import { inScratch, run, versionOf } from "./program.ts";

const recalculate = (files: readonly Uint8Array[]): Promise<readonly Calculated[]> =>
  inScratch(async (directory) => {
    const results: Calculated[] = [];
    for (const file of files) {
      const [from, to] = [join(directory, "in.xlsx"), join(directory, `${results.length}.xlsx`)];
      await writeFile(from, file);
      const said = await run("ssconvert", ["--recalc", "--export-type=Gnumeric_Excel:xlsx2", from, to], directory, 300);
      const made = await readFile(to).catch((thrown: unknown) => {
        throw new Error(`Gnumeric made nothing of file ${results.length}: ${said}`, { cause: thrown });
      });
      results.push(readCalculated(made));
    }
    return results;
  });

const version = versionOf("ssconvert");
export const gnumeric: Oracle | undefined = version === undefined ? undefined : { name: "Gnumeric", version, recalculate };
