/** A chart of bars or columns, one series. Excel is strict about the order of elements here too: ISO/IEC 29500-1, 21.2. */
import type { Chart } from "./model.ts";
import { font } from "./styles.ts";
import { around, declaration, element, plain } from "./xml.ts";

const value = (name: string, val: string | number | boolean): string => element(`c:${name}`, { val });
const solid = (color: string): string => around("a:solidFill", element("a:srgbClr", { val: color.toUpperCase() }));

const [ink, faint, usualColor] = ["404040", "D9D9D9", "4472C4"];
/** Hundredths of a point. Programs take `ea` for Chinese characters and `latin` for the rest. */
const letters = (name: string, size: number, bold: boolean): string =>
  element(
    `a:${name}`,
    { sz: size, b: bold },
    solid(ink),
    element("a:latin", { typeface: font }),
    element("a:ea", { typeface: font }),
  );
const textProperties = (size: number): string =>
  around(
    "c:txPr",
    "<a:bodyPr/>",
    "<a:lstStyle/>",
    around("a:p", around("a:pPr", letters("defRPr", size, false)), '<a:endParaRPr lang="en-US"/>'),
  );
const titleXml = (title: string): string =>
  around(
    "c:title",
    around(
      "c:tx",
      around(
        "c:rich",
        "<a:bodyPr/>",
        "<a:lstStyle/>",
        around(
          "a:p",
          around("a:pPr", letters("defRPr", 1200, true)),
          around("a:r", letters("rPr", 1200, true), element("a:t", {}, plain(title))),
        ),
      ),
    ),
    value("overlay", false),
  );

const point = (at: number, content: string): string => element("c:pt", { idx: at }, element("c:v", {}, content));
const textsXml = ({ categories, cached }: Chart): string =>
  around(
    "c:strRef",
    around("c:f", plain(categories)),
    cached
      ? around(
          "c:strCache",
          value("ptCount", cached.categories.length),
          ...cached.categories.map((text, at) => point(at, plain(text))),
        )
      : "",
  );
const numbersXml = ({ title, values, cached }: Chart): string => {
  const wrong = cached?.values.find((number) => !Number.isFinite(number));
  if (wrong !== undefined) throw new Error(`${wrong} in the chart ${title} is not a number that can be drawn.`);
  return around(
    "c:numRef",
    around("c:f", plain(values)),
    cached
      ? around(
          "c:numCache",
          around("c:formatCode", "General"),
          value("ptCount", cached.values.length),
          ...cached.values.map((number, at) => point(at, String(number))),
        )
      : "",
  );
};

const [categoryAxis, valueAxis] = [1, 2];
const line = (color: string): string => around("c:spPr", element("a:ln", { w: 9525 }, solid(color)));
const barsXml = (chart: Chart): string =>
  around(
    "c:barChart",
    value("barDir", chart.kind === "bar" ? "bar" : "col"),
    value("grouping", "clustered"),
    value("varyColors", false),
    around(
      "c:ser",
      value("idx", 0),
      value("order", 0),
      // Without a word on lines, some programs draw them in black.
      around("c:spPr", solid(chart.color ?? usualColor), around("a:ln", "<a:noFill/>")),
      value("invertIfNegative", false),
      around("c:cat", textsXml(chart)),
      around("c:val", numbersXml(chart)),
    ),
    value("gapWidth", 60),
    value("axId", categoryAxis),
    value("axId", valueAxis),
  );
const axesXml = ({ kind }: Chart): string => {
  const across = kind === "bar";
  return [
    around(
      "c:catAx",
      value("axId", categoryAxis),
      // Bars run from the bottom up otherwise, the first row last.
      around("c:scaling", value("orientation", across ? "maxMin" : "minMax")),
      value("delete", false),
      value("axPos", across ? "l" : "b"),
      element("c:numFmt", { formatCode: "General", sourceLinked: true }),
      value("majorTickMark", "none"),
      value("minorTickMark", "none"),
      value("tickLblPos", "low"),
      line(faint),
      textProperties(900),
      value("crossAx", valueAxis),
      value("crosses", "autoZero"),
      value("auto", true),
      value("lblAlgn", "ctr"),
      value("lblOffset", 100),
      value("noMultiLvlLbl", true),
    ),
    around(
      "c:valAx",
      value("axId", valueAxis),
      around("c:scaling", value("orientation", "minMax")),
      value("delete", false),
      value("axPos", across ? "b" : "l"),
      around("c:majorGridlines", line(faint)),
      element("c:numFmt", { formatCode: "General", sourceLinked: true }),
      value("majorTickMark", "none"),
      value("minorTickMark", "none"),
      value("tickLblPos", "nextTo"),
      textProperties(900),
      value("crossAx", categoryAxis),
      // The far end of an axis that runs down is the bottom.
      value("crosses", across ? "max" : "autoZero"),
      value("crossBetween", "between"),
    ),
  ].join("");
};

export const chartXml = (chart: Chart): string => {
  const hasTitle = chart.title !== "";
  return `${declaration}${element(
    "c:chartSpace",
    {
      "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
      "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    },
    value("roundedCorners", false),
    around(
      "c:chart",
      hasTitle ? titleXml(chart.title) : "",
      value("autoTitleDeleted", !hasTitle),
      around("c:plotArea", "<c:layout/>", barsXml(chart), axesXml(chart)),
      // What a chart is of may well stand in a hidden column.
      value("plotVisOnly", false),
      value("dispBlanksAs", "gap"),
    ),
    around("c:spPr", solid("FFFFFF"), element("a:ln", { w: 9525 }, solid(faint))),
  )}`;
};
