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
  type FoundAuthor,
  type FoundAuthorRow,
  MARKS,
  markedAuthors,
  namedAuthors,
  toFoundAuthor,
} from '../read/find-authors.ts';
import { answer, Instant } from './answers.ts';
import { StandingChangeAnswer } from './author-answers.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { type Route, route } from './route.ts';
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
            says({ description: 'A part of the name.', minLength: 1 }),
            check((text) => text !== '', 'Say what to look for.'),
          ),
        ),
        limit: wholeNumber(1, 100, 20),
        cursor: Cursor,
      }),
      check(
        ({ standing, name }) => (standing === undefined) !== (name === undefined),
        'Send `standing` or `name`.',
      ),
    ),
    answers: {
      status: 200,
      description:
        'By `standing` the latest change comes first, by `name` who wrote last: there the newest 2,500 comments of each status are searched, and all that is found is on one page. `standing` of an author is the latest change.',
      schema: FoundAuthorsAnswer,
    },
    async handle({ service, context, site: { site }, query: { standing, name, limit, cursor } }) {
      const cursors = cursorsOf(service, ['authors', site, standing ?? null]);
      const after = cursors.read(cursor);
      if (after instanceof Response) return after;
      const [rows] = await service.database.read([
        standing === undefined
          ? namedAuthors({ site, name: name ?? '', limit })
          : markedAuthors(site, standing, {
              before: after && String(after[0]),
              now: service.now(),
              limit: limit + 1,
            }),
      ]);
      const { page, last } = cutPage<FoundAuthorRow>(rows, limit);
      return context.json({
        authors: page.map(toFoundAuthor),
        next: last?.entry ? cursors.write([last.entry]) : null,
      });
    },
  }),
];
