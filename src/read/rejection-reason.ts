import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';

type One = { site: SiteId; comment: CommentId };

/** What people's word on a comment is now, and by which ready reason; null where they said nothing, or took it back. */
export interface PeoplesWord {
  readonly to: Status | null;
  readonly code: string | null;
}

export const peoplesWord: (values: One) => Statement<PeoplesWord> = statement(({ db }, p: One) =>
  db
    .selectFrom('comments as c')
    .innerJoin('decisions as d', (join) => join.onRef('d.comment', '=', 'c.id').onRef('d.rev', '=', 'c.rev'))
    .select(['d.verdict as to', 'd.verdict_code as code'])
    .where('c.id', '=', p.comment)
    .where('c.site', '=', p.site),
);
