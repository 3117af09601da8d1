import type { CommentWithHistory, DecisionResult, UndoResult } from '../../http/moderation-answers.ts';
import type { Answer, Problem } from '../service/ask.ts';
import type { Call, Entry } from './outbox.ts';

// What the service's answers mean for what was decided. Pure, as the outbox itself.

/**
 * What became of an entry: done, by it or earlier; overtaken by somebody else; refused; or set aside, because the service
 * fails at it again and again.
 */
export type Told =
  | { readonly entry: Entry; readonly became: 'done'; readonly rev: number; readonly made: string }
  | { readonly entry: Entry; readonly became: 'overtaken'; readonly comment: CommentWithHistory }
  | { readonly entry: Entry; readonly became: 'refused'; readonly problem: Pick<Problem, 'detail'> }
  | { readonly entry: Entry; readonly became: 'set-aside' };

/** So often the service may fail at an entry before others no longer wait for it. */
const MOST_FAILURES = 5;

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
  if (problem.kind === 'failed') return entries.map((entry) => afterFailure(entry, kind));
  if (problem.kind === 'conflict' && kind !== 'look')
    return entries.map((entry) => ({ ...entry, doubt: true }));
  if (entries.length > 1 && problem.kind === 'invalid')
    return entries.map((entry) => ({ ...entry, alone: true }));
  return entries.map((entry) => ({ entry, became: 'refused', problem }));
}

/**
 * It is tried again, alone, to see at which one the service fails; at the end it is looked up, for what failed after it was
 * stored is stored. Where that fails as well nothing more is to be learnt.
 */
function afterFailure(entry: Entry, kind: Call['kind']): Verdict {
  const failed = (entry.failed ?? 0) + 1;
  const isOver = failed >= MOST_FAILURES;
  if (isOver && kind === 'look') return { entry, became: 'set-aside' };
  return { ...entry, tried: true, alone: true, failed, ...(isOver && { doubt: true }) };
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
  const isDone = isMine && (wish.kind !== 'edit' || found.rewrote);
  if (!isDone && entry.failed !== undefined && isAsItWas(entry, comment))
    return { entry, became: 'set-aside' };
  if (!isDone) return { entry, became: 'overtaken', comment };
  return { entry, became: 'done', rev: rev - (history.length - 1 - at), made: found.id };
}

/** Whether nothing has happened to a comment since the entry was made: then nobody has overtaken it. */
const isAsItWas = ({ wish, rev }: Entry, { decision, rev: present }: CommentWithHistory): boolean =>
  wish.kind === 'undo' ? wish.decision === decision.id : rev === present;
