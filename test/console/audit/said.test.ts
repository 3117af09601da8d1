import { expect, test } from 'vitest';
import { ownReason, rulesOf, saidOf } from '../../../src/console/audit/said.ts';
import { AUDIT_TEXTS } from '../../../src/console/audit/texts.ts';
import { AUDIT_KINDS, AUDITED } from '../../../src/domain/audit.ts';
import { STATUSES } from '../../../src/domain/comment.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';

type Entry = Parameters<typeof saidOf>[0];

const entry = (of: Partial<Entry>): Entry => ({
  id: '1',
  site: 'news',
  at: '2026-11-01T00:00:00.000Z',
  by: { kind: 'moderator', id: 'm', name: 'Suad' },
  kind: 'decision',
  subject: 'c',
  from: 'pending',
  to: 'rejected',
  detail: {},
  sequence: null,
  hash: null,
  reason: null,
  reasonCode: null,
  undoes: null,
  bulk: null,
  ...of,
});
const rules = { kind: 'rules', id: 'v1', name: 'news.yaml' } as const;

test.each<[Partial<Entry>, object]>([
  [{}, { of: 'decided', to: 'rejected' }],
  [
    { undoes: 'd', to: 'pending' },
    { of: 'undone', to: 'pending' },
  ],
  [
    { by: rules, from: null, to: 'spam' },
    { of: 'came', to: 'spam' },
  ],
  [
    { by: rules, to: 'pending', detail: { rules: ['a'] } },
    { of: 'screened', to: 'pending' },
  ],
  [
    { by: rules, to: 'pending', detail: { rules: [], reports: 3 } },
    { of: 'hidden', reports: 3 },
  ],
  [{ by: { kind: 'author', id: '', name: '' } }, { of: 'withdrawn' }],
  [
    { kind: 'list', detail: { kind: 'remove', terms: ['x'] } },
    { of: 'removed', terms: ['x'] },
  ],
  [
    { kind: 'standing', detail: { trusted: false, held: true, bannedUntil: '9999-12-31T23:59:59.999Z' } },
    { of: 'standing', marks: ['forever', 'held'] },
  ],
  [{ kind: 'key', detail: { action: 'revoked', role: 'site', site: '*', name: 'n' } }, { of: 'key-revoked' }],
  [{ kind: 'state', detail: { state: 'hold', reason: null } }, { of: 'hold' }],
  [
    { kind: 'note', detail: { action: 'remove', on: 'author' } },
    { of: 'note-remove', on: 'author' },
  ],
  [
    { kind: 'erasure', detail: { texts: 0, addresses: 4 } },
    { of: 'addresses-forgotten', count: 4 },
  ],
  [{ kind: 'webhook', detail: { action: 'secret-rotated' } }, { of: 'webhook-secret-rotated' }],
  [{ kind: 'webhook', detail: { action: 'of a later version' } }, { of: 'other' }],
])('%j tells %j', (given, told) => {
  expect(saidOf(entry(given))).toMatchObject(told);
});

test('whatever an entry is, there are words for it in every language', () => {
  for (const kind of AUDIT_KINDS)
    for (const by of AUDITED)
      for (const to of [...STATUSES, null])
        for (const detail of [{}, { action: 'made', state: 'open', terms: null, reports: 'x', rules: 5 }]) {
          const said = saidOf(entry({ kind, by: { kind: by, id: 'i', name: 'n' }, to, detail }));
          for (const language of LANGUAGES) {
            const { byStatus, notes, standing, said: others } = AUDIT_TEXTS[language];
            const words = new Map<string, unknown>(
              Object.entries({ ...others, ...byStatus, ...notes, standing }),
            );
            expect(words.has(said.of), `${language} ${said.of}`).toBe(true);
          }
        }
});

test('rules are named where they decided, and a reason where somebody gave one', () => {
  expect(rulesOf(entry({ by: rules, detail: { rules: ['a', 'b'] } }))).toEqual(['a', 'b']);
  expect(rulesOf(entry({ detail: { rules: ['a'] } }))).toEqual([]);
  expect(ownReason(entry({ reason: 'off topic' }))).toBe('off topic');
  expect(ownReason(entry({ kind: 'state', detail: { state: 'open', reason: 'quiet again' } }))).toBe(
    'quiet again',
  );
  expect(ownReason(entry({ kind: 'state', detail: { state: 'open', reason: null } }))).toBe('');
});
