import type { ArticleId, CommentId, Status } from '../domain/comment.ts';
import type { SiteSettings } from '../domain/site.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { decisionOf, type MadeDecision } from '../store/decisions.ts';
import { type OwnComment, ownComment } from '../store/edits.ts';
import { findKey } from '../store/keys.ts';
import type { Intake } from './intake.ts';
import { judge, type Refused } from './judge.ts';
import { applicableLimits, rememberedRefusal } from './limits.ts';
import { lookUp } from './situation.ts';
import { type EditedText, editStatements } from './store-edit.ts';
import { byRules } from './store-submission.ts';
import type { Fresh, SubmitDeps } from './submit.ts';

/** What an author wants their comment to say; that it is theirs has been seen. */
export interface WantedEdit {
  readonly ruleSet: RuleSet;
  readonly article: ArticleId;
  readonly comment: CommentId;
  readonly body: string;
  /** The id of the API key that sent it, if it is stored. */
  readonly key: string | null;
}

/** What became of an edit. `not-allowed`: its time is over, or the comment was withdrawn; `erased`: what it said is gone. */
export type EditOutcome =
  | {
      readonly kind: 'edited';
      readonly comment: CommentId;
      readonly status: Status;
      readonly createdAt: number;
      readonly fresh: Fresh;
    }
  | { readonly kind: 'not-allowed' | 'erased' | 'key-revoked' }
  | Refused;

/**
 * Takes an edit its whole way: as a submission's, behind a look at the comment, for what limits and rules ask of its
 * author is told by nobody else. Rejects with `Unavailable` where nothing could be stored.
 */
export async function edit(deps: SubmitDeps, wanted: WantedEdit): Promise<EditOutcome> {
  const now = deps.now();
  const { article, comment, ruleSet } = wanted;
  const [[key], [own]] = await deps.database.read([
    findKey({ id: wanted.key ?? '' }),
    ownComment({ site: ruleSet.site, article, comment }),
  ]);
  if (wanted.key !== null && key === undefined) return { kind: 'key-revoked' };
  if (!own || !isOpen(own, ruleSet.settings, now)) return { kind: 'not-allowed' };
  if (own.erased_at !== null) return { kind: 'erased' };
  if (own.body === wanted.body) return unchanged(own);

  const sent = intakeOf(wanted, own);
  const limits = applicableLimits(sent);
  const refused = rememberedRefusal(limits, now, deps.refusals);
  if (refused) return { kind: 'limited', refusal: refused };
  const request = deps.newId(now);
  const situation = await lookUp(deps, sent, limits, request, now);
  if (situation.keyRevoked) return { kind: 'key-revoked' };
  const intake = { ...sent, ruleSet: situation.ruleSet };
  const judged = judge(deps, intake, situation, { limits, request, now });
  if (judged.kind !== 'screened') return judged;

  const { sketch } = situation.fetched;
  const text: EditedText = { own, decision: deps.newId(now), evaluation: judged.evaluation, sketch, now };
  const [, , [made]] = await deps.database.atomically(editStatements(intake, text));
  return made ? edited(intake, text, made) : { kind: 'not-allowed' };
}

const isOpen = (own: OwnComment, { editFor }: SiteSettings, now: number): boolean =>
  own.withdrawn_from === null && editFor !== null && now < own.created_at + editFor;

/** What its author sent then, with another text. */
const intakeOf = ({ ruleSet, article, body, key }: WantedEdit, own: OwnComment): Intake => ({
  submission: {
    site: ruleSet.site,
    article,
    body,
    author: { name: own.author_name, id: own.author_id, role: own.author_role, since: own.author_since },
    parent: own.parent,
    addressHash: own.address_hash,
  },
  ruleSet,
  mention: null,
  key,
  idempotency: null,
  edited: own,
});

/** The same text again is no edit: the answer is that to the one before. */
const unchanged = (own: OwnComment): EditOutcome => ({
  kind: 'edited',
  comment: own.id,
  status: own.status,
  createdAt: own.created_at,
  fresh: { row: own, flags: JSON.parse(own.flags), decision: decisionOf(own) },
});

const edited = (
  { submission, ruleSet }: Intake,
  { own, decision, evaluation, now }: EditedText,
  { from, to }: MadeDecision,
): EditOutcome => ({
  kind: 'edited',
  comment: own.id,
  status: to,
  createdAt: own.created_at,
  fresh: {
    row: { ...own, body: submission.body, edited_at: now },
    flags: evaluation.flags,
    decision: {
      id: decision,
      by: byRules(ruleSet),
      at: now,
      from,
      to,
      reason: evaluation.reason,
      reasonCode: null,
      ruleSet: ruleSet.version,
      findings: evaluation.findings,
      undoes: null,
      rewrote: true,
      bulk: null,
    },
  },
});
