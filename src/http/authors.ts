import type { Context } from 'hono';
import { boolean, type GenericSchema, is, literal, nullable, pipe, transform, union } from 'valibot';
import { type AuthorKey, type CommentId, idOfKey, type SiteId } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { FOREVER } from '../domain/standing.ts';
import { markStanding } from '../pipeline/standing.ts';
import { toAuthorProfile } from '../read/author-profile.ts';
import { authorComments, authorNotes, authorRow, countsByStatus, standingsOf } from '../read/authors.ts';
import { AuthorProfileAnswer, AuthorWithCommentsAnswer } from './author-answers.ts';
import { AuthorKeySchema } from './author-key.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { decidedBy } from './decided-by.ts';
import { moderatedView } from './moderated-view.ts';
import { invalidContent, problem } from './problem.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { type Route, route } from './route.ts';
import { Line, members } from './schemas.ts';
import { Time } from './value-schemas.ts';

const PATH = '/v1/sites/:site/authors/:author';

/** For good, as it is asked for, and as it is answered: no other time of the year 9999 is taken. */
const ForGood: GenericSchema<string, number> = pipe(
  union([literal('forever'), literal(rfc3339(FOREVER))], 'Send `forever`.'),
  transform(() => FOREVER),
);

const BannedUntil: GenericSchema<string | null, number | null> = nullable(
  union([ForGood, Time], 'Send a time such as 2026-01-31T12:00:00Z, `forever`, or null.'),
);

/** Who wrote what, and how they stand. */
export const authorRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    id: 'getAuthor',
    tag: 'authors',
    summary: 'An author: how they stand and stood, what moderators noted, and a page of their comments',
    access: ['moderator'],
    query: members({ limit: wholeNumber(1, 100, 20), cursor: Cursor }),
    answers: {
      status: 200,
      description:
        'The author; `standings` (the latest 100) and `comments` of any status are newest first, `notes` (the latest 100) oldest first, and `counts` end at 1,000 each.',
      schema: AuthorWithCommentsAnswer,
      problems: ['unknown-author'],
    },
    async handle({ service, context, site, query: { limit, cursor } }) {
      const key = keyIn(context);
      if (key === undefined) return unknownAuthor();
      const cursors = cursorsOf(service, ['author', site.site, key]);
      const after = cursors.read(cursor);
      if (after instanceof Response) return after;
      const one = { site: site.site, key };
      const before = after && (after[0] as CommentId);
      const [[author], standings, notes, [counts], rows] = await service.database.read([
        ...profileOf(one),
        authorComments(one, before, limit + 1),
      ]);
      if (!author || !counts) return unknownAuthor();
      const { page, last } = cutPage(rows, limit);
      return context.json({
        ...toAuthorProfile(key, { author, standings, notes, counts }),
        comments: page.map(moderatedView(service, site)),
        next: last ? cursors.write([last.id]) : null,
      });
    },
  }),
  route({
    method: 'PUT',
    path: `${PATH}/standing`,
    id: 'setAuthorStanding',
    tag: 'authors',
    summary:
      'Trust an author, ban them until a time, or hold all that they send without telling them; at once',
    access: ['moderator'],
    body: members({
      trusted: boolean('Send true or false.'),
      bannedUntil: BannedUntil,
      held: boolean('Send true or false.'),
      reason: Line,
    }),
    examples: {
      trust: { trusted: true, bannedUntil: null, held: false, reason: 'known to the newsroom' },
      ban: {
        trusted: false,
        bannedUntil: '2026-12-31T00:00:00Z',
        held: false,
        reason: 'شتائم متكررة بعد إنذارين',
      },
      'ban for good': { trusted: false, bannedUntil: 'forever', held: false, reason: 'sells followers' },
    },
    answers: {
      status: 200,
      description: 'The author as they stand from now on; a ban for good ends with the year 9999.',
      schema: AuthorProfileAnswer,
      problems: ['unknown-author'],
    },
    async handle({ service, context, site, principal, body }) {
      const key = keyIn(context);
      if (key === undefined) return unknownAuthor();
      if (body.trusted && idOfKey(key) === null)
        return invalidContent([{ path: 'trusted', message: 'Nobody is trusted by an address alone.' }]);
      if (body.bannedUntil !== null && body.bannedUntil <= service.now())
        return invalidContent([
          { path: 'bannedUntil', message: 'Send a time to come, `forever`, or null for no ban.' },
        ]);
      const one = { site: site.site, key };
      if (!(await markStanding(service, one, decidedBy(principal), body))) return unknownAuthor();
      const [[author], standings, notes, [counts]] = await service.database.read(profileOf(one));
      if (!author || !counts) return unknownAuthor();
      return context.json(toAuthorProfile(key, { author, standings, notes, counts }));
    },
  }),
];

const profileOf = (one: { site: SiteId; key: AuthorKey }) =>
  [authorRow(one), standingsOf(one), authorNotes(one), countsByStatus(one)] as const;

/** The author's key in the address; undefined where it has not the form of one. */
export function keyIn({ req }: Context): AuthorKey | undefined {
  const key = req.param('author');
  return is(AuthorKeySchema, key) ? (key as AuthorKey) : undefined;
}

export const unknownAuthor = (): Response =>
  problem('unknown-author', 'This site knows no author by this key; keys begin with `id:` or `address:`.');
