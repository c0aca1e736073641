import { xmlFormat } from '../../../src/formats/xml/xml-format.js';
import { type ReadFile, readBytes } from '../../read-back.js';

/** A batch of these activities' elements, a line each. */
export function batchOf(...activities: readonly string[]): string {
  const lines = activities.map((elements) => `<Activity>${elements}</Activity>`);
  return ['<ActivityBatch>', ...lines, '</ActivityBatch>'].join('\n');
}

export function readXml(xml: string | Uint8Array, portionSize?: number): Promise<ReadFile> {
  return readBytes(xmlFormat, xml, {}, portionSize);
}

/** The filled-in values of each activity by their fields' paths. */
export function valuesOf({ reader, rows }: ReadFile): Record<string, unknown>[] {
  return rows.map(({ values }) =>
    Object.fromEntries(
      values.flatMap((value, column) => {
        const path = reader?.columns[column]?.path;
        return value === undefined || path === undefined ? [] : [[path, value]];
      }),
    ),
  );
}
