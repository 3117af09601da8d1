import type { Request } from 'autocannon';
import { authorName, commentText, pick, repeatableRandom } from './arabic.ts';
import type { Traffic } from './load.ts';
import { articleId, authorId, SITE, type Stock } from './stock.ts';

/** One kind of request, sent alike to Hakam and to what it is compared with. */
export interface Scenario {
  readonly name: string;
  /** What the bare counterpart does with the same request. */
  readonly bare: string;
  /** Whether it adds comments, which are taken away again after each round. */
  readonly adds: boolean;
  traffic(stock: Stock, keys: Keys): Traffic;
}

export interface Keys {
  readonly site: string;
  readonly moderator: string;
}

const JSON_HEADERS = { 'content-type': 'application/json' };
const as = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
/** So many requests each connection has ready, to send in turn. */
const READY = 25;
const BULK = 200;

const ready = (connection: number, one: (random: () => number) => Request): Request[] => {
  const random = repeatableRandom(connection);
  return Array.from({ length: READY }, () => one(random));
};

const someArticle = (random: () => number, { articles }: Pick<Stock, 'articles'>): string =>
  `/v1/sites/${SITE}/articles/${articleId(Math.floor(random() * articles))}/comments`;

const decision = (random: () => number) => ({
  status: pick(random, ['approved', 'rejected']),
  reason: 'بعد القراءة',
});

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'queue, first page of 20',
    bare: 'Hono runs one prepared SELECT of the same 20 rows (comment, decision, author) and answers them as JSON.',
    adds: false,
    traffic: (_, { moderator }) => ({
      connections: 64,
      requests: () => [{ path: `/v1/sites/${SITE}/queue`, headers: as(moderator) }],
    }),
  },
  submitting(4),
  submitting(64),
  {
    ...submitting(64),
    name: 'submit, against all its rows',
    bare: 'As before, with every row that a submission of Hakam writes: the article, the decision, the author and four counters, a prepared upsert or INSERT each.',
    traffic: (stock, { site }) => ({
      connections: 64,
      requests: (connection) => ready(connection, (random) => withAllRows(submission(random, stock, site))),
    }),
  },
  {
    name: 'decide one',
    bare: 'Hono parses the JSON and runs one prepared UPDATE of the comment and one INSERT of the decision; all that wait are one commit.',
    adds: false,
    traffic: ({ comments }, { moderator }) => ({
      connections: 64,
      requests: (connection) =>
        ready(connection, (random) => ({
          method: 'POST',
          path: `/v1/sites/${SITE}/comments/${pick(random, comments)}/decision`,
          headers: { ...JSON_HEADERS, ...as(moderator) },
          body: JSON.stringify(decision(random)),
        })),
    }),
  },
  {
    name: `decide ${BULK} at once`,
    bare: 'As before, 200 times in one commit.',
    adds: false,
    traffic: ({ comments }, { moderator }) => ({
      connections: 8,
      requests: (connection) =>
        ready(connection, (random) => {
          const first = Math.floor(random() * (comments.length - BULK));
          const decisions = comments
            .slice(first, first + BULK)
            .map((comment) => ({ comment, ...decision(random) }));
          return {
            method: 'POST',
            path: `/v1/sites/${SITE}/decisions`,
            headers: { ...JSON_HEADERS, ...as(moderator) },
            body: JSON.stringify({ decisions }),
          };
        }),
    }),
  },
];

/** Asks the bare counterpart for all rows of a submission; Hakam writes them anyway. */
export const ALL_ROWS = 'x-bench-all-rows';
const withAllRows = (request: Request): Request => ({
  ...request,
  headers: { ...request.headers, [ALL_ROWS]: 'yes' },
});

function submitting(connections: number): Scenario {
  return {
    name: `submit, ${connections} at a time`,
    bare: `Hono parses the JSON, makes an id, and runs one prepared INSERT of the comment's row into the same table with the same indexes. All inserts that wait are one commit.`,
    adds: true,
    traffic: (stock, { site }) => ({
      connections,
      requests: (connection) => ready(connection, (random) => submission(random, stock, site)),
    }),
  };
}

/** As a site's backend sends it: with the reader's id and address, so that all four limits count. */
export function submission(
  random: () => number,
  stock: Pick<Stock, 'articles' | 'authors'>,
  key: string,
): Request {
  const author = Math.floor(random() * stock.authors);
  return {
    method: 'POST',
    path: someArticle(random, stock),
    headers: { ...JSON_HEADERS, ...as(key) },
    body: JSON.stringify({
      body: commentText(random),
      author: { name: authorName(author), id: authorId(author) },
      client: { ip: `203.0.113.${author % 250}`, userAgent: 'Mozilla/5.0 (bench)' },
    }),
  };
}
