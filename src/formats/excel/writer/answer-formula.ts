import type { FieldKey } from '../../../model/dictionary.js';
import { fieldOf } from '../../../model/dictionary.js';
import type { Answer, ShownWhen } from '../../../model/field.js';
import type { Slot } from '../../../model/slot.js';

/** The address of a column's cell in the row that a formula is about; undefined when there is no such column. */
export type AddressOf = (path: string) => string | undefined;

/**
 * The condition, as a formula, under which the form asks for a slot.
 * @returns undefined when it always does, or when a column that it depends on is not in the sheet
 */
export function shownFormula({ field, group }: Slot, addressOf: AddressOf): string | undefined {
  const conditions = [group?.shownWhen, field.shownWhen].filter((condition) => condition !== undefined);
  const formulas = conditions.map((condition) => answersFormula(condition, addressOf));
  if (formulas.some((formula) => formula === undefined)) return undefined;
  return formulas.length > 1 ? `AND(${formulas.join(',')})` : formulas[0];
}

function answersFormula(answers: ShownWhen, addressOf: AddressOf): string | undefined {
  const tests = answers.flatMap((answer) => answerTests(answer, addressOf(answer.field)));
  if (tests.length === 0) return undefined;
  return tests.length > 1 ? `OR(${tests.join(',')})` : tests[0];
}

function answerTests({ field: key, oneOf }: Answer, address: string | undefined): string[] {
  if (address === undefined) return [];
  const { type } = fieldOf(key as FieldKey);
  const labels = oneOf.map((value) => type.format(type.isList ? [value] : value));
  const writings = (type.vocabulary?.options ?? [])
    .filter(({ label }) => labels.includes(label))
    .flatMap(({ label, aliases = [] }) => [label, ...aliases]);
  // With "" a number or TRUE is compared as the text that it shows.
  return writings.map((writing) =>
    type.isList ? `ISNUMBER(SEARCH(${text(writing)},${address}))` : `${address}&""=${text(writing)}`,
  );
}

function text(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
