import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tabFormat } from '../../../src/formats/tab/tab-format.js';
import { activityArbitrary } from '../../activities.js';
import { inFolder, readActivities, writeActivities } from '../../read-back.js';

test('activities that are written are read back as they were', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'batch');
    await fc.assert(
      fc.asyncProperty(fc.array(activityArbitrary, { minLength: 1, maxLength: 5 }), async (activities) => {
        await writeActivities(tabFormat, path, activities);
        expect(await readActivities(tabFormat, path)).toEqual(activities);
      }),
      { numRuns: 150 },
    );
  });
});
