import type { ActivityBuilder } from './activity-builder.js';
import { activityElement, placesByName } from './element-tree.js';
import type { Mark } from './xml-handler.js';

export const activityStart = `<${activityElement.name}>`;
export const activityEnd = `</${activityElement.name}>`;

/** What a parser would have to look at: other characters than texts are made of, and what is neither text nor tag. */
const unusual = /[^\t\n\x20-\ud7ff\ue000-\ufffd]|\]\]>|<[!?]/g;

/** Where something unusual comes next in a text, at a place or after it. */
export function nextUnusual(xml: string, place: number): number {
  unusual.lastIndex = place;
  return unusual.exec(xml)?.index ?? xml.length;
}

const entity = /&(?:(amp|lt|gt|quot|apos);)?/g;
const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a whole activity as most programs write one: elements of the template without attributes, and texts without
 * other entities than XML's own five.
 * @param xml a text with nothing unusual from the activity's first tag to its last
 * @param start where the activity begins in it, and `end` where it ends
 * @param mark stands where it begins in the file; it is kept up to date for the builder, and stands after the activity
 *   in the end
 * @param builder is told of its elements and texts; what it was told counts for nothing when the activity is unusual
 * @returns whether it is so; any other is for a parser to read
 */
export function readUsualActivity(
  xml: string,
  start: number,
  end: number,
  mark: Mark,
  builder: ActivityBuilder,
): boolean {
  let { line } = mark;
  /** Where the first character of the line stands, or would stand, in the text. */
  let lineStart = start + 1 - mark.column;
  let lineFeed = xml.indexOf('\n', start);
  const markPlace = (place: number) => {
    while (lineFeed !== -1 && lineFeed < place) {
      line += 1;
      lineStart = lineFeed + 1;
      lineFeed = xml.indexOf('\n', lineStart);
    }
    mark.line = line;
    mark.column = place - lineStart + 1;
  };
  const open: string[] = [];
  for (let at = start + activityStart.length; ; ) {
    const tag = xml.indexOf('<', at);
    if (tag > at) {
      const text = textOf(xml, at, tag);
      if (text === undefined) return false;
      markPlace(at);
      builder.text(text);
    }
    const tagEnd = xml.indexOf('>', tag);
    if (xml.charCodeAt(tag + 1) === slash) {
      const name = open.pop();
      if (name === undefined) {
        markPlace(end);
        return tagEnd + 1 === end;
      }
      if (tagEnd !== tag + 2 + name.length || !xml.startsWith(name, tag + 2)) return false;
      builder.close();
    } else {
      const isEmpty = xml.charCodeAt(tagEnd - 1) === slash;
      const name = xml.slice(tag + 1, isEmpty ? tagEnd - 1 : tagEnd);
      if (!placesByName.has(name)) return false;
      markPlace(tag);
      if (!builder.open(name, name, undefined)) return false;
      if (isEmpty) builder.close();
      else open.push(name);
    }
    at = tagEnd + 1;
  }
}

const slash = 0x2f;

/** The text between two places, its entities replaced; undefined when it has others. */
function textOf(xml: string, start: number, end: number): string | undefined {
  const text = xml.slice(start, end);
  if (!text.includes('&')) return text;
  let isKnown = true;
  const replaced = text.replace(entity, (_, name: string | undefined) => {
    if (name === undefined) isKnown = false;
    return characters[name ?? ''] ?? '';
  });
  return isKnown ? replaced : undefined;
}
