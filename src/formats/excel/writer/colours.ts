import type { Fill, Font } from 'exceljs';
import type { Step } from '../../../model/field.js';

/** The colours of a step's columns: its name is white on the band, a heading dark on the tint. */
export interface StepColours {
  readonly band: string;
  readonly tint: string;
}

/** A colour for each step of the form, all dark enough to be read by everyone. */
export const stepColours: Readonly<Record<Step, StepColours>> = {
  Identity: { band: '44546A', tint: 'E1E6ED' },
  Basics: { band: '1F4E79', tint: 'DCE9F5' },
  'Information for Learners': { band: '0B5F5A', tint: 'D7EFEC' },
  'Accreditation Details': { band: '5B3A82', tint: 'EAE2F3' },
  Collaborations: { band: '843C0C', tint: 'FBE5D6' },
  Complete: { band: '375623', tint: 'E2EFDA' },
};

export const ink = '1F2933';
export const white = 'FFFFFF';
export const star = 'B00020';
export const faintLine = 'BFC7D1';

/** What a row does not need. */
export const notAsked = { fill: 'E4E4E4', text: '595959' };
/** What a row still needs. */
export const stillNeeded = { fill: 'FFF2CC' };

/** A colour as exceljs takes it. */
export function colour(rgb: string): { argb: string } {
  return { argb: `FF${rgb}` };
}

/** Letters in a colour. Named in full, since programs differ in what they take for the rest. */
export function fontOf(rgb: string, details: { bold?: boolean; size?: number } = {}): Partial<Font> {
  return { name: 'Calibri', family: 2, size: 11, ...details, color: colour(rgb) };
}

/** A cell's fill. */
export function fillOf(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: colour(rgb) };
}

/** The fill of a conditional format, which Excel takes from the background colour, other programs from either. */
export function hintFillOf(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: colour(rgb), bgColor: colour(rgb) };
}
