import { type RawBuilder, sql } from 'kysely';
import type { AuthorKey, CommentId, SiteId } from '../domain/comment.ts';
import { MOST_COPIES } from '../domain/facts.ts';
import { type Statement, statement } from './statement.ts';
import type { SketchesTable } from './tables.ts';

/** The keys that a sketch is found by; below 2^53. */
export type SketchKeys = Pick<SketchesTable, 'key_0' | 'key_1' | 'key_2' | 'key_3'>;

type NewSketch = Omit<SketchesTable, 'site' | 'comment'> & { decision: string };

/** Remembers what the text of a decision's comment is compared by, within one scope; nothing where none was made. */
export const insertSketch: (values: NewSketch) => Statement = statement(({ db }, p: NewSketch) =>
  db
    .insertInto('sketches')
    .columns([
      'site',
      'scope',
      'comment',
      'author_key',
      'created_at',
      'key_0',
      'key_1',
      'key_2',
      'key_3',
      'min_hashes',
    ])
    .expression(
      db
        .selectFrom('decisions as made')
        .select([
          'made.site',
          sql<string>`cast(${p.scope} as text)`.as('scope'),
          'made.comment',
          sql<AuthorKey | null>`cast(${p.author_key} as text)`.as('author_key'),
          sql<number>`cast(${p.created_at} as bigint)`.as('created_at'),
          sql<number>`cast(${p.key_0} as bigint)`.as('key_0'),
          sql<number>`cast(${p.key_1} as bigint)`.as('key_1'),
          sql<number>`cast(${p.key_2} as bigint)`.as('key_2'),
          sql<number>`cast(${p.key_3} as bigint)`.as('key_3'),
          sql<string>`cast(${p.min_hashes} as text)`.as('min_hashes'),
        ])
        .where('made.id', '=', p.decision),
    ),
);

/** So many of the newest are read by each key: some of them share it by chance, and are no copies. */
const READ = 2 * MOST_COPIES;

/** A stored text that shares a key with the one that is asked for. */
export interface FoundSketch {
  readonly comment: CommentId;
  readonly authorKey: AuthorKey | null;
  readonly minHashes: string;
}

type Asked = SketchKeys & { site: SiteId; scope: string; since: number };

/**
 * The texts of a scope that were stored since a time (ms) and share a key, at most the newest 200 by each
 * key; one that shares several comes several times.
 */
export const findSketches: (values: Asked) => Statement<FoundSketch> = statement((_, p: Asked) => {
  const keys = ['key_0', 'key_1', 'key_2', 'key_3'] as const;
  return sql<FoundSketch>`${sql.join(
    keys.map((key) => sharing(p, key)),
    sql` union all `,
  )}`;
});

const sharing = (p: Asked, key: keyof SketchKeys): RawBuilder<unknown> => sql`
  select * from (
    select comment, author_key as "authorKey", min_hashes as "minHashes"
    from sketches
    where ${sql.ref(key)} = ${p[key]} and created_at >= ${p.since} and site = ${p.site} and scope = ${p.scope}
    order by created_at desc limit ${sql.lit(READ)}
  ) as ${sql.ref(`by_${key}`)}`;

/** A text of whose copies some are asked for: within a scope, by its keys. */
export type AskedCopies = SketchKeys & { readonly comment: CommentId; readonly scope: string };

/** What was found of one of them: JSON of `FoundCopy[]` by each key; one that shares several stands in several. */
export type FoundCopies = { readonly comment: CommentId } & Readonly<Record<keyof SketchKeys, string>>;
export type FoundCopy = Pick<FoundSketch, 'comment' | 'minHashes'>;

type AskedOfMany = { site: SiteId; asked: string; since: number };

/** The same as `findSketches` for several texts (JSON of `AskedCopies[]`), at most the newest 100 by each key. */
export const findSketchesOfMany: (values: AskedOfMany) => Statement<FoundCopies> = statement(
  ({ db, list, rows }, p: AskedOfMany) => {
    const by = (key: keyof SketchKeys) =>
      list(
        sql<FoundCopy>`(
          select comment, min_hashes as "minHashes" from sketches as s
          where s.${sql.ref(key)} = asked.${sql.ref(key)} and s.created_at >= cast(${p.since} as bigint)
            and s.site = cast(${p.site} as text) and s.scope = asked.scope
          order by s.created_at desc limit ${sql.lit(MOST_COPIES)})`,
        ['comment', 'minHashes'],
      ).as(key);
    return db
      .selectFrom(
        rows<AskedCopies>(p.asked, {
          comment: 'text',
          scope: 'text',
          key_0: 'bigint',
          key_1: 'bigint',
          key_2: 'bigint',
          key_3: 'bigint',
        }).as('asked'),
      )
      .select(['asked.comment', by('key_0'), by('key_1'), by('key_2'), by('key_3')]);
  },
);

/** Forgets what was stored before a time (ms). */
export const forgetSketches: (values: { before: number }) => Statement = statement(
  ({ db }, p: { before: number }) => db.deleteFrom('sketches').where('created_at', '<', p.before),
);
