import { parseAccept } from 'hono/utils/accept';
import { type Language, languageOfLocale } from '../domain/language.ts';
import { commentsFeed } from '../pages/feed.ts';
import { commentsFragment } from '../pages/fragment.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** How a page of comments can be had. */
export type Format = 'json' | 'html' | 'atom';

/** What a page is to be told beside its comments. */
interface Surroundings {
  readonly site: RuleSet;
  readonly language: Language;
  /** Of the article, if they may be shown. */
  readonly title: string | null;
  readonly url: string | null;
  /** Whether the article takes no more comments. */
  readonly closed: boolean;
  /** The page's own address, and that of the page that follows, without the host: a proxy may have another one. */
  readonly address: string;
  readonly next: string | null;
}

interface Form {
  readonly contentType: string;
  write(page: CommentPage, surroundings: Surroundings): string;
}

export const FORMATS: Readonly<Record<Format, Form>> = {
  json: { contentType: 'application/json', write: (page) => JSON.stringify(page) },
  html: { contentType: 'text/html; charset=utf-8', write: commentsFragment },
  atom: {
    contentType: 'application/atom+xml; charset=utf-8',
    write: (page, { site, language, address, ...about }) =>
      commentsFeed(page, {
        ...about,
        site: site.site,
        siteName: nameIn(site, language),
        language,
        self: address,
      }),
  },
};

/** In the language that is asked for, else in the site's own, else in any. */
const nameIn = ({ settings: { name, locale } }: RuleSet, language: Language): string =>
  name[language] ?? name[locale] ?? name[languageOfLocale(locale)] ?? Object.values(name)[0] ?? '';

/** By the end of the name; without one by `Accept` (RFC 9110, 12.5.1), of which anything but a wish for HTML is JSON. */
export function formatOf(name: string, accept: string | undefined): Format {
  if (name.endsWith('.html')) return 'html';
  if (name.endsWith('.atom')) return 'atom';
  return accept !== undefined && /text\/html/i.test(accept) && preferred(accept) === 'text/html'
    ? 'html'
    : 'json';
}

/** The one of both that is wished for most. */
const preferred = (accept: string): string | undefined =>
  parseAccept(accept)
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q)
    .map(({ type }) => type.toLowerCase())
    .find((type) => type === 'application/json' || type === 'text/html');

/** What answers of the same address differ by: caches that heed only `Accept-Encoding` have `.html` and `.atom`. */
export const varyOf = (name: string): string =>
  /\.(html|atom)$/.test(name) ? 'Accept-Encoding' : 'Accept, Accept-Encoding';
