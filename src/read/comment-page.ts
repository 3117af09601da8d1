import type { SiteSettings } from '../domain/site.ts';
import type { PublicComment } from './public-comments.ts';

/** A page of an article's public comments, as readers get it; times are RFC 3339 in UTC. */
export interface CommentPage {
  readonly article: string;
  /** Of all public comments of the article. */
  readonly count: number;
  /** Moves with everything that the public sees of the article. */
  readonly version: number;
  /** When the article stops taking comments; null: never. */
  readonly closesAt: string | null;
  /** Whether addresses in the comments may become links. */
  readonly links: SiteSettings['links'];
  /** In the order that was asked for; a reply comes after its parent where the oldest come first. */
  readonly comments: readonly PublicComment[];
  /** The cursor of the page that follows; null where none does. */
  readonly next: string | null;
  /** The article has changed since the page before. */
  readonly changed?: true;
}
