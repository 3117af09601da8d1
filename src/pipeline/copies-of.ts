import type { ArticleId, AuthorKey, CommentId } from '../domain/comment.ts';
import { type ComparedBy, LONGEST_COMPARED } from '../domain/facts.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { FoundSketch } from '../store/sketches.ts';
import type { Statement } from '../store/statement.ts';
import { shareEnough, sketchOf } from '../text/similarity.ts';
import { findCopies } from './copies.ts';

/** A stored comment that copies are looked for of. */
interface Compared {
  readonly id: CommentId;
  readonly article: ArticleId;
  readonly authorKey: AuthorKey | null;
  readonly body: string;
}

/** How copies of a comment are looked up, and what the rows tell: the ids of its copies, newest first. */
export interface CopiesOf {
  readonly statement: Statement<FoundSketch>;
  read(rows: readonly FoundSketch[]): CommentId[];
}

/**
 * Looks for copies of a stored comment within the last seven days, as far around it as the site's rules compare; null where
 * none of them does, so that nothing is remembered to compare by, or where the text is too short to be anyone's copy.
 * `now` is ms since 1970 UTC.
 */
export function copiesOf(
  { site, needs }: Pick<RuleSet, 'site' | 'needs'>,
  comment: Compared,
  now: number,
): CopiesOf | null {
  const scope = widestScope(
    needs.flatMap((need) => (need.kind === 'similar' ? [need.by] : [])),
    comment,
  );
  const sketch = scope === undefined ? null : sketchOf(comment.body);
  if (scope === undefined || sketch === null) return null;
  return {
    statement: findCopies({ site }, scope, sketch, now - LONGEST_COMPARED),
    read: (rows) => {
      const copies = rows.filter(({ minHashes }) => shareEnough(minHashes, sketch.minHashes));
      const ids = new Set(copies.map((row) => row.comment));
      ids.delete(comment.id);
      return [...ids].sort().reverse();
    },
  };
}

/** Scopes as they are stored (`scopeOf` of `copies.ts`), the widest first. */
function widestScope(by: readonly ComparedBy[], { article, authorKey }: Compared): string | undefined {
  if (by.includes('site')) return 'site:';
  if (by.includes('article')) return `article:${article}`;
  return by.includes('author') && authorKey !== null ? `author:${authorKey}` : undefined;
}
