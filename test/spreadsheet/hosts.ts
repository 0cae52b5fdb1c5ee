/**
 * Stand-ins for the three hosts: each loads what was built for it into a context without anything but the language, code from text forbidden,
 * registers its functions as the real one does, and hands cells in as the real one does. What the real ones do, and where that is written:
 * HOSTS.md beside this file.
 */
import vm from "node:vm";
import type { BuiltFile } from "../../src/build/built.ts";
import type { Cell, Grid, Result } from "./cells.ts";

/** Ranges are grids, everything else is a text or a single cell. What is thrown comes back as its text. */
export type Argument = Grid | string;
export type Host = { readonly call: (name: string, ...given: readonly Argument[]) => Result | { readonly thrown: string } };
export type OpenHost = (files: readonly BuiltFile[]) => Host;

export const textOf = (files: readonly BuiltFile[], name: string): string => {
  const content = files.find((file) => file.name === name)?.content;
  if (typeof content !== "string") throw new Error(`no text file ${name} was built`);
  return content;
};
/** Nothing of Node's, no code from text. */
export const bareContext = (globals: Readonly<Record<string, unknown>> = {}): vm.Context =>
  vm.createContext(Object.assign(Object.create(null), globals), { codeGeneration: { strings: false, wasm: false } });
const isGrid = (given: Argument): given is Grid => Array.isArray(given);

/** What came back must be what a host can show: a rectangle of texts, numbers and truth values. */
const shown = (given: unknown): Result => {
  if (!Array.isArray(given)) throw new Error(`not a range: ${String(given)}`);
  const rows: readonly (readonly unknown[])[] = given.map((row: unknown) => {
    if (!Array.isArray(row)) throw new Error("not a rectangle");
    return row.map((cell: unknown) => {
      if (typeof cell === "string" || typeof cell === "boolean" || (typeof cell === "number" && Number.isFinite(cell)))
        return cell;
      throw new Error(`a host shows 0 or nothing for ${String(cell)}`);
    });
  });
  if (new Set(rows.map(({ length }) => length)).size > 1) throw new Error("rows of unequal length");
  return rows;
};
const attempt = (run: () => unknown, textOfError: (thrown: unknown) => string): ReturnType<Host["call"]> => {
  try {
    return shown(run());
  } catch (thrown) {
    return { thrown: textOfError(thrown) };
  }
};

/** Days and seconds since the day 0 of spreadsheets, 1899-12-30. */
const serial = (moment: string): number => {
  const [date = "", time = "00:00:00"] = moment.split(" ");
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25569 + (hours * 3600 + minutes * 60 + seconds) / 86400;
};

/** Asia/Shanghai is always eight hours ahead in these years; the script itself runs in UTC. */
const zone = "Asia/Shanghai";
export const sheetsHost: OpenHost = (files) => {
  const context = bareContext({
    SpreadsheetApp: { getActive: () => ({ getSpreadsheetTimeZone: () => zone }) },
    Utilities: {
      formatDate: (date: Date, inZone: string, form: string) => {
        if (inZone !== zone || form !== "yyyy-MM-dd HH:mm:ss") throw new Error(`not prepared for ${inZone} ${form}`);
        return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
      },
    },
  });
  vm.runInContext(textOf(files, "scorewright.gs"), context);
  const cell = (given: Cell): unknown => {
    if (given === undefined) return "";
    if (typeof given !== "object") return given;
    if ("error" in given) return given.error;
    const time = given.moment.includes(" ") ? given.moment.replace(" ", "T") : `${given.moment}T00:00:00`;
    return new Date(`${time}+08:00`);
  };
  const argument = (given: Argument): unknown => {
    if (!isGrid(given)) return given;
    const [only, ...more] = given;
    // One cell is handed in bare.
    return only?.length === 1 && more.length === 0 ? cell(only[0]) : given.map((row) => row.map(cell));
  };
  return {
    call: (name, ...given) => {
      const run: unknown = context[`RUBRIC_${name}`];
      if (typeof run !== "function") throw new Error(`no function RUBRIC_${name}`);
      return attempt(
        () => run(...given.map(argument)),
        (thrown) => (thrown as Error).message,
      );
    },
  };
};

