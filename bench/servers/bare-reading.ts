import Sqlite from 'better-sqlite3';
import { Hono } from 'hono';
import { listen } from './listen.ts';
import type { Constant } from './parent.ts';

// The least that could answer readers: a constant where the bench has set one, else one prepared SELECT and its
// JSON. No validation, no version, no ETag, no signed cursor, no log. The pragmas are those of Hakam's readers.
const [, , file = ''] = process.argv;
const reader = new Sqlite(file, { readonly: true });
reader.pragma('cache_size = -65536');

const selectPage = (after: string, direction: string) =>
  reader.prepare(`
    select id, parent, author_name, body, created_at, edited_at from comments
    where site = ? and article = ? and status = 'approved' and hidden = 0 and id ${after} ?
    order by id ${direction} limit ?`);
const pages = { oldest: selectPage('>', 'asc'), newest: selectPage('<', 'desc') };
const EDGE = { oldest: '', newest: 'g' };
const selectCounts = reader.prepare(`
  select a.id, a.count from json_each(?) as wanted cross join articles as a
  where a.site = ? and a.id = wanted.value`);

let constant: {
  body: Uint8Array<ArrayBuffer> | null;
  status: number;
  headers: Record<string, string>;
} | null = null;

/** The id that a cursor of Hakam's holds, of which nothing is checked. */
const idIn = (cursor: string): string =>
  JSON.parse(Buffer.from(cursor.slice(0, cursor.indexOf('.')), 'base64url').toString())[1];

const app = new Hono();
app.get('/v1/sites/:site/articles/:article/:comments', (context) => {
  if (constant) return context.body(constant.body as never, constant.status as never, constant.headers);
  const { site, article } = context.req.param();
  const { order = 'oldest', cursor, limit } = context.req.query() as unknown as Asked;
  const after = cursor === undefined ? EDGE[order] : idIn(cursor);
  return context.json({ article, comments: pages[order].all(site, article, after, Number(limit)) });
});
app.get('/v1/sites/:site/counts', (context) => {
  const articles = context.req.queries('article') ?? [];
  const counts: Record<string, number> = {};
  for (const article of articles) counts[article] = 0;
  const known = selectCounts.all(JSON.stringify(articles), context.req.param('site'));
  for (const { id, count } of known as { id: string; count: number }[]) counts[id] = count;
  return context.json({ counts });
});

interface Asked {
  readonly order?: keyof typeof EDGE;
  readonly cursor?: string;
  readonly limit: string;
}

listen(app, (given: Constant | null) => {
  constant = given && {
    ...given,
    body: given.body === null ? null : new Uint8Array(Buffer.from(given.body, 'base64')),
  };
});
