import { sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';

type One = { site: SiteId; comment: CommentId };

/** What people decided last on a comment, and by which ready reason. */
export interface PeoplesWord {
  readonly to: Status;
  readonly code: string | null;
}

/** Where they took decisions back, the reason is that of the decision which holds again. */
export const peoplesWord: (values: One) => Statement<PeoplesWord> = statement(({ db }, p: One) =>
  db
    .selectFrom('decisions as d')
    .leftJoin('decisions as s', 's.id', 'd.stands')
    .select([
      'd.to_status as to',
      sql<string | null>`case when d.stands is null then d.reason_code else s.reason_code end`.as('code'),
    ])
    .where('d.comment', '=', p.comment)
    .where('d.site', '=', p.site)
    .where('d.by_kind', 'in', [sql.lit('moderator'), sql.lit('admin')] as never)
    .orderBy('d.rev', 'desc')
    .limit(sql.lit(1)),
);
