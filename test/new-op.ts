/** Which files the compiler names when a union of `src/` gets one member more: there, and nowhere else, somebody has to say what it means. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const root = resolve(import.meta.dirname, "..");
const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
// Of Node's types there are more than of everything else, and only the command line needs any.
const options: ts.CompilerOptions = { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, types: [] };
const imports = new Map(
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((name) => {
      const file = join(root, "src", name);
      const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"));
      return [file, importedFiles.map(({ fileName }) => resolve(dirname(file), fileName))] as const;
    }),
);

/** Files that can see the union: those that import its file, or one beside it that does. */
const seeing = (irFile: string): readonly string[] => {
  const importing = (known: ReadonlySet<string>) => [...imports].filter(([, of]) => of.some((one) => known.has(one)));
  let near = new Set([irFile]);
  for (let size = 0; size < near.size; ) {
    size = near.size;
    const beside = importing(near).flatMap(([file]) => (dirname(file) === dirname(irFile) ? [file] : []));
    near = new Set([...near, ...beside]);
  }
  return [...near, ...importing(near).map(([file]) => file)];
};
const withMember = (file: string, text: string, unionName: string, memberText: string): string => {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const union = statements.filter(ts.isTypeAliasDeclaration).find(({ name }) => name.text === unionName);
  if (!union) throw new Error(`${file} has no type ${unionName}`);
  const { end } = union.type;
  return `${text.slice(0, end)} | (${memberText})${text.slice(end)}`;
};

const host = ts.createCompilerHost(options);
const parsed = new Map<string, ts.SourceFile | undefined>();
/** Nothing is parsed twice, but for the file that changes. */
let last: ts.Program | undefined;

/** `irFile` as in `src/plan/ir.ts`; the member is put into the union in memory only. Looks `within` these folders. Sorted. */
export const filesThatMissIt = (
  irFile: string,
  unionName: string,
  memberText: string,
  within: readonly string[] = ["src"],
): readonly string[] => {
  const changed = join(root, irFile);
  const folders = within.map((folder) => join(root, folder, "/"));
  const files = [...new Set(seeing(changed))].filter((file) => folders.some((folder) => file.startsWith(folder)));
  const getSourceFile: typeof host.getSourceFile = (file, language) => {
    if (file === changed)
      return ts.createSourceFile(file, withMember(file, readFileSync(file, "utf8"), unionName, memberText), language);
    const source = parsed.get(file) ?? host.getSourceFile(file, language);
    parsed.set(file, source);
    return source;
  };
  const program: ts.Program = ts.createProgram(files, options, { ...host, getSourceFile }, last);
  last = program;
  const hasError = (file: string) => program.getSemanticDiagnostics(program.getSourceFile(file)).length > 0;
  return files
    .filter(hasError)
    .map((file) => relative(root, file).replaceAll("\\", "/"))
    .sort();
};
