import { openArchive } from '../src/formats/excel/package/archive.js';
import { withBytes } from './read-back.js';

/** The files of a zip, by name. */
export function unpacked(zip: Uint8Array): Promise<Record<string, string>> {
  return withBytes(zip, async (source) => {
    const archive = await openArchive(source);
    const files: Record<string, string> = {};
    for (const name of archive.names) {
      const portions: Buffer[] = [];
      for await (const portion of archive.unpack(name, 'sheet')) portions.push(portion);
      files[name] = Buffer.concat(portions).toString();
    }
    return files;
  });
}
