import type { DecidedBy } from './decision.ts';

/** What the audit tells of. */
export const AUDIT_KINDS = [
  'decision',
  'list',
  'standing',
  'key',
  'rules',
  'state',
  'note',
  'report',
  'erasure',
  'webhook',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Who changed something: who decides, readers together, or the service itself, by its files and its start. */
export const AUDITED = ['rules', 'moderator', 'admin', 'author', 'readers', 'service'] as const;
export interface AuditedBy extends Omit<DecidedBy, 'kind'> {
  readonly kind: (typeof AUDITED)[number];
}

/** The service itself. */
export const THE_SERVICE: AuditedBy = { kind: 'service', id: '', name: '' };
