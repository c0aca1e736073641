/**
 * Every rule's id, in the order of the catalogue. Ids are public: they stand in reports and in people's scripts,
 * so one is never renamed. The catalogue in `rules/` must have an entry for each; the compiler checks it.
 */
export const ruleIds = [
  // any field
  'required',
  'invalid-option',
  'invalid-yes-no',
  'invalid-date',
  'invalid-number',
  'invalid-url',
  'invalid-id',
  'too-long',
  'invalid-characters',
  'cell-error',
  'formula-without-result',
  'merged-cells',
  'repeated-value',
  'repaired-value',
  // basics
  'end-before-start',
  'series-over-12-months',
  'enduring-over-3-years',
  'delivery-not-applicable',
  'occurrences-required',
  'occurrences-unexpected',
  'repeats-not-applicable',
  'occurrence-repeated',
  'location-unexpected',
  'unknown-region',
  'invalid-postal-code',
  'implausible-date',
  // information for learners
  'credits-not-quarter',
  'listing-details-required',
  // accreditation details
  'joint-provider-required',
  'joint-provider-unexpected',
  'outcome-required',
  'support-source-required',
  'support-amount-required',
  'support-unexpected',
  'support-repeated',
  'supporter-spelling',
  'criteria-required',
  'criteria-unexpected',
  // collaborations
  'moc-unexpected',
  // closing
  'close-before-end',
  'close-incomplete',
  'close-learners-required',
  'close-moc-required',
  'totals-with-occurrences',
  // within a batch
  'duplicate-internal-id',
  'duplicate-activity-id',
  'duplicate-row',
  // against the store
  'unknown-activity-id',
  'id-mismatch',
  'activity-closed',
  'occurrence-missing',
  // the row as it stands in the file
  'too-many-fields',
  'unclosed-quote',
  'unknown-element',
  'repeated-element',
  'unexpected-content',
  // the file
  'unreadable-file',
  'unsupported-format',
  'encrypted-file',
  'damaged-file',
  'malformed-xml',
  'xml-not-allowed',
  'bad-encoding',
  'no-activity-sheet',
  'missing-column',
  'unknown-column',
  'repeated-column',
  'too-large',
  'template-version',
  'no-rows',
] as const;

export type RuleId = (typeof ruleIds)[number];
