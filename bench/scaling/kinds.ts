import type { Request } from 'autocannon';
import { repeatableRandom } from '../arabic.ts';
import { type Keys, SCENARIOS, submission } from '../scenarios.ts';
import { articleId, SITE, type Stock } from '../stock.ts';

/** A kind of request whose cost is measured. */
export interface Kind {
  readonly name: string;
  readonly connections: number;
  /** What it is answered with. */
  readonly status: number;
  /** Requests that one connection sends in turn; `etag` is that of the first article's page. */
  requests(stock: Sent, keys: Keys, connection: number, etag: string): Request[];
}

/** What there is to ask for. */
export type Sent = Omit<Stock, 'file'>;

/** Submissions of one article wait for each other. */
export const ONE_ARTICLE = 'submit, all to one article';

const READY = 25;

const many = (connection: number, one: (random: () => number) => Request): Request[] => {
  const random = repeatableRandom(connection);
  return Array.from({ length: READY }, () => one(random));
};

export const PAGE = `/v1/sites/${SITE}/articles/${articleId(1)}/comments?limit=20`;

/** The same requests as the bench of the service sends. */
function scenario(name: string, status: number): Kind {
  const known = SCENARIOS.find((each) => each.name === name);
  if (!known) throw new Error(`There is no scenario ${name}.`);
  const traffic = (stock: Sent, keys: Keys) => known.traffic({ ...stock, file: '' }, keys);
  return {
    name,
    status,
    connections: name.includes('200') ? 8 : 64,
    requests: (stock, keys, connection) => traffic(stock, keys).requests(connection),
  };
}

export const KINDS: readonly Kind[] = [
  {
    name: 'page, unchanged (304)',
    connections: 64,
    status: 304,
    requests: (_, __, ___, etag) => [{ path: PAGE, headers: { 'if-none-match': etag } }],
  },
  {
    name: 'read 20 comments, public',
    connections: 64,
    status: 200,
    requests: (stock, _, connection) =>
      many(connection, (random) => {
        const article = articleId(Math.floor(random() * stock.articles));
        return { path: `/v1/sites/${SITE}/articles/${article}/comments?limit=20` };
      }),
  },
  {
    name: 'counts of 20 articles',
    connections: 64,
    status: 200,
    requests: (stock, _, connection) =>
      many(connection, (random) => {
        const articles = Array.from({ length: 20 }, () => articleId(Math.floor(random() * stock.articles)));
        return { path: `/v1/sites/${SITE}/counts?${articles.map((id) => `article=${id}`).join('&')}` };
      }),
  },
  scenario('queue, first page of 20', 200),
  scenario('submit, 64 at a time', 201),
  {
    name: 'submit, refused from memory (429)',
    connections: 64,
    status: 429,
    requests: (stock, { site }, connection) =>
      many(connection, (random) => {
        const request = submission(random, stock, site);
        return { ...request, path: request.path?.replace(`/sites/${SITE}/`, '/sites/strict/') };
      }),
  },
  {
    name: ONE_ARTICLE,
    connections: 64,
    status: 201,
    requests: (stock, { site }, connection) =>
      many(connection, (random) => submission(random, { ...stock, articles: 1 }, site)),
  },
  scenario('decide one', 200),
  scenario('decide 200 at once', 200),
];
