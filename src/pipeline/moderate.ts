import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { Database } from '../store/database.ts';
import { decideStatements } from '../store/decisions.ts';
import { type Statement, statement } from '../store/statement.ts';

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
  readonly rev: number | null;
}

/** Made, with the comment's new rev; or not, as someone else was first, or there is no such comment. */
export type DecisionOutcome =
  | { readonly kind: 'made'; readonly rev: number }
  | { readonly kind: 'stale'; readonly rev: number }
  | { readonly kind: 'unknown-comment' };

/** The same of one comment, with the comment as it was read after the decision. */
export type OneDecided<R> =
  | { readonly kind: 'made' | 'stale'; readonly comment: R }
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
  const { decided, present } = await decide(deps, site, by, wanted, presentRevs({ site, comments }));
  const revs = new Map(present.map(({ id, rev }) => [id, rev]));
  return wanted.map(({ comment }) => outcomeOf(decided.has(comment), revs.get(comment)));
}

/**
 * Decides one comment of a site. `look` reads it as it is then, in the same batch: a look of its own could fail when
 * the decision is made already, and the answer would say that nothing was.
 */
export async function moderateOne<R>(
  deps: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  wanted: WantedDecision,
  look: Statement<R>,
): Promise<OneDecided<R>> {
  const { decided, present } = await decide(deps, site, by, [wanted], look);
  const [comment] = present;
  if (comment === undefined) return { kind: 'unknown-comment' };
  return { kind: decided.has(wanted.comment) ? 'made' : 'stale', comment };
}

/** The comments whose decision was made, and what `look` found after all of them. */
async function decide<R>(
  { database, now, newId }: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  wanted: readonly WantedDecision[],
  look: Statement<R>,
): Promise<{ decided: ReadonlySet<CommentId>; present: readonly R[] }> {
  const at = now();
  const decisions = JSON.stringify(wanted.map((decision) => ({ id: newId(at), ...decision })));
  const values = { site, at, byKind: by.kind, byId: by.id, byName: by.name, decisions };
  const [, , made, ...others] = await database.atomically([...decideStatements(values), look]);
  return { decided: new Set(made.map(({ comment }) => comment)), present: others.at(-1) as R[] };
}

function outcomeOf(made: boolean, rev: number | undefined): DecisionOutcome {
  if (rev === undefined) return { kind: 'unknown-comment' };
  return { kind: made ? 'made' : 'stale', rev };
}

type Present = { site: SiteId; comments: string };

const presentRevs: (values: Present) => Statement<{ id: CommentId; rev: number }> = statement(
  ({ db, rows }, p: Present) =>
    db
      .selectFrom(rows<{ comment: CommentId }>(p.comments, { comment: 'text' }).as('wanted'))
      // In this order: else SQLite reads all comments of the site, and looks for each in the JSON.
      .crossJoin('comments as c')
      .select(['c.id', 'c.rev'])
      .whereRef('c.id', '=', 'wanted.comment')
      .where('c.site', '=', p.site),
);
