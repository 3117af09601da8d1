import type { Status } from '../../domain/comment.ts';
import type { CommentWithHistory, DecisionResult, UndoResult } from '../../http/moderation-answers.ts';
import type { Answer, Problem } from '../service/ask.ts';

// What was decided and is still to reach the service. Pure: it says what to send next, and what an answer means. Each
// entry names the revision that was looked at, so that sending it twice does it once, and a colleague's decision is
// never overwritten unseen.

/** What somebody wants of a comment. */
export type Wish =
  | {
      readonly kind: 'decide';
      readonly status: Status;
      readonly reason: string | null;
      readonly reasonCode: string | null;
    }
  | { readonly kind: 'edit'; readonly body: string; readonly reason: string | null }
  /** Takes back what another entry did: `decision` is null until that is known. */
  | { readonly kind: 'undo'; readonly of: string; readonly decision: string | null };

export interface Entry {
  /** Ids sort by time. */
  readonly id: string;
  readonly site: string;
  readonly comment: string;
  /** Who decided; it is sent in nobody else's name. Null: whoever works here, who wasn't known yet. */
  readonly by: string | null;
  /** The revision that was looked at; null: as the entry before on the same comment leaves it. */
  readonly rev: number | null;
  readonly wish: Wish;
  /** The service says that the comment has moved on: whether by this very entry is to be looked up. */
  readonly doubt?: true;
  /** It was sent, and no answer came: whether it was done isn't known. */
  readonly tried?: true;
  /** Sent together with others it was refused: it is sent alone, to see which one is wrong. */
  readonly alone?: true;
}

/** What to send next. */
export type Call =
  | { readonly kind: 'look' | 'edit'; readonly entries: readonly [Entry] }
  | { readonly kind: 'decide' | 'undo'; readonly entries: readonly Entry[] };

/** What became of an entry: done, by it or earlier; overtaken by somebody else; or refused. */
export type Told =
  | { readonly entry: Entry; readonly became: 'done'; readonly rev: number; readonly made: string }
  | { readonly entry: Entry; readonly became: 'overtaken'; readonly comment: CommentWithHistory }
  | { readonly entry: Entry; readonly became: 'refused'; readonly problem: Pick<Problem, 'detail'> };

/** As many as one request may hold. */
const MOST = 200;

/** What is to be sent next for who works here; null where nothing waits. Always in the order in which it was decided. */
export function nextCall(entries: readonly Entry[], me: string): Call | null {
  const mine = entries.filter(({ by }) => by === null || by === me);
  const [head] = mine;
  if (head === undefined) return null;
  if (isUnclear(head)) return { kind: 'look', entries: [head] };
  if (head.wish.kind === 'edit') return { kind: 'edit', entries: [head] };
  return { kind: head.wish.kind, entries: head.alone ? [head] : together(head, mine) };
}

const isUnclear = ({ doubt, wish, rev }: Entry): boolean =>
  doubt === true || (wish.kind === 'undo' ? wish.decision === null : rev === null);

/** As many from the first on as may go in one request: of one site and kind, each comment once. */
function together(head: Entry, entries: readonly Entry[]): readonly Entry[] {
  const comments = new Set<string>();
  const end = entries.findIndex((entry) => {
    const fits =
      entry.site === head.site &&
      entry.wish.kind === head.wish.kind &&
      !isUnclear(entry) &&
      entry.alone !== true &&
      !comments.has(entry.comment);
    comments.add(entry.comment);
    return !fits;
  });
  return entries.slice(0, Math.min(end === -1 ? entries.length : end, MOST));
}

/**
 * Takes an entry back: one that was never sent is gone, one that may have been done is undone after it by `undo`. Null where
 * there is nothing to take back: it isn't there, and came to no decision.
 */
export function withTakenBack(
  entries: readonly Entry[],
  undo: Entry,
  underWay: Call | null,
): readonly Entry[] | null {
  if (undo.wish.kind !== 'undo') return null;
  const { of, decision } = undo.wish;
  const entry = entries.find(({ id }) => id === of);
  if (entry === undefined && decision === null) return null;
  const wasSent =
    entry === undefined || entry.tried || entry.doubt || underWay?.entries.some(({ id }) => id === of);
  return wasSent ? [...entries, undo] : entries.filter((each) => each !== entry);
}

