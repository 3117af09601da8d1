import { timeOfId } from '../domain/comment.ts';
import type { Finding } from '../domain/decision.ts';
import { waitClass } from '../domain/wait-class.ts';
import { dayBegan } from '../rules/days.ts';
import type { StatRow, Unsealed } from '../store/audit-chain.ts';

const HOUR = 3_600_000;

/** One thing that an entry adds to: how often it happened, by whom or to what. */
type Counted = readonly [name: string, key: string];

/** What entries add to the statistics of their sites, by hours (of UTC) and days (of the site's time zone). */
export function countsOf(entries: readonly Unsealed[], timezoneOf: (site: string) => string): StatRow[] {
  const rows = new Map<string, StatRow>();
  for (const entry of entries) {
    for (const row of rowsOf(entry, timezoneOf)) add(rows, row);
  }
  return [...rows.values()];
}

/** None of what nobody can read: an entry that was put there past the service is sealed like any other. */
function rowsOf(entry: Unsealed, timezoneOf: (site: string) => string): Omit<StatRow, 'count'>[] {
  const { site, at } = entry;
  try {
    const starts = { hour: Math.floor(at / HOUR) * HOUR, day: dayBegan(at, timezoneOf(site)) };
    return countedOf(entry).flatMap(([name, key]) =>
      (['hour', 'day'] as const).map((unit) => ({
        site: site as StatRow['site'],
        unit,
        start: starts[unit],
        name,
        key,
      })),
    );
  } catch {
    return [];
  }
}

function add(rows: Map<string, StatRow>, of: Omit<StatRow, 'count'>): void {
  const id = JSON.stringify([of.site, of.unit, of.start, of.name, of.key]);
  const row = rows.get(id);
  if (row) row.count++;
  else rows.set(id, { ...of, count: 1 });
}

function countedOf(entry: Unsealed): Counted[] {
  if (entry.kind !== 'decision' || entry.to_status === null) return [];
  switch (entry.by_kind) {
    case 'rules':
      return ofRules(entry);
    case 'moderator':
    case 'admin':
      return entry.undoes === null ? ofPeople(entry) : ofUndo(entry);
    default:
      return [];
  }
}

const ofRules = (entry: Unsealed): Counted[] => [
  ...(entry.from_status === null ? [['born', String(entry.to_status)] as const] : []),
  ...rulesOf(entry).map((rule) => ['rule', rule] as const),
];

const ofPeople = (entry: Unsealed): Counted[] => [
  ['decided', String(entry.to_status)],
  [`by:${entry.to_status}`, entry.by_id],
  ...(entry.first === 1 ? ofReview(entry) : []),
];

/** People's first decision on a comment: how long it took, and what they made of what rules found. */
function ofReview(entry: Unsealed): Counted[] {
  const wait = (entry.at - timeOfId(entry.subject)) / 1000;
  return [
    ...(Number.isNaN(wait) ? [] : [['wait', String(waitClass(wait))] as const]),
    ...ruleIds(entry.findings).map((rule) => [`rule:${entry.to_status}`, rule] as const),
  ];
}

/** Whose decision was taken back. */
const ofUndo = ({ undone_by }: Unsealed): Counted[] => (undone_by === null ? [] : [['undone', undone_by]]);

/** Of what was decided before there was an audit the decision itself tells. */
const rulesOf = ({ detail, findings }: Unsealed): string[] =>
  findings === null ? ((JSON.parse(detail) as { rules?: string[] }).rules ?? []) : ruleIds(findings);

const ruleIds = (findings: string | null): string[] =>
  findings === null ? [] : [...new Set((JSON.parse(findings) as Finding[]).map(({ rule }) => rule))];
