import { array } from 'valibot';
import type { AuthorKey, SiteId } from '../domain/comment.ts';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import { eraseAuthor } from '../pipeline/erase.ts';
import { anyOfAuthor } from '../read/author-data.ts';
import { latestErasures } from '../store/erasures.ts';
import { answer } from './answers.ts';
import { SECTIONS } from './author-data-lines.ts';
import { keyIn, unknownAuthor } from './authors.ts';
import { type Cursors, cursorsOf } from './cursors.ts';
import { decidedBy } from './decided-by.ts';
import { ErasedAnswer, type ErasedView, ErasureAnswer, type ErasureView, SWEPT } from './erasure-answers.ts';
import { exported, NDJSON } from './ndjson.ts';
import { Cursor } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { members } from './schemas.ts';

const PATH = '/v1/sites/:site/authors/:author/data';

/** What is stored on an author, for themselves: a copy of it, and its end. */
export const authorDataRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    id: 'copyAuthorData',
    tag: 'authors',
    summary:
      'A copy of all that is stored on an author: what they wrote, and what was decided and noted on it',
    access: ['admin'],
    query: members({ cursor: Cursor }),
    answers: {
      status: 200,
      description:
        'Lines of JSON, each with its `kind`: `author` (how they stand), `standing` (each change of it), `note`, `report` (those they made), `limit` (counters that run), and `comment` with its former texts, decisions, notes and reports. The last line is `{"next": …}`: null at the end, else a cursor to go on from. A copy without it was broken off.',
      media: [NDJSON],
      problems: ['unknown-author'],
    },
    async handle({ service, context, site, query: { cursor } }) {
      const key = keyIn(context);
      if (key === undefined) return unknownAuthor();
      const one = { site: site.site, key };
      const cursors = cursorsOf(service, ['author-data', site.site, key]);
      const after = cursors.read(cursor);
      if (after instanceof Response) return after;
      const [[any]] = await service.database.read([anyOfAuthor(one)]);
      if (any === undefined) return unknownAuthor();
      return exported(linesOf(service, one, (after ?? START) as Place, cursors));
    },
  }),
  route({
    method: 'DELETE',
    path: PATH,
    id: 'eraseAuthorData',
    tag: 'authors',
    summary: 'Erase what is stored on an author; their comments stay in their threads without text or name',
    access: ['admin'],
    answers: {
      status: 200,
      description: `Erased, at once and for good: nobody can bring it back. The audit says that it was done, and by whom. Sent again it changes nothing: \`id\` is null where nothing is stored under this key, be it erased before, mistyped, or never seen. ${SWEPT}`,
      schema: ErasedAnswer,
      problems: ['unknown-author'],
    },
    async handle({ service, context, site, principal }) {
      const key = keyIn(context);
      if (key === undefined) return unknownAuthor();
      const made = await eraseAuthor(service, { site: site.site, key }, decidedBy(principal));
      const { id, at, comments } = made ?? { id: null, at: service.now(), comments: 0 };
      return context.json({ id, at: rfc3339(at), comments, sweptAt: null } satisfies ErasedView);
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sites/:site/erasures',
    id: 'listErasures',
    tag: 'accountability',
    summary: 'The latest 100 erasures of authors’ data, newest first',
    access: ['admin'],
    answers: {
      status: 200,
      description: `Without whose they were. ${SWEPT} With PostgreSQL and on Workers it stays null.`,
      schema: answer<{ erasures: readonly ErasureView[] }>({ erasures: array(ErasureAnswer) }),
    },
    async handle({ service, context, site }) {
      const [rows] = await service.database.read([latestErasures({ site: site.site })]);
      const erasures = rows.map(
        ({ id, at, comments, swept_at }): ErasureView => ({
          id,
          at: rfc3339(at),
          comments,
          sweptAt: rfc3339OrNull(swept_at),
        }),
      );
      return context.json({ erasures });
    },
  }),
];

/** Which kind of lines comes next, and behind which of them. */
type Place = readonly [section: number, after: string];
const START: Place = [0, ''];

/** So many rows are read at once: few enough for comments that are as long as can be. */
const PAGE = 100;

/** A page's lines at a time, and at last where it ended. */
async function* linesOf(
  { database, settings }: Service,
  author: { readonly site: SiteId; readonly key: AuthorKey },
  [from, behind]: Place,
  cursors: Cursors,
): AsyncGenerator<string> {
  let [at, after] = [from, behind];
  for (let pages = 0; at < SECTIONS.length && pages < settings.mostExportPages; pages++) {
    const { lines, last } = (await SECTIONS[at]?.(database, { ...author, after, limit: PAGE })) ?? END;
    yield lines.map((line) => `${line}\n`).join('');
    if (last === undefined) at++;
    after = last ?? '';
  }
  yield `${JSON.stringify({ next: at < SECTIONS.length ? cursors.write([at, after]) : null })}\n`;
}

const END = { lines: [], last: undefined };
