/** How cells look: every look once, cells name it by number. */
import type { Border, Condition, Style } from "./model.ts";
import { around, counted, declaration, element } from "./xml.ts";

/** Comes with Windows and with Office for the Mac in every language, and has Latin letters and Chinese of one weight; elsewhere the system's Chinese font stands in. */
export const font = "Microsoft YaHei";
const usualSize = 10;
/** The charset of simplified Chinese, by which a program without the font finds another that will do. */
const chinese = 134;

export type Styles = {
  number(style: Style): number;
  /** The look that a condition puts over the cell's own. */
  conditional(style: Condition["style"]): number;
  xml(): string;
};

/** Numbers of formats that every program knows; those that depend on its language are not used. */
const builtin: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};
const firstOwnFormat = 164;

const interned = (...first: readonly string[]) => {
  const known = new Map(first.map((xml, at) => [xml, at]));
  return {
    number(xml: string): number {
      const before = known.get(xml);
      if (before !== undefined) return before;
      known.set(xml, known.size);
      return known.size - 1;
    },
    all: (): readonly string[] => [...known.keys()],
  };
};

const rgb = (color: string): string => {
  if (!/^[0-9A-Fa-f]{6}$/.test(color)) throw new Error(`${JSON.stringify(color)} is not a colour.`);
  return `FF${color.toUpperCase()}`;
};
export const colorXml = (name: string, color: string | undefined): string =>
  color === undefined ? "" : element(name, { rgb: rgb(color) });
const emphasisXml = ({ bold, italic }: Style): string => `${bold ? "<b/>" : ""}${italic ? "<i/>" : ""}`;
const fontXml = (style: Style): string =>
  around(
    "font",
    emphasisXml(style),
    element("sz", { val: style.size ?? usualSize }),
    colorXml("color", style.color),
    element("name", { val: font }),
    element("family", { val: 2 }),
    element("charset", { val: chinese }),
  );
const patternXml = (pattern: string) => around("fill", element("patternFill", { patternType: pattern }));
const fillXml = ({ fill }: Style): string =>
  fill === undefined
    ? patternXml("none")
    : around("fill", element("patternFill", { patternType: "solid" }, colorXml("fgColor", fill), '<bgColor indexed="64"/>'));
const sideXml = (side: string, border: Border | undefined): string =>
  border ? element(side, { style: border.line }, colorXml("color", border.color) || '<color auto="1"/>') : element(side, {});
const borderXml = ({ border = {} }: Style): string => {
  const of = (side: "left" | "right" | "top" | "bottom") => sideXml(side, "line" in border ? (border as Border) : border[side]);
  return around("border", of("left"), of("right"), of("top"), of("bottom"), element("diagonal", {}));
};
const alignmentXml = ({ horizontal, vertical, wrap, indent }: Style): string => {
  if (!(horizontal || vertical || wrap || indent)) return "";
  // An indent counts from a side; of cells that are aligned by what is in them it would be ignored.
  return element("alignment", {
    horizontal: horizontal ?? (indent ? "left" : undefined),
    vertical,
    wrapText: wrap || undefined,
    indent,
  });
};
const conditionalXml = (style: Condition["style"]): string =>
  element(
    "dxf",
    {},
    around("font", emphasisXml(style), colorXml("color", style.color)),
    // The programs do not agree which of the two colours a solid fill of a condition has.
    style.fill === undefined
      ? ""
      : around(
          "fill",
          element("patternFill", { patternType: "solid" }, colorXml("fgColor", style.fill), colorXml("bgColor", style.fill)),
        ),
  );

export const styleTable = (): Styles => {
  const fonts = interned(fontXml({}));
  // The format reserves the first two.
  const fills = interned(patternXml("none"), patternXml("gray125"));
  const borders = interned(borderXml({}));
  const formats = interned();
  const looks = interned();
  const conditional = interned();
  // Most cells share the objects too, and making a look is slower than finding it.
  const seen = new WeakMap<Style, number>();

  const formatNumber = (format: string): number => builtin[format] ?? firstOwnFormat + formats.number(format);
  const lookXml = (style: Style): string => {
    const alignment = alignmentXml(style);
    const numbers = {
      numFmtId: formatNumber(style.format ?? "General"),
      fontId: fonts.number(fontXml(style)),
      fillId: fills.number(fillXml(style)),
      borderId: borders.number(borderXml(style)),
    };
    return element(
      "xf",
      {
        ...numbers,
        xfId: 0,
        applyNumberFormat: numbers.numFmtId > 0 || undefined,
        applyFont: numbers.fontId > 0 || undefined,
        applyFill: numbers.fillId > 0 || undefined,
        applyBorder: numbers.borderId > 0 || undefined,
        applyAlignment: alignment !== "" || undefined,
        applyProtection: style.unlocked || undefined,
      },
      alignment,
      style.unlocked ? element("protection", { locked: false }) : "",
    );
  };
  const number = (style: Style): number => {
    const before = seen.get(style);
    if (before !== undefined) return before;
    const found = looks.number(lookXml(style));
    seen.set(style, found);
    return found;
  };
  number({});
  return {
    number,
    conditional: (style) => conditional.number(conditionalXml(style)),
    xml() {
      const own = formats.all().map((format, at) => element("numFmt", { numFmtId: firstOwnFormat + at, formatCode: format }));
      return `${declaration}${element(
        "styleSheet",
        { xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main" },
        counted("numFmts", own),
        counted("fonts", fonts.all()),
        counted("fills", fills.all()),
        counted("borders", borders.all()),
        counted("cellStyleXfs", [element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
        counted("cellXfs", looks.all()),
        counted("cellStyles", [element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })]),
        counted("dxfs", conditional.all()),
      )}`;
    },
  };
};
