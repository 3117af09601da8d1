import type { ArticleMetadata, SiteState } from '../domain/article.ts';
import type { ArticleId, AuthorKey, CommentId, SiteId } from '../domain/comment.ts';
import { METADATA_COLUMNS } from '../store/articles.ts';
import type { Database } from '../store/database.ts';
import { findAnswer, type StoredAnswer } from '../store/idempotency.ts';
import { findSiteState } from '../store/site-states.ts';
import { type Statement, statement } from '../store/statement.ts';
import { authorKeyOf, type Intake } from './intake.ts';
import { type ApplicableLimit, takeStatements } from './limits.ts';

/** All that round trip 1 learns. */
export interface Situation {
  readonly answer: StoredAnswer | undefined;
  readonly state: SiteState;
  readonly article: StoredArticle | undefined;
  /** Whether the parent is there to be replied to: in this article, and public. */
  readonly parentIsPublic: boolean;
  readonly author: { readonly approved: number; readonly firstSeenAt: number } | undefined;
  /** What each limit's counter says after this request, in the order of the limits. */
  readonly taken: readonly (readonly { tat: number; request: string }[])[];
}

type StoredArticle = ArticleMetadata & { readonly registered: number };

/** Round trip 1: everything is looked up, and the limits are taken, at once. */
export async function lookUp(
  database: Database,
  intake: Intake,
  limits: readonly ApplicableLimit[],
  request: string,
  now: number,
): Promise<Situation> {
  const { submission, idempotency, ruleSet } = intake;
  const { site, article, parent } = submission;
  const asksForAuthor = ruleSet.needs.has('author.approved') || ruleSet.needs.has('author.age');
  const key = asksForAuthor ? authorKeyOf(submission) : null;
  const statements = [
    findAnswer({ scope: idempotency?.scope ?? '', key: idempotency?.key ?? '' }),
    findSiteState({ site }),
    findArticle({ site, id: article }),
    findPublicParent({ site, article, parent }),
    findStanding({ site, key }),
    ...takeStatements(limits, request, now, idempotency),
  ] as const;
  // A counter may be forgotten in a power cut, so this doesn't wait for the disk.
  const rows =
    limits.length > 0
      ? await database.atomically(statements, { durable: false })
      : await database.read(statements);
  const [[answer], [state], [known], [parentRow], [author], ...taken] = rows;
  return {
    answer,
    state: state?.state ?? 'open',
    article: known,
    parentIsPublic: parentRow !== undefined,
    author,
    taken,
  };
}

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

type Standing = { site: SiteId; key: AuthorKey | null };

const findStanding: (values: Standing) => Statement<{ approved: number; firstSeenAt: number }> = statement(
  ({ db }, p: Standing) =>
    db
      .selectFrom('authors')
      .select(['approved', 'first_seen_at as firstSeenAt'])
      .where('site', '=', p.site)
      .where('key', '=', p.key as AuthorKey),
);
