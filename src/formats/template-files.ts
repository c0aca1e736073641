import type { Writable } from 'node:stream';
import type { FormatId } from '../model/format-ids.js';
import { formats, loadFormat } from './registry.js';

/** A file that people start from. */
export interface TemplateFile {
  /** What it is called when nobody says otherwise. */
  readonly name: string;
  /** Writes it. The stream is left open. */
  write(out: Writable): Promise<void>;
}

/**
 * The template of a format.
 * @param isExample whether it is filled in with example activities
 */
export function templateFile(id: FormatId, isExample: boolean): TemplateFile {
  const [ending = ''] = formats[id].extensions;
  return {
    name: `pars-batch-${isExample ? 'example' : 'template'}${ending}`,
    async write(out) {
      const format = await loadFormat(id);
      if (!isExample) return format.writeBlank(out);
      const [{ exampleActivities }, { columnsFor, rowsOfActivities }] = await Promise.all([
        import('./example-activities.js'),
        import('./written-row.js'),
      ]);
      const activities = exampleActivities();
      return format.write(out, rowsOfActivities(activities), columnsFor(activities));
    },
  };
}

/** The templates of all formats, and the XML Schema. */
export function templateFiles(isExample: boolean): readonly TemplateFile[] {
  return [...Object.values(formats).map(({ id }) => templateFile(id, isExample)), schemaFile];
}

const schemaFile: TemplateFile = {
  name: 'activities.xsd',
  async write(out) {
    const [{ xmlSchema }, { writeText }] = await Promise.all([
      import('./xml/xml-schema.js'),
      import('./written-text.js'),
    ]);
    await writeText(out, [xmlSchema()]);
  },
};
