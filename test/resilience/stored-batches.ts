import Sqlite from 'better-sqlite3';

/**
 * What must hold of a database in which submissions alone were stored, by what is wrong where it
 * doesn't. Each query selects what breaks it.
 */
const BROKEN = {
  'a comment without its first decision': `
    select id from comments c
    where not exists (select 1 from decisions d where d.comment = c.id and d.rev = 1 and d.to_status = c.status)`,
  'a decision without its comment': 'select id from decisions where comment not in (select id from comments)',
  'a flag without its label': `
    select c.id, f.value from comments c, json_each(c.flags) f
    where not exists (select 1 from comment_labels l where l.comment = c.id and l.kind = 'flag' and l.label = f.value)`,
  'a finding without its label': `
    select d.comment, f.value from decisions d, json_each(d.findings) f
    where not exists (select 1 from comment_labels l
      where l.comment = d.comment and l.kind = 'rule' and l.label = f.value ->> 'rule')`,
  'a label without its comment': `
    select l.comment, l.label from comment_labels l left join comments c on c.id = l.comment
    where c.id is null or c.status <> l.status or c.risk <> l.risk`,
  'an article that is not there, or counts wrongly': `
    select c.site, c.article, a.count, a.version, sum(c.status = 'approved' and c.hidden = 0) as public
    from comments c left join articles a on a.site = c.site and a.id = c.article
    group by c.site, c.article having a.id is null or a.count <> public or a.version <> public`,
  'an article without a comment': `
    select id from articles where id not in (select article from comments)`,
  'an author who is not there, or counts wrongly': `
    select c.author_key, a.approved, a.rejected, sum(c.status = 'approved') as approvals
    from comments c left join authors a on a.site = c.site and a.key = c.author_key
    where c.author_key is not null
    group by c.site, c.author_key
    having a.key is null or a.approved <> approvals or a.rejected <> sum(c.status in ('rejected', 'spam'))`,
  'an author without a comment': `
    select key from authors where key not in (select author_key from comments where author_key is not null)`,
  'a record of an answer without its comment': `
    select i.key from idempotency i left join comments c on c.id = i.comment
    where c.id is null or c.status <> i.status`,
  'a comment with two records': 'select comment from idempotency group by comment having count(*) > 1',
  'a reply without its parent, or hidden wrongly': `
    select c.id from comments c left join comments p on p.id = c.parent
    where c.parent is not null and (p.id is null or c.hidden <> p.hidden + (p.status <> 'approved'))`,
} as const;

/** Every half-done submission of a database, by what is wrong with it; {} where all is well. */
export const brokenBatches = (file: string): Record<string, unknown[]> =>
  looking(file, (database) =>
    Object.fromEntries(
      Object.entries(BROKEN)
        .map(([what, sql]) => [what, database.prepare(sql).all()] as const)
        .filter(([, rows]) => rows.length > 0),
    ),
  );

/** Looks into a database that a service has open, without changing anything in it. */
function looking<T>(file: string, look: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(file, { readonly: true, timeout: 5000 });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

export const storedComments = (file: string): Set<unknown> =>
  looking(file, (database) => new Set(database.prepare('select id from comments').pluck().all()));

/** The comment that each idempotency key made. */
export const storedAnswers = (file: string): Map<string, string> =>
  looking(
    file,
    (database) =>
      new Map(database.prepare('select key, comment from idempotency').raw().all() as [string, string][]),
  );

/** `ok` for a file that SQLite finds sound. */
export const integrity = (file: string): unknown =>
  looking(file, (database) => database.pragma('integrity_check', { simple: true }));
