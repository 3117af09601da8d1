import type { ArticleMetadata } from '../domain/article.ts';
import type { ArticleId, SiteId } from '../domain/comment.ts';
import { METADATA_COLUMNS } from '../store/articles.ts';
import { type Statement, statement } from '../store/statement.ts';

type Key = { site: SiteId; id: ArticleId };

/** What the site said of an article; no row where it never named it. */
export const articleMetadata: (values: Key) => Statement<ArticleMetadata> = statement(({ db }, p: Key) =>
  db
    .selectFrom('articles')
    .select(METADATA_COLUMNS)
    .where('site', '=', p.site)
    .where('id', '=', p.id)
    .where('registered', '=', 1),
);
