/** The command line asks for something that cannot be done; the message says what to type instead. */
export class UsageError extends Error {
  /** The message, line by line. */
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'UsageError';
    this.lines = lines;
  }
}
