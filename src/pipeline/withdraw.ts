import type { ArticleId, CommentId, SiteId } from '../domain/comment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { decideStatements } from '../store/decisions.ts';
import { dropLabels, markWithdrawn, ownComment } from '../store/edits.ts';
import type { Statement } from '../store/statement.ts';

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
 * Takes a comment back for its author: it is rejected, by nobody else's decision. It is not where the time for it is
 * over, or where what it said is gone. To do it again changes nothing, and writes nothing.
 */
export async function withdraw(
  { database, now, newId }: WithdrawDeps,
  { ruleSet: { site, settings }, article, comment }: Withdrawal,
): Promise<'withdrawn' | 'not-allowed' | 'erased'> {
  const at = now();
  const [[own]] = await database.read([ownComment({ site, article, comment })]);
  if (!own || own.created_at <= at - (settings.editFor ?? 0)) return 'not-allowed';
  if (own.withdrawn_from !== null) return 'withdrawn';
  if (own.erased_at !== null) return 'erased';
  // Where another request has withdrawn it meanwhile, nothing of this is done.
  await database.atomically(withdrawStatements({ site, comment, decision: newId(at), at }));
  return 'withdrawn';
}

interface Withdrawing {
  readonly site: SiteId;
  readonly comment: CommentId;
  readonly decision: string;
  readonly at: number;
}

const withdrawStatements = ({ site, comment, decision, at }: Withdrawing): Statement[] => [
  ...decideStatements({
    site,
    at,
    byKind: 'author',
    byId: null,
    byName: null,
    decisions: JSON.stringify([{ id: decision, comment, status: 'rejected', reason: null, rev: null }]),
    ruleSet: null,
    findings: '[]',
    rewrites: 0,
    bulk: null,
    audited: '{}',
  }),
  markWithdrawn({ decision, comment }),
  dropLabels({ decision, comment }),
];
