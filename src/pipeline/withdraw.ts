import type { ArticleId, CommentId } from '../domain/comment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { decideStatements } from '../store/decisions.ts';
import { dropLabels, markWithdrawn, ownComment } from '../store/edits.ts';

export interface WithdrawDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** What an author takes back; that it is theirs has been seen. */
interface Withdrawal {
  readonly ruleSet: RuleSet;
  readonly article: ArticleId;
  readonly comment: CommentId;
}

/**
 * Takes a comment back for its author, in one round trip: it is rejected, by nobody else's decision. Tells whether it
 * is; it is not where the time for it is over. To do it again changes nothing.
 */
export async function withdraw(
  { database, now, newId }: WithdrawDeps,
  { ruleSet: { site, settings }, article, comment }: Withdrawal,
): Promise<boolean> {
  const at = now();
  const cameAfter = at - (settings.editFor ?? 0);
  const changed = { decision: newId(at), comment };
  const [, , made, ...others] = await database.atomically([
    ...decideStatements({
      site,
      at,
      byKind: 'author',
      byId: null,
      byName: null,
      decisions: JSON.stringify([
        { id: changed.decision, comment, status: 'rejected', reason: null, rev: null },
      ]),
      ruleSet: null,
      findings: '[]',
      cameAfter,
    }),
    markWithdrawn(changed),
    dropLabels(changed),
    ownComment({ site, article, comment }),
  ]);
  if (made.length > 0) return true;
  const [own] = others.at(-1) as { withdrawn_from: string | null; created_at: number }[];
  return own !== undefined && own.withdrawn_from !== null && own.created_at > cameAfter;
}
