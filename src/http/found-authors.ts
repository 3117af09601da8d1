import {
  array,
  boolean,
  check,
  type GenericSchema,
  type InferOutput,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  string,
} from 'valibot';
import { idOfKey } from '../domain/comment.ts';
import { type AuthorProfile, type StandingChange, toStandingChange } from '../read/author-profile.ts';
import type { StandingRow } from '../read/authors.ts';
import { authorsNamed, type FoundAuthorRow, MARKS, markedAuthors } from '../read/found-authors.ts';
import { rfc3339OrNull } from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { answer, Instant } from './answers.ts';
import { StandingChangeAnswer } from './author-answers.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { malformed } from './problem.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { members, says, Text } from './schemas.ts';

/** An author among others, with the latest change of their standing. */
interface FoundAuthor
  extends Pick<
    AuthorProfile,
    'key' | 'id' | 'name' | 'approved' | 'rejected' | 'trusted' | 'bannedUntil' | 'held'
  > {
  readonly standing: StandingChange | null;
}

interface FoundAuthors {
  readonly authors: readonly FoundAuthor[];
  readonly next: string | null;
}

const FoundAnswer: GenericSchema<FoundAuthors> = answer<FoundAuthors>({
  authors: array(
    answer<FoundAuthor>({
      key: string(),
      id: nullable(string()),
      name: nullable(string()),
      approved: number(),
      rejected: number(),
      trusted: boolean(),
      bannedUntil: nullable(Instant),
      held: boolean(),
      standing: nullable(StandingChangeAnswer),
    }),
  ),
  next: nullable(string()),
});

const Name = pipe(
  Text,
  says({ description: 'A part of the name, among the newest 10,000 comments.', minLength: 1 }),
  check((text) => text.trim() !== '', 'Say what to look for.'),
);

const ONE_WAY = 'Send `standing` or `name`, one of them.';

const Query = members({
  standing: optional(picklist(MARKS, `One of ${MARKS.join(', ')}.`)),
  name: optional(Name),
  limit: wholeNumber(1, 100, 20),
  cursor: Cursor,
});

/** Who is looked for. */
export const foundAuthorRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/authors',
    id: 'listAuthors',
    tag: 'authors',
    summary: 'The authors who are banned, held or trusted, or those whose name has a text in it',
    access: ['moderator'],
    query: Query,
    answers: {
      status: 200,
      description:
        'By `standing` the latest change comes first; 10,000 changes are looked through for a page, which may be short, even empty, and `next` goes on. By `name` those who wrote last come first; `name` of an author is that of their latest comment. `standing` of each says who changed it last, and why.',
      schema: FoundAnswer,
    },
    async handle({ service, context, site, query }) {
      const { standing, name, limit, cursor } = query;
      if ((standing === undefined) === (name === undefined))
        return malformed([{ path: 'standing', message: ONE_WAY }]);
      const cursors = cursorsOf(service, ['authors', site.site, standing ?? null, name ?? null]);
      const after = cursors.read(cursor);
      if (after instanceof Response) return after;
      const [rows, end] = await find(service, site, query, after && String(after[0]));
      const { page, last = end } = cutPage(rows, limit);
      return context.json({
        authors: page.map(viewOf),
        next: last ? cursors.write([last.position]) : null,
      });
    },
  }),
];

type Asked = Pick<InferOutput<typeof Query>, 'standing' | 'name' | 'limit'>;

/** One more than the page may have, and where it ends if there may be more than was looked through. */
async function find(
  { database, now }: Service,
  { site }: RuleSet,
  { standing, name = '', limit }: Asked,
  before: string | undefined,
): Promise<readonly [readonly FoundAuthorRow[], { readonly position: string } | undefined]> {
  if (standing === undefined) {
    const [rows] = await database.read([authorsNamed(site, name.trim(), before, limit + 1)]);
    return [rows, undefined];
  }
  const [rows, [end]] = await database.read(markedAuthors(site, standing, now(), before, limit + 1));
  return [rows, end];
}

const viewOf = (row: FoundAuthorRow): FoundAuthor => ({
  key: row.key,
  id: idOfKey(row.key),
  name: row.name === '' ? null : row.name,
  approved: row.approved,
  rejected: row.rejected,
  trusted: row.trusted === 1,
  bannedUntil: rfc3339OrNull(row.banned_until),
  held: row.held === 1,
  standing: row.at === null ? null : toStandingChange(row as StandingRow),
});
