import { type CommentId, earliestId, isRefused } from '../domain/comment.ts';
import { type Copies, type FetchedFact, factKey, NO_COPY, REJECTIONS_COUNT } from '../domain/facts.ts';
import { findRestraints, findStanding, type Standing, type StoredRestraints } from '../store/authors.ts';
import { countComments } from '../store/comments.ts';
import type { Statement } from '../store/statement.ts';
import { type Sketch, sketchOf } from '../text/similarity.ts';
import { countCopies, findCopies, scopeOf } from './copies.ts';
import { authorKeyOf, type EditedComment, type Intake, ownerOf } from './intake.ts';

/** What the rules of a site ask the stored comments for; beside the restraints nothing that no rule asks for is in it. */
export interface Fetched {
  /** What people laid on the author, whatever the rules ask; undefined where nothing is known of them. */
  readonly restraints: StoredRestraints | undefined;
  /** Where there is any. */
  readonly standing: Standing | undefined;
  readonly rates: ReadonlyMap<string, number>;
  readonly copies: ReadonlyMap<string, Copies>;
  /** What the text is compared by, if it is long enough. */
  readonly sketch: Sketch | null;
}

/** The statements that some rule needs, and what their rows tell. */
interface LookUps {
  readonly statements: readonly Statement[];
  read(rows: readonly (readonly unknown[])[]): Fetched;
}

interface LookUp {
  readonly statement: Statement;
  readonly keep: (rows: readonly unknown[], into: Draft) => void;
}

interface Draft extends Fetched {
  restraints: StoredRestraints | undefined;
  standing: Standing | undefined;
  readonly rates: Map<string, number>;
  readonly copies: Map<string, Copies>;
}

/** What the rules of the submission's site ask the database for, all of it in one round trip. */
export function lookUpsOf(intake: Intake, now: number): LookUps {
  const { needs } = intake.ruleSet;
  const compares = needs.some(({ kind }) => kind === 'similar');
  const sketch = compares ? sketchOf(intake.submission.body) : null;
  const counts = needs.flatMap((need) => countOf(intake, need, sketch, now));
  const lookUps = [...historyOf(intake, now), ...counts];
  return {
    statements: lookUps.map(({ statement }) => statement),
    read(rows) {
      const draft: Draft = {
        restraints: undefined,
        standing: undefined,
        rates: new Map(),
        copies: new Map(),
        sketch,
      };
      if (sketch === null) for (const need of needs) keepNoCopy(intake, need, draft);
      for (const [index, { keep }] of lookUps.entries()) keep(rows[index] ?? [], draft);
      return draft;
    },
  };
}

const lookUp = <R>(statement: Statement<R>, keep: (rows: readonly R[], into: Draft) => void): LookUp[] => [
  { statement, keep: keep as LookUp['keep'] },
];

/** All that rules ask of the author, in one statement, with what is asked of every author that can be told. */
function historyOf({ submission, ruleSet: { needs }, edited }: Intake, now: number): LookUp[] {
  const key = authorKeyOf(submission);
  const asksForRejections = needs.some(({ kind }) => kind === 'rejected_30d');
  if (key === null) return [];
  if (!(asksForRejections || needs.some(({ kind }) => kind === 'author')))
    return lookUp(findRestraints({ site: submission.site, key }), ([restraints], draft) => {
      draft.restraints = restraints;
    });
  const rejectedSince = asksForRejections ? earliestId(now - REJECTIONS_COUNT) : null;
  return lookUp(findStanding({ site: submission.site, key, rejectedSince }), ([standing], draft) => {
    draft.restraints = standing;
    draft.standing = standing && edited ? withoutOwn(standing, edited, rejectedSince) : standing;
  });
}

/** An author's standing as it was without the comment that they edit: its own approval speaks for no new text of it. */
function withoutOwn(standing: Standing, { id, status }: EditedComment, since: CommentId | null): Standing {
  const rejected = isRefused(status) && since !== null && id >= since;
  return {
    ...standing,
    // A decision may come between the two looks.
    approved: Math.max(0, standing.approved - Number(status === 'approved')),
    rejected: Math.max(0, standing.rejected - Number(rejected)),
  };
}

function countOf(intake: Intake, need: FetchedFact, sketch: Sketch | null, now: number): LookUp[] {
  if (need.kind === 'rate') return rateOf(intake, need, now);
  return need.kind === 'similar' && sketch !== null ? copiesOf(intake, need, sketch, now) : [];
}

type Need<Kind> = FetchedFact & { readonly kind: Kind };

function rateOf({ submission, edited }: Intake, need: Need<'rate'>, now: number): LookUp[] {
  const owner = ownerOf(submission, need.by);
  if (owner === null) return [];
  const since = earliestId(now - need.within);
  return lookUp(countComments[need.by]({ site: submission.site, owner, since }), ([row], { rates }) => {
    const isCounted = edited !== undefined && edited.id >= since;
    rates.set(factKey(need), (row?.count ?? 0) + Number(!isCounted));
  });
}

function copiesOf(
  { submission, edited }: Intake,
  need: Need<'similar'>,
  sketch: Sketch,
  now: number,
): LookUp[] {
  const scope = scopeOf(submission, need.by);
  if (scope === null) return [];
  const found = findCopies(submission, scope, sketch, now - need.within);
  return lookUp(found, (rows, { copies }) => {
    const others = rows.filter(({ comment }) => comment !== edited?.id);
    copies.set(factKey(need), countCopies(others, sketch, authorKeyOf(submission)));
  });
}

/** Of a text that is too short to be compared it is known, without a look-up, that it is no copy. */
function keepNoCopy({ submission }: Intake, need: FetchedFact, { copies }: Draft): void {
  if (need.kind === 'similar' && scopeOf(submission, need.by) !== null) copies.set(factKey(need), NO_COPY);
}
