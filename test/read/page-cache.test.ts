import { expect, test } from 'vitest';
import type { ArticleId, SiteId } from '../../src/domain/comment.ts';
import { type Page, pageCache } from '../../src/read/page-cache.ts';

const page = (kilobytes: number, version = 1): Page => ({
  site: 'news' as SiteId,
  article: '1' as ArticleId,
  base: '',
  version,
  stamp: null,
  until: null,
  route: '',
  plain: { headers: { etag: '' }, bytes: new Uint8Array(kilobytes * 1000) },
  gzip: null,
});
const ROOM = 100_000;
const LONG = 'ن'.repeat(10_000);

test('pages come back as they were put', () => {
  const pages = pageCache(ROOM);
  const kept = page(10);
  pages.put('a', kept);
  expect([pages.get('a'), pages.get('b')]).toEqual([kept, undefined]);
});

test('of a page the latest version is kept alone', () => {
  const pages = pageCache(ROOM);
  for (const version of [1, 2]) pages.put('a', page(60, version));
  expect(pages.get('a')).toEqual(page(60, 2));
});

test('where there is no room left, the page goes that nobody asked for the longest', () => {
  const pages = pageCache(ROOM);
  for (const id of ['a', 'b']) pages.put(id, page(40));
  pages.get('a');
  pages.put('c', page(40));
  expect(['a', 'b', 'c'].map((id) => pages.get(id)?.plain.bytes.length)).toEqual([40_000, undefined, 40_000]);
});

test('its compressed bytes count', () => {
  const pages = pageCache(ROOM);
  pages.put('a', page(40));
  pages.put('b', page(40));
  pages.put('b', { ...page(40), gzip: { headers: { etag: '' }, bytes: new Uint8Array(20_000) } });
  expect(pages.get('a')).toBeUndefined();
});

test('where there is no room left, the oldest goes', () => {
  const pages = pageCache(ROOM);
  for (const id of ['a', 'b', 'c']) pages.put(id, page(40));
  expect(['a', 'b', 'c'].map((id) => pages.get(id)?.plain.bytes.length)).toEqual([undefined, 40_000, 40_000]);
});

test('a page that is put again takes its room once', () => {
  const pages = pageCache(ROOM);
  for (let times = 0; times < 5; times++) pages.put('a', page(40));
  pages.put('b', page(55));
  expect([pages.get('a')?.plain.bytes.length, pages.get('b')?.plain.bytes.length]).toEqual([40_000, 55_000]);
});

test('a page that is larger than all room is not kept, and drives no other out', () => {
  const pages = pageCache(ROOM);
  pages.put('b', page(40));
  pages.put('a', page(100));
  expect([pages.get('a'), pages.get('b')?.plain.bytes.length]).toEqual([undefined, 40_000]);
});

test('names and empty pages take room too, so that asking for many articles takes no more', () => {
  const pages = pageCache(ROOM);
  for (let article = 0; article < 10; article++) pages.put(`${LONG}${article}`, page(0));
  expect([pages.get(`${LONG}5`), pages.get(`${LONG}6`)?.plain.bytes.length]).toEqual([undefined, 0]);
});
