import { date, decimal, money, wholeNumber, yesNo } from '../model/number-types.js';
import { country, url } from '../model/text-types.js';
import type { ValueType } from '../model/value-type.js';

/** How values of a kind may be written, with examples of what is read and what is not. */
export interface Writings {
  /** The fields that hold them, as people call them. */
  readonly title: string;
  readonly type: ValueType<never>;
  readonly read: readonly string[];
  readonly refused: readonly string[];
  /** What more there is to say, as a sentence. */
  readonly note?: string;
}

/** A row of the table below. A test reads the examples. */
function writings(
  title: string,
  type: ValueType<unknown>,
  details: Omit<Writings, 'title' | 'type'>,
): Writings {
  return { title, type: type as ValueType<never>, ...details };
}

/** The kinds of values that can be written in several ways. */
export const allWritings: readonly Writings[] = [
  writings('Dates', date(), {
    read: ['05/20/2021', '5/20/2021', '5-20-2021', '2021-05-20', '2021-05-20T09:30:00'],
    refused: ['20/05/2021', '5/20/21', '02/30/2021', 'May 2021'],
    note: 'In workbooks also date cells. A time of day is dropped, with a warning.',
  }),
  writings('Yes or No', yesNo(), {
    read: ['Yes', 'no', 'Y', 'n', 'TRUE', 'False', '1', '0'],
    refused: ['maybe', 'X'],
  }),
  writings('Credits', decimal(), {
    read: ['20', '20.0', '1.25', '1,250.50'],
    refused: ['0', '-1', '1.125', '1,25', 'twenty'],
  }),
  writings('Amounts in dollars', money(), {
    read: ['10000', '10,000', '$10,000', '10000.50'],
    refused: ['0', '10k', '10.000,50', '€10'],
  }),
  writings('Counts of learners', wholeNumber(), {
    read: ['0', '1067', '1,067', '20.0'],
    refused: ['20.5', '-1', 'about 20'],
    note: '0 is an answer, a blank is none.',
  }),
  writings('Countries', country(), {
    read: ['United States of America', 'united states', 'USA', 'US', 'Canada', 'UK'],
    refused: ['Chicago', 'Untied States'],
    note: 'The English name or the ISO code of two or three letters.',
  }),
  writings('Addresses', url(2048), {
    read: ['https://example.org/cme', 'http://example.org'],
    refused: ['example.org/cme', 'ftp://example.org'],
    note: 'In workbooks a link counts as its address.',
  }),
];
