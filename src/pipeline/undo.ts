import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Decide, type DecideBatch, type DecisionRow, decideStatements } from '../store/decisions.ts';
import { keepFormer, putBackFormer } from '../store/former-texts.ts';
import { flagUndone } from '../store/reports.ts';
import { type Statement, statement } from '../store/statement.ts';
import {
  byPeople,
  type ModerateDeps,
  type Outcome,
  outcomeOf,
  presentStates,
  run,
  type State,
} from './moderate.ts';

/** A decision to be taken back. */
export interface WantedUndo {
  readonly decision: string;
  readonly reason: string | null;
  readonly reasonCode?: string | null;
}

/** `not-undoable`: it is the first on its comment, before which there was nothing. */
type Impossible = { readonly kind: 'unknown-decision' } | { readonly kind: 'not-undoable' };

/** Undone, with the comment's new rev; or not, as another decision came since, or nobody decides on the comment any more. */
export type UndoOutcome = (Outcome & { readonly comment: CommentId }) | Impossible;

/** The same of one decision, with the comment as it was read afterwards. */
export type OneUndone<R> = { readonly kind: Outcome['kind']; readonly comment: R } | Impossible;

/**
 * A batch that undoes: decisions whose rows have `undoes`, each of another comment, and what they did to the texts. As
 * with any decision the third statement returns those that were made; those that aren't in force any more are left.
 */
export const undoStatements = (values: Decide, { settings: { reports } }: RuleSet): DecideBatch => [
  ...decideStatements(values),
  ...keepFormer(values),
  ...putBackFormer(values),
  flagUndone({ decisions: values.decisions, queueAfter: reports.queueAfter }),
];

/** Undoes one decision; `lookAt` reads its comment as it is then, in the same batch. */
export async function undoOne<R extends State>(
  { database, now, newId }: ModerateDeps,
  ruleSet: RuleSet,
  by: DecidedBy,
  wanted: WantedUndo,
  lookAt: (comment: CommentId) => Statement<R>,
): Promise<OneUndone<R>> {
  const { site } = ruleSet;
  const [[found]] = await database.read([findDecisions({ site, ids: JSON.stringify([wanted.decision]) })]);
  if (found === undefined || found.from === null) return { kind: impossible(found) };
  const at = now();
  const values = byPeople(site, at, by, [rowOf(newId(at), found, wanted)]);
  const { decided, present } = await run(database, undoStatements(values, ruleSet), lookAt(found.comment));
  const [comment] = present;
  if (comment === undefined) return { kind: 'unknown-decision' };
  return { kind: outcomeOf(decided.get(found.comment), comment).kind, comment };
}

/**
 * Undoes decisions in one commit, each for itself. Outcomes come in the order of what was wanted. Nothing is done where
 * two are decisions on the same comment, as one can be undone only after the other: `again` is the place of the second.
 */
export async function undo(
  { database, now, newId }: ModerateDeps,
  ruleSet: RuleSet,
  by: DecidedBy,
  wanted: readonly WantedUndo[],
): Promise<readonly UndoOutcome[] | { readonly again: number }> {
  const { site } = ruleSet;
  const ids = JSON.stringify(wanted.map(({ decision }) => decision));
  const [rows] = await database.read([findDecisions({ site, ids })]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = wanted.map(({ decision }) => byId.get(decision));
  const again = found.findIndex((one, at) => one && found.findIndex(isOn(one.comment)) < at);
  if (again >= 0) return { again };

  const at = now();
  const undone = wanted.flatMap((each, place) => {
    const row = found[place];
    return row === undefined || row.from === null ? [] : [rowOf(newId(at), row, each)];
  });
  const look = presentStates({ site, comments: JSON.stringify(undone.map(({ comment }) => ({ comment }))) });
  const { decided, present } = await run(
    database,
    undoStatements(byPeople(site, at, by, undone), ruleSet),
    look,
  );
  const states = new Map(present.map((state) => [state.id, state]));
  return found.map((one): UndoOutcome => {
    const state = one && states.get(one.comment);
    if (one === undefined || state === undefined) return { kind: impossible(one) };
    return { ...outcomeOf(decided.get(one.comment), state), comment: one.comment };
  });
}

const isOn = (comment: CommentId) => (found: Found | undefined) => found?.comment === comment;

const impossible = (found: Found | undefined): Impossible['kind'] =>
  found?.from === null ? 'not-undoable' : 'unknown-decision';

const rowOf = (
  id: string,
  { comment }: Found,
  { decision, reason, reasonCode }: WantedUndo,
): DecisionRow => ({
  id,
  comment,
  status: null,
  reason,
  reasonCode: reasonCode ?? null,
  rev: null,
  undoes: decision,
});

interface Found {
  readonly id: string;
  readonly comment: CommentId;
  readonly from: Status | null;
}

type Asked = { site: SiteId; ids: string };

/** What never changes of decisions of a site. `ids` is a JSON array. */
const findDecisions: (values: Asked) => Statement<Found> = statement(({ db, texts }, p: Asked) =>
  db
    .selectFrom(texts(p.ids).as('wanted'))
    // In this order: else SQLite reads all decisions of the site, and looks for each in the JSON.
    .crossJoin('decisions as d')
    .select(['d.id', 'd.comment', 'd.from_status as from'])
    .whereRef('d.id', '=', 'wanted.text')
    .where('d.site', '=', p.site)
    .$castTo<Found>(),
);
