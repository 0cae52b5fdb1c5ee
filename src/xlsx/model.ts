/** A workbook as plain data, before it is bytes: what `write.ts` writes and a spreadsheet program opens. Nothing here knows of rubrics. */

/** Rows and columns are counted from 1, as the programs show them. */
export type Workbook = {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Names for cells and ranges: `choice_role` → `Options!$A$2:$A$4`. */
  readonly names?: Readonly<Record<string, string>>;
};
export type Sheet = {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly hidden?: boolean;
  readonly tab?: Color;
  /** From the first column on; columns beyond have the usual width. */
  readonly columns: readonly Column[];
  /** In ascending order, each once; made while it is written. */
  readonly rows: Iterable<Row>;
  /** So many rows and columns stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Which cell is chosen when the sheet is opened, which is seen from its top. */
  readonly active?: Ref;
  readonly gridlines?: boolean;
  /** Percent. */
  readonly zoom?: number;
  readonly merged?: readonly Range[];
  readonly filter?: Range;
  readonly validations?: readonly Validation[];
  readonly conditions?: readonly Condition[];
  /** Only unlocked cells can be changed. There is no password: it keeps from accidents. Widths, heights and hidden columns stay the reader's to change. */
  readonly locked?: boolean;
  readonly print?: Print;
  readonly charts?: readonly Chart[];
};
/** `E5`, `E5:G9`, without a sheet. */
export type Ref = string;
export type Range = string;
/** `RRGGBB`. */
export type Color = string;

export type Column = {
  /** In characters. */
  readonly width?: number;
  readonly hidden?: boolean;
  /** Level of grouping, 1 to 7; a hidden group opens with the [+] above it. */
  readonly outline?: number;
};
export type Row = { readonly at: number; readonly height?: number; readonly cells: readonly Cell[]; readonly hidden?: boolean };
export type Cell = {
  readonly column: number;
  readonly style?: Style;
  /** Of a formula: what a reader that does not reckon shows. Text stays text whatever it begins with. */
  readonly value?: CellValue;
  /** Without `=`, in the words of the file format: English names, commas, `_xlfn.` where needed. */
  readonly formula?: string;
  /** The formula is an array formula of this one cell. */
  readonly array?: boolean;
};
export type CellValue = number | string | boolean | CellError;
export type CellError = { readonly error: "#N/A" | "#VALUE!" | "#DIV/0!" | "#NUM!" | "#REF!" | "#NAME?" | "#NULL!" };

/** Styles that say the same become one. */
export type Style = {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** In points. */
  readonly size?: number;
  readonly color?: Color;
  readonly fill?: Color;
  /** `0.00`, `0.0%`, `yyyy-mm-dd`; absent: General. `@` is text. */
  readonly format?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  /** All four sides, or those named. */
  readonly border?: Border | { readonly [Side in "left" | "right" | "top" | "bottom"]?: Border };
  readonly unlocked?: boolean;
};
export type Border = { readonly line: "thin" | "medium" | "hair" | "double"; readonly color?: Color };

export type Validation = {
  readonly on: readonly Range[];
  readonly is: /** A drop-down of what stands in a range of this or another sheet. */
    | { readonly kind: "list"; readonly from: string }
    /** A drop-down of a few words without commas, at most 255 characters in all. */
    | { readonly kind: "words"; readonly words: readonly string[] }
    /** `formula` holds for what may stand there; written for the first cell of the first range. */
    | { readonly kind: "formula"; readonly formula: string };
  /** What is shown beside the chosen cell. Titles at most 32 characters, texts 255; longer ones are cut at a word. */
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: { readonly title: string; readonly text: string };
  /** Warn, and let it stand all the same. */
  readonly warning?: boolean;
};
export type Condition = {
  readonly on: readonly Range[];
  /** Written for the first cell of the first range. */
  readonly formula: string;
  readonly style: Pick<Style, "bold" | "italic" | "color" | "fill">;
};
export type Print = {
  readonly landscape?: boolean;
  /** A4 wide, as many pages long as it takes; `fit: "page"`: one page. */
  readonly fit: "width" | "page";
  /** So many pages wide, with `fit: "width"`; 1 without. */
  readonly across?: number;
  readonly area?: Range;
  /** Rows and columns that stand on every page: `$4:$4`, `$A:$B`. */
  readonly repeatRows?: string;
  readonly repeatColumns?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly centered?: boolean;
  /** Horizontally broken after these rows. */
  readonly breaks?: readonly number[];
};
export type Chart = {
  readonly kind: "column" | "bar";
  readonly title: string;
  /** Ranges with their sheet: `'Team'!$A$4:$A$8`. */
  readonly categories: string;
  readonly values: string;
  /** The corners, as cells. */
  readonly from: Ref;
  readonly to: Ref;
  readonly color?: Color;
  /** What readers that do not reckon draw. */
  readonly cached?: { readonly categories: readonly string[]; readonly values: readonly number[] };
};
