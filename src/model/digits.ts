/**
 * A number with its thousands separated, as in the form: 1,067 or 10,000.00. Intl does the same, but takes so long to
 * wake that a short command would notice.
 */
export function withSeparators(number: number | string): string {
  return String(number).replace(/(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g, ',');
}
