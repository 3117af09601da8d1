import { type Statement, statement } from './statement.ts';

/** A file that is not wholly read into the database yet; no row where there is none. */
export const unfinishedImport: (values: Record<string, never>) => Statement<{ started_at: number }> =
  statement(({ db }) =>
    db.selectFrom('imports').select('started_at').where('finished_at', 'is', null).limit(1),
  );
