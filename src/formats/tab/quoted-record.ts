import { closingQuote, endsField, fieldStarts, inQuotes, longestQuoted, plainFieldEnd } from './quoting.js';

/** How far a record goes and how its quotation marks are to be read; places count in the text of its piece. */
export interface RecordShape {
  readonly end: number;
  /** Where a quotation mark opens that is never closed, if one does; from there on its line is read without quoting. */
  readonly unclosedAt?: number;
  /** The record in regular quoting, where it is not so as it stands. */
  readonly regular?: string;
}

/** The line that a record begins with. */
export interface FirstLine {
  readonly text: string;
  /** Whether nothing comes after this text. */
  readonly isLast: boolean;
  readonly start: number;
  readonly lineEnd: number;
  /** How many fields the file's first record has. */
  readonly width: number | undefined;
}

/**
 * Finds the end of a record whose first line has quotation marks. A mark at the start of a field opens a quoted one
 * when the next mark that is not doubled stands at a field's end. Otherwise it is plain text if that next mark comes
 * before the next tab or line end, and unclosed if not. Unclosed is also one whose field would be longer than a cell
 * can be, or would have both tabs and line breaks in a record of another width than the first: it would have
 * swallowed other records.
 * @returns undefined when more text is needed to tell
 */
export function quotedRecord({ text, isLast, start, lineEnd, width }: FirstLine): RecordShape | undefined {
  const plain: number[] = [];
  let suspect: { quote: number; end: number } | undefined;
  let end = lineEnd;
  for (let quote = text.indexOf('"', start); quote !== -1 && quote < end; ) {
    if (quote > start && text[quote - 1] !== '\t') {
      quote = text.indexOf('"', quote + 1);
      continue;
    }
    const close = closingQuote(text, quote);
    const mayGoOn = !isLast && (close === -1 || close === text.length - 1);
    if (mayGoOn && text.length - quote <= longestQuoted) return undefined;
    const isClosed = close !== -1 && endsField(text[close + 1]);
    if (isClosed && close < end) {
      quote = text.indexOf('"', close + 1);
      continue;
    }
    const plainEnd = plainFieldEnd(text, quote, end);
    if (close !== -1 && close < plainEnd) {
      plain.push(quote);
      quote = text.indexOf('"', plainEnd);
      continue;
    }
    if (!isClosed || close - quote > longestQuoted) return unclosed(text, start, quote, end, plain);
    if (text.slice(quote, close).includes('\t')) suspect ??= { quote, end };
    const lineFeed = text.indexOf('\n', close);
    if (lineFeed === -1 && !isLast) return undefined;
    end = lineFeed === -1 ? text.length : lineFeed;
    quote = text.indexOf('"', close + 1);
  }
  if (suspect !== undefined && fieldStarts(text.slice(start, end)).length !== width) {
    return unclosed(text, start, suspect.quote, suspect.end, plain);
  }
  return plain.length === 0 ? { end } : { end, regular: regularRecord(text, start, end, plain) };
}

function unclosed(
  text: string,
  start: number,
  quote: number,
  end: number,
  plain: readonly number[],
): RecordShape {
  const fields = plain.filter((field) => field < quote);
  for (let field = quote; field < end; field = plainFieldEnd(text, field, end) + 1) {
    if (text[field] === '"') fields.push(field);
  }
  return { end, unclosedAt: quote, regular: regularRecord(text, start, end, fields) };
}

/** The record with these plain fields, which begin with quotation marks, put in quotes. */
function regularRecord(text: string, start: number, end: number, plain: readonly number[]): string {
  let record = '';
  let done = start;
  for (const field of plain) {
    const fieldEnd = plainFieldEnd(text, field, end);
    record += text.slice(done, field) + inQuotes(text.slice(field, fieldEnd));
    done = fieldEnd;
  }
  return record + text.slice(done, end);
}
