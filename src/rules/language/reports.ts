import { MOST_COUNTED } from '../../domain/facts.ts';
import type { ReportSettings } from '../../domain/site.ts';
import { type Cell, readInteger } from './cell.ts';
import { readField, readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { REPORT_LIMIT_KEYS, REPORTS_KEYS } from './keys.ts';
import { LARGEST_LIMIT } from './limits.ts';
import { readDuration } from './scalars.ts';

/** What holds where a site's file says nothing: reports call people, and hide nothing. */
export const NO_REPORTS: ReportSettings = {
  queueAfter: 3,
  hideAfter: null,
  limit: { max: 10, per: 3_600_000 },
};

/** The most reports that a file can ask for: nothing is counted further. */
export const MOST_REPORTS: number = MOST_COUNTED;

/** The part `reports` of a site's file. */
export function readReports(cell: Cell): ReportSettings {
  const fields = readFields(cell, REPORTS_KEYS, [], { homeOf });
  const count = (field: Cell) => readInteger(field, 1, MOST_REPORTS);
  const queueAfter = readField(fields, 'queue_after', count) ?? NO_REPORTS.queueAfter;
  const hideAfter = readField(fields, 'hide_after', count) ?? NO_REPORTS.hideAfter;
  const field = fields.get('hide_after');
  if (field !== undefined && hideAfter !== null && hideAfter < queueAfter) {
    const cure = `a comment comes back to the queue (queue_after) before it is hidden; write ${queueAfter} or more`;
    field.report(field.place, `"hide_after" must be at least ${queueAfter}, found ${hideAfter}: ${cure}`);
  }
  return { queueAfter, hideAfter, limit: readField(fields, 'limit', readLimit) ?? NO_REPORTS.limit };
}

function readLimit(cell: Cell): ReportSettings['limit'] | undefined {
  const fields = readFields(cell, REPORT_LIMIT_KEYS, REPORT_LIMIT_KEYS, { examples: EXAMPLES, homeOf });
  const max = readField(fields, 'max', (field) => readInteger(field, 1, LARGEST_LIMIT));
  const per = readField(fields, 'per', readDuration);
  return max === undefined || per === undefined ? undefined : { max, per };
}

const EXAMPLES = { max: '10', per: '1h' };
