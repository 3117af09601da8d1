import { dayEnd, dayStart } from '../language/site-days.ts';

/** By what the audit can be searched; all of it is kept in the address. */
export const AUDIT_FILTERS = ['scope', 'kind', 'by', 'rule', 'subject', 'since', 'until'] as const;

/** What the address says of it. */
export type AuditFilters = { readonly [name in (typeof AUDIT_FILTERS)[number]]?: string };

/** The API's query for it; days are those where the site is, both of them included. */
export const auditQuery = ({ kind, by, rule, subject, since, until }: AuditFilters, timeZone?: string) => ({
  kind,
  by,
  rule,
  subject,
  since: dayStart(since, timeZone),
  until: dayEnd(until, timeZone),
});
