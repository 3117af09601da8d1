interface Many {
  /** Ids are `<named>-100001` and so on. */
  readonly named: string;
  readonly site: string;
  readonly article: string;
  readonly status: 'pending' | 'approved' | 'rejected' | 'spam';
  readonly count: number;
  /** A flag that all of them have. */
  readonly flag?: string;
}

/** A service whose database can be asked past it. */
interface Running {
  readonly running: { sql(text: string): Promise<unknown[]> };
}

/** Stores many comments at once, past the service, each with its first decision; `text 100001` is the first's body. */
export async function storeMany({ running }: Running, many: Many): Promise<void> {
  const { named, site, article, status, count, flag } = many;
  await running.sql(`
    insert into comments (id, site, article, author_name, body, created_at, status, hidden, rev, risk, flags)
    with recursive numbers(n) as (select 100001 union all select n + 1 from numbers where n < ${100_000 + count})
    select '${named}-' || n, '${site}', '${article}', 'Ann', 'text ' || n, 0, '${status}', 0, 1, 0, '[]' from numbers`);
  await running.sql(`
    insert into decisions (id, site, comment, rev, at, by_kind, by_id, by_name, to_status, findings)
    select 'first-' || id, site, id, 1, 0, 'rules', '', '', status, '[]' from comments where id like '${named}-1%'`);
  if (flag === undefined) return;
  await running.sql(`
    insert into comment_labels (comment, site, kind, label, status, risk)
    select id, site, 'flag', '${flag}', status, risk from comments where id like '${named}-1%'`);
}
