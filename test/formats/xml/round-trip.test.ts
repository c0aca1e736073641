import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlFormat } from '../../../src/formats/xml/xml-format.js';
import { activityArbitrary } from '../../activities.js';
import { inFolder, readActivities, writeActivities } from '../../read-back.js';

test('activities that are written are read back as they were', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'batch');
    await fc.assert(
      fc.asyncProperty(fc.array(activityArbitrary, { minLength: 1, maxLength: 5 }), async (activities) => {
        await writeActivities(xmlFormat, path, activities);
        expect(await readActivities(xmlFormat, path)).toEqual(activities);
      }),
      { numRuns: 150 },
    );
  });
});
