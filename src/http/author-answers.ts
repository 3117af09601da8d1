import { array, boolean, type GenericSchema, nullable, number, picklist, string } from 'valibot';
import { AUDITED } from '../domain/audit.ts';
import type { AuthorProfile, StandingChange } from '../read/author-profile.ts';
import type { ModeratedComment } from '../read/moderated-comments.ts';
import { answer, type EntriesOf, Instant } from './answers.ts';
import { ModeratedCommentAnswer, NoteAnswer } from './moderation-answers.ts';

export const StandingChangeAnswer: GenericSchema<StandingChange> = answer<StandingChange>({
  at: Instant,
  by: answer<StandingChange['by']>({ kind: picklist(AUDITED), id: string(), name: string() }),
  trusted: boolean(),
  bannedUntil: nullable(Instant),
  held: boolean(),
  reason: string(),
});

const profile: EntriesOf<AuthorProfile> = {
  key: string(),
  id: nullable(string()),
  name: nullable(string()),
  firstSeenAt: Instant,
  approved: number(),
  rejected: number(),
  trusted: boolean(),
  bannedUntil: nullable(Instant),
  held: boolean(),
  standings: array(StandingChangeAnswer),
  notes: array(NoteAnswer),
  counts: answer<AuthorProfile['counts']>({
    pending: number(),
    approved: number(),
    rejected: number(),
    spam: number(),
  }),
};

/** An author as moderators are told of them. */
export const AuthorProfileAnswer: GenericSchema<AuthorProfile> = answer<AuthorProfile>(profile);

/** The same with a page of their comments. */
export interface AuthorWithComments extends AuthorProfile {
  readonly comments: readonly ModeratedComment[];
  readonly next: string | null;
}

export const AuthorWithCommentsAnswer: GenericSchema<AuthorWithComments> = answer<AuthorWithComments>({
  ...profile,
  comments: array(ModeratedCommentAnswer),
  next: nullable(string()),
});
