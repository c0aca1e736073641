import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.js';
import { inFolder } from '../read-back.js';
import { added, newestFirst, withStore } from './stores.js';

const kept = async <T>(result: T) => ({ keep: true, result });
const undone = async <T>(result: T) => ({ keep: false, result });

describe('a transaction', () => {
  test('keeps what was written, and gives the work’s result', async () => {
    await withStore(async (store) => {
      expect(await store.transaction(() => kept(added(store)))).toBe('260000001');
      expect(store.activities.count()).toBe(1);
    });
  });

  test('keeps nothing when it is asked to, and gives the result all the same', async () => {
    await withStore(async (store) => {
      expect(await store.transaction(() => undone(added(store)))).toBe('260000001');
      expect(store.activities.count()).toBe(0);
      expect(added(store)).toBe('260000001');
    });
  });

  test('keeps nothing when the work throws, and throws the same', async () => {
    await withStore(async (store) => {
      const fault = new Error('No.');
      const work = store.transaction(async () => {
        added(store);
        throw fault;
      });
      await expect(work).rejects.toBe(fault);
      expect(store.activities.count()).toBe(0);
      await store.transaction(() => kept(added(store)));
      expect(store.activities.count()).toBe(1);
    });
  });

  test('keeps nothing when a table refuses a row', async () => {
    await withStore(async (store) => {
      const work = store.transaction(async () => {
        added(store);
        added(store, { title: '' });
        return kept(undefined);
      });
      await expect(work).rejects.toThrow(/constraint/);
      expect(store.activities.count()).toBe(0);
    });
  });

  test('has in the record what was kept and nothing else, though records are written many at a time', async () => {
    await withStore(async (store) => {
      const record = (activityId: string) =>
        store.changes.add({
          ...{ at: '2026-11-27T12:00:00.000Z', action: 'edited', activityId, batch: null, row: null },
          ...{ fields: [], entry: null },
        } as const);
      await store.transaction(async () => {
        record('260000001');
        await store.transaction(async () => undone(record('260000002')));
        await store.transaction(async () => kept(record('260000003')));
        // What waits to be written is seen by whoever asks.
        expect(store.changes.ofActivity('260000003')).toHaveLength(1);
        return kept(record('260000004'));
      });
      const thrown = store.transaction(async () => {
        record('260000005');
        throw new Error('No.');
      });
      await expect(thrown).rejects.toThrow('No.');
      await store.transaction(async () => kept(record('260000006')));
      const ids = [1, 2, 3, 4, 5, 6].map((number) => `26000000${number}`);
      expect(ids.map((id) => store.changes.ofActivity(id).length)).toEqual([1, 0, 1, 1, 0, 1]);
    });
  });

  test('has the groups of every activity, however many are added together', async () => {
    await withStore(async (store) => {
      const counts = [0, 1, 3, 49, 50, 51, 120];
      const sources = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ source: `Source ${index}`, amount: 100 + index }));
      const ids = await store.transaction(() =>
        kept(counts.map((count) => added(store, { monetarySupport: sources(count) }))),
      );
      ids.forEach((id, index) => {
        expect(store.activities.load(id)?.activity.monetarySupport).toEqual(sources(counts[index] ?? 0));
      });
    });
  });

  test('inside another is undone alone', async () => {
    await withStore(async (store) => {
      await store.transaction(async () => {
        added(store, { title: 'One' });
        await store.transaction(() => undone(added(store, { title: 'Two' })));
        await store.transaction(() => kept(added(store, { title: 'Three' })));
        await expect(
          store.transaction(async () => {
            added(store, { title: 'Four' });
            throw new Error('No.');
          }),
        ).rejects.toThrow('No.');
        return kept(undefined);
      });
      const titles = newestFirst(store).map(({ title }) => title);
      expect(titles).toEqual(['Three', 'One']);
    });
  });

  test('inside another goes with it when that is undone', async () => {
    await withStore(async (store) => {
      await store.transaction(async () => {
        await store.transaction(async () => {
          await store.transaction(() => kept(added(store)));
          return kept(added(store));
        });
        expect(store.activities.count()).toBe(2);
        return undone(undefined);
      });
      expect(store.activities.count()).toBe(0);
    });
  });
});

describe('two programs at once', () => {
  test('the second waits, says so once, and then both are there', async () => {
    await inFolder(async (folder) => {
      const path = `${folder}/activities.db`;
      const [first, second] = [openStore(path, 'write'), openStore(path, 'write')];
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let waits = 0;
      const one = first.transaction(async () => {
        added(first, { title: 'One' });
        await held;
        return kept(undefined);
      });
      const two = second.transaction(
        () => kept(added(second, { title: 'Two' })),
        () => {
          waits += 1;
          // Long enough for it to try more than once.
          setTimeout(release, 250);
        },
      );
      await one;
      expect(await two).toBe('260000002');
      expect(waits).toBe(1);
      expect(first.activities.count()).toBe(2);
      first.close();
      second.close();
    });
  });

  test('a reader never waits, and sees what was there before', async () => {
    await inFolder(async (folder) => {
      const path = `${folder}/activities.db`;
      const [writer, reader] = [openStore(path, 'write'), openStore(path, 'read')];
      added(writer);
      await writer.transaction(async () => {
        added(writer);
        expect(writer.activities.count()).toBe(2);
        expect(reader.activities.count()).toBe(1);
        return kept(undefined);
      });
      expect(reader.activities.count()).toBe(2);
      writer.close();
      reader.close();
    });
  });

  test('who does not have to wait is not told to', async () => {
    await withStore(async (store) => {
      let waits = 0;
      await store.transaction(
        () => kept(added(store)),
        () => {
          waits += 1;
        },
      );
      expect(waits).toBe(0);
    });
  });
});
