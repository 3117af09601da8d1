import { get as request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import { PLAIN_SITE, startService } from '../service.ts';
import { at, rules, send } from './open-and-held.ts';

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** As it comes over the wire: `fetch` would decompress, and ask for compression by itself. */
const raw = (address: string, headers: Record<string, string> = {}): Promise<Raw> =>
  new Promise((resolve, reject) => {
    request(address, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });

test.each([
  ['', undefined, 'application/json'],
  ['', '*/*', 'application/json'],
  ['', 'application/json', 'application/json'],
  ['', 'text/html', 'text/html; charset=utf-8'],
  ['', 'TEXT/HTML', 'text/html; charset=utf-8'],
  ['', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
  ['', 'application/json, text/html;q=0.5', 'application/json'],
  ['', 'text/html;q=0', 'application/json'],
  ['', 'image/png', 'application/json'],
  ['.html', 'application/json', 'text/html; charset=utf-8'],
  ['.atom', 'text/html', 'application/atom+xml; charset=utf-8'],
  ['%2Ehtml', 'application/json', 'text/html; charset=utf-8'],
  ['%2eato%6D', 'text/html', 'application/atom+xml; charset=utf-8'],
])('comments%s with Accept: %s is %s, first and kept', async (end, accept, type) => {
  const { running } = await startService({ rules });
  for (let time = 0; time < 2; time++) {
    const { headers } = await raw(
      `${running.address}${at('1')}${end}`,
      accept === undefined ? {} : { accept },
    );
    expect(headers['content-type']).toBe(type);
    expect(headers.vary).toBe(end === '' ? 'Accept, Accept-Encoding' : 'Accept-Encoding');
  }
});

test('each format has an ETag of its own, and one that is another format’s is no 304', async () => {
  const service = await startService({ rules });
  await send(service);
  const tags = await Promise.all(
    ['', '.html', '.atom'].map(async (end) => {
      const { headers } = await service.call('GET', `${at('1')}${end}`, { key: null });
      return headers.get('etag') ?? '';
    }),
  );
  expect(new Set(tags).size).toBe(3);
  const crossed = await service.call('GET', `${at('1')}.html`, {
    key: null,
    headers: { 'if-none-match': tags[0] ?? '' },
  });
  expect(crossed.status).toBe(200);
});

// On Workers Cloudflare compresses what goes out.
test.skipIf(DATABASE === 'd1').each([
  ['gzip', true],
  ['br, gzip;q=0.5', true],
  ['GZIP', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000, br', false],
  ['br', false],
  ['identity', false],
  ['notgzip-really', false],
])('who sends Accept-Encoding: %s is answered compressed: %s', async (encoding, compressed) => {
  const service = await startService({ rules });
  for (let n = 0; n < 20; n++) await send(service, '1', `تعليق رقم ${n}`);
  const address = `${service.running.address}${at('1')}`;
  const plain = await raw(address);
  for (let time = 0; time < 3; time++) {
    const answer = await raw(address, { 'accept-encoding': encoding });
    expect(answer.headers['content-encoding']).toBe(compressed ? 'gzip' : undefined);
    expect(compressed ? gunzipSync(answer.bytes) : answer.bytes).toEqual(plain.bytes);
    expect(answer.headers.etag === plain.headers.etag).toBe(!compressed);
    if (compressed) expect(answer.bytes.length).toBeLessThan(plain.bytes.length / 3);
    const again = await raw(address, {
      'accept-encoding': encoding,
      'if-none-match': String(answer.headers.etag),
    });
    expect([again.status, again.headers.etag, again.bytes.length]).toEqual([304, answer.headers.etag, 0]);
  }
});

test('a CDN finds an article’s pages by their tag, whatever its id', async () => {
  const { call } = await startService({ rules });
  const tagOf = async (article: string) =>
    (await call('GET', at(article), { key: null })).headers.get('cache-tag');
  expect(await tagOf('1')).toBe('hakam:open,hakam:open:1');
  expect(await tagOf('خبر, آخر')).toBe(`hakam:open,hakam:open:${encodeURIComponent('خبر, آخر')}`);
});

test('dates are in the language that is asked for', async () => {
  const service = await startService({ rules, now: () => Date.UTC(2026, 0, 31, 12, 5) });
  await send(service);
  const dateIn = async (query: string) =>
    (await service.call('GET', `${at('1')}${query}`, { key: null })).json.comments[0].dateText;
  expect(await dateIn('')).toBe('Saturday, 31-01-2026 12:05 PM');
  expect(await dateIn('?lang=en')).toBe('Saturday, 31-01-2026 12:05 PM');
  expect(await dateIn('?lang=ar')).toBe('السبت، 31-01-2026 12:05 م');
  const wrong = await service.call('GET', `${at('1')}?lang=fr`, { key: null });
  expect([wrong.status, wrong.json.errors[0].path]).toEqual([400, 'lang']);
});

test('the fragment and the feed hold the comments, and lead to the page that follows', async () => {
  const service = await startService({ rules });
  for (const body of ['one', '<b>two</b>', 'three']) await send(service, '1', body);
  const look = async (path: string) => (await service.call('GET', path, { key: null })).text;
  const fragment = await look(`${at('1')}.html?limit=2&lang=ar`);
  expect(fragment).toContain('<h2 class="hakam-heading" id="hakam-comments">التعليقات (3)</h2>');
  expect(fragment).toContain('&lt;b&gt;two&lt;/b&gt;');
  const next = /<a rel="next" href="([^"]+)"/.exec(fragment)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toMatch(/^\/v1\/sites\/open\/articles\/1\/comments\.html\?limit=2&lang=ar&cursor=/);
  expect(await look(next)).toContain('three');
  const feed = await look(`${at('1')}.atom?limit=2`);
  expect(feed).toContain(
    '<link rel="self" type="application/atom+xml" href="/v1/sites/open/articles/1/comments.atom?limit=2"/>',
  );
  const following = /<link rel="next" type="application\/atom\+xml" href="([^"]+)"/.exec(feed)?.[1];
  expect(await look(following?.replaceAll('&amp;', '&') ?? '')).toContain('one');
});

