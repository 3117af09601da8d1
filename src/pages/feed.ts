import { html, raw } from 'hono/html';
import { v5 } from 'uuid';
import type { SiteId } from '../domain/comment.ts';
import type { Language } from '../domain/language.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { PublicComment } from '../read/public-comments.ts';
import { cleanName } from '../text/hygiene.ts';
import type { Html } from './page.ts';
import { READER_TEXTS } from './reader-texts.ts';

/** What a feed says beside its page. All addresses but the article's may be relative to the feed's own. */
export interface FeedAbout {
  readonly site: SiteId;
  /** In the feed's language. */
  readonly siteName: string;
  readonly language: Language;
  /** The article's; its id stands for what isn't known. */
  readonly title: string | null;
  readonly url: string | null;
  readonly self: string;
  readonly next: string | null;
}

/**
 * A page of comments as an Atom feed (RFC 4287), paged (RFC 5005), with what replies answer (RFC 4685). Its ids hold
 * wherever it is served. Comments that were erased are left out. Nothing in it but the arguments: the same page is the same bytes.
 */
export function commentsFeed(page: CommentPage, about: FeedAbout): string {
  const { article } = page;
  const comments = page.comments.filter(({ erased }) => !erased);
  const [before, after] = READER_TEXTS[about.language].commentsOn;
  return String(html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${about.language}">
<id>urn:uuid:${feedId(about.site, article)}</id>
<title>${xml(before + isolated(about.title ?? article) + after)}</title>
<updated>${comments.map(changedAt).reduce(later, NEVER)}</updated>
<author><name>${xml(about.siteName)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(about.self)}"/>${[
    about.next === null
      ? ''
      : html`\n<link rel="next" type="application/atom+xml" href="${xml(about.next)}"/>`,
    about.url === null ? '' : html`\n<link rel="alternate" href="${xml(about.url)}"/>`,
    comments.map((comment) => entry(comment, about)),
  ]}
</feed>
`);
}

function entry(comment: PublicComment, { language, url }: FeedAbout): Html {
  const [before, after] = READER_TEXTS[language].commentBy;
  const name = cleanName(comment.author.name);
  return html`
<entry>
<id>urn:uuid:${comment.id}</id>
<title>${xml(before + isolated(name) + after)}</title>
<published>${comment.createdAt}</published>
<updated>${changedAt(comment)}</updated>
<author><name>${xml(name)}</name></author>${[
    url === null ? '' : html`\n<link rel="alternate" href="${xml(placeIn(url, comment))}"/>`,
    comment.parent === null ? '' : html`\n<thr:in-reply-to ref="urn:uuid:${comment.parent}"/>`,
  ]}
<content type="text">${xml(comment.body)}</content>
</entry>`;
}

/** Of a feed without comments, so that it doesn't change with the time of asking. */
const NEVER = '1970-01-01T00:00:00.000Z';

const changedAt = ({ createdAt, editedAt }: PublicComment): string => editedAt ?? createdAt;

const later = (one: string, other: string): string => (one > other ? one : other);

/** The article's page, at the comment. Where the address has a fragment, a script of the site has its own use for it. */
const placeIn = (url: string, { id }: PublicComment): string =>
  url.includes('#') ? url : `${url}#comment-${id}`;

/** Ours alone (RFC 9562, 5.5). */
const NAMESPACE = '328c8526-8dbb-4f93-8035-9a9ad263c943';
const feedId = (site: SiteId, article: string): string => v5(JSON.stringify([site, article]), NAMESPACE);

/** Between FSI and PDI (UAX #9), so that a title that is text alone keeps both directions apart. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What XML 1.0 has no way to write (2.2, Char) becomes U+FFFD. */
const xml = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
