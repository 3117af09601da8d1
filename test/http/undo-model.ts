import { expect } from 'vitest';
import type { TestService } from '../service.ts';
import { WORD } from './edits.ts';

export type Status = keyof typeof WORD;
export const STATUSES = Object.keys(WORD) as Status[];

/** What the rules of `BY_WORD` say of a text. */
const FLAGS: Readonly<Record<Status, string[]>> = {
  approved: [],
  pending: ['waits'],
  spam: ['ad'],
  rejected: [],
};
const RULES: Readonly<Record<Status, string[]>> = {
  approved: [],
  pending: ['holds'],
  spam: ['spams'],
  rejected: ['rejects'],
};
const wordOf = (text: string): Status =>
  STATUSES.find((status) => text.startsWith(WORD[status])) ?? 'approved';

/** How a comment is, and how it came to be so; an undo goes back to the one before. */
interface State {
  readonly status: Status;
  /** What people's word holds the rules to. */
  readonly verdict: Status | null;
  readonly text: string;
  /** Whose text the rules screened last: flags, rules and risk are of it. */
  readonly screened: string;
  readonly editedAt: number | null;
  readonly by: string;
  readonly before: State | null;
}

/** A comment as the test thinks that it must be. */
export interface Known {
  readonly id: string;
  readonly article: string;
  readonly author: string;
  readonly parent: Known | null;
  readonly secret: string;
  readonly decisions: string[];
  readonly texts: string[];
  state: State;
  /** Before the latest decision. */
  previous: State | null;
  withdrawnFrom: Status | null;
}

export const born = (
  known: Omit<Known, 'decisions' | 'texts' | 'state' | 'previous' | 'withdrawnFrom'>,
  text: string,
  decision: string,
): Known => {
  const status = wordOf(text);
  const state = { status, verdict: null, text, screened: text, editedAt: null, by: decision, before: null };
  return { ...known, decisions: [decision], texts: [text], state, previous: null, withdrawnFrom: null };
};

function become(comment: Known, decision: string, state: State): void {
  if (state.text !== comment.state.text) comment.texts.push(state.text);
  comment.previous = comment.state;
  comment.state = state;
  comment.decisions.push(decision);
}

const after = (comment: Known, by: string, change: Partial<State>): State => ({
  ...comment.state,
  ...change,
  by,
  before: comment.state,
});

export const decided = (comment: Known, decision: string, status: Status): void =>
  become(comment, decision, after(comment, decision, { status, verdict: status }));

export const editedByModerator = (comment: Known, decision: string, text: string, at: number): void =>
  become(
    comment,
    decision,
    after(comment, decision, { status: 'approved', verdict: 'pending', text, editedAt: at }),
  );

export function editedByAuthor(comment: Known, decision: string, text: string, at: number): void {
  const { verdict, status: was } = comment.state;
  const refused = verdict === 'rejected' || verdict === 'spam';
  const found = wordOf(text);
  const status = refused ? was : verdict === 'pending' && found === 'approved' ? 'pending' : found;
  become(comment, decision, after(comment, decision, { status, text, screened: text, editedAt: at }));
}

export function withdrawn(comment: Known, decision: string): void {
  comment.withdrawnFrom = comment.state.status;
  become(comment, decision, after(comment, decision, { status: 'rejected' }));
}

/** What an undo of a decision on a comment must come to; the state that the comment is in then, where it is done. */
export function undoOf(
  comment: Known,
  decision: string,
): State | 'not-undoable' | 'comment-withdrawn' | 'stale-revision' {
  if (decision === comment.decisions[0]) return 'not-undoable';
  if (comment.withdrawnFrom !== null) return 'comment-withdrawn';
  const target =
    decision === comment.decisions.at(-1)
      ? comment.previous
      : decision === comment.state.by
        ? comment.state.before
        : null;
  return target ?? 'stale-revision';
}

export const undone = (comment: Known, decision: string, target: State): void =>
  become(comment, decision, target);

export const isPublic = (comment: Known): boolean =>
  comment.state.status === 'approved' && (comment.parent === null || isPublic(comment.parent));

const hiddenBy = ({ parent }: Known): number =>
  parent === null ? 0 : hiddenBy(parent) + (parent.state.status === 'approved' ? 0 : 1);

const RISK: Readonly<Record<Status, number>> = { approved: 0, pending: 100, spam: 200, rejected: 300 };
const isRefused = (status: Status): boolean => status === 'rejected' || status === 'spam';

/** Holds what is stored of a site against all that was done there. */
export async function expectStored(
  { running }: TestService,
  site: string,
  known: readonly Known[],
): Promise<void> {
  const rows = async (text: string) => (await running.sql(text)) as Record<string, unknown>[];
  const comments = await rows(
    `select id, status, body, edited_at, flags, risk, hidden, rev from comments where site = '${site}' order by id`,
  );
  expect(comments).toEqual(
    known.map((comment) => ({
      id: comment.id,
      status: comment.state.status,
      body: comment.state.text,
      edited_at: comment.state.editedAt,
      flags: JSON.stringify(FLAGS[wordOf(comment.state.screened)]),
      risk: RISK[wordOf(comment.state.screened)],
      hidden: hiddenBy(comment),
      rev: comment.decisions.length,
    })),
  );
  const labels = await rows(
    `select comment, kind, label, status, risk from comment_labels where site = '${site}'`,
  );
  expect(labels.map((label) => Object.values(label).join(' ')).sort()).toEqual(
    known.flatMap(labelsOf).sort(),
  );
  const articles = await rows(
    `select id, count from articles where site = '${site}' and count > 0 order by id`,
  );
  expect(articles).toEqual(
    ['a', 'b']
      .map((id) => ({
        id,
        count: known.filter((comment) => comment.article === id && isPublic(comment)).length,
      }))
      .filter(({ count }) => count > 0),
  );
  const authors = await rows(
    `select key, approved, rejected from authors where site = '${site}' order by key`,
  );
  expect(authors).toEqual(
    [...new Set(known.map(({ author }) => author))].sort().map((author) => {
      const own = known.filter((comment) => comment.author === author);
      return {
        key: `id:${author}`,
        approved: own.filter(({ state }) => state.status === 'approved').length,
        rejected: own.filter(({ state, withdrawnFrom }) => isRefused(withdrawnFrom ?? state.status)).length,
      };
    }),
  );
}

const labelsOf = ({ id, state, withdrawnFrom }: Known): string[] => {
  if (withdrawnFrom !== null) return [];
  const word = wordOf(state.screened);
  const end = `${state.status} ${RISK[word]}`;
  return [
    ...FLAGS[word].map((flag) => `${id} flag ${flag} ${end}`),
    ...RULES[word].map((rule) => `${id} rule ${rule} ${end}`),
  ];
};
