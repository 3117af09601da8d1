import { array, check, type GenericSchema, maxLength, minLength, pipe, string } from 'valibot';
import { type UndoOutcome, undo, undoOne } from '../pipeline/undo.ts';
import { moderatedComment } from '../read/moderated-comments.ts';
import { answerDecided, whatBecame } from './decided-answer.ts';
import { decidedBy } from './decided-by.ts';
import { moderatedView } from './moderated-view.ts';
import { ModeratedCommentAnswer, type UndoResult, UndoResultsAnswer } from './moderation-answers.ts';
import { invalidContent, problem, problemOf } from './problem.ts';
import { REASON, reasonOf } from './reasons.ts';
import { type Route, route } from './route.ts';
import { members, STORABLE } from './schemas.ts';

const DecisionId: GenericSchema<string, string> = pipe(string('Send the id of a decision.'), STORABLE);

const Undone = pipe(
  array(DecisionId, 'Send a list here.'),
  minLength(1, 'Send one decision at least.'),
  maxLength(200, 'Send 200 decisions at most.'),
  check((all) => new Set(all).size === all.length, 'Send each decision once.'),
);

/** What moderators take back. */
export const undoRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/decisions/:decision/undo',
    id: 'undoDecision',
    tag: 'moderation',
    summary: 'Undo a decision by a new one: the comment is again as it was before',
    access: ['moderator'],
    body: members(REASON),
    examples: { mistake: { reason: 'ضغطت على الزر الخطأ' }, plain: {} },
    answers: {
      status: 200,
      description:
        'The comment as it was before that decision. To undo this undo is to decide as before again.',
      schema: ModeratedCommentAnswer,
      problems: ['unknown-decision', 'stale-revision', 'not-undoable', 'comment-withdrawn', 'comment-erased'],
    },
    async handle({ service, context, site, principal, body }) {
      const reason = reasonOf(site, body);
      if ('message' in reason) return invalidContent([reason]);
      const wanted = { decision: context.req.param('decision') ?? '', ...reason };
      const outcome = await undoOne(service, site, decidedBy(principal), wanted, (id) =>
        moderatedComment({ site: site.site, id }),
      );
      if (outcome.kind === 'unknown-decision' || outcome.kind === 'not-undoable')
        return problem(outcome.kind, IMPOSSIBLE[outcome.kind]);
      return answerDecided(context, outcome.kind, moderatedView(service, site)(outcome.comment));
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sites/:site/undo',
    id: 'undoDecisions',
    tag: 'moderation',
    summary: 'Undo up to 200 decisions, each for itself, in one commit',
    access: ['moderator'],
    body: members({ decisions: Undone, ...REASON }),
    examples: {
      several: {
        decisions: ['01890000-0000-7000-8000-00000000000a', '01890000-0000-7000-8000-00000000000b'],
        reason: 'The wrong filter',
      },
    },
    answers: {
      status: 200,
      description: 'What became of each, in the same order. Two decisions on one comment are refused (422).',
      schema: UndoResultsAnswer,
    },
    async handle({ service, context, site, principal, body }) {
      const { decisions } = body;
      const reason = reasonOf(site, body);
      if ('message' in reason) return invalidContent([reason]);
      const wanted = decisions.map((decision) => ({ decision, ...reason }));
      const outcomes = await undo(service, site, decidedBy(principal), wanted);
      if ('again' in outcomes)
        return invalidContent([{ path: `decisions.${outcomes.again}`, message: AGAIN }]);
      return context.json({
        results: outcomes.map((outcome, at) => resultOf(decisions[at] as string, outcome)),
      });
    },
  }),
];

const AGAIN = 'Another one of these is a decision on the same comment; undo them one after the other.';

const IMPOSSIBLE = {
  'unknown-decision': 'This site has no decision with this id.',
  'not-undoable': 'It is the first decision on its comment: there was nothing before. Decide the comment.',
};

const resultOf = (decision: string, outcome: UndoOutcome): UndoResult =>
  outcome.kind === 'unknown-decision' || outcome.kind === 'not-undoable'
    ? { decision, ok: false, problem: problemOf(outcome.kind, IMPOSSIBLE[outcome.kind]) }
    : { decision, comment: outcome.comment, ...whatBecame(outcome) };
