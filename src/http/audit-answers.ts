import { array, type GenericSchema, looseObject, nullable, number, picklist, string } from 'valibot';
import { AUDIT_KINDS, AUDITED, type AuditedBy, type AuditKind } from '../domain/audit.ts';
import { STATUSES, type Status } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import type { AuditRow } from '../read/audit.ts';
import { answer, Instant } from './answers.ts';

/** An entry of the audit. */
export interface AuditEntry {
  readonly id: string;
  readonly site: string;
  readonly at: string;
  readonly by: AuditedBy;
  readonly kind: AuditKind;
  readonly subject: string;
  readonly from: Status | null;
  readonly to: Status | null;
  readonly detail: object;
  /** Null until it is sealed. */
  readonly sequence: number | null;
  readonly hash: string | null;
  readonly reasonCode: string | null;
  readonly undoes: string | null;
  readonly bulk: string | null;
  /** In a moderator's own words, which are no part of what is sealed. */
  readonly reason: string | null;
}

const EntryAnswer: GenericSchema<AuditEntry> = answer<AuditEntry>({
  id: string(),
  site: string(),
  at: Instant,
  by: answer<AuditedBy>({ kind: picklist(AUDITED), id: string(), name: string() }),
  kind: picklist(AUDIT_KINDS),
  subject: string(),
  from: nullable(picklist(STATUSES)),
  to: nullable(picklist(STATUSES)),
  detail: looseObject({}),
  sequence: nullable(number()),
  hash: nullable(string()),
  reason: nullable(string()),
  reasonCode: nullable(string()),
  undoes: nullable(string()),
  bulk: nullable(string()),
});

/** A page of the audit. */
export interface AuditPageView {
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}

export const AuditPageAnswer: GenericSchema<AuditPageView> = answer<AuditPageView>({
  entries: array(EntryAnswer),
  next: nullable(string()),
});

/** An entry as it is answered. */
export const entryView = (row: AuditRow): AuditEntry => ({
  id: row.id,
  site: row.site,
  at: rfc3339(row.at),
  by: { kind: row.by_kind, id: row.by_id, name: row.by_name },
  kind: row.kind,
  subject: row.subject,
  from: row.from_status,
  to: row.to_status,
  detail: JSON.parse(row.detail) as object,
  sequence: row.sequence,
  hash: row.hash,
  // That of rules may quote the reader.
  reason: row.by_kind === 'rules' ? null : row.reason,
  reasonCode: row.reason_code,
  undoes: row.undoes,
  bulk: row.bulk,
});
