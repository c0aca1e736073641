import type { DataValidation, Worksheet } from 'exceljs';
import type { Field } from '../../../model/field.js';
import { earliestDate } from '../../../model/number-types.js';
import type { Slot } from '../../../model/slot.js';
import { columnLetters } from '../sheet/cell-address.js';
import { choiceListOf, choiceRange } from './choice-lists.js';
import { errorMessage, inputMessage, messageTitle } from './field-words.js';
import { firstRow, lastPreparedRow } from './template-rows.js';

/** What Excel lets people enter in a cell; `any` only shows the message. */
type InputCheck = Omit<DataValidation, 'type'> & { readonly type: DataValidation['type'] | 'any' };

/** What exceljs does not declare: a whole range under one check, where cells of their own would cost seconds. */
interface WithInputChecks {
  readonly dataValidations: { add(range: string, check: InputCheck): void };
}

/** Gives every column its drop-down or check, and its input message. */
export function addInputChecks(sheet: Worksheet, columns: readonly Slot[]): void {
  const { dataValidations } = sheet as Worksheet & WithInputChecks;
  columns.forEach((slot, index) => {
    const letters = columnLetters(index);
    dataValidations.add(`${letters}${firstRow}:${letters}${lastPreparedRow}`, inputCheck(slot));
  });
}

function inputCheck(slot: Slot): InputCheck {
  const { field } = slot;
  const title = messageTitle(slot);
  const message = { showInputMessage: true, promptTitle: title, prompt: inputMessage(slot) };
  const refusal = {
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    error: errorMessage(field),
  };
  const list = choiceListOf(field);
  if (list !== undefined) {
    const choices: InputCheck = { ...message, type: 'list', allowBlank: true, formulae: [choiceRange(list)] };
    const takesOthers = field.suggestions !== undefined || field.type.isList;
    return takesOthers ? choices : { ...choices, ...refusal };
  }
  const check = valueCheck(field);
  if (check === undefined) return { ...message, type: 'any', formulae: [] };
  return { ...message, ...check, allowBlank: true, ...refusal };
}

/** The check of a typed value, as far as Excel can tell; undefined when it takes anything. */
function valueCheck({ type }: Field): InputCheck | undefined {
  if (type.isList) return undefined;
  switch (type.kind) {
    case 'date':
      return {
        type: 'date',
        operator: 'greaterThanOrEqual',
        formulae: [new Date(`${earliestDate}T00:00:00Z`)],
      };
    case 'decimal':
    case 'money':
      return { type: 'decimal', operator: 'greaterThan', formulae: [0] };
    case 'whole number':
      return { type: 'whole', operator: 'greaterThanOrEqual', formulae: [0] };
    default:
      return type.maxLength === undefined
        ? undefined
        : { type: 'textLength', operator: 'lessThanOrEqual', formulae: [type.maxLength] };
  }
}
