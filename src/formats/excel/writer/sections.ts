import { type Group, type Step, steps } from '../../../model/field.js';
import type { Slot } from '../../../model/slot.js';

/** Neighbouring columns of one step of the form, or of one entry of a group in it. */
export interface Section {
  /** What stands above them: "1 Basics", "1 Basics · Occurrence 2". */
  readonly title: string;
  readonly step: Step;
  readonly columns: readonly Slot[];
}

/** Columns in the form's order, parted as the form parts its questions. */
export function sectionsOf(columns: readonly Slot[]): Section[] {
  const sections: { title: string; step: Step; columns: Slot[] }[] = [];
  for (const slot of columns) {
    const { step } = slot.field;
    const title = sectionTitle(step, slot.group, slot.number);
    const last = sections.at(-1);
    if (last?.title === title) last.columns.push(slot);
    else sections.push({ title, step, columns: [slot] });
  }
  return sections;
}

/** A step as the form counts it; what comes before step 1 has no number there. */
export function stepTitle(step: Step): string {
  const number = steps.indexOf(step);
  return number === 0 ? step : `${number} ${step}`;
}

function sectionTitle(step: Step, group: Group | undefined, number: number | undefined): string {
  return group === undefined ? stepTitle(step) : `${stepTitle(step)} · ${group.entry} ${number}`;
}
