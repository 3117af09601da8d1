import type { Status } from '../../domain/comment.ts';
import type { AuditEntry } from '../../http/audit-answers.ts';

/** What an entry tells, as far as its words depend on it. */
export type Said =
  | { readonly of: 'came' | 'screened' | 'decided' | 'undone'; readonly to: Status }
  | { readonly of: 'hidden' | 'reported'; readonly reports: number }
  | { readonly of: 'withdrawn' | 'accepted' | 'other' }
  | { readonly of: 'added' | 'removed'; readonly terms: readonly string[] }
  | { readonly of: 'standing'; readonly marks: readonly Mark[]; readonly until: string | null }
  | {
      readonly of: 'key-made' | 'key-revoked';
      readonly name: string;
      readonly role: string;
      readonly site: string;
    }
  | { readonly of: 'open' | 'hold' | 'closed' }
  | { readonly of: 'note-add' | 'note-remove'; readonly on: 'comment' | 'author' }
  | { readonly of: 'erased' | 'texts-forgotten' | 'addresses-forgotten'; readonly count: number }
  | { readonly of: `webhook-${(typeof WEBHOOK_ACTIONS)[number]}`; readonly name: string };

type Mark = 'trusted' | 'held' | 'banned' | 'forever';

const WEBHOOK_ACTIONS = ['made', 'changed', 'disabled', 'removed', 'secret-rotated', 'redelivered'] as const;

/** What an entry tells. What it doesn't know, as of a later version, is `other`. */
export function saidOf(entry: AuditEntry): Said {
  const detail = entry.detail as Detail;
  return entry.kind === 'decision' ? decision(entry, detail) : OF_KIND[entry.kind](detail);
}

type Detail = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((each) => each === value);
const OTHER: Said = { of: 'other' };

function decision({ by, from, to, undoes }: AuditEntry, detail: Detail): Said {
  if (to === null) return OTHER;
  if (by.kind === 'author' && to === 'rejected') return { of: 'withdrawn' };
  if (undoes !== null) return { of: 'undone', to };
  if (by.kind !== 'rules') return { of: 'decided', to };
  if (typeof detail.reports === 'number') return { of: 'hidden', reports: detail.reports };
  return { of: from === null ? 'came' : 'screened', to };
}

const OF_KIND: Readonly<Record<Exclude<AuditEntry['kind'], 'decision'>, (detail: Detail) => Said>> = {
  list: ({ kind, terms }) => ({
    of: kind === 'remove' ? 'removed' : 'added',
    terms: Array.isArray(terms) ? terms.map(text) : [],
  }),
  standing: ({ trusted, held, bannedUntil }) => {
    const until = text(bannedUntil) || null;
    // A ban for good is one until the last time that there is.
    const ban = until?.startsWith('9999') ? 'forever' : 'banned';
    return {
      of: 'standing',
      marks: [
        ...(until ? ([ban] as const) : []),
        ...(held ? (['held'] as const) : []),
        ...(trusted ? (['trusted'] as const) : []),
      ],
      until,
    };
  },
  key: ({ action, name, role, site }) => ({
    of: action === 'revoked' ? 'key-revoked' : 'key-made',
    name: text(name),
    role: text(role),
    site: text(site),
  }),
  rules: () => ({ of: 'accepted' }),
  state: ({ state }) => ({ of: oneOf(['open', 'hold', 'closed'], state) ?? 'other' }),
  note: ({ action, on }) => ({
    of: action === 'remove' ? 'note-remove' : 'note-add',
    on: on === 'author' ? 'author' : 'comment',
  }),
  report: ({ reports }) => ({ of: 'reported', reports: count(reports) }),
  erasure: ({ comments, texts, addresses }) => {
    if (typeof comments === 'number') return { of: 'erased', count: comments };
    const forgotten = count(texts);
    return forgotten > 0
      ? { of: 'texts-forgotten', count: forgotten }
      : { of: 'addresses-forgotten', count: count(addresses) };
  },
  webhook: ({ action, name }) => {
    const known = oneOf(WEBHOOK_ACTIONS, action);
    return known === undefined ? OTHER : { of: `webhook-${known}`, name: text(name) };
  },
};

/** The rules that matched, where rules decided. */
export function rulesOf({ by, detail }: AuditEntry): readonly string[] {
  const { rules } = detail as Detail;
  return by.kind === 'rules' && Array.isArray(rules) ? rules.map(text) : [];
}

/** What was written beside a change in somebody's own words. */
export const ownReason = ({ reason, detail }: AuditEntry): string =>
  reason ?? text((detail as Detail).reason);
