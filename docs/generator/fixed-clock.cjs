// The day on which the docs were written: what they show does not change with the calendar.
const now = Date.UTC(2026, 10, 27, 15, 30);
const started = Date.now();

globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(now + Date.now() - started);
    else super(...given);
  }
};
