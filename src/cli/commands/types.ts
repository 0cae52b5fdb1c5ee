import { describe, type Subcommand } from "../command.ts";
import { loadRubric } from "../input/load-rubric.ts";

export const types: Subcommand = (program, session, finish) => {
  const { say, out } = session;
  describe(program.command("types"), session, { zh: "打印 TypeScript 类型", en: "print TypeScript types" }, [
    {
      command: "scorewright types rubric.yaml > rubric.d.ts",
      says: { zh: "数据项和得分的类型", en: "of its facts and figures" },
    },
  ])
    .argument("<rubric>", say({ zh: "评分细则；- 为标准输入", en: "the rubric; - is standard input" }))
    .action(async (path: string) => {
      const rubric = await loadRubric(path, session);
      if (!rubric) return finish(1);
      await out.write(rubric.types());
    });
};
