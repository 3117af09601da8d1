import type { AuthorKey, CommentId } from '../domain/comment.ts';
import { dropNote, writeNote } from '../pipeline/notes.ts';
import { toNote } from '../read/moderated-comments.ts';
import { unknownAuthor } from './authors.ts';
import { UNKNOWN_COMMENT } from './decided-answer.ts';
import { decidedBy } from './decided-by.ts';
import { NoteAnswer } from './moderation-answers.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { members, NoteBody } from './schemas.ts';

const NOTE = {
  body: members({ body: NoteBody }),
  examples: {
    'in Arabic': { body: 'راسلناه بشأن تعليقاته، وننتظر رده.' },
    'in English': { body: 'Asked the news desk whether the quote is real.' },
  },
} as const;

/** What moderators write for one another; readers and sites' keys never see it. */
export const noteRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/comments/:comment/notes',
    id: 'noteComment',
    tag: 'moderation',
    summary: 'Write a note on a comment for other moderators',
    access: ['moderator'],
    ...NOTE,
    answers: {
      status: 201,
      description: 'The note.',
      schema: NoteAnswer,
      problems: ['unknown-comment'],
    },
    async handle({ service, context, site, principal, body }) {
      const comment = (context.req.param('comment') ?? '') as CommentId;
      const note = await writeNote(service, site.site, decidedBy(principal), { comment }, body.body);
      if (note) return context.json(toNote(note), 201);
      return problem('unknown-comment', UNKNOWN_COMMENT);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sites/:site/authors/:author/notes',
    id: 'noteAuthor',
    tag: 'authors',
    summary: 'Write a note on an author for other moderators',
    access: ['moderator'],
    ...NOTE,
    answers: {
      status: 201,
      description: 'The note.',
      schema: NoteAnswer,
      problems: ['unknown-author'],
    },
    async handle({ service, context, site, principal, body }) {
      const author = (context.req.param('author') ?? '') as AuthorKey;
      const note = await writeNote(service, site.site, decidedBy(principal), { author }, body.body);
      if (note) return context.json(toNote(note), 201);
      return unknownAuthor();
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/sites/:site/notes/:note',
    id: 'removeNote',
    tag: 'moderation',
    summary: 'Remove a note: its writer may, and admins',
    access: ['moderator'],
    answers: { status: 204, description: 'It is gone.', problems: ['forbidden', 'unknown-note'] },
    async handle({ service, context, site, principal }) {
      const by = decidedBy(principal);
      const outcome = await dropNote(service, site.site, by, context.req.param('note') ?? '');
      switch (outcome) {
        case 'removed':
          return context.body(null, 204);
        case 'not-theirs':
          return problem('forbidden', 'Only who wrote this note, or an admin, may remove it.');
        case 'unknown-note':
          return problem('unknown-note', 'This site has no note with this id.');
      }
    },
  }),
];
