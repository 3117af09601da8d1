import { expect, test } from 'vitest';
import type { ArticleId, AuthorKey, SiteId } from '../../src/domain/comment.ts';
import { NO_METRICS } from '../../src/domain/metrics.ts';
import { idMaker } from '../../src/new-id.ts';
import { edit } from '../../src/pipeline/edit.ts';
import { eraseAuthor } from '../../src/pipeline/erase.ts';
import { forgetByAge } from '../../src/pipeline/forget-by-age.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import { moderate } from '../../src/pipeline/moderate.ts';
import { dropNote, writeNote } from '../../src/pipeline/notes.ts';
import { commentsBefore } from '../../src/pipeline/recent-comments.ts';
import { report } from '../../src/pipeline/report.ts';
import { sealAudit } from '../../src/pipeline/seal-audit.ts';
import { markStanding } from '../../src/pipeline/standing.ts';
import { type SubmitDeps, submit } from '../../src/pipeline/submit.ts';
import { verifyAudit } from '../../src/pipeline/verify-audit.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { type AuditFilters, auditPage } from '../../src/read/audit.ts';
import {
  anyOfAuthor,
  commentsAfter,
  countersAfter,
  notesAfter,
  reportsAfter,
  standingsAfter,
} from '../../src/read/author-data.ts';
import {
  authorComments,
  authorNotes,
  authorRow,
  countsByStatus,
  standingsOf,
} from '../../src/read/authors.ts';
import { moderatedComment } from '../../src/read/moderated-comments.ts';
import { articleHead, countsOf, publicPage } from '../../src/read/public-comments.ts';
import { peoplesWord } from '../../src/read/rejection-reason.ts';
import { countsInTime, totals } from '../../src/read/stats.ts';
import { findRestraints } from '../../src/store/authors.ts';
import type { Database } from '../../src/store/database.ts';
import { eventSources, leaseDeliveries, recordOutcomes } from '../../src/store/delivery-queue.ts';
import type { PostgresDatabase } from '../../src/store/dialects/postgres.ts';
import { postgresSyntax } from '../../src/store/dialects/postgres-syntax.ts';
import { latestErasures } from '../../src/store/erasures.ts';
import { changesNumbered } from '../../src/store/list-changes.ts';
import { bind, compilerOf, type Statement } from '../../src/store/statement.ts';
import { newPostgres, openTestPostgres } from '../databases/postgres-database.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { queueStatements, workStatements } from '../store/queue-statements.ts';

const RULES = ruleSetOf(`decide: {default: approve}
limits: [{id: reader, by: address, max: 100, per: 1m}, {id: article, by: article, max: 100, per: 1m}]
rules:
  - {id: a, if: {text.has: xyzzy, author.rejected_30d: ">= 1"}, flag: f}
  - {id: b, if: {rate: {by: address, within: 10m, count: 5}}}
  - {id: c, if: {rate: {by: author, within: 10m, count: 5}}}
  - {id: d, if: {rate: {by: article, within: 10m, count: 5}}}
  - {id: e, if: {similar: {by: site, within: 1h, count: 5}}}`);
const reports = { ...RULES.settings.reports, queueAfter: 1, hideAfter: 1 };
const ruleSet = { ...RULES, settings: { ...RULES.settings, editFor: 3_600_000, reports } };
const site: SiteId = ruleSet.site;

const intake: Intake = {
  submission: {
    site,
    article: '1' as ArticleId,
    body: 'xyzzy, a text that is long enough to be compared with all the others of its site',
    author: { name: 'Ann', id: 'ann', role: null, since: null },
    parent: null,
    addressHash: 'h' as Intake['submission']['addressHash'],
  },
  ruleSet,
  mention: null,
  key: 'k',
  idempotency: { scope: 's', key: 'k', fingerprint: 'f' },
};

/** Every statement that goes to a database. */
const hearing = (database: Database, heard: Statement[]): Database => ({
  read: (statements) => {
    heard.push(...statements);
    return database.read(statements);
  },
  atomically: (statements, options) => {
    heard.push(...statements);
    return database.atomically(statements, options);
  },
});

/** The statements that seal the audit, look through it, and show it. */
async function auditStatements(database: PostgresDatabase, heard: Statement[]): Promise<Statement[]> {
  const key = new Uint8Array(32);
  const deps = { database: hearing(database, heard), key, pause: async () => undefined };
  await sealAudit({ ...deps, now: Date.now, timezoneOf: () => 'UTC' });
  const silent = { report: () => undefined, progress: () => undefined };
  await verifyAudit({ ...deps, ...silent, now: Date.now() });
  const none: Omit<AuditFilters, 'site'> = {
    kind: undefined,
    by: undefined,
    rule: undefined,
    subject: undefined,
    since: undefined,
    until: undefined,
  };
  const filters: Partial<AuditFilters>[] = [{}, { by: 'm' }, { kind: 'list' }, { rule: 'a' }, { since: '0' }];
  const pages = filters.flatMap((some) => [
    auditPage({ site, ...none, ...some }, 'id', 'f', 21),
    auditPage({ site: undefined, ...none, ...some }, 'sequence', 9, 21),
  ]);
  const range = { site, unit: 'day', from: 0, to: Date.now() } as const;
  return [
    ...pages.flatMap(({ entries, searched }) => (searched ? [entries, searched] : [entries])),
    countsInTime(range),
    totals(range),
  ];
}

