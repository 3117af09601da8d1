import type { CommentId, Status } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import type { FollowingRules } from '../rules/rules-in-force.ts';
import { Conflict, type Database } from '../store/database.ts';
import { findAnswer, type StoredAnswer } from '../store/idempotency.ts';
import { findKey } from '../store/keys.ts';
import type { CommentsTable } from '../store/tables.ts';
import { type InFlight, oneAtATime } from './in-flight.ts';
import type { Idempotency, Intake } from './intake.ts';
import { type JudgeDeps, judge, type Refused } from './judge.ts';
import { applicableLimits, rememberedRefusal } from './limits.ts';
import { lookUp } from './situation.ts';
import { firstDecision, type MessageKey, type Screened, storeStatements } from './store-submission.ts';

export interface SubmitDeps extends JudgeDeps {
  readonly database: Database;
  readonly ruleSets: FollowingRules;
  now(): number;
  newId(now: number): string;
  readonly inFlight: InFlight | null;
}

/** What became of a submission. */
export type SubmitOutcome =
  | {
      readonly kind: 'stored';
      readonly comment: CommentId;
      /** For a replay, the one that was answered first. */
      readonly status: Status;
      /** Milliseconds since 1970 UTC. */
      readonly createdAt: number;
      /** null for a replay: what became of that comment is in the database. */
      readonly fresh: Fresh | null;
    }
  | { readonly kind: 'key-revoked' }
  | { readonly kind: 'key-reused' }
  | Refused;

/** What was stored just now, so that an answer needn't read it back. */
export interface Fresh {
  readonly row: Pick<
    CommentsTable,
    'id' | 'parent' | 'author_name' | 'body' | 'created_at' | 'edited_at' | 'erased_at'
  >;
  readonly flags: readonly string[];
  readonly decision: Decision;
}

/** Takes a submission its whole way; rejects with `Unavailable` where nothing could be stored. */
export const submit = (deps: SubmitDeps, intake: Intake): Promise<SubmitOutcome> =>
  intake.idempotency === null || deps.inFlight === null
    ? submitOnce(deps, intake)
    : oneAtATime(deps.inFlight, flightId(intake.idempotency), () => submitOnce(deps, intake));

async function submitOnce(deps: SubmitDeps, sent: Intake): Promise<SubmitOutcome> {
  const now = deps.now();
  const limits = applicableLimits(sent);
  const refused = rememberedRefusal(limits, now, deps.refusals);
  if (refused) return (await replayOf(deps.database, sent)) ?? { kind: 'limited', refusal: refused };

  const request = deps.newId(now);
  const situation = await lookUp(deps, sent, limits, request, now);
  const intake = { ...sent, ruleSet: situation.ruleSet };
  if (situation.keyRevoked) return { kind: 'key-revoked' };
  if (situation.answer) return replay(situation.answer, intake);
  const judged = judge(deps, intake, situation, { limits, request, now });
  if (judged.kind !== 'screened') return judged;

  const { evaluation } = judged;
  const screened: Screened = {
    comment: deps.newId(now) as CommentId,
    decision: deps.newId(now),
    evaluation,
    message: messageFor(evaluation.status),
    sketch: situation.fetched.sketch,
    now,
  };
  try {
    await deps.database.atomically(storeStatements(intake, screened));
  } catch (error) {
    const stored = error instanceof Conflict ? await replayOf(deps.database, intake) : undefined;
    if (stored) return stored;
    throw error;
  }
  return storedJustNow(intake, screened);
}

const storedJustNow = (intake: Intake, screened: Screened): SubmitOutcome => {
  const { parent, author, body } = intake.submission;
  const { comment, evaluation, now } = screened;
  return {
    kind: 'stored',
    comment,
    status: evaluation.status,
    createdAt: now,
    fresh: {
      row: {
        id: comment,
        parent,
        author_name: author.name,
        body,
        created_at: now,
        edited_at: null,
        erased_at: null,
      },
      flags: evaluation.flags,
      decision: firstDecision(intake, screened),
    },
  };
};

const flightId = ({ scope, key }: Idempotency): string => JSON.stringify([scope, key]);

/** What a reader is told; spam looks pending to its sender. */
export const messageFor = (status: Status): MessageKey =>
  (({ approved: 'published', pending: 'held', spam: 'held', rejected: 'refused' }) as const)[status];

function replay(answer: StoredAnswer, { idempotency }: Intake): SubmitOutcome {
  if (answer.fingerprint !== idempotency?.fingerprint) return { kind: 'key-reused' };
  const { comment, status, createdAt } = answer;
  return { kind: 'stored', comment, status, createdAt, fresh: null };
}

/** The stored answer, where there is one and the key is still in force: who lost it is told of no comment. */
async function replayOf(database: Database, intake: Intake): Promise<SubmitOutcome | undefined> {
  if (intake.idempotency === null) return undefined;
  const [[answer], [key]] = await database.read([
    findAnswer(intake.idempotency),
    findKey({ id: intake.key ?? '' }),
  ]);
  if (intake.key !== null && key === undefined) return { kind: 'key-revoked' };
  return answer && replay(answer, intake);
}
