/** What a marked cell looks like: the colours of its text and its fill, in RGB. */
export interface MarkColours {
  readonly text: string;
  readonly fill: string;
}

/** How much a mark weighs: what rejects its row is red, all else amber. */
export type Weight = 'error' | 'warning';

/** The form's red text on a light fill, and the amber of warnings. No user's own colours are exactly these. */
export const markColours: Readonly<Record<Weight, MarkColours>> = {
  error: { text: 'C00000', fill: 'FFC9CE' },
  warning: { text: '9C5700', fill: 'FFE79C' },
};

/** The fill of a rejected row, where its cells have none of their own. */
export const rejectedRowFill = 'FFF1F0';

/** The heading of the column with the messages; by it an earlier copy's column is known again. */
export const errorsHeading: MarkColours = { text: 'FFFFFF', fill: 'B3261E' };
