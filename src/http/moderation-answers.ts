import {
  array,
  boolean,
  type GenericSchema,
  nullable,
  number,
  optional,
  picklist,
  strictObject,
  string,
} from 'valibot';
import { type CommentId, STATUSES } from '../domain/comment.ts';
import type {
  Claim,
  DecisionView,
  FormerText,
  ModeratedComment,
  Note,
  Reported,
} from '../read/moderated-comments.ts';
import { answer, type EntriesOf, Instant } from './answers.ts';
import { publicMembers } from './comment-answers.ts';
import { DecisionAnswer } from './decision-answers.ts';
import type { Problem } from './problem.ts';

export const NoteAnswer: GenericSchema<Note> = answer<Note>({
  id: string(),
  at: Instant,
  by: answer<Note['by']>({ kind: picklist(['moderator', 'admin']), id: string(), name: string() }),
  body: string(),
});

const moderatedMembers: EntriesOf<ModeratedComment> = {
  ...publicMembers,
  article: string(),
  status: picklist(STATUSES),
  flags: array(string()),
  rev: number(),
  risk: number(),
  author: answer<ModeratedComment['author']>({
    key: nullable(string()),
    id: nullable(string()),
    name: string(),
    approved: number(),
    rejected: number(),
    trusted: boolean(),
    bannedUntil: nullable(Instant),
    held: boolean(),
  }),
  notes: array(NoteAnswer),
  reports: array(answer<Reported>({ reason: string(), count: number() })),
  claim: nullable(
    answer<Claim>({ by: answer<Claim['by']>({ id: string(), name: string() }), until: Instant }),
  ),
  decision: DecisionAnswer,
  withdrawnAt: nullable(Instant),
  erasedAt: nullable(Instant),
};

/** A comment with all that a moderator is told of it. */
export const ModeratedCommentAnswer: GenericSchema<ModeratedComment> =
  answer<ModeratedComment>(moderatedMembers);

/** The same with all decisions, and all that it said before it was edited, oldest first. */
export type CommentWithHistory = ModeratedComment & {
  readonly history: readonly DecisionView[];
  readonly formerTexts: readonly FormerText[];
};

export const CommentWithHistoryAnswer: GenericSchema<CommentWithHistory> = answer<CommentWithHistory>({
  ...moderatedMembers,
  history: array(DecisionAnswer),
  formerTexts: array(answer<FormerText>({ body: string(), from: Instant, until: Instant })),
});

/** A page of the queue. */
export interface QueuePage {
  readonly items: readonly ModeratedComment[];
  readonly next: string | null;
}

export const QueuePageAnswer: GenericSchema<QueuePage> = answer<QueuePage>({
  items: array(ModeratedCommentAnswer),
  next: nullable(string()),
});

/** What became of one of many decisions; `rev` is the comment's present one. */
export interface DecisionResult {
  readonly comment: CommentId;
  readonly ok: boolean;
  readonly rev?: number;
  /** The id of the decision that was made, to undo it by. */
  readonly made?: string;
  readonly problem?: Problem;
}

const ProblemAnswer: GenericSchema<Problem> = strictObject({
  type: string(),
  title: string(),
  status: number(),
  detail: string(),
});

export const DecisionResultsAnswer: GenericSchema<{ readonly results: readonly DecisionResult[] }> = answer<{
  readonly results: readonly DecisionResult[];
}>({
  results: array(
    answer<DecisionResult>({
      comment: string() as unknown as GenericSchema<CommentId>,
      ok: boolean(),
      rev: optional(number()),
      made: optional(string()),
      problem: optional(ProblemAnswer),
    }),
  ),
});

/** What became of one of many decisions that were to be undone; an unknown one is of no comment. */
export interface UndoResult extends Omit<DecisionResult, 'comment'> {
  readonly decision: string;
  readonly comment?: CommentId;
}

export const UndoResultsAnswer: GenericSchema<{ readonly results: readonly UndoResult[] }> = answer<{
  readonly results: readonly UndoResult[];
}>({
  results: array(
    answer<UndoResult>({
      decision: string(),
      comment: optional(string() as unknown as GenericSchema<CommentId>),
      ok: boolean(),
      rev: optional(number()),
      made: optional(string()),
      problem: optional(ProblemAnswer),
    }),
  ),
});
