import fc from 'fast-check';
import type { ArticleId, CommentId, SiteId } from '../../src/domain/comment.ts';
import { commentsFeed, type FeedAbout } from '../../src/pages/feed.ts';
import { commentsFragment, type FragmentAbout } from '../../src/pages/fragment.ts';
import type { CommentPage } from '../../src/read/comment-page.ts';
import type { PublicComment } from '../../src/read/public-comments.ts';
import { cleanBody, cleanName } from '../../src/text/hygiene.ts';

export const idOf = (at: number): CommentId =>
  `0199c5a0-0000-7000-8000-${String(at).padStart(12, '0')}` as CommentId;

/** The comment of the news page, but for what is said. */
export const comment = (at: number, more: Partial<PublicComment> = {}): PublicComment => ({
  id: idOf(at),
  parent: null,
  author: { name: 'ناقد لا حاقد' },
  body: 'النظام الايراني و السوري وجهان لعملة واحدة ، الارهاب و الخراب',
  createdAt: '2023-09-22T17:07:00.000Z',
  dateText: 'الجمعة، 22-09-2023 08:07 م',
  editedAt: null,
  ...more,
});

export const pageOf = (comments: readonly PublicComment[], more: Partial<CommentPage> = {}): CommentPage => ({
  article: 'news/1' as string & ArticleId,
  count: comments.length,
  version: 1,
  closesAt: null,
  links: 'text',
  comments,
  next: null,
  ...more,
});

export const fragmentOf = (page: CommentPage, more: Partial<FragmentAbout> = {}): string =>
  commentsFragment(page, { language: 'ar', closed: false, next: null, ...more });

export const feedOf = (page: CommentPage, more: Partial<FeedAbout> = {}): string =>
  commentsFeed(page, {
    site: 'example' as SiteId,
    siteName: 'الحدث',
    language: 'ar',
    title: 'مناورات عسكرية',
    url: 'https://news.example/story/1',
    self: 'comments.atom',
    next: null,
    ...more,
  });

const PARTS = [
  ...['<', '>', '"', "'", '&', '&amp;', '&#60;', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>'],
  ...[
    '</p>',
    '</section>',
    '</textarea>',
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '<?xml',
    '$&',
    '{{x}}',
    '\\',
    '`',
  ],
  ...[
    'javascript:alert(1)',
    ' onload=',
    'https://a.com/x',
    'https://b.com"onclick=',
    'كلمة',
    'word',
    '1',
    '.',
  ],
  ...[
    '\n',
    '\n\n',
    '\t',
    '  ',
    '\r\n',
    '\r',
    '\u2028',
    '\u2029',
    '\u00A0',
    '\u200B',
    '\u200D',
    '\uFEFF',
    '\u007F',
  ],
  ...[
    '\u202A',
    '\u202B',
    '\u202C',
    '\u202D',
    '\u202E',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u200E',
    '\u200F',
  ],
  ...['\u061C', '\u206F', '\u0001', '\u0085', '\uFFFE', '\uFFFD', '\u{1FFFF}', '\u{E0041}', '😀', '𐎀'],
  ...['a\u0301\u0300\u0336\u0321'.repeat(9), 'ه\u0651\u064E', '\u0651', 'ـ', '\uFDFD'],
] as const;

/** What readers might send to break out of their place. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 12 })
  .map((parts) => `${parts.join('').toWellFormed().replaceAll('\0', '')}x`);

/** The same as it is stored. */
export const hostileBody: fc.Arbitrary<string> = hostile.map(cleanBody);
export const hostileName: fc.Arbitrary<string> = hostile.map(cleanName);

/** As HTML can hold it. */
export const written = (text: string): string => text.replaceAll('\u007F', '');

/** As many lines of a text that nobody takes for anything else. */
export const harmless = (body: string): string =>
  written(body).replace(/[^\s\u2028\u2029][^\n\u2028\u2029]*/g, 'x');
