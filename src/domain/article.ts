import type { Status } from './comment.ts';

/** What a site says about an article; every part may be unknown. Times are milliseconds since 1970 UTC. */
export interface ArticleMetadata {
  readonly title: string | null;
  readonly url: string | null;
  readonly section: string | null;
  readonly publishedAt: number | null;
  readonly closesAt: number | null;
  /** Replaces the site's `decide.default` for this article. */
  readonly default: DefaultEffect | null;
}

/** What happens to a submission that no rule decides: `hold` keeps it for people. */
export type DefaultEffect = 'hold' | 'approve';

/** The switch of a site: `hold` keeps everything for people, `closed` takes nothing. */
export const SITE_STATES = ['open', 'hold', 'closed'] as const;
export type SiteState = (typeof SITE_STATES)[number];

/** The status that a default gives. */
export const statusOfDefault = (effect: DefaultEffect): Status =>
  effect === 'approve' ? 'approved' : 'pending';
