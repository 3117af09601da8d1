import type { Call, Entry } from '../../../src/console/queue/outbox.ts';
import type { Answer, Problem } from '../../../src/console/service/ask.ts';
import type { Status } from '../../../src/domain/comment.ts';
import type { CommentWithHistory } from '../../../src/http/moderation-answers.ts';

export const ME = 'me';

interface Decision {
  readonly id: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly to: Status;
  readonly undoes: string | null;
  readonly rewrote: boolean;
  /** What is in force again once this one is undone. */
  readonly before: Decision | null;
}

interface Kept {
  readonly history: Decision[];
  inForce: Decision;
}

/** What the service promises of decisions, and nothing else of it: revisions, undo of what is in force, histories. */
export function modelService(comments: readonly string[]): {
  decide(comment: string, by: string, status: Status): void;
  answer(call: Call): Answer<unknown>;
  made(by: string): readonly string[];
} {
  let last = 0;
  const decision = (by: string, to: Status, more: Partial<Decision> = {}): Decision => ({
    id: `d${++last}`,
    by: { id: by, name: by },
    to,
    undoes: null,
    rewrote: false,
    before: null,
    ...more,
  });
  const kept = new Map(
    comments.map((id): [string, Kept] => {
      const first = decision('rules', 'pending');
      return [id, { history: [first], inForce: first }];
    }),
  );
  const of = (id: string) => kept.get(id) as Kept;
  const make = (comment: Kept, made: Decision, inForce = made) => {
    comment.history.push(made);
    comment.inForce = inForce;
    return { ok: true, rev: comment.history.length, made: made.id };
  };
  const stale = (comment: Kept) => ({ ok: false, rev: comment.history.length, problem: { status: 409 } });
  const doOne = ({ comment: id, rev, wish }: Entry) => {
    const comment = of(id);
    const { inForce, history } = comment;
    if (wish.kind === 'undo') {
      if (inForce.id !== wish.decision || inForce.before === null) return stale(comment);
      return make(comment, decision(ME, inForce.before.to, { undoes: inForce.id }), inForce.before);
    }
    if (rev !== history.length) return stale(comment);
    const to = wish.kind === 'edit' ? 'approved' : wish.status;
    return make(comment, decision(ME, to, { before: inForce, rewrote: wish.kind === 'edit' }));
  };
  const view = (id: string) => {
    const { history } = of(id);
    return { id, rev: history.length, history, decision: history.at(-1) } as unknown as CommentWithHistory;
  };
  return {
    decide: (id, by, status) => void make(of(id), decision(by, status, { before: of(id).inForce })),
    answer({ kind, entries }) {
      const [first] = entries as readonly [Entry];
      if (kind === 'look') return { ok: true, value: view(first.comment) };
      const results = entries.map(doOne);
      if (kind !== 'edit') return { ok: true, value: { results } };
      return results[0]?.ok ? { ok: true, value: view(first.comment) } : trouble('conflict');
    },
    made: (by) =>
      [...kept.values()].flatMap(({ history }) =>
        history.filter((each) => each.by.id === by).map(({ id }) => id),
      ),
  };
}

export const trouble = (kind: Problem['kind']): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: {
    kind,
    status: 0,
    slug: kind,
    title: '',
    detail: '',
    errors: [],
    retryAfter: null,
    document: {},
  },
});
