import {
  array,
  boolean,
  check,
  type GenericSchema,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  string,
} from 'valibot';
import {
  authorsNamed,
  type FoundAuthor,
  type FoundAuthorRow,
  MARKS,
  type Mark,
  markedAuthors,
  type PageOfAuthors,
  toFoundAuthor,
} from '../read/find-authors.ts';
import { answer, Instant } from './answers.ts';
import { StandingChangeAnswer } from './author-answers.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { members, says, Text } from './schemas.ts';

/** A page of authors. */
export interface FoundAuthors {
  readonly authors: readonly FoundAuthor[];
  readonly next: string | null;
}

const FoundAuthorsAnswer: GenericSchema<FoundAuthors> = answer<FoundAuthors>({
  authors: array(
    answer<FoundAuthor>({
      key: string(),
      id: nullable(string()),
      name: nullable(string()),
      approved: number(),
      rejected: number(),
      trusted: boolean(),
      held: boolean(),
      bannedUntil: nullable(Instant),
      standing: nullable(StandingChangeAnswer),
    }),
  ),
  next: nullable(string()),
});

/** Who among the authors is meant. */
export const findAuthorRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/authors',
    id: 'findAuthors',
    tag: 'authors',
    summary: 'Authors whom moderators marked (`standing`), or whose name holds a text (`name`)',
    access: ['moderator'],
    query: pipe(
      members({
        standing: optional(picklist(MARKS, `One of ${MARKS.join(', ')}.`)),
        name: optional(
          pipe(
            Text,
            says({ description: 'A part of the name, among the newest 10,000 comments.', minLength: 1 }),
            check((text) => text.trim() !== '', 'Say what to look for.'),
          ),
        ),
        limit: wholeNumber(1, 100, 20),
        cursor: Cursor,
      }),
      check(
        ({ standing, name }) => standing === undefined || name === undefined,
        'Send `standing` or `name`, not both.',
      ),
    ),
    answers: {
      status: 200,
      description:
        'Those who are banned, where neither is sent. By `standing` the latest change comes first: 10,000 changes are looked through for a page, which may be short, even empty, and `next` goes on. By `name` who wrote last comes first; `name` of an author is that of their latest comment. `standing` of an author is the latest change.',
      schema: FoundAuthorsAnswer,
    },
    async handle({ service, context, site: { site }, query }) {
      const { name, limit, cursor } = query;
      const standing = name === undefined ? (query.standing ?? 'banned') : undefined;
      const cursors = cursorsOf(service, ['authors', site, standing ?? null, name ?? null]);
      const after = cursors.read(cursor);
      if (after instanceof Response) return after;
      const asked = { site, before: after && String(after[0]), limit: limit + 1 };
      const [rows, end] =
        standing === undefined
          ? [(await service.database.read([authorsNamed({ ...asked, name: (name ?? '').trim() })]))[0]]
          : await standingSo(service, standing, asked);
      const { page, last = end } = cutPage<FoundAuthorRow>(rows, limit);
      return context.json({
        authors: page.map(toFoundAuthor),
        next: last ? cursors.write([last.position]) : null,
      });
    },
  }),
];

/** Those who stand so, and where the page ends if there may be more than was looked through. */
async function standingSo({ database, now }: Service, mark: Mark, asked: PageOfAuthors) {
  const [rows, [end]] = await database.read(markedAuthors(mark, { ...asked, now: now() }));
  return [rows, end] as const;
}
