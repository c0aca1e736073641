/**
 * Digests leave blanks out, so that fields can be added without a change to them. Blank ones are made anew after the
 * migrations.
 */
export const version4 = "UPDATE activities SET digest = '';";
