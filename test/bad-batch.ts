/** How many findings the bad batch has, in whatever format: a rule that is added adds to them. */
const errors = 44;
const warnings = 9;

export const badBatch = { errors, warnings, findings: errors + warnings } as const;
