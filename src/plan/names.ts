/**
 * What a plan calls the things for which the file has no name. A score sheet keeps these names, and whoever reads a stored one finds its steps by
 * them; so they are made and recognised here, and nowhere else.
 */

/** A step on the way to a value: a line of its deductions, or what it was before its gates. */
export const partOf = (owner: string, part: string): string => `${owner}/${part}`;
export const isPartOf = (name: string, owner: string): boolean => name.startsWith(partOf(owner, ""));
export const beforeGates = (owner: string): string => partOf(owner, "before gates");
export const gradeByThresholds = partOf("grade", "by thresholds");

/** A fact or a condition as a column that people are compared by. */
export const ofEverybody = (name: string): string => partOf(name, "of everybody");
/** What a team run supplies: over whom, and which figure of what. */
export const teamFigure = (what: string, ...of: readonly string[]): string => ["team", what, ...of].join("/");
export const othersFigure = (what: string, ...of: readonly string[]): string => ["others", what, ...of].join("/");
export const withinGroup = (figure: string, group: string): string => `${figure}/by ${group}`;
export const isTeamFigure = (name: string): boolean => name.startsWith("team/");
const [place, pool] = ["rank", "split"] as const;
/** One person's place among others, and one person's part of a pool. */
export const placeFigure = (column: string, how: string): string => teamFigure(place, column, how);
export const poolFigure = (owner: string): string => teamFigure(pool, owner);
/** Of these the sentence of the rule that asked for them says all there is, the number of people included. */
export const isToldInFull = (name: string): boolean => [place, pool].some((what) => name.startsWith(teamFigure(what, "")));

/** A column of a list, or a fact that a rule implies for its dimension. */
export const memberOf = (owner: string, key: string): string => `${owner}.${key}`;
/** One record of a list, as people call it; the first is 1. */
export const recordOf = (list: string, record: number): string => `${list}[${record}]`;
/** The list or dimension of a member; empty where the name is nobody's. */
export const ownerOf = (name: string): string => name.slice(0, Math.max(name.indexOf("."), 0));
/** What its owner calls it. */
export const keyOf = (name: string): string => name.slice(name.indexOf(".") + 1);
/** The points of a dimension, or the total, out of their weight. */
export const shareOf = (name: string): string => memberOf(name, "share");
/** Of what it would be the share; undefined: it is called otherwise. */
export const isShareOf = (name: string): string | undefined =>
  name.endsWith(".share") ? name.slice(0, -".share".length) : undefined;
