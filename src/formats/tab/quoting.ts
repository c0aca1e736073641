/**
 * The most characters that a quoted field with line breaks may have in the file: what a cell of Excel holds (32,767),
 * each of them a quotation mark that is doubled.
 */
export const longestQuoted = 2 * 32_767;

/**
 * The quotation mark that closes a quoted field: the next one that is not doubled; -1 when there is none.
 * @param open where the field's opening mark stands
 */
export function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Whether a field ends before this character: a tab, a line end, or none (the end of the text). */
export function endsField(character: string | undefined): boolean {
  return character === '\t' || character === '\n' || character === undefined;
}

/** A field's characters in quotation marks, as Excel writes those with tabs, line breaks or quotation marks. */
export function inQuotes(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

/** Where the field ends that begins here and is not quoted. */
export function plainFieldEnd(text: string, start: number, lineEnd: number): number {
  const tab = text.indexOf('\t', start);
  return tab === -1 || tab > lineEnd ? lineEnd : tab;
}

/**
 * Where each field of a record begins.
 * @param quotingEnd from where on quotation marks are plain text
 */
export function fieldStarts(record: string, quotingEnd = record.length): number[] {
  const starts = [0];
  for (let start = 0; ; ) {
    const close = start < quotingEnd && record[start] === '"' ? closingQuote(record, start) : -1;
    const isQuoted = close !== -1 && endsField(record[close + 1]);
    const tab = record.indexOf('\t', isQuoted ? close : start);
    if (tab === -1) return starts;
    start = tab + 1;
    starts.push(start);
  }
}
