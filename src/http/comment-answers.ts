import {
  array,
  boolean,
  type GenericSchema,
  nullable,
  number,
  optional,
  picklist,
  record,
  string,
} from 'valibot';
import { STATUSES, type Status } from '../domain/comment.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { DecisionView } from '../read/moderated-comments.ts';
import type { PublicComment } from '../read/public-comments.ts';
import { answer, type EntriesOf, Id, Instant } from './answers.ts';
import { DecisionAnswer } from './decision-answers.ts';

export const publicMembers: EntriesOf<PublicComment> = {
  id: Id,
  parent: nullable(Id),
  author: answer<PublicComment['author']>({ name: string() }),
  body: string(),
  createdAt: Instant,
  dateText: string(),
  editedAt: nullable(Instant),
  erased: optional(boolean()) as GenericSchema<true | undefined>,
};

/** A comment as readers get it. */
export const PublicCommentAnswer: GenericSchema<PublicComment> = answer<PublicComment>(publicMembers);

export const CommentPageAnswer: GenericSchema<CommentPage> = answer<CommentPage>({
  article: string(),
  count: number(),
  version: number(),
  closesAt: nullable(Instant),
  links: picklist(['text', 'clickable']),
  comments: array(PublicCommentAnswer),
  next: nullable(string()),
  changed: optional(boolean()) as GenericSchema<true | undefined>,
});

export const CountsAnswer: GenericSchema<{ readonly counts: Readonly<Record<string, number>> }> = answer<{
  readonly counts: Readonly<Record<string, number>>;
}>({ counts: record(string(), number()) });

/** What the sender of a comment is told; `flags` and `decision` are for keys alone. */
export interface Received {
  readonly id: PublicComment['id'];
  readonly status: Status;
  readonly message: string;
  readonly comment?: PublicComment;
  readonly flags?: readonly string[];
  readonly decision?: DecisionView;
  /** Where the site lets authors edit: by which secret, until when. */
  readonly edit?: EditRight;
}

/** The right to edit a comment, and to withdraw it. */
interface EditRight {
  readonly secret: string;
  readonly until: string;
}

const receivedMembers: EntriesOf<Received> = {
  id: Id,
  status: picklist(STATUSES),
  message: string(),
  comment: optional(PublicCommentAnswer),
  flags: optional(array(string())),
  decision: optional(DecisionAnswer),
  edit: optional(answer<EditRight>({ secret: string(), until: Instant })),
};

export const ReceivedAnswer: GenericSchema<Received> = answer<Received>(receivedMembers);

/** What an author is told of a comment of their own; `reason` is the site's ready one by which people rejected it. */
export interface OwnComment extends Omit<Received, 'flags' | 'decision'> {
  readonly reason: { readonly code: string; readonly text: string } | null;
}

const { flags: _flags, decision: _decision, ...ownMembers } = receivedMembers;

export const OwnCommentAnswer: GenericSchema<OwnComment> = answer<OwnComment>({
  ...ownMembers,
  reason: nullable(answer<NonNullable<OwnComment['reason']>>({ code: string(), text: string() })),
});
