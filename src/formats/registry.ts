import type { BatchFormat, FormatId } from './format.js';

/** A format by what is known without loading its reader and writer. */
export interface RegisteredFormat {
  readonly id: FormatId;
  /** What it is called on the command line. */
  readonly name: string;
  /** The file name endings that are written in this format, the usual one first. */
  readonly extensions: readonly string[];
  load(): Promise<BatchFormat>;
}

/** Every format, each loaded only when it is used. */
export const formats: Readonly<Record<FormatId, RegisteredFormat>> = {
  excel: {
    id: 'excel',
    name: 'xlsx',
    extensions: ['.xlsx'],
    load: async () => (await import('./excel/excel-format.js')).excelFormat,
  },
  tab: {
    id: 'tab',
    name: 'tab',
    extensions: ['.txt', '.tsv'],
    load: async () => (await import('./tab/tab-format.js')).tabFormat,
  },
  xml: {
    id: 'xml',
    name: 'xml',
    extensions: ['.xml'],
    load: async () => (await import('./xml/xml-format.js')).xmlFormat,
  },
};

/** What the formats are called on the command line. */
export const formatNames: readonly string[] = Object.values(formats).map(({ name }) => name);

/** The format of a name on the command line. */
export function formatOfName(name: string): FormatId | undefined {
  return Object.values(formats).find((format) => format.name === name)?.id;
}

/** The file name endings of all formats. */
export const endings: readonly string[] = Object.values(formats).flatMap(({ extensions }) => extensions);

/** Loads the format of an id. */
export function loadFormat(id: FormatId): Promise<BatchFormat> {
  return formats[id].load();
}

/** The format that a file of this name is written in, by its ending; undefined when the ending is none of them. */
export function formatOfPath(path: string): FormatId | undefined {
  const name = path.toLowerCase();
  return Object.values(formats).find(({ extensions }) => extensions.some((ending) => name.endsWith(ending)))
    ?.id;
}
