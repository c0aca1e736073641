import { withSeparators } from '../../model/digits.js';
import { steps } from '../../model/field.js';
import type { EnteredValue, FileResult } from '../../model/file-result.js';
import type { Finding } from '../../model/finding.js';
import { placeInForm, slotAtPath } from '../../model/slot.js';
import { grouped } from '../grouped.js';
import { isError, shownPlace } from '../report.js';
import { type Html, html } from './escaped.js';

/** The findings of a row, drawn as the steps of the web form: what was entered, and the red text below it. */
export function rowForm(result: FileResult, row: number, findings: readonly Finding[], id: string): Html {
  const isRejected = result.rejectedRows.has(row);
  const { title, internalId } = result.names.get(row) ?? { title: null, internalId: null };
  const names = [title, internalId].filter((name) => name !== null).join(' · ');
  const rules = [...new Set(findings.map(({ rule }) => rule))].join(' ');
  const onRow = findings.filter(({ field }) => field === null);
  const fields = fieldsOf(result.entered.get(row) ?? [], findings);
  const drawn = steps.map((step, index) => {
    const some = fields.filter((field) => field.step === step);
    if (some.length === 0) return undefined;
    return html`<h5>${index === 0 ? step : `${index} ${step}`}</h5>
<dl>${some.map((field) => fieldOf(field, result))}</dl>
`;
  });
  return html`<article id="${id}" class="${isRejected ? 'rejected' : 'accepted'}" data-rules="${rules}">
<h4>Row ${withSeparators(row)}${names === '' ? '' : ' · '}<bdi>${names}</bdi></h4>
<p class="state">${isRejected ? 'Rejected' : 'Accepted, but look at this'}</p>
${onRow.map((finding) => wholeMessage(finding, result))}${drawn}</article>
`;
}

interface DrawnField extends EnteredValue {
  readonly findings: readonly Finding[];
}

/** What was entered and what is missing, in the order of the form. */
function fieldsOf(entered: readonly EnteredValue[], findings: readonly Finding[]): DrawnField[] {
  const found = grouped(findings, ({ field }) => field);
  const fields: DrawnField[] = entered.map((value) => ({ ...value, findings: found.get(value.path) ?? [] }));
  const known = new Set(entered.map(({ path }) => path));
  for (const [path, some] of found) {
    const [first] = some;
    if (path === null || first === undefined || known.has(path)) continue;
    const step = slotAtPath(path)?.field.step ?? 'Complete';
    fields.push({ path, header: first.header ?? path, step, value: first.value ?? '', findings: some });
  }
  return fields.sort((one, other) => placeInForm(one.path) - placeInForm(other.path));
}

/** From how many characters on a value gets the whole width. */
const longValue = 60;

function fieldOf({ header, value, findings }: DrawnField, result: FileResult): Html {
  const hasError = findings.some((finding) => isError(finding, result));
  const mark = hasError ? ' has-error' : findings.length > 0 ? ' has-warning' : '';
  const isWide = value.length > longValue || value.includes('\n') ? ' wide' : '';
  const place = findings[0] === undefined ? '' : shownPlace(findings[0].location);
  return html`<div class="field${mark}${isWide}"><dt>${header}${place === '' ? '' : ` (${place})`}</dt>
<dd><div class="value"><bdi>${value}</bdi></div>${findings.map((finding) => messageOf(finding, result))}</dd></div>
`;
}

/** A finding on a row or a file as a whole: where it stands, the red text and its rule. */
export function wholeMessage(finding: Finding, result: FileResult): Html {
  const place = shownPlace(finding.location);
  return messageOf(finding, result, place === '' ? undefined : html`<span class="place">${place}</span> `);
}

/** A finding: the red text and its rule. */
function messageOf(finding: Finding, result: FileResult, place?: Html): Html {
  const { message, rule, severity } = finding;
  const weight = isError(finding, result) ? 'error' : severity === 'notice' ? 'notice' : 'warning';
  return html`<p class="message ${weight}">${place}<bdi>${message}</bdi> <span class="rule">${rule}</span></p>
`;
}
