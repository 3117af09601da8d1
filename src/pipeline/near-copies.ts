import type { ArticleId, AuthorKey, CommentId } from '../domain/comment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { type AskedCopies, type FoundCopies, type FoundCopy, findSketchesOfMany } from '../store/sketches.ts';
import { type Sketch, shareEnough, sketchOf } from '../text/similarity.ts';
import { keysWithin } from './copies.ts';

/** A stored comment, as far as it is compared. */
interface Compared {
  readonly id: CommentId;
  readonly article: ArticleId;
  readonly author_key: AuthorKey | null;
  readonly body: string;
}

type Site = Pick<RuleSet, 'site' | 'needs'>;

/**
 * The stored comments since a time (ms) that say nearly the same as each of some, by its id, the newest first; none of
 * who has none. Texts are compared as the site's rules compare them: in all of the site if some rule does so, else
 * within the article or the author's comments. One round trip, or none.
 */
export async function nearCopies(
  database: Pick<Database, 'read'>,
  site: Site,
  comments: readonly Compared[],
  since: number,
): Promise<ReadonlyMap<CommentId, readonly CommentId[]>> {
  const sketches = new Map<CommentId, Sketch>();
  const asked = comments.flatMap((one): AskedCopies[] => {
    const scopes = scopesOf(site, one);
    const sketch = scopes.length === 0 ? null : sketchOf(one.body);
    if (sketch === null) return [];
    sketches.set(one.id, sketch);
    return scopes.map((scope) => ({
      comment: one.id,
      scope,
      ...keysWithin(`${site.site}/${scope}`, sketch),
    }));
  });
  if (asked.length === 0) return new Map();
  const look = { site: site.site, asked: JSON.stringify(asked), since };
  const [found] = await database.read([findSketchesOfMany(look)]);
  const byComment = Map.groupBy(found, ({ comment }) => comment);
  return new Map([...byComment].map(([id, lists]) => [id, copiesAmong(lists, id, sketches.get(id))]));
}

/** Where the rules compare; all of the site holds whatever else there is. */
function scopesOf({ needs }: Site, { article, author_key }: Compared): string[] {
  const by = new Set(needs.flatMap((need) => (need.kind === 'similar' ? [need.by] : [])));
  if (by.has('site')) return ['site:'];
  return [
    ...(by.has('article') ? [`article:${article}`] : []),
    ...(by.has('author') && author_key !== null ? [`author:${author_key}`] : []),
  ];
}

function copiesAmong(lists: readonly FoundCopies[], own: CommentId, sketch: Sketch | undefined): CommentId[] {
  const found = lists.flatMap(({ comment: _, ...byKey }) =>
    Object.values(byKey).flatMap((json) => JSON.parse(json) as FoundCopy[]),
  );
  const copies = found.filter(
    ({ comment, minHashes }) =>
      comment !== own && sketch !== undefined && shareEnough(minHashes, sketch.minHashes),
  );
  // Ids sort by time.
  return [...new Set(copies.map(({ comment }) => comment))].sort().reverse();
}
