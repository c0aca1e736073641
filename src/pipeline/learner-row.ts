import type { BatchReader, LocatedRemark, RawRow } from '../formats/format.js';
import { type Finding, Refusal, type Remark, Repair } from '../model/finding.js';
import { type Learner, type LearnerField, learnerSlots } from '../model/learner.js';
import { isBlank, parseRaw, shownValue } from '../model/value-type.js';
import { catalogue } from '../rules/catalogue.js';

/** What a row of a file of learners was read as. */
export interface LearnerRow {
  readonly raw: RawRow;
  /** The id of the activity that the row names; undefined when it names none. */
  readonly activity: string | undefined;
  /** Whether there is such an id, but it cannot be read. */
  readonly isActivityFaulty: boolean;
  /** The learner's names as far as they could be read. */
  readonly name: string | null;
  /** What could be read of the learner. */
  readonly known: Partial<Learner>;
  /** Undefined when something is missing or cannot be read; the findings say what. */
  readonly learner: Learner | undefined;
  readonly findings: readonly Finding[];
  /** A finding on a field of the row. */
  finding(path: LearnerField, remark: Remark): Finding;
}

type Values = Partial<Record<LearnerField, string | number>>;

/**
 * Reads a row of a file of learners.
 * @returns undefined for a row without any value
 */
export function learnerRow(
  raw: RawRow,
  { columns, date1904 }: Pick<BatchReader, 'columns' | 'date1904'>,
): LearnerRow | undefined {
  const values: Values = {};
  const faulty = new Set<string>();
  const findings: Finding[] = raw.remarks.map(findingOnRow);
  const finding = (path: LearnerField, remark: Remark): Finding => {
    const column = columns.findIndex((slot) => slot?.path === path);
    const written = raw.values[column];
    return {
      ...remark,
      severity: weightOf(remark),
      field: path,
      header: learnerSlots[path].header,
      value: written === undefined ? null : shownValue(written),
      location: raw.locate(column < 0 ? undefined : column),
    };
  };
  let hasValue = false;
  columns.forEach((slot, column) => {
    const written = raw.values[column];
    if (slot === undefined || written === undefined || isBlank(written)) return;
    hasValue = true;
    const path = slot.path as LearnerField;
    const parsed = parseRaw(slot.field.type, written, slot.header, date1904);
    if (parsed instanceof Refusal || parsed instanceof Repair)
      for (const remark of parsed.remarks) findings.push(finding(path, remark));
    if (parsed instanceof Refusal) faulty.add(path);
    else values[path] = (parsed instanceof Repair ? parsed.value : parsed) as string | number;
  });
  if (!hasValue && findings.length === 0) return undefined;
  for (const path of Object.keys(learnerSlots) as LearnerField[]) {
    const { header, field } = learnerSlots[path];
    if (field.required !== 'complete' || values[path] !== undefined || faulty.has(path)) continue;
    findings.push(finding(path, { rule: 'required', message: `${header} is required.` }));
  }
  for (const [path, message] of identityFaults(values, faulty))
    findings.push(finding(path, { rule: 'learner-not-identified', message }));
  const names = [values.firstName, values.lastName].filter((name) => name !== undefined);
  const isSound = findings.every(({ severity }) => severity !== 'error');
  return {
    raw,
    activity: (values.activityId ?? values.internalId) as string | undefined,
    isActivityFaulty: faulty.has('activityId') || faulty.has('internalId'),
    name: names.length === 0 ? null : names.join(' '),
    known: values as Partial<Learner>,
    learner: isSound ? learnerOf(values) : undefined,
    findings,
    finding,
  };
}

/** A row that lacks something is no Draft here: what is incomplete is an error. */
function weightOf({ rule }: Remark): Finding['severity'] {
  const { severity } = catalogue[rule];
  return severity === 'incomplete' ? 'error' : severity;
}

function findingOnRow({ rule, message, suggestion, value, location }: LocatedRemark): Finding {
  return {
    rule,
    severity: weightOf({ rule, message }),
    field: null,
    header: null,
    message,
    value: value ?? null,
    ...(suggestion === undefined ? {} : { suggestion }),
    location,
  };
}

/** What is missing to tell the learner from others. */
function identityFaults(values: Values, faulty: ReadonlySet<string>): [LearnerField, string][] {
  const isThere = (path: LearnerField) => values[path] !== undefined || faulty.has(path);
  const [state, number] = [isThere('licenseState'), isThere('licenseNumber')];
  if (state && !number)
    return [['licenseNumber', 'Enter the License Number that goes with the License State.']];
  if (number && !state)
    return [['licenseState', 'Enter the License State that goes with the License Number.']];
  if (number || isThere('npi')) return [];
  return [['npi', 'Enter an NPI, or a License State and a License Number.']];
}

function learnerOf(values: Values): Learner {
  const text = (path: LearnerField) => (values[path] ?? null) as string | null;
  return {
    firstName: text('firstName') ?? '',
    lastName: text('lastName') ?? '',
    npi: text('npi'),
    licenseState: text('licenseState'),
    licenseNumber: text('licenseNumber'),
    completed: text('completed') ?? '',
    credits: Number(values.credits),
  };
}
