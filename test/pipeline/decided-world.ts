import type { ArticleId, CommentId, SiteId, Status } from '../../src/domain/comment.ts';
import { edit } from '../../src/pipeline/edit.ts';
import { moderate } from '../../src/pipeline/moderate.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { Database } from '../../src/store/database.ts';
import { decideStatements } from '../../src/store/decisions.ts';
import { ruleSetOf } from '../rules/rule-files.ts';
import { processOver } from './process-over.ts';

const RULES = ruleSetOf(`decide: {default: approve}
rules:
  - {id: wait, if: {text.has: wait}, then: hold, flag: waits}
  - {id: sale, if: {text.has: sale}, then: spam, flag: sells}
  - {id: long, mode: monitor, if: {text.has: long}, then: reject}`);
const SITE = 'news' as SiteId;
/** The site whose rules decide here. */
export const NEWS: RuleSet = {
  ...RULES,
  site: SITE,
  settings: { ...RULES.settings, editFor: 3_600_000_000 },
};
const ARTICLE = '1' as ArticleId;

/** A clock that a test turns. */
export type Clock = () => number;

const depsOver = (database: Database, now: Clock) => ({ ...processOver(database), now });

/** Has a reader send a text. */
export async function submitIn(database: Database, body: string, now: Clock = Date.now): Promise<CommentId> {
  const outcome = await submit(depsOver(database, now), {
    submission: {
      site: SITE,
      article: ARTICLE,
      body,
      author: { name: 'Ann', id: 'ann', role: null, since: null },
      parent: null,
      addressHash: null,
    },
    ruleSet: NEWS,
    mention: null,
    key: null,
    idempotency: null,
  });
  if (outcome.kind !== 'stored') throw new Error(outcome.kind);
  return outcome.comment;
}

/** Has a moderator decide. */
export async function decideIn(
  database: Database,
  comment: CommentId,
  status: Status,
  by = 'm',
  now: Clock = Date.now,
): Promise<void> {
  const moderator = { kind: 'moderator', id: by, name: by.toUpperCase() } as const;
  await moderate(depsOver(database, now), SITE, moderator, [{ comment, status, reason: null, rev: null }]);
}

/** Has the author write another text. */
export async function editIn(
  database: Database,
  comment: CommentId,
  body: string,
  now: Clock,
): Promise<void> {
  await edit(depsOver(database, now), { ruleSet: NEWS, article: ARTICLE, comment, body, key: null });
}

/** Has the author take it back. */
export async function withdrawIn(database: Database, comment: CommentId, now: Clock): Promise<void> {
  await withdraw(depsOver(database, now), { ruleSet: NEWS, article: ARTICLE, comment });
}

/** Has a moderator take a decision back, if it is the latest. */
export async function undoIn(
  database: Database,
  comment: CommentId,
  undoes: string,
  by: string,
  now: Clock,
): Promise<void> {
  const { newId } = depsOver(database, now);
  const row = { id: newId(now()), comment, status: null, reason: null, rev: null, undoes };
  await database.atomically(
    decideStatements({
      site: SITE,
      at: now(),
      byKind: 'moderator',
      byId: by,
      byName: by.toUpperCase(),
      decisions: JSON.stringify([row]),
      ruleSet: null,
      findings: '[]',
      rewrites: 0,
      bulk: null,
      audited: '{}',
    }),
  );
}
