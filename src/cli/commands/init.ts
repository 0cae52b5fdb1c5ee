import { writeFile } from "node:fs/promises";
import { describe, type Subcommand } from "../command.ts";
import { cliError } from "../failure.ts";
import { codeOf } from "../input/open.ts";
import { starter } from "./starter.ts";

export const init: Subcommand = (program, session, finish) => {
  const { say, out } = session;
  describe(program.command("init"), session, { zh: "新建一份带注释的评分细则", en: "write a commented rubric to start from" }, [
    { command: "scorewright init", says: { zh: "写入 rubric.yaml", en: "writes rubric.yaml" } },
    { command: "scorewright init 销售.yaml", says: { zh: "写入指定文件", en: "writes this file" } },
  ])
    .argument("[file]", say({ zh: "文件名，不会覆盖已有文件", en: "the file, which must not exist yet" }), "rubric.yaml")
    .action(async (file: string) => {
      try {
        await writeFile(file, starter, { flag: "wx" });
      } catch (error) {
        throw codeOf(error) === "EEXIST" ? exists(file) : cannotWrite(file, error);
      }
      const name = /^[\p{L}\p{N}_./\\:-]+$/u.test(file) ? file : `"${file}"`;
      await out.write(
        say({
          zh: `已写入 ${file}。下一步：\n  scorewright check ${name}\n  scorewright test ${name}\n`,
          en: `Wrote ${file}. Next:\n  scorewright check ${name}\n  scorewright test ${name}\n`,
        }),
      );
      finish(0);
    });
};

const exists = (file: string) =>
  cliError(
    { zh: `${file} 已存在，没有改动它。`, en: `${file} exists already and was left as it is.` },
    { help: { zh: "请换一个文件名。", en: "Choose another name." } },
  );
const cannotWrite = (file: string, error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  return cliError(
    { zh: `无法写入 ${file}：${reason}。`, en: `${file} cannot be written: ${reason}.` },
    { help: { zh: "请检查目录是否存在、是否有权限。", en: "Check that the directory exists and that you may write to it." } },
  );
};
