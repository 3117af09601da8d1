import { array, boolean, type GenericSchema, nullable, number, picklist, record, string } from 'valibot';
import { STATUSES } from '../domain/comment.ts';
import { DECIDERS, type DecidedBy } from '../domain/decision.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { type Applied, applyBulk } from '../pipeline/apply-bulk.ts';
import {
  type BulkAction,
  type Preview,
  previewBulk,
  type ToldFilters,
  type WantedBulk,
} from '../pipeline/preview-bulk.ts';
import { moderatedComments } from '../read/bulk-sample.ts';
import type { ModeratedComment } from '../read/moderated-comments.ts';
import { type BulkProgress, type StoredBulk, storedBulk } from '../store/bulks.ts';
import { answer, type EntriesOf, Id, Instant } from './answers.ts';
import { BulkSchema } from './bulk-schemas.ts';
import { decidedBy } from './decided-by.ts';
import { moderatedView } from './moderated-view.ts';
import { ModeratedCommentAnswer } from './moderation-answers.ts';
import { invalidContent, problem } from './problem.ts';
import { reasonOf } from './reasons.ts';
import { type Route, route } from './route.ts';

const PATH = '/v1/sites/:site/bulk';

/** How far it is; what was skipped had changed since the preview. */
type ProgressView = BulkProgress & { readonly skipped: number };

const progressMembers: EntriesOf<ProgressView> = {
  id: Id as GenericSchema<string>,
  total: number(),
  done: number(),
  decided: number(),
  skipped: number(),
};
const ProgressAnswer = answer<ProgressView>(progressMembers);

/** Who made it and when, of what, to do what. */
interface BulkView extends ProgressView {
  readonly at: string;
  readonly by: DecidedBy;
  readonly action: BulkAction;
  readonly filters: ToldFilters | null;
}

const BulkAnswer = answer<BulkView>({
  ...progressMembers,
  at: Instant,
  by: answer<DecidedBy>({ kind: picklist(DECIDERS), id: string(), name: string() }),
  action: answer<BulkAction>({
    status: nullable(picklist(STATUSES)),
    reason: nullable(string()),
    reasonCode: nullable(string()),
  }),
  filters: nullable(record(string(), nullable(string()))),
});

const PreviewAnswer = answer<Preview<ModeratedComment>>({
  id: string(),
  count: number(),
  capped: boolean(),
  sample: array(ModeratedCommentAnswer),
});

/** Decisions by filter: first what it would be, then exactly that. */
export const bulkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: PATH,
    id: 'previewBulk',
    tag: 'moderation',
    summary:
      'Find the comments that a decision by filter, or an undo by filter, would change; nothing is decided yet',
    access: ['moderator'],
    body: BulkSchema,
    examples: {
      'turn away what one rule flags': { flag: 'insult', action: { status: 'rejected', reason: 'إساءة' } },
      'undo what a moderator did': {
        by: 'environment',
        since: '2026-01-31T12:00:00Z',
        to: 'rejected',
        action: { undo: true, reason: 'by mistake' },
      },
    },
    answers: {
      status: 201,
      description:
        'How many, some of them, and the `id` to apply it by within an hour. Where it is `capped`, more may match than the 10,000 that are looked at: the oldest of the queue, the newest for `q`, the newest decisions to undo.',
      schema: PreviewAnswer,
    },
    async handle({ service, context, site, principal, body }) {
      const reason = reasonOf(site, body.action, 'action.reasonCode');
      if ('message' in reason) return invalidContent([reason]);
      const wanted = { ...body, action: { ...body.action, ...reason } } as WantedBulk;
      const look = (comments: string) => moderatedComments({ site: site.site, comments });
      const preview = await previewBulk(service, site.site, decidedBy(principal), wanted, look);
      return context.json({ ...preview, sample: preview.sample.map(moderatedView(service, site)) }, 201);
    },
  }),
  route({
    method: 'POST',
    path: `${PATH}/:bulk/apply`,
    id: 'applyBulk',
    tag: 'moderation',
    summary:
      'Decide the next 200 comments of a preview that are as they were then; repeat until all are done',
    access: ['moderator'],
    answers: {
      status: 200,
      description: 'How far it is: `done` of `total`, and of those how many were decided.',
      schema: ProgressAnswer,
      problems: ['unknown-bulk', 'forbidden'],
    },
    async handle({ service, context, site, principal }) {
      const id = context.req.param('bulk') ?? '';
      const applied = await applyBulk(service, site, decidedBy(principal), id);
      return applied.kind === 'progress' ? context.json(viewOf(applied.progress)) : refusal(applied.kind);
    },
  }),
  route({
    method: 'GET',
    path: `${PATH}/:bulk`,
    id: 'getBulk',
    tag: 'moderation',
    summary: 'A decision by filter: who made it, of what, to do what, and how far it is',
    access: ['moderator'],
    answers: {
      status: 200,
      description:
        'How far it is, as its preview was asked for: `filters` that are null did not narrow; an undo has `status` null. An author without an id is told as `address:` alone. All filters are null where an author was erased since whom they may name.',
      schema: BulkAnswer,
      problems: ['unknown-bulk'],
    },
    async handle({ service, context, site }) {
      const id = context.req.param('bulk') ?? '';
      const [[bulk]] = await service.database.read([storedBulk({ site: site.site, id, now: service.now() })]);
      return bulk ? context.json(bulkView(bulk)) : refusal('unknown-bulk');
    },
  }),
];

const viewOf = ({ id, total, done, decided }: BulkProgress): ProgressView => ({
  id,
  total,
  done,
  decided,
  skipped: done - decided,
});

const bulkView = (bulk: StoredBulk): BulkView => ({
  ...viewOf(bulk),
  at: rfc3339(bulk.at),
  by: { kind: bulk.by_kind, id: bulk.by_id, name: bulk.by_name },
  action: JSON.parse(bulk.action),
  filters: bulk.filters === null ? null : JSON.parse(bulk.filters),
});

const refusal = (kind: Exclude<Applied['kind'], 'progress'>): Response =>
  kind === 'not-yours'
    ? problem('forbidden', 'Only who made the preview, or an admin, may apply it.')
    : problem('unknown-bulk', 'Make a new preview: one that is not applied within an hour is gone.');
