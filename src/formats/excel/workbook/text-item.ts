import type { Attributes } from '../package/xml.js';

/** Puts together the text of a `<si>` or `<is>`: its runs joined, the reading aids of East Asian texts left out. */
export interface TextItem {
  /** Takes the start of an element inside the item; true when its text belongs to the item. */
  open(element: string, attributes: Attributes): boolean;
  close(element: string): void;
  add(text: string): void;
  /** The text so far, escapes included; the next item starts empty. */
  take(): string;
}

/** Makes an empty text. */
export function textItem(): TextItem {
  let item = '';
  let run = '';
  let isCollecting = false;
  let isPreserved = false;
  let isReadingAid = false;
  return {
    open(element, attributes) {
      if (element === 'rPh') isReadingAid = true;
      else if (element === 't' && !isReadingAid) {
        run = '';
        isCollecting = true;
        isPreserved = attributes['xml:space'] === 'preserve';
      }
      return isCollecting;
    },
    add(text) {
      if (isCollecting) run += text;
    },
    close(element) {
      if (element === 'rPh') isReadingAid = false;
      else if (element === 't' && isCollecting) {
        item += isPreserved ? run : withoutOuterSpace(run);
        isCollecting = false;
      }
    },
    take() {
      const text = item;
      item = '';
      return text;
    },
  };
}

/** As Excel reads a text that does not say `xml:space="preserve"`. */
function withoutOuterSpace(text: string): string {
  if (text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32) return text;
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}
