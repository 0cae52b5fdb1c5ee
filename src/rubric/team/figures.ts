/** The figures over a team that a rubric asks for, gathered while it is lowered. Each becomes an input of the plan, however often it is read. */

import { input } from "../../plan/build.ts";
import type { Atom, Definition, InputType } from "../../plan/ir.ts";
import { withinGroup } from "../../plan/names.ts";
import { columnsOf, inputsOf, type Team, type TeamFigure } from "../../plan/team.ts";
import { readsOf } from "../../plan/visit.ts";
import type { NewFigure } from "../../rules/context.ts";
import type { Path, Says } from "../../text/path.ts";
import type { Inputs } from "../inputs.ts";

type TeamSettings = Omit<Team, "figures">;
/** A thousand people fit every range that a rubric usually meets; more are declared. */
export const standardTeam: TeamSettings = { atLeast: 1, atMost: 1000, incomplete: "refuse", at: [] };

type Unplaced = Omit<TeamFigure, "pass">;

export type TeamFigures = {
  readonly settings: () => TeamSettings;
  readonly decide: (settings: TeamSettings) => void;
  /** The name of the input; `name` says what it is: `team/sum/volume`. */
  readonly add: (name: string, figure: NewFigure) => string;
  /** An input that a figure fills besides its own. */
  readonly beside: (name: string, of: InputType, title: Says, at: Path) => Atom;
  readonly isEmpty: () => boolean;
  /** What figures look at: definitions, and facts that divide people into groups. */
  readonly reads: () => readonly string[];
  readonly team: (definitions: ReadonlyMap<string, Definition>) => Team;
};

export const createTeamFigures = (inputs: Inputs): TeamFigures => {
  let settings = standardTeam;
  const figures = new Map<string, Unplaced>();
  const put = (name: string, of: InputType, title: Says, at: Path) => {
    inputs.set({ name, at, title, optional: false, mayNotApply: false, source: "team", of });
  };
  return {
    settings: () => settings,
    decide: (known) => {
      settings = known;
    },
    add: (name, { is, of, title, at, within }) => {
      const base = within === undefined ? name : withinGroup(name, within);
      const same = (known: Unplaced) => JSON.stringify([known.is, known.within]) === JSON.stringify([is, within]);
      let key = base;
      for (let n = 2; ; n++) {
        const known = figures.get(key);
        if (known && same(known)) return key;
        if (!known) break;
        key = `${base} ${n}`;
      }
      put(key, of, title, at);
      figures.set(key, { input: key, at, ...(within === undefined ? {} : { within }), is });
      return key;
    },
    beside: (name, of, title, at) => {
      put(name, of, title, at);
      return input(name);
    },
    isEmpty: () => figures.size === 0,
    reads: () => {
      const all = [...figures.values()];
      const groups = [settings.within, ...all.map(({ within }) => within)].filter((name) => name !== undefined);
      return [...groups, ...all.flatMap(({ is }) => columnsOf(is))];
    },
    team: (definitions) => ({ ...settings, figures: inPasses([...figures.values()], definitions) }),
  };
};

/** A figure comes after those that its columns stand on. */
const inPasses = (figures: readonly Unplaced[], definitions: ReadonlyMap<string, Definition>): readonly TeamFigure[] => {
  const fillers = new Map(figures.flatMap((figure) => inputsOf(figure).map((name) => [name, figure] as const)));
  const known = new Map<string, number>();
  /** The pass after which the name can be computed. */
  const after = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, 0);
    const filler = fillers.get(name);
    const definition = definitions.get(name);
    const pass = filler ? passOf(filler) : definition ? Math.max(0, ...[...readsOf(definition)].map(after)) : 0;
    known.set(name, pass);
    return pass;
  };
  const passOf = ({ is }: Unplaced): number => 1 + Math.max(0, ...columnsOf(is).map(after));
  return figures.map((figure) => ({ ...figure, pass: passOf(figure) })).sort((a, b) => a.pass - b.pass);
};