/** What is left when an answer has come, and what became of those that are not. Without an answer all is left. */
export function afterAnswer(
  entries: readonly Entry[],
  call: Call,
  answer: Answer<unknown>,
): { readonly left: readonly Entry[]; readonly told: readonly Told[] } {
  const verdicts = answer.ok ? verdictsOf(call, answer.value) : verdictsOfProblem(call, answer.problem);
  let left = entries;
  const told: Told[] = [];
  for (const verdict of verdicts) {
    if (!('became' in verdict)) {
      left = left.map((each) => (each.id === verdict.id ? verdict : each));
      continue;
    }
    const gone = goneWith(left, verdict);
    told.push(...gone);
    left = left.filter(({ id }) => !gone.some(({ entry }) => entry.id === id));
    if (verdict.became === 'done') left = goOnFrom(left, verdict);
  }
  return { left, told };
}

/** What was to come after an entry that wasn't done isn't either. */
function goneWith(entries: readonly Entry[], verdict: Told): readonly Told[] {
  if (verdict.became === 'done') return [verdict];
  const { entry: failed } = verdict;
  const later = entries
    .slice(entries.findIndex(({ id }) => id === failed.id) + 1)
    .filter(({ site, comment, by }) => site === failed.site && comment === failed.comment && by === failed.by)
    .map((entry) => ({ ...verdict, entry }));
  return [verdict, ...later];
}

type Done = Extract<Told, { became: 'done' }>;

/** Tells those that wait for an entry what it came to. */
function goOnFrom(entries: readonly Entry[], { entry: done, rev, made }: Done): readonly Entry[] {
  const next = entries.find(({ id, comment }) => comment === done.comment && id > done.id);
  return entries.map((entry) => {
    const named =
      entry.wish.kind === 'undo' && entry.wish.of === done.id
        ? { ...entry, wish: { ...entry.wish, decision: made } }
        : entry;
    return entry === next && entry.rev === null ? { ...named, rev } : named;
  });
}

/** What is said of each entry of a call: what became of it, or the entry as it is to be tried again. */
type Verdict = Told | Entry;

function verdictsOf(call: Call, value: unknown): readonly Verdict[] {
  const [only] = call.entries;
  switch (call.kind) {
    case 'look':
      return only ? [becameOf(only, value as CommentWithHistory)] : [];
    case 'edit': {
      const { rev, decision } = value as CommentWithHistory;
      return only ? [{ entry: only, became: 'done', rev, made: decision.id }] : [];
    }
    default: {
      const { results } = value as { readonly results: readonly (DecisionResult | UndoResult)[] };
      return call.entries.flatMap((entry, at) => {
        const result = results[at];
        return result === undefined ? [] : [verdictOf(entry, result)];
      });
    }
  }
}

function verdictOf(entry: Entry, { ok, rev, made, problem }: DecisionResult | UndoResult): Verdict {
  if (ok && rev !== undefined && made !== undefined) return { entry, became: 'done', rev, made };
  if (problem?.status === 409) return { ...entry, doubt: true };
  return { entry, became: 'refused', problem: { detail: problem?.detail ?? '' } };
}

function verdictsOfProblem({ kind, entries }: Call, problem: Problem): readonly Verdict[] {
  if (problem.kind === 'signed-out') return [];
  if (problem.kind === 'lost' || problem.kind === 'busy')
    return entries.map((entry) => ({ ...entry, tried: true }));
  if (problem.kind === 'conflict' && kind !== 'look')
    return entries.map((entry) => ({ ...entry, doubt: true }));
  if (entries.length > 1 && problem.kind === 'invalid')
    return entries.map((entry) => ({ ...entry, alone: true }));
  return entries.map((entry) => ({ entry, became: 'refused', problem }));
}

/** By a comment's history: whether an entry was done already, its answer lost, or somebody else was first. */
function becameOf(entry: Entry, comment: CommentWithHistory): Told {
  const { history, rev } = comment;
  const { wish } = entry;
  // The last decision led to the present revision, the one before to that before.
  const at =
    wish.kind === 'undo'
      ? history.findIndex(({ undoes }) => undoes !== null && undoes === wish.decision)
      : history.length - (rev - (entry.rev ?? rev));
  const found = history[at];
  const status = wish.kind === 'decide' ? wish.status : 'approved';
  const isMine =
    found !== undefined &&
    found.by.id === entry.by &&
    (wish.kind === 'undo' || (found.to === status && found.undoes === null));
  if (!isMine || (wish.kind === 'edit' && !found.rewrote)) return { entry, became: 'overtaken', comment };
  return { entry, became: 'done', rev: rev - (history.length - 1 - at), made: found.id };
}
