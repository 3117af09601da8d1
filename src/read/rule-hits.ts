import { sql } from 'kysely';
import { type CommentId, type SiteId, STATUSES, type Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';

/** Counting ends here, for each rule and status: a rule that matches everything costs no more to look at. */
export const MOST_HITS = 10_000;

type Asked = { site: SiteId; since: CommentId; rules: string };

/** On how many comments of a present status a rule matched; a status without any is counted too. */
export interface RuleHits {
  readonly rule: string;
  readonly status: Status;
  readonly hits: number;
}

/**
 * On how many comments since an id each rule matched when they came, by their present status, counted up to
 * 10,000. `rules` is a JSON array of their ids. One range of an index for each rule and status.
 */
export const ruleHits: (values: Asked) => Statement<RuleHits> = statement(({ db, texts }, p: Asked) =>
  db
    .selectFrom(texts(p.rules).as('asked'))
    .crossJoin(sql<{ status: Status }>`(${statuses})`.as('s'))
    .select(({ selectFrom }) => [
      'asked.text as rule',
      's.status',
      selectFrom(
        selectFrom('comment_labels as l')
          .select('l.comment')
          .where('l.site', '=', p.site)
          .where('l.kind', '=', sql.lit<'rule'>('rule'))
          .whereRef('l.label', '=', 'asked.text')
          .whereRef('l.status', '=', 's.status')
          .where('l.comment', '>=', p.since)
          .limit(sql.lit(MOST_HITS))
          .as('hits'),
      )
        .select(sql<number>`count(*)`.as('count'))
        .as('hits'),
    ])
    .$castTo<RuleHits>(),
);

const statuses = sql.join(
  STATUSES.map((status) => sql`select ${sql.lit(status)} as status`),
  sql` union all `,
);
