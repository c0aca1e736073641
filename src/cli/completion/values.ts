import type { Vocabulary } from '../../model/vocabulary.js';
import { type Answer, beginningWith, type Candidate } from './answer.js';

/** The ids of the rules. */
export async function ruleChoices(): Promise<Candidate[]> {
  const { ruleIds } = await import('../../model/rule-ids.js');
  return ruleIds.map((value) => ({ value, description: '' }));
}

/** Statuses that begin as a text does. */
export async function statusChoices(text: string): Promise<Answer> {
  const { statusVocabulary } = await import('../../model/status.js');
  return writingsOf(statusVocabulary, text);
}

/** Activity formats that begin as a text does. */
export async function activityFormatChoices(text: string): Promise<Answer> {
  const { activityFormats } = await import('../../model/vocabularies.js');
  return writingsOf(activityFormats, text);
}

/** The states and territories of the United States, by their codes. */
export async function stateChoices(): Promise<Candidate[]> {
  const { stateOptions } = await import('../../model/places.js');
  return stateOptions().flatMap(({ label, aliases = [] }) =>
    aliases.map((value) => ({ value, description: label })),
  );
}

/** The columns of the templates whose values can be changed, as `--set` wants them. */
export async function columnHeadings(): Promise<Candidate[]> {
  const { templateSlots } = await import('../../model/slot.js');
  const changeable = templateSlots().filter(({ path }) => path !== 'activityId');
  return changeable.map(({ header, path }) => ({ value: `${header}=`, description: path }));
}

/** The formats of reports, as `--report` wants them. */
export async function reportNames(): Promise<Candidate[]> {
  const { reportFormats } = await import('../../reports/report-formats.js');
  return reportFormats.map((format) => ({ value: `${format}=`, description: '' }));
}

/** The choices of a vocabulary, written so that no shell wants quotes; where none begins so, any of their writings. */
function writingsOf({ options }: Vocabulary, text: string): Answer {
  const plain = options.map(({ label }) => ({ value: plainWord(label), description: label }));
  const found = beginningWith(text, plain);
  if (found.candidates.length > 0) return found;
  const others = options.flatMap(({ label, aliases = [] }) =>
    [label, ...aliases].map((value) => ({ value, description: label })),
  );
  return beginningWith(text, others);
}

/** A label in lower case with dashes, which is read as the label: `ready-to-close`. */
function plainWord(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}
