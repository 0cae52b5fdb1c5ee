import { type ParsedRubric, type Rubric, renderDiagnostics, safeParseRubric } from "../../index.ts";
import { CliError, cliError } from "../failure.ts";
import type { Session } from "../session.ts";
import { decodeText } from "./decode.ts";
import { fileName, openBytes } from "./open.ts";

const saveAsUtf8 = { zh: "请将文件另存为 UTF-8。", en: "Save the file as UTF-8." };

const readText = async (path: string, { io }: Session): Promise<string> => {
  let text = "";
  try {
    for await (const block of decodeText(openBytes(path, io.stdin), fileName(path))) text += block;
  } catch (thrown) {
    // The commands that read rubrics have no such option: a rubric's encoding is not the user's to say.
    if (thrown instanceof CliError && thrown.help?.includes("--encoding"))
      throw cliError(thrown.says.message, { help: saveAsUtf8 });
    throw thrown;
  }
  return text;
};

/** `-` is standard input. A file that cannot be read is thrown as CliError. */
export const readRubric = async (path: string, session: Session): Promise<ParsedRubric> =>
  safeParseRubric(await readText(path, session), { name: path === "-" ? "<stdin>" : path });

/** For the commands that need a rubric without errors: otherwise its errors are shown, and there is nothing more to do. */
export const loadRubric = async (path: string, session: Session): Promise<Rubric | undefined> => {
  const parsed = await readRubric(path, session);
  if (parsed.success) return parsed.rubric;
  noteErrors(parsed, session);
  return undefined;
};
export const noteErrors = ({ diagnostics, source }: Broken, { note, language }: Session): void => {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  note(renderDiagnostics(errors, source, { language }));
};
type Broken = Extract<ParsedRubric, { readonly success: false }>;
