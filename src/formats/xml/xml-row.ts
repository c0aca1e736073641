import type { Location } from '../../model/finding.js';
import type { RawValue } from '../../model/raw-value.js';
import type { Slot } from '../../model/slot.js';
import type { LocatedRemark, RawRow } from '../format.js';
import { activityElement, batchElement } from './element-tree.js';

/** What an activity's elements hold and where they stand, while and after it is read. */
export interface ActivityContent {
  readonly number: number;
  readonly line: number;
  readonly character: number;
  readonly values: (RawValue | undefined)[];
  /** The lines and characters of the elements by column; undefined for those that are absent. */
  readonly lines: (number | undefined)[];
  readonly characters: (number | undefined)[];
  readonly remarks: LocatedRemark[];
}

/** An activity without anything in it yet. */
export function emptyContent(
  number: number,
  line: number,
  character: number,
  width: number,
): ActivityContent {
  const blanks = () => new Array<undefined>(width).fill(undefined);
  return { number, line, character, values: blanks(), lines: blanks(), characters: blanks(), remarks: [] };
}

/** An activity of an XML batch. A class, since there are many and their places are rarely asked for. */
export class XmlRow implements RawRow {
  readonly number: number;
  readonly values: readonly (RawValue | undefined)[];
  readonly remarks: readonly LocatedRemark[];
  readonly #content: ActivityContent;
  readonly #columns: readonly Slot[];

  /** @param columns what each column holds; it may grow with later activities */
  constructor(content: ActivityContent, columns: readonly Slot[]) {
    this.number = content.number;
    this.values = content.values;
    this.remarks = content.remarks;
    this.#content = content;
    this.#columns = columns;
  }

  locate(column?: number): Location {
    const { number: row, line, character, lines, characters } = this.#content;
    const path = pathOfActivity(row);
    const activity = { row, line, column: character, path };
    if (column === undefined) return activity;
    const [slot, fieldLine, fieldCharacter] = [this.#columns[column], lines[column], characters[column]];
    if (slot === undefined || fieldLine === undefined || fieldCharacter === undefined) return activity;
    return { row, line: fieldLine, column: fieldCharacter, path: `${path}/${pathOfSlot(slot)}` };
  }
}

/** The path of an activity by its number. */
export function pathOfActivity(number: number): string {
  return `/${batchElement}/${activityElement.name}[${number}]`;
}

function pathOfSlot({ field, group, number = 0 }: Slot): string {
  const names = field.type.isList ? field.xml.slice(0, -1) : field.xml;
  if (group === undefined) return names.join('/');
  const [wrapper, entry] = group.xml;
  return [wrapper, `${entry}[${number - group.first + 1}]`, ...names].join('/');
}