test('a feed shows the title that the site gave last, beside public comments alone', async () => {
  const service = await startService({ rules });
  const feed = async (site: string) => {
    const { text, headers } = await service.call('GET', `${at('1', site)}.atom`, { key: null });
    return { titles: /First|Second/.exec(text)?.[0], etag: headers.get('etag') };
  };
  const describe = (site: string, title: string) =>
    service.call('PUT', `/v1/sites/${site}/articles/1`, { body: { title, url: 'https://news.example/1' } });
  await send(service);
  await describe('open', 'First');
  const first = await feed('open');
  await describe('open', 'Second');
  const second = await feed('open');
  expect([first.titles, second.titles]).toEqual(['First', 'Second']);
  expect(first.etag).not.toBe(second.etag);
  await send(service, '1', 'hello', 'held');
  const before = await feed('held');
  await describe('held', 'First');
  expect(await feed('held')).toEqual({ titles: undefined, etag: before.etag });
});

test('a feed begins with the newest, however many there are', async () => {
  const service = await startService({ rules });
  for (let n = 0; n < 52; n++) await send(service, '1', `number ${n};`);
  const { text } = await service.call('GET', `${at('1')}.atom`, { key: null });
  expect([text.includes('number 51;'), text.includes('number 0;')]).toEqual([true, false]);
});

test('HTML of a site whose language is not spoken has dates in the language that it says it is in', async () => {
  const urdu = PLAIN_SITE.replace('locale: en', 'locale: ur');
  const service = await startService({
    rules: { 'open.yaml': `${urdu}decide: {default: approve}\n` },
    now: () => Date.UTC(2026, 0, 31, 12, 5),
  });
  await send(service);
  const look = async (end: string) => (await service.call('GET', `${at('1')}${end}`, { key: null })).text;
  expect(await look('.html')).toMatch(/lang="en"[\s\S]*Saturday, 31-01-2026/);
  expect(await look('')).toContain('31-01-2026');
  expect(await look('')).not.toContain('Saturday');
});

test('HEAD of a kept page is the same without a body', async () => {
  const service = await startService({ rules });
  await send(service);
  const get = await service.call('GET', at('1'), { key: null });
  const head = await service.call('HEAD', at('1'), { key: null });
  expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', get.headers.get('etag')]);
});

type Step =
  | { readonly kind: 'send' }
  | { readonly kind: 'decide'; readonly at: number; readonly status: string }
  | { readonly kind: 'look'; readonly query: string; readonly gzip: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('send' as const) }),
  fc.record({
    kind: fc.constant('decide' as const),
    at: fc.nat(20),
    status: fc.constantFrom('approved', 'rejected', 'pending', 'spam'),
  }),
  fc.record({
    kind: fc.constant('look' as const),
    query: fc.constantFrom('', '?limit=3', '?order=newest', '?lang=ar', '?limit=3&order=newest'),
    gzip: fc.boolean(),
  }),
);

test('whatever is kept, a reader gets what is public now: no more, and no less', async () => {
  const service = await startService({ rules });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const article = `run-${run++}`;
      const statuses = new Map<string, string>();
      for (const each of steps) {
        if (each.kind === 'send') {
          statuses.set(await send(service, article), 'approved');
        } else if (each.kind === 'decide') {
          const id = [...statuses.keys()][each.at % Math.max(1, statuses.size)];
          if (id === undefined) continue;
          await service.call('POST', `/v1/sites/open/comments/${id}/decision`, {
            body: { status: each.status },
          });
          statuses.set(id, each.status);
        } else {
          const open = [...statuses].filter(([, status]) => status === 'approved').map(([id]) => id);
          const headers = { 'accept-encoding': each.gzip ? 'gzip' : 'identity' };
          const { json } = await service.call('GET', `${at(article)}${each.query}`, { key: null, headers });
          const ordered = each.query.includes('newest') ? open.toReversed() : open;
          const limit = each.query.includes('limit=3') ? 3 : 50;
          expect(json.count).toBe(open.length);
          expect(json.comments.map(({ id }: { id: string }) => id)).toEqual(ordered.slice(0, limit));
        }
      }
    }),
    { numRuns: 25 },
  );
});
