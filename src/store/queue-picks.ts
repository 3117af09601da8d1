import { type AliasableExpression, type SelectQueryBuilder, sql } from 'kysely';
import type { ArticleId, AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import { type Compilable, type Dialect, type Statement, statement, type Value } from './statement.ts';
import type { Tables } from './tables.ts';

/** Comments picked by id, in the order of the queue. */
export type Picked = { id: CommentId; risk: number };
export type QueueOrder = 'oldest' | 'newest' | 'risk';

/** What of a site's comments a moderator asks for; a filter that is undefined doesn't narrow. */
export interface QueueFilters {
  readonly status: Status;
  readonly flag: string | undefined;
  readonly rule: string | undefined;
  readonly article: ArticleId | undefined;
  readonly author: AuthorKey | undefined;
  /** A part of the body or the name, looked for among the newest rows that match the rest. */
  readonly q: string | undefined;
}

/** So many of the newest matching rows are searched for `q`. */
const SEARCHED = 10_000;

type Values = Readonly<Record<string, Value>>;

/** A statement for each set of filters that was asked for, by who asks with it: some hundreds at most. */
const shapes = new Map<string, (values: Values) => Statement>();

/**
 * A statement that asks for the filters that are given, and is built of them once: `asking` names all else that
 * `build` goes by.
 */
export function byFilters<R>(
  asking: string,
  filters: QueueFilters,
  values: Values,
  build: (dialect: Dialect, filters: QueueFilters, values: Values) => Compilable<R>,
): Statement<R> {
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  const names = Object.keys(given).sort();
  const shape = [asking, ...names].join();
  const built =
    shapes.get(shape) ??
    statement((dialect, p: Values) =>
      build(dialect, Object.fromEntries(names.map((name) => [name, p[name]])) as unknown as QueueFilters, p),
    );
  shapes.set(shape, built);
  return built({ ...given, ...values }) as Statement<R>;
}

/** The first of some rows in an order, or the first after a position. */
export function pick(
  { rows, id, risk }: Source,
  order: QueueOrder,
  after: Picked | undefined,
  limit: number,
): AliasableExpression<Picked> {
  const following = !after
    ? rows
    : order === 'risk'
      ? rows.where(({ eb, refTuple, tuple }) => eb(refTuple(risk, id), '<', tuple(after.risk, after.id)))
      : rows.where(id, order === 'oldest' ? '>' : '<', after.id);
  return following
    .select([`${id} as id`, `${risk} as risk`])
    .$if(order === 'risk', (ordered) => ordered.orderBy(risk, 'desc'))
    .orderBy(id, order === 'oldest' ? 'asc' : 'desc')
    .limit(limit);
}

/** Tables and aliases that the pickers below use. */
type Scope = Tables & { c: Tables['comments']; l: Tables['comment_labels'] };

/** Rows to pick from, each with its comment `c`, and with the columns of the index that already has them in the queue's order. */
export interface Source {
  readonly rows: SelectQueryBuilder<Scope, 'c' | 'l', object>;
  readonly id: 'c.id' | 'l.comment';
  readonly risk: 'c.risk' | 'l.risk';
}

/** All that match. */
export const matching = (dialect: Dialect, site: SiteId, filters: QueueFilters): Source =>
  filters.q === undefined ? unsearched(dialect, site, filters) : searched(dialect, site, filters, filters.q);

/** All that match but for `q`. */
function unsearched(dialect: Dialect, site: SiteId, filters: QueueFilters): Source {
  const source =
    (filters.flag ?? filters.rule) ? labelled(dialect, site, filters) : unlabelled(dialect, site, filters);
  let { rows } = source;
  if (filters.article !== undefined) rows = rows.where('c.article', '=', filters.article);
  if (filters.author !== undefined) rows = rows.where('c.author_key', '=', filters.author);
  return { ...source, rows };
}

const unlabelled = ({ db }: Dialect, site: SiteId, { status }: QueueFilters): Source => ({
  rows: db
    .selectFrom('comments as c')
    .where('c.site', '=', site)
    .where('c.status', '=', status)
    .where(isWork) as never,
  id: 'c.id',
  risk: 'c.risk',
});

/** What waited when its text was erased waits for nobody any more; what was decided is there to be looked up. */
const isWork = sql<boolean>`(c.erased_at is null or c.status <> 'pending')`;

/** By flag or rule the labels' own index leads; with both, the rule is looked up for each flagged row. */
function labelled({ db }: Dialect, site: SiteId, { status, flag, rule }: QueueFilters): Source {
  const rows = db
    .selectFrom('comment_labels as l')
    .innerJoin('comments as c', 'c.id', 'l.comment')
    .where('l.site', '=', site)
    .where('l.kind', '=', flag === undefined ? 'rule' : 'flag')
    .where('l.label', '=', (flag ?? rule) as string)
    .where('l.status', '=', status)
    .where(isWork)
    .$if(flag !== undefined && rule !== undefined, (both) =>
      both.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('comment_labels as also')
            .select('also.label')
            .whereRef('also.comment', '=', 'l.comment')
            .where('also.kind', '=', 'rule')
            .where('also.label', '=', rule as string),
        ),
      ),
    );
  return { rows: rows as never, id: 'l.comment', risk: 'l.risk' };
}

/** The newest that match the other filters, narrowed to those that contain `q`. */
function searched(dialect: Dialect, site: SiteId, filters: QueueFilters, q: string): Source {
  const { rows, id } = unsearched(dialect, site, filters);
  const newest = rows.select(`${id} as id`).orderBy(id, 'desc').limit(SEARCHED);
  return {
    rows: dialect.db
      .selectFrom(newest.as('newest'))
      .innerJoin('comments as c', 'c.id', 'newest.id')
      .where(({ or }) => or([dialect.contains('c.body', q), dialect.contains('c.author_name', q)])) as never,
    id: 'c.id',
    risk: 'c.risk',
  };
}
