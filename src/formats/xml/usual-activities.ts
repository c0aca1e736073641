import { activityEnd, activityStart, nextUnusual } from './usual-activity.js';

/** What becomes of a batch's XML. */
export interface BatchXml {
  /** Takes XML that is to be parsed. */
  parse(xml: string): void;
  /** Whether the XML so far has come to a place where an activity may begin: after a tag of the batch's own level. */
  mayBegin(): boolean;
  /**
   * Takes white space and a whole activity after it, from `start` on up to `end`.
   * @param blank where the white space begins in the text
   * @returns whether it was taken; all else is to be parsed
   */
  activity(xml: string, blank: number, start: number, end: number): boolean;
}

/** Longer ones are not waited for, but parsed as they come. */
const longestHeldBack = 256 * 1024;

/** Takes a batch's XML, in portions. */
export interface BatchXmlWriter {
  write(xml: string): void;
  /** Hands over what was held back. */
  end(): void;
}

/**
 * Takes the activities of the usual form out of a batch's XML and leaves the rest to a parser, in order. They are
 * elements complete in themselves, so the parser sees a well-formed batch if and only if it is one; sparing it nearly
 * all of them makes reading more than twice as fast.
 */
export function withoutUsualActivities(batch: BatchXml): BatchXmlWriter {
  let held = '';
  return {
    write(portion) {
      const xml = held + portion;
      held = '';
      let done = 0;
      let unusual = -1;
      for (let start = xml.indexOf(activityStart); start !== -1; start = xml.indexOf(activityStart, start)) {
        const blank = start - blankBefore(xml, done, start);
        if (blank > done) {
          batch.parse(xml.slice(done, blank));
          done = blank;
        }
        if (batch.mayBegin()) {
          const end = xml.indexOf(activityEnd, start);
          if (end === -1 && xml.length - done < longestHeldBack) {
            held = xml.slice(done);
            return;
          }
          const after = end + activityEnd.length;
          if (unusual < start) unusual = nextUnusual(xml, start);
          if (end !== -1 && after <= unusual && batch.activity(xml, done, start, after)) done = after;
        }
        start += activityStart.length;
      }
      if (done < xml.length) batch.parse(xml.slice(done));
    },
    end() {
      if (held !== '') batch.parse(held);
    },
  };
}

/** How many characters of white space stand before a place, back to another one. */
function blankBefore(xml: string, from: number, place: number): number {
  let blanks = 0;
  while (place - blanks > from && whiteSpace.has(xml.charCodeAt(place - blanks - 1))) blanks += 1;
  return blanks;
}

/** Space, tab and line feed, which all line ends have become. */
const whiteSpace: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a]);
