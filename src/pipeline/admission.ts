import type { ArticleMetadata } from '../domain/article.ts';
import type { SiteSettings } from '../domain/site.ts';
import type { Intake } from './intake.ts';
import type { Situation } from './situation.ts';

/** Why a submission is not taken at all; nothing of it is stored. */
export type NotAdmitted =
  | { readonly kind: 'site-closed' }
  /** Milliseconds since 1970 UTC. */
  | { readonly kind: 'author-banned'; readonly until: number }
  | { readonly kind: 'article-closed' }
  | { readonly kind: 'article-unregistered' }
  | { readonly kind: 'parent-unknown' };

/** When an article stops taking comments (ms): its own time, else the site's `close_after`; null is never. */
export const closesAt = (
  article: Pick<ArticleMetadata, 'closesAt' | 'publishedAt'> | undefined,
  { closeAfter }: Pick<SiteSettings, 'closeAfter'>,
): number | null => {
  if (article?.closesAt != null) return article.closesAt;
  return article?.publishedAt != null && closeAfter !== null ? article.publishedAt + closeAfter : null;
};

/** What the site says of the article, with what came along with this submission. */
export const articleThen = ({ mention }: Intake, { article }: Situation): ArticleMetadata => ({
  title: mention?.title ?? article?.title ?? null,
  url: mention?.url ?? article?.url ?? null,
  section: mention?.section ?? article?.section ?? null,
  publishedAt: mention?.publishedAt ?? article?.publishedAt ?? null,
  closesAt: article?.closesAt ?? null,
  default: article?.default ?? null,
});

/** Whether the site ever named the article. */
export const isNamed = ({ mention }: Intake, { article }: Situation): boolean =>
  mention !== null || article?.registered === 1;

/** The first reason against taking the submission; undefined where there is none. An edit needs no public parent. */
export function refusalOf(intake: Intake, situation: Situation, now: number): NotAdmitted | undefined {
  const { settings } = intake.ruleSet;
  if (situation.state === 'closed') return { kind: 'site-closed' };
  const bannedUntil = situation.fetched.restraints?.bannedUntil ?? null;
  if (bannedUntil !== null && bannedUntil > now) return { kind: 'author-banned', until: bannedUntil };
  if (settings.articles === 'registered' && !isNamed(intake, situation))
    return { kind: 'article-unregistered' };
  const closing = closesAt(articleThen(intake, situation), settings);
  if (closing !== null && closing <= now) return { kind: 'article-closed' };
  if (!intake.edited && intake.submission.parent !== null && !situation.parentIsPublic)
    return { kind: 'parent-unknown' };
  return undefined;
}
