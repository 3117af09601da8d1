/** What makes a list of comments threads. */
interface Replying {
  readonly id: string;
  readonly parent: string | null;
}

export interface Thread<C extends Replying> {
  readonly comment: C;
  /** Whom it answers, where it doesn't stand right under it: deeper than threads go. */
  readonly answers: C | null;
  readonly replies: readonly Thread<C>[];
}

/** So many levels, the top one among them: deeper ones would leave a phone's screen no width. */
export const LEVELS = 4;

interface Growing<C extends Replying> extends Thread<C> {
  readonly replies: Growing<C>[];
  /** Its place: whom it stands under; null at the top. */
  readonly under: Growing<C> | null;
  readonly level: number;
}

/**
 * A flat list as threads, all in the list's order, whichever that is. A reply whose parent isn't in the list stands at
 * the top; one that is too deep for its place stands at the deepest level and says whom it `answers`. Each comment is in
 * it once, given that ids differ and that none answers itself. Linear in time, at any depth.
 */
export function threadsOf<C extends Replying>(comments: readonly C[]): readonly Thread<C>[] {
  const placed = placesOf(comments);
  const top: Growing<C>[] = [];
  for (const { id } of comments) {
    const thread = placed.get(id);
    if (thread !== undefined) (thread.under?.replies ?? top).push(thread);
  }
  return top;
}

/** Each comment with its place: first those at the top, then who answers them, and so on. */
function placesOf<C extends Replying>(comments: readonly C[]): ReadonlyMap<string, Growing<C>> {
  const answers = answersIn(comments);
  const placed = new Map<string, Growing<C>>();
  for (const comment of answers.get(null) ?? []) placed.set(comment.id, placedUnder(null, comment, null));
  // A map goes on to what is added to it while it is walked.
  for (const parent of placed.values()) {
    const place = parent.level < LEVELS ? parent : parent.under;
    for (const reply of answers.get(parent.comment.id) ?? [])
      placed.set(reply.id, placedUnder(place, reply, place === parent ? null : parent.comment));
  }
  return placed;
}

/** Who answers whom; null: nobody who is in the list. */
function answersIn<C extends Replying>(comments: readonly C[]): ReadonlyMap<string | null, readonly C[]> {
  const ids = new Set(comments.map(({ id }) => id));
  const answers = new Map<string | null, C[]>();
  for (const comment of comments) {
    const parent = comment.parent !== null && ids.has(comment.parent) ? comment.parent : null;
    const known = answers.get(parent);
    if (known) known.push(comment);
    else answers.set(parent, [comment]);
  }
  return answers;
}

const placedUnder = <C extends Replying>(
  place: Growing<C> | null,
  comment: C,
  answers: C | null,
): Growing<C> => ({ comment, answers, replies: [], under: place, level: (place?.level ?? 0) + 1 });
