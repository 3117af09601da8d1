import type { CommentId } from '../domain/comment.ts';
import { nearCopies } from '../pipeline/near-copies.ts';
import {
  type CommentContext,
  type SurroundedRow,
  similarComments,
  surrounded,
  toSimilar,
  toSurroundings,
} from '../read/contexts.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { ContextsAnswer } from './context-answers.ts';
import { oneOrMore } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { members, Text } from './schemas.ts';

/** So many comments may be asked for at once. */
const MOST = 20;
/** So many are shown of those that say nearly the same. */
const SHOWN = 10;
/** Texts are compared for so long (ms); then what they are compared by is forgotten. */
const COMPARED = 7 * 86_400_000;

/** What stands around comments. */
export const contextRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/contexts',
    id: 'listContexts',
    tag: 'moderation',
    summary:
      'What stands around comments: their article, the comment they reply to, and who says nearly the same',
    access: ['moderator'],
    query: members({ comment: oneOrMore(Text, MOST, `${MOST} comments at most.`) }),
    answers: {
      status: 200,
      description:
        "By the id of the comment; one that the site doesn't have is left out. `article` is null where the site never named it. `similar` are the newest ten of seven days, compared as the site's rules compare: in all of the site, or within the article or the author's comments alone, or not at all where no rule does; `similarCount` ends at some hundreds.",
      schema: ContextsAnswer,
    },
    async handle({ service, context, site, query }) {
      const comments = JSON.stringify(query.comment);
      const [rows] = await service.database.read([surrounded({ site: site.site, comments })]);
      const contexts = await contextsOf(service, site, rows);
      return context.json({ contexts: Object.fromEntries(contexts) });
    },
  }),
];

async function contextsOf(
  { database, now }: Service,
  site: RuleSet,
  rows: readonly SurroundedRow[],
): Promise<(readonly [CommentId, CommentContext])[]> {
  const copies = await nearCopies(database, site, rows, now() - COMPARED);
  const shown = [...new Set([...copies.values()].flatMap((ids) => ids.slice(0, SHOWN)))];
  const [found] =
    shown.length === 0
      ? [[]]
      : await database.read([similarComments({ site: site.site, comments: JSON.stringify(shown) })]);
  const known = new Map(found.map((row) => [row.id, toSimilar(row)]));
  return rows.map((row) => {
    const ids = copies.get(row.id) ?? [];
    const similar = ids.slice(0, SHOWN).flatMap((id) => known.get(id) ?? []);
    return [row.id, { ...toSurroundings(row), similar, similarCount: ids.length }];
  });
}
