import { fields } from '../../model/dictionary.js';
import { withSeparators } from '../../model/digits.js';
import type { Group } from '../../model/field.js';
import { type Slot, slotIn, slotOf } from '../../model/slot.js';
import { fileProblem } from '../format.js';

/** The columns that XML's elements are laid out in: every plain field, then groups' entries as they are first met. */
export interface XmlColumns {
  readonly slots: readonly Slot[];
  /** The column of the first member of a group's entry, by its position counted from 1. */
  firstOfEntry(group: Group, position: number): number;
}

/** The most entries that a group may have: headings number them with up to four digits. */
const mostEntries = 9999;

export function xmlColumns(): XmlColumns {
  const slots = fields.map(slotOf);
  const firstColumns = new Map<Group, number[]>();
  return {
    slots,
    firstOfEntry(group, position) {
      const known = firstColumns.get(group) ?? [];
      firstColumns.set(group, known);
      // Positions come in order, so the next unknown one is just after the known ones.
      if (known.length < position) {
        const number = group.first + position - 1;
        if (number > mostEntries) throw tooManyEntries(group);
        known.push(slots.length);
        slots.push(...Object.values(group.members).map((member) => slotIn(group, number, member)));
      }
      return known[position - 1] ?? slots.length;
    },
  };
}

function tooManyEntries(group: Group) {
  const message = `An activity has more than ${withSeparators(mostEntries)} ${group.xml[1]} elements. Check that it is the right file.`;
  return fileProblem('too-large', message);
}