/** Excel's own errors, as its runtime makes them. */
class CustomFunctionsError extends Error {
  readonly code: string;
  readonly basicValue: string;
  readonly type = "Error";
  constructor(code: string, message = "") {
    super(message);
    this.code = code;
    this.basicValue = code;
  }
}
type Metadata = {
  readonly functions: readonly {
    readonly id: string;
    readonly parameters: readonly { readonly type: string; readonly dimensionality: string; readonly optional?: boolean }[];
  }[];
};
/** `blank`: builds from before August 2024 hand in 0. */
export const excelHost =
  (blank: null | 0 = null): OpenHost =>
  (files) => {
    const associated = new Map<string, (...given: readonly unknown[]) => unknown>();
    const context = bareContext({
      CustomFunctions: {
        associate: (id: string, run: (...given: readonly unknown[]) => unknown) => associated.set(id, run),
        Error: CustomFunctionsError,
        ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
      },
    });
    vm.runInContext(textOf(files, "functions.js"), context);
    const { functions } = JSON.parse(textOf(files, "functions.json")) as Metadata;
    const cell = (given: Cell): unknown => {
      if (given === undefined) return blank;
      if (typeof given !== "object") return given;
      return "error" in given ? new CustomFunctionsError(given.error) : serial(given.moment);
    };
    return {
      call: (name, ...given) => {
        const [run, info] = [associated.get(name), functions.find(({ id }) => id === name)];
        if (!run || !info) throw new Error(`${name} is not associated or not described`);
        if (given.length > info.parameters.length) throw new Error(`${name} takes ${info.parameters.length} arguments`);
        const all = info.parameters.map(({ dimensionality, optional }, i): unknown => {
          const one = given[i];
          if (one === undefined) {
            if (optional !== true) throw new Error(`${name}: argument ${i + 1} is not optional`);
            return null;
          }
          if (dimensionality === "scalar") return isGrid(one) ? cell(one[0]?.[0]) : one;
          return isGrid(one) ? one.map((row) => row.map(cell)) : [[one]];
        });
        return attempt(
          () => run(...all, { functionName: name }),
          (thrown) => {
            // The text of anything else is lost on the way.
            if (!(thrown instanceof CustomFunctionsError) || thrown.code !== "#VALUE!") throw thrown;
            return thrown.message;
          },
        );
      },
    };
  };

const comErrors: Readonly<Record<string, number>> = { "#N/A": -2146826246, "#DIV/0!": -2146826281, "#VALUE!": -2146826273 };
export const wpsHost: OpenHost = (files) => {
  type Info = { readonly parameters: readonly { readonly type: string }[] };
  const registered = new Map<string, { readonly run: (...given: readonly unknown[]) => unknown; readonly info: Info }>();
  const context = bareContext({
    wps: {
      AddCustomFunction: (_namespace: string, name: string, run: (...given: readonly unknown[]) => unknown, info: Info) =>
        registered.set(name, { run, info }),
    },
  });
  vm.runInContext(textOf(files, "main.js"), context);
  const cell = (given: Cell): unknown => {
    if (given === undefined) return undefined;
    if (typeof given !== "object") return given;
    return "error" in given ? (comErrors[given.error] ?? given.error) : serial(given.moment);
  };
  return {
    call: (name, ...given) => {
      const found = registered.get(name);
      if (!found) throw new Error(`${name} is not registered`);
      const all = found.info.parameters.map(({ type }, i): unknown => {
        const one = given[i];
        if (one === undefined) {
          if (!type.endsWith("?")) throw new Error(`${name}: argument ${i + 1} is not optional`);
          return -2147352572;
        }
        return isGrid(one) ? one.map((row) => row.map(cell)) : type.startsWith("string") ? one : [[one]];
      });
      const answered = attempt(
        () => found.run(...all),
        (thrown) => {
          throw thrown;
        },
      );
      // There is no error to throw: what is wrong for everybody stands in the one cell.
      const [[only] = []] = "thrown" in answered ? [] : answered;
      const alone = !("thrown" in answered) && answered.length === 1 && answered[0]?.length === 1;
      return alone && typeof only === "string" && /^⚠ .*[。.]$/s.test(only) ? { thrown: only.slice(2) } : answered;
    },
  };
};
