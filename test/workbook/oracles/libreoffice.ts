/**
 * LibreOffice as a second opinion on the values of a workbook. It writes numbers with 15 significant digits, whatever the file format, so that what
 * comes back is the double nearest to those: exact for integers below 1e15, and for decimals that have no more digits than that.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Calculated, type Oracle, readCalculated } from "./calculated.ts";
import { inScratch, run, versionOf } from "./program.ts";

/**
 * As it comes, LibreOffice believes the values that a file says its formulas have. 0: always reckon. And a profile that does not say that it is set up
 * is set up first, which writes over the macros in it.
 */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`;
/** Two of them at once need a profile each. Answers with what a command line says of it. */
export const makeProfile = async (directory: string): Promise<string> => {
  await mkdir(join(directory, "profile/user"), { recursive: true });
  await writeFile(join(directory, "profile/user/registrymodifications.xcu"), settings);
  return `-env:UserInstallation=${pathToFileURL(join(directory, "profile")).href}`;
};

/** What LibreOffice has made of each file; a file that it cannot open it passes over, with a word on the way. */
const readBack = (directory: string, count: number, said: string): Promise<readonly Calculated[]> =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      readFile(join(directory, "out", `${at}.xlsx`)).then(readCalculated, (thrown: unknown) => {
        throw new Error(`LibreOffice made nothing of file ${at}: ${said}`, { cause: thrown });
      }),
    ),
  );
const recalculate = (files: readonly Uint8Array[]): Promise<readonly Calculated[]> =>
  inScratch(async (directory) => {
    if (files.length === 0) return [];
    const profile = await makeProfile(directory);
    const names = await Promise.all(
      files.map(async (file, at) => {
        const name = join(directory, `${at}.xlsx`);
        await writeFile(name, file);
        return name;
      }),
    );
    const convert = [profile, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", join(directory, "out"), ...names];
    const said = await run("soffice", convert, directory, 300);
    return readBack(directory, files.length, said);
  });

const version = versionOf("soffice");
export const libreOffice: Oracle | undefined = version === undefined ? undefined : { name: "LibreOffice", version, recalculate };