/** The statements of a submission, a decision, an edit, a withdrawal, the queue and the public pages. */
async function usualStatements(database: PostgresDatabase): Promise<Statement[]> {
  const heard: Statement[] = [];
  const newId = idMaker();
  const fail = (error: unknown) => expect.fail(String(error));
  const deps: SubmitDeps = {
    database: hearing(database, heard),
    ruleSets: rulesOf(),
    now: Date.now,
    newId,
    onFault: fail,
    metrics: NO_METRICS,
    inFlight: new Map(),
    refusals: new Map(),
  };
  const stored = await submit(deps, { ...intake, key: null });
  if (stored.kind !== 'stored') return fail(stored.kind);
  const again = await submit(deps, { ...intake, key: null, idempotency: null });
  if (again.kind !== 'stored') return fail(again.kind);
  const wanted = { comment: stored.comment, status: 'rejected', reason: null, rev: null } as const;
  await moderate(deps, site, { kind: 'moderator', id: 'm', name: 'm' }, [wanted]);
  const author = { site, key: 'id:ann' as AuthorKey };
  const standing = { trusted: false, bannedUntil: null, held: false, reason: 'a test' };
  await markStanding(deps, author, { kind: 'moderator', id: 'm', name: 'm' }, standing);
  const reported = {
    ruleSet,
    comment: again.comment,
    reader: 'id:r' as AuthorKey,
    reason: 'spam',
    key: null,
  } as const;
  expect(await report(deps, reported)).toEqual({ kind: 'taken' });
  const moderator = { kind: 'moderator', id: 'm', name: 'm' } as const;
  const note = await writeNote(deps, site, moderator, { comment: again.comment }, 'a note');
  await writeNote(deps, site, moderator, { author: 'id:ann' as AuthorKey }, 'a note');
  expect(await dropNote(deps, site, moderator, note?.id ?? '')).toBe('removed');
  const own = { ruleSet, article: intake.submission.article, comment: again.comment };
  expect(await edit(deps, { ...own, body: `${intake.submission.body}, xyzzy`, key: null })).toMatchObject({
    kind: 'edited',
  });
  expect(await withdraw(deps, own)).toBe('withdrawn');
  await forgetAll(deps);
  const page = { ...author, after: '', limit: 100 };
  await deps.database.read([
    anyOfAuthor(author),
    standingsAfter(page),
    notesAfter(page),
    commentsAfter(page),
  ]);
  await deps.database.read([reportsAfter(page), countersAfter(page), latestErasures({ site })]);
  expect(await eraseAuthor(deps, author, { ...moderator, kind: 'admin' })).toMatchObject({ comments: 2 });
  const audit = await auditStatements(database, heard);
  return [
    ...heard,
    ...audit,
    ...(['oldest', 'newest', 'risk'] as const).flatMap(queueStatements),
    ...workStatements(),
    ...[authorRow, standingsOf, authorNotes, countsByStatus].map((read) => read(author)),
    findRestraints(author),
    authorComments(author, undefined, 21),
    peoplesWord({ site, comment: again.comment }),
    moderatedComment({ site, id: again.comment }),
    articleHead({ site, article: '1' as ArticleId }),
    publicPage({ site, article: '1' as ArticleId }, 'oldest', undefined, 21),
    countsOf(site, ['1' as ArticleId]),
    commentsBefore({ site, from: '0', before: 'g', limit: 250 }),
    changesNumbered({ site, numbers: '[]' }),
    leaseDeliveries({ webhook: 'w', now: 1, until: 2, limit: 4 }),
    eventSources({ deliveries: '[]' }),
    recordOutcomes({ outcomes: '[]' }),
  ];
}

/** Much later, as a comment that was refused and one with an address are old enough to be forgotten. */
async function forgetAll(deps: SubmitDeps): Promise<void> {
  const later = { ...deps, now: () => Date.now() + 3_600_000 };
  const pace = { size: 200, scan: 1000, most: 1, pause: () => Promise.resolve() };
  for (const what of ['rejected', 'spam', 'addresses'] as const)
    await forgetByAge(later, { site, what, after: 1000 }, pace);
}

test('on a database without statistics too, prepared statements go by an index, and read no whole table', async () => {
  const database = openTestPostgres(await newPostgres());
  const statements = await usualStatements(database);
  const compile = compilerOf(postgresSyntax);
  const client = await database.pool.connect();
  await client.query('set plan_cache_mode = force_generic_plan');
  const scans: string[] = [];
  for (const { template, values } of statements) {
    const { text, slots } = compile(template);
    const { rows } = await client.query({ text: `explain ${text}`, values: bind(slots, values) });
    const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    if (/Seq Scan|Bitmap|Hash Join|Merge Join/.test(plan)) scans.push(`${text}\n${plan}`);
  }
  client.release();
  expect(statements.length).toBeGreaterThan(90);
  expect(scans).toEqual([]);
});
