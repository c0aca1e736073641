import type { BatchReader, LocatedRemark, RawRow } from '../formats/format.js';
import type { Finding, Remark, Severity } from '../model/finding.js';
import type { RuleId } from '../model/rule-ids.js';
import { headerOfPath } from '../model/slot.js';
import { shownValue } from '../model/value-type.js';
import { severityOf } from '../rules/catalogue.js';

/** The most characters of a value that a finding repeats: what a spreadsheet's cell holds. */
const longestShown = 32_767;

/** Makes findings of remarks on a batch's rows and fields: their weight, place, heading and value. */
export interface FindingMaker {
  /** A finding on a field of a row. */
  onField(row: RawRow, path: string, remark: Remark): Finding;
  /** A finding on a row as a whole. */
  onRow(remark: LocatedRemark): Finding;
  /** A finding on the file; it is of no row, wherever in the file it stands. */
  onFile(remark: LocatedRemark): Finding;
}

/** What a finding of a rule weighs on a field. */
export function severityFor(rule: RuleId, path: string | null, warningsAsErrors: boolean): Severity {
  const severity = severityOf(rule, path);
  return severity === 'warning' && warningsAsErrors ? 'error' : severity;
}

/**
 * @param columns the reader's columns, which may grow while rows are read
 * @param warningsAsErrors whether warnings weigh as errors
 */
export function findingMaker(columns: BatchReader['columns'], warningsAsErrors: boolean): FindingMaker {
  const columnOfPath = new Map<string, number>();
  let known = 0;
  const columnOf = (path: string) => {
    for (; known < columns.length; known += 1) {
      const slot = columns[known];
      if (slot !== undefined) columnOfPath.set(slot.path, known);
    }
    return columnOfPath.get(path);
  };
  const weigh = (rule: RuleId, path: string | null) => severityFor(rule, path, warningsAsErrors);
  const onPlace = ({ rule, message, suggestion, value, location }: LocatedRemark): Finding => ({
    rule,
    severity: weigh(rule, null),
    field: null,
    header: null,
    message,
    value: value?.slice(0, longestShown) ?? null,
    ...(suggestion === undefined ? {} : { suggestion }),
    location,
  });
  return {
    onField(row, path, remark) {
      const column = columnOf(path);
      const raw = column === undefined ? undefined : row.values[column];
      const shown = raw === undefined ? '' : shownValue(raw);
      return {
        rule: remark.rule,
        severity: weigh(remark.rule, path),
        field: path,
        header: headerOfPath(path),
        message: remark.message,
        value: shown === '' ? null : shown.slice(0, longestShown),
        ...(remark.suggestion === undefined ? {} : { suggestion: remark.suggestion }),
        location: row.locate(column),
      };
    },
    onRow: onPlace,
    onFile(remark) {
      const { row: _row, ...location } = remark.location;
      return onPlace({ ...remark, location });
    },
  };
}
