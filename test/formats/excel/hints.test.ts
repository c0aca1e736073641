import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleActivities } from '../../../src/formats/example-activities.js';
import { cellContent } from '../../../src/formats/excel/writer/cell-content.js';
import { notAsked, stillNeeded } from '../../../src/formats/excel/writer/colours.js';
import { rowOfActivity } from '../../../src/formats/written-row.js';
import { type Activity, blankOf, emptyActivity, setValue } from '../../../src/model/activity.js';
import { isShown } from '../../../src/model/conditions.js';
import { dictionary, fieldOf, fields, type groups } from '../../../src/model/dictionary.js';
import type { ConditionInput, Field } from '../../../src/model/field.js';
import { type Slot, templateSlots } from '../../../src/model/slot.js';
import { missingFields } from '../../../src/rules/missing.js';
import { activityArbitrary } from '../../activities.js';
import { type Cells, calculate } from './formula.js';
import { hintsOf, type WrittenHint, written } from './written-workbook.js';

const columns = templateSlots();
const hints = await hintsOf(await written([]));

/** The paths of the columns that a row shows in a color. */
function shownIn(
  fill: string,
  activity: Activity,
  slots: readonly Slot[],
  found: readonly WrittenHint[],
): string[] {
  const row = rowOfActivity(activity);
  const cells: Cells = slots.map((slot) => cellContent(row, slot));
  const indexes = found
    .filter((hint) => hint.fill === fill && calculate(hint.formula, cells) === true)
    .flatMap((hint) => hint.columns);
  return indexes.sort((one, other) => one - other).map((index) => slots[index]?.path ?? '');
}

function isAsked({ field, group }: Slot, activity: Activity): boolean {
  const given = activity as unknown as ConditionInput;
  return [group?.shownWhen, field.shownWhen].every(
    (condition) => condition === undefined || isShown(condition, given),
  );
}

describe('the hints', () => {
  test('stand in the rows from 3 to 2,000', () => {
    expect(hints.length).toBeGreaterThan(20);
    for (const { rows } of hints) expect(rows).toEqual([3, 2000]);
  });

  test('a row that is not begun has none', () => {
    for (const { fill } of [notAsked, stillNeeded])
      expect(shownIn(fill, emptyActivity(), columns, hints)).toEqual([]);
  });

  test('grey is what the form would not ask for', async () => {
    const wide = templateSlots(() => 4);
    const found = await hintsOf(await written([], wide));
    fc.assert(
      fc.property(activityArbitrary, (activity) => {
        const expected = wide.filter((slot) => !isAsked(slot, activity)).map(({ path }) => path);
        expect(shownIn(notAsked.fill, activity, wide, found)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a Journal CME/CE', { format: 'Journal CME/CE' }, ['deliveryMethods', 'repeats']],
    ['a Live Course', { format: 'Live Course' }, []],
    ['an Enduring Material', { format: 'Enduring Material' }, ['repeats']],
  ] as const)('grey for %s', (_, answers, expected) => {
    const grey = shownIn(notAsked.fill, { ...emptyActivity(), ...answers }, columns, hints);
    expect(grey.filter((path) => ['deliveryMethods', 'repeats'].includes(path))).toEqual(expected);
  });

  const withRules = { numbers: { occurrences: [2, 3, 4], monetarySupport: [1, 2, 3], mocBoards: [1, 2] } };
  const asked = fields.filter(
    // Which state is needed depends on the country, and one outcome is as good as another.
    ({ key, step }) =>
      key !== 'state' && !key.startsWith('outcomes.') && step !== 'Identity' && step !== 'Complete',
  );
  test.each(asked.map((field) => [field.header, field] as const))(
    'yellow is %s where the rules miss it',
    (_, field) => {
      for (const example of exampleActivities()) {
        const activity = structuredClone(example);
        setValue(activity, field, blankOf(field));
        const input = {
          ...withRules,
          activity,
          faulty: new Set<string>(),
          isEntry: false,
          today: '2026-11-22',
          supporters: new Set<string>(),
        };
        const yellow = shownIn(stillNeeded.fill, activity, columns, hints);
        expect([example.title, yellow.includes(field.key)]).toEqual([
          example.title,
          missingFields(input).includes(field.key),
        ]);
      }
    },
  );

  test('a complete activity has no yellow cell', () => {
    for (const activity of exampleActivities()) {
      expect(shownIn(stillNeeded.fill, activity, columns, hints)).toEqual([]);
    }
  });

  test('an occurrence that is begun has to be finished', () => {
    const begun = {
      startDate: '2026-06-06',
      endDate: null,
      country: null,
      city: null,
      state: null,
      postalCode: null,
    };
    const [activity = emptyActivity()] = exampleActivities();
    const repeated = { ...activity, repeats: true, occurrences: [begun] };
    expect(shownIn(stillNeeded.fill, repeated, columns, hints)).toEqual([
      'occurrences[2].endDate',
      'occurrences[2].country',
      'occurrences[2].city',
    ]);
  });

  test('leave alone what depends on a column that is not there', async () => {
    const some = columns.filter(({ path }) => path !== 'repeats' && path !== 'providership');
    const found = await hintsOf(await written([], some));
    const grey = shownIn(notAsked.fill, { ...emptyActivity(), title: 'A' }, some, found);
    expect(grey).not.toContain('jointProviders');
    expect(grey).not.toContain('occurrences[2].startDate');
    expect(grey).toContain('country');
  });

  test('take every writing of an answer', () => {
    const writings: Cells = columns.map(
      ({ path }) => ({ format: 'rss', repeats: true, moc: 1, providership: 'joint' })[path],
    );
    const grey = hints.filter(
      ({ fill, formula }) => fill === notAsked.fill && calculate(formula, writings) === true,
    );
    const paths = grey.flatMap((hint) => hint.columns.map((index) => columns[index]?.path));
    for (const path of [
      'deliveryMethods',
      'occurrences[2].startDate',
      'mocAttestation',
      'url',
      'jointProviders',
    ]) {
      expect(paths).not.toContain(path);
    }
    expect(paths).toContain('repeats');
  });
});

test('the conditions of the dictionary name answers that there are', () => {
  const members = dictionary.flatMap((entry): (Field | (typeof groups)[number])[] =>
    entry.kind === 'field' ? [entry] : [entry, ...Object.values(entry.members)],
  );
  for (const { field: key, oneOf } of members.flatMap(({ shownWhen = [] }) => shownWhen)) {
    const { type } = fieldOf(key as Parameters<typeof fieldOf>[0]);
    for (const value of oneOf) {
      const label = typeof value === 'boolean' ? type.format(value) : value;
      expect(type.vocabulary?.labels).toContain(label);
    }
  }
});
