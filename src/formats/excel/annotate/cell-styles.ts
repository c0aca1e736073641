import { isTrue } from '../package/xml.js';
import type { MarkColours } from './colours.js';
import { numberedElements, plainFormat } from './styles-part.js';
import { elementLike, elementNamed, elementsIn, localName, type XmlElement } from './xml-tree.js';

/** The colours of a cell style, as the workbook has them: a font's colour and the number of a fill. */
export interface Paint {
  readonly text: XmlElement | undefined;
  readonly fill: number;
}

/** A style of a cell that we write. */
export interface OwnStyle {
  readonly text?: string;
  readonly fill?: string;
  readonly isBold?: boolean;
  readonly isUnderlined?: boolean;
  /** In points; the workbook's own size when left out. */
  readonly size?: number;
}

/** What a cell of ours holds. */
export type OwnContent = 'wrapped' | 'line' | 'number' | 'heading';

/** The cell styles of a workbook, by the numbers that its cells give them. New ones are added as they are needed. */
export interface CellStyles {
  paintOf(style: number): Paint;
  /** A style with other colours and all else the same. */
  painted(style: number, paint: Paint): number;
  /** The colours in the workbook's terms. */
  paint(colours: MarkColours): Paint;
  /** The number of a solid fill. */
  fill(rgb: string): number;
  /** Whether a style has exactly these colours; a text colour that is left out may be any. */
  isPaintedWith(style: number, colours: { readonly text?: string; readonly fill: string }): boolean;
  /** Whether the texts of a style are broken into lines. */
  isWrapped(style: number): boolean;
  /** The number of a conditional format with these colours. */
  conditional(colours: MarkColours): number;
  /** A style for cells of ours: texts, wrapped or on one line, which editing never makes formulas, or numbers. */
  own(style: OwnStyle, content?: OwnContent): number;
}

/** @param root the workbook's styles part, which is changed */
export function cellStyles(root: XmlElement): CellStyles {
  const fonts = numberedElements(root, 'fonts');
  const fills = numberedElements(root, 'fills');
  const formats = numberedElements(root, 'cellXfs');
  // Every format refers to a border.
  numberedElements(root, 'borders');

  const formatOf = (style: number) => formats.at(style);
  const fontOf = (format: XmlElement) => fonts.at(Number(format.attributes.fontId ?? 0));
  const fillOf = (format: XmlElement) => Number(format.attributes.fillId ?? 0);
  const solidFill = (rgb: string) =>
    fills.add(
      elementLike(root, 'fill', {}, [
        elementLike(root, 'patternFill', { patternType: 'solid' }, [
          elementLike(root, 'fgColor', { rgb: `FF${rgb}` }),
          elementLike(root, 'bgColor', { indexed: '64' }),
        ]),
      ]),
    );
  const textColour = (rgb: string) => elementLike(root, 'color', { rgb: `FF${rgb}` });

  return {
    paintOf(style) {
      const format = formatOf(style);
      return { text: elementNamed(fontOf(format), 'color'), fill: fillOf(format) };
    },
    painted: remembered((style: number, { text, fill }: Paint) => {
      const format = formatOf(style);
      const font = fonts.add(withParts(fontOf(format), { color: text }));
      const attributes = {
        ...format.attributes,
        fontId: String(font),
        fillId: String(fill),
        applyFont: '1',
        applyFill: '1',
      };
      return formats.add({ ...format, attributes });
    }),
    paint: remembered(({ text, fill }: MarkColours) => ({ text: textColour(text), fill: solidFill(fill) })),
    fill: remembered(solidFill),
    isPaintedWith(style, { text, fill }) {
      const format = formatOf(style);
      const pattern = elementNamed(fills.at(fillOf(format)), 'patternFill');
      if (pattern === undefined || !hasColour(elementNamed(pattern, 'fgColor'), fill)) return false;
      return text === undefined || hasColour(elementNamed(fontOf(format), 'color'), text);
    },
    isWrapped(style) {
      return isTrue(elementNamed(formatOf(style), 'alignment')?.attributes.wrapText);
    },
    conditional({ text, fill }) {
      // Programs differ in which of the two they take for a conditional format.
      const pattern = elementLike(root, 'patternFill', { patternType: 'solid' }, [
        elementLike(root, 'fgColor', { rgb: `FF${fill}` }),
        elementLike(root, 'bgColor', { rgb: `FF${fill}` }),
      ]);
      const font = elementLike(root, 'font', {}, [textColour(text)]);
      const format = elementLike(root, 'dxf', {}, [font, elementLike(root, 'fill', {}, [pattern])]);
      return numberedElements(root, 'dxfs').add(format);
    },
    own: remembered(
      (
        { text, fill, isBold = false, isUnderlined = false, size }: OwnStyle,
        content: OwnContent = 'wrapped',
      ) => {
        const font = fonts.add(
          withParts(fonts.at(0), {
            b: isBold ? elementLike(root, 'b') : undefined,
            i: undefined,
            strike: undefined,
            u: isUnderlined ? elementLike(root, 'u') : undefined,
            ...(size === undefined ? {} : { sz: elementLike(root, 'sz', { val: String(size) }) }),
            color: text === undefined ? undefined : textColour(text),
          }),
        );
        const attributes = {
          ...plainFormat,
          numFmtId: content === 'number' ? '0' : asText,
          fontId: String(font),
          fillId: String(fill === undefined ? 0 : solidFill(fill)),
          applyNumberFormat: '1',
          applyFont: '1',
          applyFill: '1',
          applyAlignment: '1',
        };
        const alignment = elementLike(root, 'alignment', {
          vertical: content === 'heading' ? 'center' : 'top',
          wrapText: content === 'wrapped' ? '1' : '0',
          ...(content === 'number' ? { horizontal: 'left' } : {}),
        });
        return formats.add(elementLike(root, 'xf', attributes, [alignment]));
      },
    ),
  };
}

/** A function that works out the same question only once: thousands of cells ask for few styles. */
function remembered<Question extends readonly unknown[], Answer>(
  answer: (...question: Question) => Answer,
): (...question: Question) => Answer {
  const answers = new Map<string, Answer>();
  return (...question) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(...question);
    answers.set(key, found);
    return found;
  };
}

/** Excel's number for the format `@`. */
const asText = '49';

/** A font with some of its parts exchanged, in the order in which Excel wants them. */
function withParts(font: XmlElement, parts: Readonly<Record<string, XmlElement | undefined>>): XmlElement {
  const kept = elementsIn(font).filter((part) => !(localName(part) in parts));
  const added = Object.values(parts).filter((part) => part !== undefined);
  const place = (part: XmlElement) => fontParts.indexOf(localName(part));
  const children = [...kept, ...added].sort((one, other) => place(one) - place(other));
  return { ...font, children };
}

const fontParts = [
  ...['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign', 'sz', 'color'],
  ...['name', 'family', 'charset', 'scheme'],
];

function hasColour(element: XmlElement | undefined, rgb: string): boolean {
  return element?.attributes.rgb?.slice(-6).toUpperCase() === rgb;
}
