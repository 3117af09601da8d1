import type { AuthorKey, CommentId } from '../domain/comment.ts';
import { MOST_COUNTED } from '../domain/facts.ts';
import { type Language, languageOfLocale } from '../domain/language.ts';
import type { ReportReason } from '../domain/report.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { decideStatements } from '../store/decisions.ts';
import { enqueueReported } from '../store/deliveries.ts';
import { findKey } from '../store/keys.ts';
import {
  auditReported,
  findPublic,
  flagReported,
  holdComment,
  insertReport,
  type ReportedState,
  reportedState,
} from '../store/reports.ts';
import type { Statement } from '../store/statement.ts';
import {
  type ApplicableLimit,
  firstRefusal,
  type Refusal,
  type RememberedRefusals,
  rememberedRefusal,
  takeStatements,
} from './limits.ts';
import { byRules } from './store-submission.ts';

export interface ReportDeps {
  readonly database: Database;
  readonly refusals: RememberedRefusals;
  now(): number;
  newId(now: number): string;
}

/** What a reader says of a comment. */
export interface ReaderReport {
  readonly ruleSet: RuleSet;
  readonly comment: CommentId;
  /** Null where nobody can tell one reader from another: then it counts for nothing. */
  readonly reader: AuthorKey | null;
  readonly reason: ReportReason;
  /** The id of the API key that sent it, if it is stored. */
  readonly key: string | null;
}

/** `taken`, whether it counted or the reader had reported it before. */
export type ReportOutcome =
  | { readonly kind: 'taken' | 'unknown-comment' | 'key-revoked' }
  | { readonly kind: 'limited'; readonly refusal: Refusal };

/**
 * Takes a report: so many of them, as the site's file says, bring a public comment back to the queue, and so many hold
 * it. Rejects with `Unavailable` where that could not be stored; sent again, it does what is left of it.
 */
export async function report(deps: ReportDeps, sent: ReaderReport): Promise<ReportOutcome> {
  const now = deps.now();
  const limits = limitsOf(sent);
  const refused = rememberedRefusal(limits, now, deps.refusals);
  if (refused) return { kind: 'limited', refusal: refused };
  const { ruleSet, comment, reader, reason, key } = sent;
  const one = { site: ruleSet.site, comment };
  const request = deps.newId(now);
  const [[knownKey], [shown], ...taken] = await deps.database.atomically(
    [findKey({ id: key ?? '' }), findPublic(one), ...takeStatements(limits, request, now, null)],
    // A counter may be forgotten in a power cut, so this doesn't wait for the disk.
    { durable: false },
  );
  if (key !== null && knownKey === undefined) return { kind: 'key-revoked' };
  const refusal = firstRefusal(limits, taken as never, request, now, deps.refusals);
  if (refusal) return { kind: 'limited', refusal };
  if (shown === undefined) return { kind: 'unknown-comment' };
  if (reader !== null) await store(deps, ruleSet, { ...one, reader, reason, at: now });
  return { kind: 'taken' };
}

/** One counter a reader; no limit of a site's file has a colon in its id. */
const limitsOf = ({ ruleSet: { site, settings }, reader }: ReaderReport): ApplicableLimit[] =>
  reader === null
    ? []
    : [
        {
          id: `${site}/:reports/${reader}`,
          limit: { id: 'reports', by: 'author', ...settings.reports.limit },
        },
      ];

async function store(
  { database, newId }: ReportDeps,
  ruleSet: RuleSet,
  { reader, reason, at, ...one }: Parameters<typeof insertReport>[0],
): Promise<void> {
  const { queueAfter, hideAfter } = ruleSet.settings.reports;
  const look = reportedState({ ...one, most: MOST_COUNTED });
  const entry = newId(at);
  let [, , , , , [state]] = await database.atomically([
    holdComment(one),
    insertReport({ ...one, reader, reason, at }),
    auditReported({ ...one, queueAfter, id: entry, at }),
    enqueueReported({ site: one.site, entries: JSON.stringify([entry]) }),
    flagReported({ ...one, queueAfter }),
    look,
  ]);
  // Again, where its author edited it in between.
  for (let tries = 0; tries < MOST_TRIES && state && isToHide(state, hideAfter); tries++) {
    const hold = holdStatements(ruleSet, one.comment, state, newId(at), at);
    const results: unknown[][] = await database.atomically([...hold, look]);
    [state] = results.at(-1) as ReportedState[];
  }
}

const MOST_TRIES = 5;

const isToHide = ({ status, open }: ReportedState, hideAfter: number | null): boolean =>
  hideAfter !== null && status === 'approved' && open >= hideAfter;

/** Only as long as the comment is as it was: who decided since knew of these reports, and answered them. */
function holdStatements(
  ruleSet: RuleSet,
  comment: CommentId,
  { rev, open }: ReportedState,
  decision: string,
  at: number,
): readonly Statement[] {
  const by = byRules(ruleSet);
  const reason = reportedBy(open, languageOfLocale(ruleSet.settings.locale));
  return decideStatements({
    site: ruleSet.site,
    at,
    byKind: by.kind,
    byId: by.id,
    byName: by.name,
    decisions: JSON.stringify([{ id: decision, comment, status: 'pending', reason, rev }]),
    ruleSet: ruleSet.version,
    findings: '[]',
    rewrites: 0,
    bulk: null,
    audited: JSON.stringify({ ruleSet: ruleSet.version, rules: [], reports: open }),
  });
}

/** Why it is held, for moderators, in the plural forms of CLDR. */
function reportedBy(count: number, language: Language): string {
  const form = new Intl.PluralRules(language).select(count);
  if (language === 'en') return `${count} ${form === 'one' ? 'reader' : 'readers'} reported it`;
  const readers = {
    zero: 'قراء',
    one: 'قارئ واحد',
    two: 'قارئان',
    few: `${count} قراء`,
    many: `${count} قارئًا`,
    other: `${count} قارئ`,
  }[form];
  return `أبلغ عنه ${readers}`;
}
