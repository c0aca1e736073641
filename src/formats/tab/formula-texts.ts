/**
 * Texts that a spreadsheet would run as a formula. In tab-delimited files they stand with one more apostrophe in
 * front; texts that begin with apostrophes before such a character get one too, so that reading can take one away.
 */
const formulaLooking = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** A text as a tab-delimited file holds it. */
export function guardedText(text: string): string {
  return formulaLooking.test(text) ? `'${text}` : text;
}

/** The text that a tab-delimited file holds. */
export function unguardedText(text: string): string {
  return text.startsWith("'") && guarded.test(text) ? text.slice(1) : text;
}
