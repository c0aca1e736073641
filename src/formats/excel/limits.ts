const MEBIBYTE = 1024 * 1024;

/**
 * The most characters between one tag of a part and the next: a cell holds 32,767. More is no workbook's, and would be
 * gathered in memory.
 */
export const longestText = MEBIBYTE;

/** The kinds of parts of a workbook, by what reading them asks of the machine. */
export type PartKind = 'sheet' | 'sharedTexts' | 'other';

/** What a workbook may ask of the machine before it is refused as `too-large`. */
export interface Limits {
  /** Files in the zip. */
  readonly entries: number;
  /** Unpacked bytes of a part. */
  readonly bytes: Readonly<Record<PartKind, number>>;
  /** How many times its packed size a part may unpack to. */
  readonly unpackingRatio: number;
  /** Parts that unpack to less than this many bytes may have any ratio. */
  readonly ratioMattersFrom: number;
}

const usualLimits: Limits = {
  // A workbook with a hundred sheets has a few hundred.
  entries: 10_000,
  bytes: {
    // Sheets are streamed, so this bounds time, not memory.
    sheet: 2048 * MEBIBYTE,
    // The table of shared texts is kept in memory.
    sharedTexts: 512 * MEBIBYTE,
    // The workbook's own part, styles, relationships.
    other: 64 * MEBIBYTE,
  },
  // Real sheets come to 10 to 40 times.
  unpackingRatio: 250,
  ratioMattersFrom: 64 * MEBIBYTE,
};

/**
 * The limits of one reading.
 * @param maxSize how many bytes any part may unpack to, when somebody has said so: then nothing else is looked at
 */
export function limitsFor(maxSize?: number): Limits {
  if (maxSize === undefined) return usualLimits;
  return {
    entries: Number.POSITIVE_INFINITY,
    bytes: { sheet: maxSize, sharedTexts: maxSize, other: maxSize },
    unpackingRatio: Number.POSITIVE_INFINITY,
    ratioMattersFrom: 0,
  };
}
