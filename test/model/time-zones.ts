import { afterEach, beforeEach, describe } from 'vitest';

/** Far west, the middle, far east, and the farthest east there is. */
const timeZones = ['America/Chicago', 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati'];

/** Runs tests once in each time zone. */
export function inEveryTimeZone(tests: (timeZone: string) => void): void {
  describe.each(timeZones)('in the time zone %s', (timeZone) => {
    const before = process.env.TZ;
    beforeEach(() => {
      process.env.TZ = timeZone;
    });
    afterEach(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });
    tests(timeZone);
  });
}
