import { dayEnd, dayStart } from '../language/site-days.ts';

/** By what the audit can be searched; all of it is kept in the address. */
export const AUDIT_FILTERS = ['scope', 'kind', 'by', 'rule', 'subject', 'since', 'until'] as const;

/** What the address says of it. */
export type AuditFilters = { readonly [name in (typeof AUDIT_FILTERS)[number]]?: string };

/** The API's query for what is searched for. */
export type AuditQuery = ReturnType<typeof auditQuery>;

/** The API's query for it; days are those where the site is, both of them included. */
export const auditQuery = ({ kind, by, rule, subject, since, until }: AuditFilters, timeZone?: string) => ({
  kind,
  by,
  rule,
  subject,
  since: dayStart(since, timeZone),
  until: dayEnd(until, timeZone),
});

/** Takes all of it away, and what is shown of the audit beside it. */
export const NO_FILTERS: Readonly<Record<(typeof AUDIT_FILTERS)[number] | 'comment', undefined>> = {
  scope: undefined,
  kind: undefined,
  by: undefined,
  rule: undefined,
  subject: undefined,
  since: undefined,
  until: undefined,
  comment: undefined,
};

/** The names of those who changed something, by their id. */
export type People = ReadonlyMap<string, string>;
