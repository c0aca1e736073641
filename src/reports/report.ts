import type { FileResult, FormatId } from '../model/file-result.js';
import type { Styles } from './styles.js';

/** What a run of a command that reads files came to; every report is made of it. */
export interface BatchRun {
  readonly command: 'validate' | 'upload' | 'convert' | 'learners import';
  /** The day that the rules were applied for, as `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly exitCode: number;
  readonly files: readonly FileResult[];
}

/** How a report is to look; machine formats need none of it. */
export interface ReportLook {
  readonly styles: Styles;
  /** The columns of the terminal. */
  readonly width: number;
  /** Whether to show errors only. */
  readonly quiet: boolean;
  /** How many findings of a file are shown. */
  readonly mostFindings: number;
  readonly dryRun: boolean;
  readonly drafts: boolean;
  /** The options that the next command needs as well. */
  readonly again: OptionsAgain;
}

/** The options that say how to read a file and which store to use. */
export interface OptionsAgain {
  readonly noHeader: boolean;
  readonly sheet: string | undefined;
  readonly store: string | undefined;
}

/** What people call a format. */
export const formatLabels: Readonly<Record<FormatId, string>> = {
  excel: 'Excel',
  tab: 'Tab-delimited',
  xml: 'XML',
};
