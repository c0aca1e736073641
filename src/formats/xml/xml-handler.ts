/** The attributes of an element by name. */
export type ElementAttributes = Readonly<Record<string, string>>;

/** Where the element that is being opened begins: the line and character of its `<`, counted from 1. */
export interface Mark {
  line: number;
  column: number;
}

/** Who takes in the elements and texts of a document. */
export interface XmlHandler {
  /** @param attributes undefined when it has none, as nearly all have */
  open(name: string, attributes: ElementAttributes | undefined): void;
  close(): void;
  /** The last close was none: another element's end tag came. */
  takeBackClose(): void;
  text(text: string): void;
}
