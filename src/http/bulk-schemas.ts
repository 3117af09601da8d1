import { check, type GenericSchema, literal, pipe, transform, union } from 'valibot';
import { earliestId } from '../domain/comment.ts';
import type { WantedBulk } from '../pipeline/preview-bulk.ts';
import { filtersOf, namesOneAuthor, ONE_AUTHOR, queueFilters } from './queue-filters.ts';
import { REASON } from './reasons.ts';
import { maybe, members, StatusSchema, says, Text } from './schemas.ts';
import { Time } from './value-schemas.ts';

/** After the ids of all times. */
const NO_END = '~';

const described = <T>(schema: GenericSchema<string, T>, description: string): GenericSchema<string, T> =>
  pipe(schema, says({ description }));

const Decide = pipe(
  members({
    ...queueFilters,
    action: members({ status: StatusSchema, ...REASON }),
  }),
  check((filters) => namesOneAuthor(filters), ONE_AUTHOR),
  transform(
    ({ action, ...filters }): WantedBulk => ({ kind: 'decide', filters: filtersOf(filters), action }),
  ),
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
