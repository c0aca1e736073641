import { expect, test } from 'vitest';
import { date } from '../../../src/model/number-types.js';
import type { RawValue } from '../../../src/model/raw-value.js';
import { parseRaw } from '../../../src/model/value-type.js';
import { inEveryTimeZone } from '../../model/time-zones.js';
import { readWorkbook } from './reading.js';
import { batchXml } from './workbook-builder.js';

const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs>';

/** How people and programs put 20 May 2026 into a cell. */
const writings: readonly (readonly [name: string, cell: (serial: number) => string])[] = [
  ['a date cell', (serial) => `<c r="C2" s="1"><v>${serial}</v></c>`],
  ['a date cell at noon', (serial) => `<c r="C2" s="1"><v>${serial}.5</v></c>`],
  ['a bare number', (serial) => `<c r="C2"><v>${serial}</v></c>`],
  ['a number shown as a percentage', (serial) => `<c r="C2" s="2"><v>${serial}</v></c>`],
  ["a formula's date", (serial) => `<c r="C2" s="1"><f>TODAY()</f><v>${serial}</v></c>`],
  ['an ISO date cell', () => '<c r="C2" t="d"><v>2026-05-20</v></c>'],
  ['an ISO date and time cell', () => '<c r="C2" t="d"><v>2026-05-20T00:00:00</v></c>'],
  ['a text', () => '<c r="C2" t="str"><v>5/20/2026</v></c>'],
];

const systems = [
  { date1904: false, serial: 46162 },
  { date1904: true, serial: 46162 - 1462 },
];

inEveryTimeZone(() => {
  test.each(systems.flatMap((system) => writings.map(([name, cell]) => ({ ...system, name, cell }))))(
    '$name is 20 May 2026 (1904: $date1904)',
    async ({ date1904, serial, cell }) => {
      const { reader, rows } = await readWorkbook(
        batchXml(`<row r="2">${cell(serial)}</row>`, { styles, date1904 }),
      );
      const raw = rows[0]?.values[2] as RawValue;
      const parsed = parseRaw(date(), raw, 'Start Date', reader?.date1904 ?? !date1904);
      expect(parsed instanceof Object ? parsed : { value: parsed }).toMatchObject({ value: '2026-05-20' });
    },
  );
});

test('a date cell in a text column is known to look like a date', async () => {
  const { rows } = await readWorkbook(
    batchXml('<row r="2"><c r="E2" s="1"><v>46162</v></c></row>', { styles, date1904: true }),
  );
  expect(rows[0]?.values[4]).toEqual({ kind: 'date', serial: 46162, date1904: true });
});
