/**
 * Every complaint about a rubric that there is, with what it says and its smallest example: for tests, for the pages of the reference, and for
 * whoever asks what a code means. Rule kinds and functions of formulas bring their own; the rest stands in files of complaints.
 */
import type { DiagnosticKind } from "./diagnostics/define.ts";
import * as formulas from "./formulas/complaints.ts";
import { functions } from "./formulas/functions/index.ts";
import * as shape from "./language/complaints.ts";
import * as document from "./rubric/complaints.ts";
import * as examples from "./rubric/examples/complaints.ts";
import * as facts from "./rubric/facts/complaints.ts";
import * as carry from "./rubric/periods/carry-complaints.ts";
import * as levels from "./rubric/periods/level-complaints.ts";
import * as calendar from "./rubric/sections/calendar-complaints.ts";
import * as dimensions from "./rubric/sections/dimension-complaints.ts";
import * as gates from "./rubric/sections/gate-complaints.ts";
import * as grades from "./rubric/sections/grade-complaints.ts";
import * as team from "./rubric/team/complaints.ts";
import * as quota from "./rubric/team/quota-complaints.ts";
import * as values from "./rubric/values/complaints.ts";
import * as context from "./rubric/values/context-complaints.ts";
import * as outcomes from "./rubric/values/outcome-complaints.ts";
import * as combine from "./rules/combine/complaints.ts";
import { ruleKinds } from "./rules/index.ts";
import { readerComplaints } from "./yaml/read-yaml.ts";

/** A complaint whatever its parameters are: it can be shown and looked up, not made. */
export type Complaint = DiagnosticKind<never>;
/** A file that defines complaints and nothing else. */
type ComplaintFile = { readonly [name: string]: Complaint };
const files: readonly ComplaintFile[] = [
  shape,
  document,
  facts,
  values,
  outcomes,
  context,
  formulas,
  dimensions,
  combine,
  gates,
  grades,
  calendar,
  team,
  quota,
  carry,
  levels,
  examples,
];

const all: readonly Complaint[] = [
  ...readerComplaints,
  ...files.flatMap((file) => Object.values(file)),
  ...functions.flatMap(({ complaints = [] }) => complaints),
  ...ruleKinds.flatMap(({ complaints = [] }) => complaints),
];
/** In the order of their codes. */
export const catalogue: readonly Complaint[] = [...new Set(all)].sort((a, b) => (a.code < b.code ? -1 : 1));
