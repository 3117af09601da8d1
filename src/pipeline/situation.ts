import type { ArticleMetadata, SiteState } from '../domain/article.ts';
import type { ArticleId, CommentId, SiteId } from '../domain/comment.ts';
import type { ListChange } from '../domain/list-change.ts';
import { changeWhileGood } from '../rules/change-rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { FollowingRules } from '../rules/rules-in-force.ts';
import { METADATA_COLUMNS } from '../store/articles.ts';
import type { Database } from '../store/database.ts';
import { findAnswer, type StoredAnswer } from '../store/idempotency.ts';
import { findKey } from '../store/keys.ts';
import { listChangesSince } from '../store/list-changes.ts';
import { findSiteState } from '../store/site-states.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Intake } from './intake.ts';
import { type ApplicableLimit, takeStatements } from './limits.ts';
import { type Fetched, lookUpsOf } from './look-ups.ts';

/** All that round trip 1 learns. */
export interface Situation {
  /** Whether the key that sent it was revoked since it was last looked up. */
  readonly keyRevoked: boolean;
  readonly answer: StoredAnswer | undefined;
  /** The intake's, with the newest lists. */
  readonly ruleSet: RuleSet;
  readonly state: SiteState;
  readonly article: StoredArticle | undefined;
  /** Whether the parent is there to be replied to: in this article, and public. */
  readonly parentIsPublic: boolean;
  readonly fetched: Fetched;
  /** What each limit's counter says after this request, in the order of the limits. */
  readonly taken: readonly (readonly { tat: number; request: string }[])[];
}

type StoredArticle = ArticleMetadata & { readonly registered: number };

/** Round trip 1: everything is looked up, and the limits are taken, at once. */
export async function lookUp(
  { database, ruleSets }: { readonly database: Database; readonly ruleSets: FollowingRules },
  intake: Intake,
  limits: readonly ApplicableLimit[],
  request: string,
  now: number,
): Promise<Situation> {
  const { submission, idempotency } = intake;
  const { site, article, parent } = submission;
  const lookUps = lookUpsOf(intake, now);
  const statements = [
    findKey({ id: intake.key ?? '' }),
    findAnswer({ scope: idempotency?.scope ?? '', key: idempotency?.key ?? '' }),
    findSiteState({ site }),
    listChangesSince({ site, after: ruleSets.seen(site) }),
    findArticle({ site, id: article }),
    findPublicParent({ site, article, parent }),
    ...lookUps.statements,
    ...takeStatements(limits, request, now, idempotency),
  ] as const;
  // A counter may be forgotten in a power cut, so this doesn't wait for the disk.
  const rows =
    limits.length > 0
      ? await database.atomically(statements, { durable: false })
      : await database.read(statements);
  const [[key], [answer], [state], changes, [known], [parentRow], ...others] = rows;
  return {
    keyRevoked: intake.key !== null && key === undefined,
    answer,
    ruleSet: newest(intake.ruleSet, ruleSets.advance(site, changes), ruleSets.changes(site)),
    state: state?.state ?? 'open',
    article: known,
    parentIsPublic: parentRow !== undefined,
    fetched: lookUps.read(others.slice(0, lookUps.statements.length)),
    taken: others.slice(lookUps.statements.length) as Situation['taken'],
  };
}

/** Files that were read meanwhile may ask for facts that were not looked up: then the files asked of count, with the newest lists. */
const newest = (asked: RuleSet, inForce: RuleSet | undefined, changes: readonly ListChange[]): RuleSet =>
  inForce?.base === asked.base ? inForce : changeWhileGood(asked, changes).ruleSet;

type ArticleKey = { site: SiteId; id: ArticleId };

const findArticle: (values: ArticleKey) => Statement<StoredArticle> = statement(({ db }, p: ArticleKey) =>
  db
    .selectFrom('articles')
    .select([...METADATA_COLUMNS, 'registered'])
    .where('site', '=', p.site)
    .where('id', '=', p.id),
);

type Parent = { site: SiteId; article: ArticleId; parent: CommentId | null };

const findPublicParent: (values: Parent) => Statement<{ id: CommentId }> = statement(({ db }, p: Parent) =>
  db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', p.parent as CommentId)
    .where('site', '=', p.site)
    .where('article', '=', p.article)
    .where('status', '=', 'approved')
    .where('hidden', '=', 0),
);
