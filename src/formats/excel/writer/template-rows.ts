/** The rows of the sheet with the activities: the steps of the form, the headings, then the activities. */
export const bandRow = 1;
export const headingRow = 2;
export const firstRow = 3;

/** The last row with drop-downs, input messages and hints. Each further one costs time in every program. */
export const lastPreparedRow = 2000;
