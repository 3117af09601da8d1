import type { CommentId, SiteId } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import { decideStatements } from '../store/decisions.ts';
import { replaceText } from '../store/edits.ts';
import { keepFormer } from '../store/former-texts.ts';
import type { Statement } from '../store/statement.ts';
import type { CommentsTable } from '../store/tables.ts';
import { byPeople, type ModerateDeps, type OneDecided, outcomeOf, run, type State } from './moderate.ts';

/** What a moderator makes of a comment that they saw at `rev`. */
interface WantedText {
  readonly comment: CommentId;
  readonly body: string;
  readonly rev: number;
  readonly reason: string | null;
  readonly reasonCode?: string | null;
}

type Seen = Pick<CommentsTable, 'body'> & State;

/**
 * Replaces a comment's text and approves it; the flags, the risk and the rules that it is found by stay those of the
 * text that waited. What its author makes of it later waits for people. `look` reads the comment, before and after.
 */
export async function editAndApprove<R extends Seen>(
  { database, now, newId }: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  { comment, body, rev, reason, reasonCode = null }: WantedText,
  look: Statement<R>,
): Promise<OneDecided<R> | { readonly kind: 'unchanged' }> {
  const [[seen]] = await database.read([look]);
  if (seen === undefined) return { kind: 'unknown-comment' };
  const isFinal = seen.withdrawn_from !== null || seen.erased_at !== null;
  if (isFinal || seen.rev !== rev) return { kind: outcomeOf(undefined, seen).kind, comment: seen };
  // As long as the rev is the same so is the text.
  if (seen.body === body) return { kind: 'unchanged' };

  const at = now();
  const decision = newId(at);
  const row = { id: decision, comment, status: 'approved', reason, reasonCode, rev } as const;
  const values = { ...byPeople(site, at, by, [row]), rewrites: 1 } as const;
  const text = { decision, comment, body, at, risk: null, flags: null };
  const batch = [...decideStatements(values), ...keepFormer(values), replaceText(text)] as const;
  const { decided, present } = await run(database, batch, look);
  const [after = seen] = present;
  return { kind: outcomeOf(decided.get(comment), after).kind, comment: after };
}
