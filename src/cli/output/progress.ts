type Terminal = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };
export type Progress = { readonly advance: (count?: number) => void; readonly end: () => void };

const tenth = 100;
const clearLine = "\r\u001B[K";

/** A counter on the last line of the terminal, at most ten times a second; silent in files, pipes and CI. */
export const createProgress = (
  total?: number,
  options: { readonly terminal?: Terminal; readonly ci?: boolean; readonly now?: () => number } = {},
): Progress => {
  const { terminal = process.stderr, ci = isCi(process.env.CI), now = () => performance.now() } = options;
  if (!terminal.isTTY || ci) return { advance: () => {}, end: () => {} };
  let done = 0;
  let shown: number | undefined;
  return {
    advance: (count = 1) => {
      done += count;
      const time = now();
      if (shown !== undefined && time - shown < tenth) return;
      shown = time;
      terminal.write(clearLine + (total ? `${done} / ${total}  ${Math.floor((done * 100) / total)}%` : String(done)));
    },
    end: () => {
      if (shown !== undefined) terminal.write(clearLine);
    },
  };
};

/** What the variable CI says. */
export const isCi = (value: string | undefined): boolean =>
  value !== undefined && value !== "" && value !== "0" && value !== "false";
