const MEBIBYTE = 1024 * 1024;

/** What a workbook may ask of the machine before it is refused as `too-large`. */
export const limits = {
  /** Files in the zip; a workbook with a hundred sheets has a few hundred. */
  entries: 10_000,
  /** Unpacked bytes of a sheet. It is streamed, so this bounds time, not memory. */
  sheetBytes: 2048 * MEBIBYTE,
  /** Unpacked bytes of the table of shared texts, which is kept in memory. */
  sharedTextBytes: 512 * MEBIBYTE,
  /** Unpacked bytes of any other part: the workbook's own, styles, relationships. */
  smallPartBytes: 64 * MEBIBYTE,
  /** How many times its packed size a part may unpack to; real sheets come to 10 to 40 times. */
  unpackingRatio: 250,
  /** Parts that unpack to less than this may have any ratio. */
  ratioMattersFrom: 64 * MEBIBYTE,
} as const;
