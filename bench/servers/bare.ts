import Sqlite from 'better-sqlite3';
import { Hono } from 'hono';
import { idMaker } from '../../src/new-id.ts';
import { ALL_ROWS } from '../scenarios.ts';
import { bareGroupCommit } from './bare-group-commit.ts';
import { listen } from './listen.ts';

// The least that could answer the same requests: no keys, no validation, no rules, no limits, no
// history, no log. The pragmas are those of src/store/dialects/sqlite.ts.
const [, , file = ''] = process.argv;
const writer = new Sqlite(file);
writer.pragma('journal_mode = WAL');
writer.pragma('synchronous = FULL');
const reader = new Sqlite(file, { readonly: true });
for (const connection of [writer, reader]) connection.pragma('cache_size = -65536');
const inOneCommit = bareGroupCommit(writer);
const newId = idMaker();

const insertComment = writer.prepare(`
  insert into comments (id, site, article, parent, author_key, author_id, author_name, address_hash, body,
    created_at, edited_at, status, hidden, rev, risk, flags)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, 'pending', 0, 1, 100, '[]')`);
const touchArticle = writer.prepare(`
  insert into articles (site, id, last_submission_at) values (?, ?, ?)
  on conflict (site, id) do update set last_submission_at = excluded.last_submission_at`);
const insertFirst = writer.prepare(`
  insert into decisions (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, reason,
    rule_set, findings)
  values (?, ?, ?, 1, ?, 'rules', '0123456789abcdef', 'example.yaml', null, 'pending', null, '0123456789abcdef', '[]')`);
const seeAuthor = writer.prepare(`
  insert into authors (site, key, name, first_seen_at) values (?, ?, ?, ?)
  on conflict (site, key) do update set name = excluded.name`);
const count = writer.prepare(`
  insert into limits (id, tat, request) values (?, ?, ?)
  on conflict (id) do update set tat = excluded.tat, request = excluded.request`);
const updateComment = writer.prepare('update comments set status = ?, rev = rev + 1 where id = ?');
const insertDecision = writer.prepare(`
  insert into decisions (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, reason,
    rule_set, findings)
  values (?, 'example', ?, (select rev from comments where id = ?), ?, 'moderator', '', '', null, ?, ?, null, '[]')`);
const selectQueue = reader.prepare(`
  select c.id, c.article, c.parent, c.author_id, c.author_name, c.body, c.created_at, c.edited_at, c.status,
    c.flags, c.rev, c.risk, d.id as decision_id, d.at, d.by_kind, d.by_id, d.by_name, d.from_status,
    d.to_status, d.reason, d.rule_set, d.findings, a.approved, a.rejected, a.trusted, a.banned_until
  from comments as c
  join decisions as d on d.comment = c.id and d.rev = c.rev
  left join authors as a on a.site = c.site and a.key = c.author_key
  where c.site = 'example' and c.status = 'pending'
  order by c.id limit 20`);

interface Sent {
  readonly body: string;
  readonly author: { readonly name: string; readonly id: string };
  readonly client: { readonly ip: string };
}
interface Decided {
  readonly status: string;
  readonly reason: string | null;
}

/** All rows that a submission of Hakam's writes, beside the comment's own. */
function otherRows(id: string, site: string, article: string, { author, client }: Sent, now: number): void {
  for (const counted of [client.ip, `id:${author.id}`, article, '']) count.run(`${site}/${counted}`, now, id);
  touchArticle.run(site, article, now);
  insertFirst.run(newId(now), site, id, now);
  seeAuthor.run(site, `id:${author.id}`, author.name, now);
}

function decide(comment: string, { status, reason }: Decided): void {
  const now = Date.now();
  updateComment.run(status, comment);
  insertDecision.run(newId(now), comment, comment, now, status, reason);
}

const app = new Hono();
app.post('/v1/sites/:site/articles/:article/comments', async (context) => {
  const sent = await context.req.json<Sent>();
  const { body, author, client } = sent;
  const { site, article } = context.req.param();
  const now = Date.now();
  const id = newId(now);
  await inOneCommit(() => {
    insertComment.run(
      id,
      site,
      article,
      null,
      `id:${author.id}`,
      author.id,
      author.name,
      client.ip,
      body,
      now,
    );
    if (context.req.header(ALL_ROWS)) otherRows(id, site, article, sent, now);
  });
  return context.json({ id, status: 'pending' }, 201);
});
app.post('/v1/sites/:site/comments/:comment/decision', async (context) => {
  const decided = await context.req.json<Decided>();
  const comment = context.req.param('comment');
  await inOneCommit(() => decide(comment, decided));
  return context.json({ comment, status: decided.status });
});
app.post('/v1/sites/:site/decisions', async (context) => {
  const { decisions } = await context.req.json<{ decisions: (Decided & { comment: string })[] }>();
  await inOneCommit(() => {
    for (const each of decisions) decide(each.comment, each);
  });
  return context.json({ results: decisions.map(({ comment }) => ({ comment, ok: true })) });
});
app.get('/v1/sites/:site/queue', (context) => context.json({ items: selectQueue.all(), next: null }));

listen(app);
