import type { AuthorKey, Submission } from '../domain/comment.ts';
import type { ComparedBy, Copies } from '../domain/facts.ts';
import { type FoundSketch, findSketches, insertSketch, type SketchKeys } from '../store/sketches.ts';
import type { Statement } from '../store/statement.ts';
import { hash32, type Sketch, shareEnough } from '../text/similarity.ts';
import { authorKeyOf, type Intake, ownerOf } from './intake.ts';
import type { Screened } from './store-submission.ts';

/** Among which comments a text is looked for, as it is stored; null where the submission doesn't say. */
export function scopeOf(submission: Submission, by: ComparedBy): string | null {
  const owner = ownerOf(submission, by);
  return owner === null ? null : `${by}:${owner}`;
}

/** The stored texts of a scope that may be copies, since a time (ms). */
export const findCopies = (
  { site }: Pick<Submission, 'site'>,
  scope: string,
  sketch: Sketch,
  since: number,
): Statement<FoundSketch> => findSketches({ site, scope, since, ...keysWithin(`${site}/${scope}`, sketch) });

/** How many say nearly the same, the new one included; a comment without an author's key has its own. */
export function countCopies(found: readonly FoundSketch[], sketch: Sketch, author: AuthorKey | null): Copies {
  const copies = new Map<string, string>();
  for (const { comment, authorKey, minHashes } of found) {
    if (copies.has(comment) || !shareEnough(minHashes, sketch.minHashes)) continue;
    copies.set(comment, authorKey ?? `comment:${comment}`);
  }
  copies.set('', author ?? 'this one');
  return { count: copies.size, authors: new Set(copies.values()).size };
}

/** Remembers what the text is compared by, once for each scope in which some rule compares. */
export function sketchStatements(intake: Intake, { decision, sketch, now }: Sketched): Statement[] {
  if (sketch === null) return [];
  return scopesOf(intake).map((scope) =>
    insertSketch({
      decision,
      scope,
      author_key: authorKeyOf(intake.submission),
      created_at: now,
      ...keysWithin(`${intake.submission.site}/${scope}`, sketch),
      min_hashes: sketch.minHashes,
    }),
  );
}

type Sketched = Pick<Screened, 'decision' | 'sketch' | 'now'>;

const scopesOf = ({ submission, ruleSet }: Intake): string[] => {
  const scopes = ruleSet.needs.map((need) => (need.kind === 'similar' ? scopeOf(submission, need.by) : null));
  return [...new Set(scopes)].filter((scope) => scope !== null);
};

const SCOPE_BITS = 21;
const MIN_HASHES = 2 ** 32;

/** The keys of a sketch within a site's scope (`<site>/<scope>`). Of the 53 bits that an integer may have, a min-hash takes 32, and a hash of the scope the others. */
export function keysWithin(scope: string, { keys }: Sketch): SketchKeys {
  const high = (hash32(scope) >>> (32 - SCOPE_BITS)) * MIN_HASHES;
  const [key_0 = 0, key_1 = 0, key_2 = 0, key_3 = 0] = keys.map((key) => high + key);
  return { key_0, key_1, key_2, key_3 };
}
