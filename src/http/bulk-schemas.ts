import { check, type GenericSchema, literal, pipe, transform, union } from 'valibot';
import { earliestId } from '../domain/comment.ts';
import { rfc3339OrNull } from '../domain/rfc3339.ts';
import type { ToldFilters, WantedBulk } from '../pipeline/preview-bulk.ts';
import type { QueueFilters } from '../store/queue-picks.ts';
import { filtersOf, namesOneAuthor, ONE_AUTHOR, queueFilters } from './queue-filters.ts';
import { REASON } from './reasons.ts';
import { maybe, members, StatusSchema, says, Text } from './schemas.ts';
import { Time } from './value-schemas.ts';

/** After the ids of all times. */
const NO_END = '~';

const described = <T>(schema: GenericSchema<string, T>, description: string): GenericSchema<string, T> =>
  pipe(schema, says({ description }));

/** Whose address it was is forgotten by age (`forget_after`), and not kept here beside it. */
function toldOf({ status, flag, rule, article, author, q }: QueueFilters): ToldFilters {
  const authorKey = author?.startsWith('address:') ? 'address:' : author;
  const told = { status, flag, rule, article, authorKey, q };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value ?? null]));
}

const Decide = pipe(
  members({
    ...queueFilters,
    action: members({ status: StatusSchema, ...REASON }),
  }),
  check((filters) => namesOneAuthor(filters), ONE_AUTHOR),
  transform(({ action, ...asked }): WantedBulk => {
    const filters = filtersOf(asked);
    return { kind: 'decide', filters, action, told: toldOf(filters) };
  }),
);

const Undo = pipe(
  members({
    by: maybe(described(Text, 'The id of the moderator whose decisions are undone.')),
    bulk: maybe(described(Text, 'The id of the decision by filter that is undone.')),
    since: maybe(described(Time, 'Decisions from then on.')),
    until: maybe(described(Time, 'Decisions before that.')),
    to: maybe(described(StatusSchema, 'Decisions for this status.')),
    action: members({ undo: literal(true, 'Send true, or a status instead.'), ...REASON }),
  }),
  check(
    ({ by, bulk }) => by !== null || bulk !== null,
    'Say whose decisions (`by`), or those of which decision by filter (`bulk`).',
  ),
  transform(({ by, bulk, since, until, to, action }): WantedBulk => {
    const [from, before] = [earliestId(since ?? 0), until === null ? NO_END : earliestId(until)];
    return {
      kind: 'undo',
      filters: { by, bulk, from, before, to },
      told: { by, bulk, since: rfc3339OrNull(since), until: rfc3339OrNull(until), to },
      action: { status: null, reason: action.reason, reasonCode: action.reasonCode },
    };
  }),
);

const undoes = (body: unknown): boolean =>
  (body as { action?: { undo?: unknown } | null } | null)?.action?.undo !== undefined;

const either = union([Decide, Undo]);

/** What is to be decided, or to be undone; what is wrong is told of that one alone. */
export const BulkSchema: GenericSchema<unknown, WantedBulk> = {
  ...either,
  '~run': (dataset, config) => (undoes(dataset.value) ? Undo : Decide)['~run'](dataset, config),
} satisfies typeof either;
