import type { Ask } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';

/** The members of a JSON array in a column, as rows of `f (value)`: texts, or objects. */
const members =
  DATABASE === 'postgres'
    ? {
        texts: (column: string) => `json_array_elements_text(cast(${column} as json)) as f(value)`,
        objects: (column: string) => `json_array_elements(cast(${column} as json)) as f(value)`,
      }
    : {
        texts: (column: string) => `json_each(${column}) as f`,
        objects: (column: string) => `json_each(${column}) as f`,
      };

const count = (condition: string): string => `sum(case when ${condition} then 1 else 0 end)`;

/** A change of a comment's state by people, which may move an article's version by any steps. */
const DECIDED = 'select 1 from decisions d join comments c on c.id = d.comment where d.rev > 1';

/** Of what was erased nothing is kept. */
const isThere = (comment: string): string =>
  `exists (select 1 from comments c where c.id = ${comment} and c.erased_at is null)`;

/** Of what its author withdrew it counts what it was before. */
const REFUSED = "coalesce(c.withdrawn_from, c.status) in ('rejected', 'spam')";

/** When the text was written that stood before a rev of a comment: with the last edit, or with what an undo put back. */
const writtenBefore = (rev: string, comment: string): string => `coalesce(
  (select case when b.undoes is null then f.replaced_at else
      (select u.written_at from decisions undone join former_texts u on u.comment = undone.comment and u.rev = undone.rev
        where undone.id = b.undoes) end
    from former_texts f join decisions b on b.comment = f.comment and b.rev = f.rev
    where f.comment = ${comment}.id and f.rev < ${rev} order by f.rev desc limit 1), ${comment}.created_at)`;

/** The decision of the rules on the present text, where nothing was undone. */
const LAST_SCREENED = `d.by_kind = 'rules'
  and not exists (select 1 from decisions u where u.comment = d.comment and u.undoes is not null)
  and d.rev = (select max(s.rev) from decisions s where s.comment = d.comment and s.by_kind = 'rules')`;

/**
 * What must hold of a database, whatever was submitted and decided, by what is wrong where it doesn't. Each
 * query selects what breaks it.
 */
