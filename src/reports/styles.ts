/** How a report marks its parts. In plain text every function gives its text back as it is. */
export interface Styles {
  readonly heading: (text: string) => string;
  readonly label: (text: string) => string;
  /** The form's red text. */
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly good: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain = (text: string) => text;

/** No colours. */
export const plainStyles: Styles = {
  heading: plain,
  label: plain,
  error: plain,
  warning: plain,
  good: plain,
  faint: plain,
};
