import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comment, feedOf, hostile, idOf, pageOf } from './shown.ts';

test('a feed with a reply that was edited', () => {
  const reply = comment(2, { parent: idOf(1), editedAt: '2023-09-23T00:00:00.000Z', body: 'سطر\nline' });
  expect(
    feedOf(pageOf([reply, comment(1)]), { next: '?cursor=a&limit=2' }),
  ).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="ar">
<id>urn:uuid:65be0c53-7589-5bc8-9f35-89e231ceafd4</id>
<title>التعليقات على «\u2068مناورات عسكرية\u2069»</title>
<updated>2023-09-23T00:00:00.000Z</updated>
<author><name>الحدث</name></author>
<link rel="self" type="application/atom+xml" href="comments.atom"/>
<link rel="next" type="application/atom+xml" href="?cursor=a&amp;limit=2"/>
<link rel="alternate" href="https://news.example/story/1"/>
<entry>
<id>urn:uuid:${idOf(2)}</id>
<title>تعليق من \u2068ناقد لا حاقد\u2069</title>
<published>2023-09-22T17:07:00.000Z</published>
<updated>2023-09-23T00:00:00.000Z</updated>
<author><name>ناقد لا حاقد</name></author>
<link rel="alternate" href="https://news.example/story/1#comment-${idOf(2)}"/>
<thr:in-reply-to ref="urn:uuid:${idOf(1)}"/>
<content type="text">سطر
line</content>
</entry>
<entry>
<id>urn:uuid:${idOf(1)}</id>
<title>تعليق من \u2068ناقد لا حاقد\u2069</title>
<published>2023-09-22T17:07:00.000Z</published>
<updated>2023-09-22T17:07:00.000Z</updated>
<author><name>ناقد لا حاقد</name></author>
<link rel="alternate" href="https://news.example/story/1#comment-${idOf(1)}"/>
<content type="text">النظام الايراني و السوري وجهان لعملة واحدة ، الارهاب و الخراب</content>
</entry>
</feed>
`);
});

test("an empty feed has all that a feed must have, and doesn't change with time", () => {
  const feed = feedOf(pageOf([]), { title: null, url: null, language: 'en' });
  expect(feed).toContain('<title>Comments on “\u2068news/1\u2069”</title>');
  expect(feed).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  expect(feed).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/);
  expect(feed).not.toMatch(/<entry>|alternate|"next"/);
});

test('feeds of different articles have different ids', () => {
  const id = (article: string) => /<id>(.*)<\/id>/.exec(feedOf({ ...pageOf([]), article }))?.[1];
  expect(id('1')).toBe(id('1'));
  expect(id('1')).not.toBe(id('2'));
});

test('an address that has a fragment already is left as it is', () => {
  const url = 'https://news.example/#/story/1';
  expect(feedOf(pageOf([comment(1)]), { url }).split(`<link rel="alternate" href="${url}"/>`)).toHaveLength(
    3,
  );
});

/** XML 1.0, 2.2, and no markup. */
const CHARACTERS = /^[\t\n\r\u0020-\u0025\u0027-\u003B\u003D-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

test('whatever stands in names, texts and titles, the markup is that of a harmless feed', () => {
  const anything = fc.oneof(hostile, fc.string({ unit: 'binary' }));
  const parts = (feed: string) => feed.replace(/&(?:amp|lt|gt|quot|#39);/g, '').split(/(<[^>]*>)/);
  const tags = (feed: string) =>
    parts(feed).flatMap((part, at) => (at % 2 === 1 ? part.replace(/"[^"]*"/g, '""') : []));
  fc.assert(
    fc.property(anything, anything, anything, (name, body, title) => {
      const feed = feedOf(
        pageOf([comment(2, { author: { name }, body }), comment(1, { parent: idOf(2), body })]),
        { title, siteName: name, self: body, next: title, url: `https://a.example/${title}#` },
      );
      const plain = feedOf(pageOf([comment(2), comment(1, { parent: idOf(2) })]), { next: 'x' });
      expect(tags(feed)).toEqual(tags(plain));
      expect(parts(feed).filter((part, at) => at % 2 === 0 && !CHARACTERS.test(part))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('what was erased is left out, and does not move the feed', () => {
  const gone = comment(2, {
    author: { name: '' },
    body: '',
    editedAt: '2024-01-01T00:00:00.000Z',
    erased: true,
  });
  expect(feedOf(pageOf([comment(1), gone]))).toBe(feedOf(pageOf([comment(1)])));
});