const BROKEN = {
  'a comment without its first decision': `
    select c.id from comments c where not exists (
      select 1 from decisions d
      where d.comment = c.id and d.rev = 1 and d.from_status is null and d.by_kind = 'rules')`,
  'a comment that is not as its last decision says': `
    select c.id, c.status, c.rev from comments c where not exists (
      select 1 from decisions d where d.comment = c.id and d.rev = c.rev and d.to_status = c.status)`,
  'decisions that are not one for each rev': `
    select c.id, c.rev from comments c
    where c.rev <> (select count(*) from decisions d where d.comment = c.id and d.rev between 1 and c.rev)
      or c.rev <> (select count(*) from decisions d where d.comment = c.id)`,
  'a decision that does not follow the one before': `
    select d.comment, d.rev from decisions d join decisions b on b.comment = d.comment and b.rev = d.rev - 1
    where d.from_status is null or d.from_status <> b.to_status`,
  'a decision without its comment': 'select id from decisions where comment not in (select id from comments)',
  'a flag without its label': `
    select c.id, f.value from comments c cross join ${members.texts('c.flags')}
    where c.withdrawn_from is null and not exists (select 1 from comment_labels l where l.comment = c.id and l.kind = 'flag' and l.label = f.value)`,
  'a finding without its label': `
    select d.comment from decisions d join comments c on c.id = d.comment cross join ${members.objects('d.findings')}
    where c.withdrawn_from is null and ${LAST_SCREENED} and not exists (select 1 from comment_labels l
      where l.comment = d.comment and l.kind = 'rule' and l.label = f.value ->> 'rule')`,
  'a label without its comment': `
    select l.comment, l.label from comment_labels l left join comments c on c.id = l.comment
    where c.id is null or c.withdrawn_from is not null or c.status <> l.status or c.risk <> l.risk`,
  'a label of a text that was replaced': `
    select l.comment, l.label from comment_labels l join decisions d on d.comment = l.comment
    where l.kind = 'rule' and ${LAST_SCREENED} and not exists (
      select 1 from ${members.objects('d.findings')} where f.value ->> 'rule' = l.label)`,
  'a text that was replaced, and not kept': `
    select d.comment from decisions d where d.rewrote = 1 and ${isThere('d.comment')}
      and not exists (select 1 from former_texts t where t.comment = d.comment and t.rev = d.rev)`,
  'a text that was kept, and not replaced': `
    select t.comment from former_texts t left join decisions d
      on d.comment = t.comment and d.rev = t.rev and d.rewrote = 1 and d.at = t.replaced_at
    where d.id is null`,
  'a text whose time does not follow the one before': `
    select t.comment from former_texts t join comments c on c.id = t.comment
    where t.written_at <> ${writtenBefore('t.rev', 'c')}`,
  'a sketch of a text that was replaced': `
    select s.comment, s.created_at from sketches s left join comments c on c.id = s.comment
    where c.id is null or (s.scope not like 'former:%' and s.created_at <> coalesce(c.edited_at, c.created_at))`,
  'two sketches of a comment in a scope': `
    select comment, scope from sketches group by comment, scope having count(*) > 1`,
  'a comment that does not say when it was edited': `
    select c.id from comments c
    where c.erased_at is null and coalesce(c.edited_at, c.created_at) <> ${writtenBefore('c.rev + 1', 'c')}`,
  'a text that was undone, and not put back': `
    select c.id from comments c join decisions d on d.comment = c.id and d.rev = c.rev and d.rewrote = 1
      join decisions undone on undone.id = d.undoes
      left join former_texts t on t.comment = undone.comment and t.rev = undone.rev
    where c.erased_at is null and (t.body is null or t.body <> c.body or t.flags <> c.flags or t.risk <> c.risk)`,
  'a comment that was withdrawn, and is not as its author left it': `
    select c.id from comments c left join decisions d on d.comment = c.id and d.rev = c.rev and d.by_kind = 'author'
    where (c.withdrawn_from is not null and (d.id is null or c.status <> 'rejected' or d.from_status <> c.withdrawn_from))
      or (c.withdrawn_from is null and d.id is not null)`,
  'a comment that people refused or held, and rules published': `
    select r.comment from (
      select d.*, (select p.verdict from decisions p where p.comment = d.comment and p.rev = d.rev - 1) as people
      from decisions d where d.by_kind = 'rules') r
    where (r.people in ('rejected', 'spam') and r.from_status <> r.to_status)
      or (r.people = 'pending' and r.to_status = 'approved')`,
  'an article that is not there, or counts wrongly': `
    select c.site, c.article, min(a.count) as counted, ${count("c.status = 'approved' and c.hidden = 0")} as public
    from comments c left join articles a on a.site = c.site and a.id = c.article
    group by c.site, c.article
    having min(a.id) is null or min(a.count) <> ${count("c.status = 'approved' and c.hidden = 0")}`,
  'an article whose version did not move with each comment': `
    select a.site, a.id, a.version, a.count from articles a
    where a.version <> a.count and not exists (${DECIDED} and c.site = a.site and c.article = a.id)
      and not exists (select 1 from comments c where c.site = a.site and c.article = a.id and c.erased_at is not null)`,
  'an article without a comment': `
    select id from articles where id not in (select article from comments)`,
  'an author who is not there, or counts wrongly': `
    select c.author_key, min(a.approved) as approved, min(a.rejected) as rejected,
      ${count("c.status = 'approved'")} as approvals, ${count(REFUSED)} as rejections
    from comments c left join authors a on a.site = c.site and a.key = c.author_key
    where c.author_key is not null
    group by c.site, c.author_key
    having min(a.key) is null or min(a.approved) <> ${count("c.status = 'approved'")}
      or min(a.rejected) <> ${count(REFUSED)}`,
  'an author without a comment': `
    select key from authors where key not in (select author_key from comments where author_key is not null)`,
  'a record of an answer without its comment': `
    select i.key from idempotency i left join decisions d on d.comment = i.comment and d.rev = 1
    where d.id is null or d.to_status <> i.status`,
  'a comment with two records': 'select comment from idempotency group by comment having count(*) > 1',
  'a reply without its parent, or hidden wrongly': `
    select c.id from comments c left join comments p on p.id = c.parent
    where c.parent is not null
      and (p.id is null or c.hidden <> p.hidden + (case when p.status = 'approved' then 0 else 1 end))`,
  'a comment that is hidden without a parent': 'select id from comments where parent is null and hidden <> 0',
} as const;

/** Every half-done submission and decision of a database, by what is wrong with it; {} where all is well. */
export async function brokenBatches(ask: Ask): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [what, text] of Object.entries(BROKEN)) {
    const rows = await ask(text);
    if (rows.length > 0) broken[what] = rows;
  }
  return broken;
}

export const storedComments = async (ask: Ask): Promise<Set<string>> =>
  new Set(((await ask('select id from comments')) as { id: string }[]).map(({ id }) => id));

/** The comment that each idempotency key made. */
export async function storedAnswers(ask: Ask): Promise<Map<string, string>> {
  const rows = (await ask('select key, comment from idempotency')) as { key: string; comment: string }[];
  return new Map(rows.map(({ key, comment }) => [key, comment]));
}

/** `[{ integrity_check: 'ok' }]` for a file that SQLite finds sound. */
export const integrity = (ask: Ask): Promise<unknown[]> => ask('pragma integrity_check');
