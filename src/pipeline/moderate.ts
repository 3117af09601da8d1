import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { Database } from '../store/database.ts';
import { type Decide, type DecideBatch, type DecisionRow, decideStatements } from '../store/decisions.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { CommentsTable } from '../store/tables.ts';

export interface ModerateDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** What a moderator wants of one comment; with `rev`, only if that is still its state. */
export interface WantedDecision {
  readonly comment: CommentId;
  readonly status: Status;
  readonly reason: string | null;
  /** Which of the site's ready reasons it is. */
  readonly reasonCode?: string | null;
  readonly rev: number | null;
}

/** Made, with the comment's new rev and the decision's id; or not, with the rev that it has. */
export type Outcome =
  | { readonly kind: 'made'; readonly rev: number; readonly made: string }
  | { readonly kind: Unmade; readonly rev: number };
export type DecisionOutcome = Outcome | { readonly kind: 'unknown-comment' };

/** Why a decision on a comment is not made: another came first, its author took it back, or what it said is gone. */
export type Unmade = 'stale' | 'withdrawn' | 'erased';

/** The same of one comment, with the comment as it was read after the decision. */
export type OneDecided<R> =
  | { readonly kind: Outcome['kind']; readonly comment: R }
  | { readonly kind: 'unknown-comment' };

/**
 * Decides comments of a site, each once, in one commit: any number of them, each for itself, so that
 * one that is stale doesn't stop the others. Outcomes come in the order of what was wanted.
 */
export async function moderate(
  deps: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  wanted: readonly WantedDecision[],
): Promise<DecisionOutcome[]> {
  const comments = JSON.stringify(wanted.map(({ comment }) => ({ comment })));
  const { decided, present } = await decide(deps, site, by, wanted, presentStates({ site, comments }));
  const states = new Map(present.map((state) => [state.id, state]));
  return wanted.map(({ comment }) => {
    const state = states.get(comment);
    return state ? outcomeOf(decided.get(comment), state) : { kind: 'unknown-comment' };
  });
}

/**
 * Decides one comment of a site. `look` reads it as it is then, in the same batch: a look of its own could fail when
 * the decision is made already, and the answer would say that nothing was.
 */
export async function moderateOne<R extends State>(
  deps: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  wanted: WantedDecision,
  look: Statement<R>,
): Promise<OneDecided<R>> {
  const { decided, present } = await decide(deps, site, by, [wanted], look);
  const [comment] = present;
  if (comment === undefined) return { kind: 'unknown-comment' };
  return { kind: outcomeOf(decided.get(wanted.comment), comment).kind, comment };
}

function decide<R>(
  { database, now, newId }: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  wanted: readonly WantedDecision[],
  look: Statement<R>,
): Promise<Decided<R>> {
  const at = now();
  const rows = wanted.map((decision) => ({ id: newId(at), ...decision }));
  return run(database, decideStatements(byPeople(site, at, by, rows)), look);
}

/** What a batch of people's decisions goes by. */
export const byPeople = (site: SiteId, at: number, by: DecidedBy, rows: readonly DecisionRow[]): Decide => ({
  site,
  at,
  byKind: by.kind,
  byId: by.id,
  byName: by.name,
  decisions: JSON.stringify(rows),
  ruleSet: null,
  findings: '[]',
  rewrites: 0,
  bulk: null,
  audited: '{}',
});

/** The comments whose decision was made, and what was found after all of them. */
interface Decided<R> {
  /** The decisions' ids. */
  readonly decided: ReadonlyMap<CommentId, string>;
  readonly present: readonly R[];
}

/** Makes decisions, and looks in the same batch at what came of them. */
export async function run<R>(
  database: Database,
  statements: DecideBatch,
  look: Statement<R>,
): Promise<Decided<R>> {
  const [, , made, ...others] = await database.atomically([...statements, look]);
  return { decided: new Map(made.map(({ comment, id }) => [comment, id])), present: others.at(-1) as R[] };
}

/** How a comment stands, and whether anybody decides on it any more. */
export type State = Pick<CommentsTable, 'rev' | 'withdrawn_from' | 'erased_at'>;

/** What became of a decision on a comment that is so now; `made` is the decision's id, if it was made. */
export function outcomeOf(made: string | undefined, { rev, withdrawn_from, erased_at }: State): Outcome {
  if (made !== undefined) return { kind: 'made', rev, made };
  if (erased_at !== null) return { kind: 'erased', rev };
  return { kind: withdrawn_from === null ? 'stale' : 'withdrawn', rev };
}

type Present = { site: SiteId; comments: string };

/** How the comments of a site stand. `comments` is JSON of `{comment}[]`. */
export const presentStates: (values: Present) => Statement<State & Pick<CommentsTable, 'id'>> = statement(
  ({ db, rows }, p: Present) =>
    db
      .selectFrom(rows<{ comment: CommentId }>(p.comments, { comment: 'text' }).as('wanted'))
      // In this order: else SQLite reads all comments of the site, and looks for each in the JSON.
      .crossJoin('comments as c')
      .select(['c.id', 'c.rev', 'c.withdrawn_from', 'c.erased_at'])
      .whereRef('c.id', '=', 'wanted.comment')
      .where('c.site', '=', p.site),
);
