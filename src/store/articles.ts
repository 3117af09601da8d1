import { type RawBuilder, sql } from 'kysely';
import type { ArticleMetadata } from '../domain/article.ts';
import type { ArticleId, SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';

type Key = { site: SiteId; id: ArticleId };

/** What is selected to get an article's metadata. */
export const METADATA_COLUMNS = [
  'title',
  'url',
  'section',
  'published_at as publishedAt',
  'closes_at as closesAt',
  'default_effect as default',
] as const;

/**
 * First statement of every submission: makes the article's row where there is none, and holds its
 * lock, so that what the public sees of the article changes in one order.
 */
export const touchArticle: (values: Key & { at: number }) => Statement = statement(
  ({ db }, p: Key & { at: number }) =>
    db
      .insertInto('articles')
      .values({
        site: p.site,
        id: p.id,
        last_submission_at: p.at,
        registered: 0,
        count: 0,
        version: 0,
      })
      .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet({ last_submission_at: p.at })),
);

type Describe = Key & {
  title: string | null;
  url: string | null;
  section: string | null;
  publishedAt: number | null;
  closesAt: number | null;
  defaultEffect: ArticleMetadata['default'];
  closeAfter: number | null;
};

/** As `closesAt` of the pipeline: null plus anything is null. */
const closing = (
  closesAt: RawBuilder<unknown>,
  publishedAt: RawBuilder<unknown>,
  closeAfter: number | null,
): RawBuilder<number | null> => sql`coalesce(${closesAt}, ${publishedAt} + cast(${closeAfter} as bigint))`;

/** How far the version moves: by one where the public sees another time of closing. */
const stepFrom = (before: RawBuilder<unknown>, then: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(case when ${before} is distinct from ${then} then 1 else 0 end)`;

const said = ({ closesAt, publishedAt, closeAfter }: Describe): RawBuilder<number | null> =>
  closing(sql`cast(${closesAt} as bigint)`, sql`cast(${publishedAt} as bigint)`, closeAfter);

const described = (p: Describe) => ({
  title: p.title,
  url: p.url,
  section: p.section,
  published_at: p.publishedAt,
  closes_at: p.closesAt,
  default_effect: p.defaultEffect,
  registered: 1,
});

/** `PUT`: all that the site says of its article; null clears. */
export const describeArticle: (values: Describe) => Statement = statement(({ db }, p: Describe) =>
  db
    .insertInto('articles')
    .values({
      site: p.site,
      id: p.id,
      ...described(p),
      count: 0,
      version: stepFrom(sql`null`, said(p)),
      last_submission_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['site', 'id']).doUpdateSet({
        ...described(p),
        version: sql`articles.version + ${stepFrom(
          closing(sql`articles.closes_at`, sql`articles.published_at`, p.closeAfter),
          said(p),
        )}`,
      }),
    ),
);

type Mention = Key & {
  title: string | null;
  url: string | null;
  section: string | null;
  publishedAt: number | null;
  closeAfter: number | null;
};

/** What comes with a submission fills in and replaces, but clears nothing that `PUT` said. */
export const mentionArticle: (values: Mention) => Statement = statement(({ db }, p: Mention) =>
  db
    .updateTable('articles')
    .set({
      title: sql`coalesce(${p.title}, title)`,
      url: sql`coalesce(${p.url}, url)`,
      section: sql`coalesce(${p.section}, section)`,
      published_at: sql`coalesce(${p.publishedAt}, published_at)`,
      registered: 1,
      version: sql`version + ${stepFrom(
        closing(sql`closes_at`, sql`published_at`, p.closeAfter),
        closing(sql`closes_at`, sql`coalesce(cast(${p.publishedAt} as bigint), published_at)`, p.closeAfter),
      )}`,
    })
    .where('site', '=', p.site)
    .where('id', '=', p.id),
);

/** Counts a comment that was inserted in the same batch, if it is public. */
export const countIfPublic: (values: { comment: string }) => Statement = statement(
  ({ db }, p: { comment: string }) =>
    db
      .updateTable('articles')
      .set({ count: sql`articles.count + 1`, version: sql`articles.version + 1` })
      .from(
        db
          .selectFrom('comments')
          .select(['site', 'article'])
          .where('id', '=', p.comment as never)
          .where('status', '=', sql.lit('approved'))
          .where('hidden', '=', sql.lit(0))
          .as('public'),
      )
      .whereRef('articles.site', '=', 'public.site')
      .whereRef('articles.id', '=', 'public.article'),
);
