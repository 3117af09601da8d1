import { array, type GenericSchema, nullable, number, picklist, record, string } from 'valibot';
import { type CommentId, STATUSES } from '../domain/comment.ts';
import { copiesOf } from '../pipeline/copies-of.ts';
import {
  type AroundRow,
  type CommentContext,
  commentsAround,
  type Neighbour,
  neighbours,
  toNeighbour,
} from '../read/contexts.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { answer, Id, Instant } from './answers.ts';
import { oneOrMore } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { members, Text } from './schemas.ts';

/** So many comments are asked about at once, and so many copies of each are shown. */
const MOST = 20;
const SHOWN = 10;

type Article = NonNullable<CommentContext['article']>;

const NeighbourAnswer = answer<Neighbour>({
  id: Id,
  article: string(),
  author: answer<Neighbour['author']>({ name: string(), key: nullable(string()) }),
  status: picklist(STATUSES),
  createdAt: Instant,
  body: string(),
});

/** What stands around comments, by their ids. */
export interface Contexts {
  readonly contexts: Readonly<Record<string, CommentContext>>;
}

const ContextsAnswer: GenericSchema<Contexts> = answer<Contexts>({
  contexts: record(
    string(),
    answer<CommentContext>({
      article: nullable(
        answer<Article>({
          id: string(),
          title: nullable(string()),
          url: nullable(string()),
          section: nullable(string()),
        }),
      ),
      parent: nullable(NeighbourAnswer),
      similar: array(NeighbourAnswer),
      similarCount: number(),
    }),
  ),
});

/** What a moderator looks at beside a comment. */
export const contextRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/contexts',
    id: 'getContexts',
    tag: 'moderation',
    summary: 'What stands around comments: their articles, what they reply to, and what says nearly the same',
    access: ['moderator'],
    query: members({ comment: oneOrMore(Text, MOST, `${MOST} comments at most.`) }),
    answers: {
      status: 200,
      description: `By the comment's id; an unknown one is absent. \`similar\` are the newest ${SHOWN} of the last seven days, as far around the comment as the site's rules compare (\`similar\`), and none where they don't.`,
      schema: ContextsAnswer,
    },
    async handle({ service, context, site, query }) {
      return context.json({ contexts: await contextsOf(service, site, query.comment) });
    },
  }),
];

async function contextsOf(
  { database, now }: Service,
  site: RuleSet,
  ids: readonly string[],
): Promise<Contexts['contexts']> {
  const [rows] = await database.read([commentsAround({ site: site.site, ids: JSON.stringify(ids) })]);
  const compared = rows.map((row) => copiesOf(site, row, now()));
  const asked = compared.filter((one) => one !== null);
  const found = asked.length === 0 ? [] : await database.read(asked.map(({ statement }) => statement));
  const told = new Map(asked.map((one, at) => [one, one.read(found[at] ?? [])]));
  const copies = compared.map((one) => (one && told.get(one)) ?? []);
  const beside = rows.flatMap(({ parent }, index) => [
    ...(parent === null ? [] : [parent]),
    ...(copies[index] ?? []).slice(0, SHOWN),
  ]);
  const known = await besideThem(database, site, beside);
  return Object.fromEntries(rows.map((row, index) => [row.id, contextOf(row, copies[index] ?? [], known)]));
}

async function besideThem(
  database: Service['database'],
  { site }: RuleSet,
  ids: readonly CommentId[],
): Promise<ReadonlyMap<CommentId, Neighbour>> {
  if (ids.length === 0) return new Map();
  const [rows] = await database.read([neighbours({ site, ids: JSON.stringify([...new Set(ids)]) })]);
  return new Map(rows.map((row) => [row.id, toNeighbour(row)]));
}

function contextOf(
  { article, named, title, url, section, parent }: AroundRow,
  copies: readonly CommentId[],
  known: ReadonlyMap<CommentId, Neighbour>,
): CommentContext {
  return {
    article: named === null ? null : { id: article, title, url, section },
    parent: parent === null ? null : (known.get(parent) ?? null),
    similar: copies.slice(0, SHOWN).flatMap((id) => known.get(id) ?? []),
    similarCount: copies.length,
  };
}
