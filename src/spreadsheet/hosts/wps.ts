/** WPS: functions are registered with their descriptions; there is no error type, so a text is answered. */

import { isScorewrightError } from "../../scoring/error.ts";
import type { Programs } from "../bundle.ts";
import { hostFunctions, isOmitted, type Options } from "./host.ts";

export type Wps = {
  readonly AddCustomFunction: (
    namespace: string,
    name: string,
    run: (...given: readonly unknown[]) => unknown,
    metadata?: unknown,
  ) => void;
};
/** `functions`: what the host shows of each, by name. */
export type WpsOptions = Options & { readonly namespace: string; readonly functions: Readonly<Record<string, unknown>> };

/** What COM hands in for an argument that was left out, and for errors in cells (DISP_E_PARAMNOTFOUND, CVErr). */
const leftOut = -2147352572;
const errors: ReadonlyMap<unknown, string> = new Map([
  [-2146826288, "#NULL!"],
  [-2146826281, "#DIV/0!"],
  [-2146826273, "#VALUE!"],
  [-2146826265, "#REF!"],
  [-2146826259, "#NAME?"],
  [-2146826252, "#NUM!"],
  [-2146826246, "#N/A"],
]);

export const wps = (programs: Programs, options: WpsOptions, host: Wps): void => {
  const { namespace, functions } = options;
  const habits = {
    cell: (given: unknown) => errors.get(given) ?? given ?? undefined,
    isOmitted: (given: unknown) => isOmitted(given) || given === leftOut,
    nameOf: (name: string) => `${namespace}.${name}`,
  };
  for (const [name, run] of Object.entries(hostFunctions(programs, options, habits)))
    host.AddCustomFunction(
      namespace,
      name,
      (...given) => {
        try {
          return run(...given);
        } catch (thrown) {
          if (isScorewrightError(thrown)) return [[`⚠ ${thrown.message}`]];
          throw thrown;
        }
      },
      functions[name],
    );
};
