import type { Request } from 'autocannon';
import { pick, repeatableRandom } from '../arabic.ts';
import type { Compared } from '../compare.ts';
import { articleId, SITE } from '../stock.ts';
import { ask } from './ask.ts';
import { BUSY, type Offer, someArticles } from './stocks.ts';

/** One kind of request, sent alike to Hakam and to what it is compared with. */
export interface Row extends Compared {
  /** What part of the bare side's speed it is to reach; null where the issue names none. */
  readonly target: number | null;
  /** Bytes that are ready, or one prepared SELECT. */
  readonly against: 'constant' | 'select';
  /** What Hakam must answer for the row to mean anything. */
  readonly answer: { readonly status: 200 | 304; readonly type?: string; readonly encoding?: string };
  /** Every request is another one, and there must be so many that none is answered from what is kept. */
  readonly distinct: boolean;
  /** All its requests, over a database; `address` is Hakam's, where they have to be asked for something first. */
  requests(offer: Offer, address: string): Promise<readonly Request[]>;
}

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html';
const CONSTANT =
  "Hono answers a constant: the bytes of Hakam's own answer, that of middle length where they differ.";
/** Pages that are asked for again and again: what a site's front page links to. */
const POPULAR = 100;

const listOf = (article: string, rest: string): string =>
  `/v1/sites/${SITE}/articles/${article}/comments${rest}`;

/** A page that is kept, of 20 comments or of 200. */
const cached = (comments: 20 | 200, name: string, rest: string, more: Partial<Row> = {}): Row => ({
  name: `cached, ${comments} comments${name}`,
  bare: CONSTANT,
  target: comments === 20 ? 0.8 : 0.9,
  against: 'constant',
  answer: { status: 200, type: JSON_TYPE },
  distinct: false,
  requests: async (offer) =>
    (comments === 200 ? [BUSY] : someArticles(offer, POPULAR)).map((article) => ({
      path: listOf(article, `${rest}?limit=${comments}`),
    })),
  ...more,
});

/** The same, asked for with headers. */
const withHeaders = (row: Row, headers: Record<string, string>, answer: Partial<Row['answer']>): Row => ({
  ...row,
  answer: { ...row.answer, ...answer },
  requests: async (offer, address) =>
    (await row.requests(offer, address)).map((request) => ({ ...request, headers })),
});

const gzipped = (row: Row): Row => withHeaders(row, { 'accept-encoding': 'gzip' }, { encoding: 'gzip' });
const html = (comments: 20 | 200, name: string): Row =>
  cached(comments, name, '.html', { answer: { status: 200, type: HTML_TYPE } });

const unchanged: Row = {
  ...cached(20, '', ''),
  name: '304, nothing changed',
  bare: 'Hono answers an empty 304.',
  answer: { status: 304 },
  requests: (offer, address) =>
    Promise.all(
      someArticles(offer, POPULAR).map(async (article) => {
        const path = listOf(article, '?limit=20');
        const { headers } = await ask(address, path);
        return { path, headers: { 'if-none-match': headers.etag ?? '' } };
      }),
    ),
};

/** Of so many comments, 20 on average: other pages of the same article are other pages. */
const LIMITS = Array.from({ length: 21 }, (_, at) => 10 + at);
const ORDERS = ['oldest', 'newest'];
const SELECT =
  'Hono runs one prepared SELECT of the same comments and answers its rows as JSON: no version, no count, no dates, no cursor.';

const uncached = (name: string, more: Pick<Row, 'requests'>): Row => ({
  name: `uncached, ${name}`,
  bare: SELECT,
  target: 0.8,
  against: 'select',
  answer: { status: 200, type: JSON_TYPE },
  distinct: true,
  ...more,
});

/** So many pages that no later one finds an earlier one kept. */
const PAGES = 40_000;

const firstPage = uncached('first page', {
  requests: async (offer) =>
    LIMITS.flatMap((limit) =>
      ORDERS.flatMap((order) =>
        someArticles(offer, PAGES / 40).map((article) => ({
          path: listOf(article, `?limit=${limit}&order=${order}`),
        })),
      ),
    ),
});

const nextPage = uncached('next page', {
  requests: async (offer, address) => {
    const articles = someArticles(offer, PAGES / 40);
    // Few articles have to give more pages each.
    const skipped = Array.from(
      { length: Math.min(20, Math.ceil(PAGES / 40 / articles.length)) },
      (_, at) => at + 1,
    );
    const starts: string[] = [];
    for (const article of articles)
      for (const skip of skipped)
        for (const order of ORDERS) {
          const { body } = await ask(address, listOf(article, `?limit=${skip}&order=${order}`));
          starts.push(listOf(article, `?order=${order}&cursor=${JSON.parse(body.toString()).next}`));
        }
    return LIMITS.flatMap((limit) => starts.map((start) => ({ path: `${start}&limit=${limit}` })));
  },
});

const COUNTED = 50;

const counts: Row = {
  name: `counts, ${COUNTED} articles`,
  bare: 'Hono runs one prepared SELECT over the same list of articles (`json_each`) and answers the same JSON.',
  target: 0.7,
  against: 'select',
  answer: { status: 200, type: JSON_TYPE },
  distinct: false,
  requests: async ({ articles }) => {
    const random = repeatableRandom(1);
    const all = Array.from({ length: articles }, (_, at) => articleId(at));
    return Array.from({ length: 1600 }, () => {
      const asked = Array.from({ length: COUNTED }, () => `article=${pick(random, all)}`);
      return { path: `/v1/sites/${SITE}/counts?${asked.join('&')}` };
    });
  },
};

/** All that is compared, at every size. */
export const ROWS: readonly Row[] = [
  cached(20, '', ''),
  cached(200, '', ''),
  gzipped(cached(20, ', gzip', '')),
  gzipped(cached(200, ', gzip', '')),
  html(20, ', HTML'),
  html(200, ', HTML'),
  gzipped(html(20, ', HTML, gzip')),
  unchanged,
  firstPage,
  nextPage,
  counts,
];
