import { type RawBuilder, sql } from 'kysely';
import type { AuditedBy, AuditKind } from '../domain/audit.ts';
import { type Compilable, type Statement, statement } from './statement.ts';

/** A change of anything but a comment's status; what is said of it holds no reader's text. */
export interface NewEntry {
  /** A UUIDv7 of the time. */
  readonly id: string;
  /** `*` for what is the whole service's. */
  readonly site: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly by: AuditedBy;
  readonly kind: Exclude<AuditKind, 'decision'>;
  /** The id of a comment or key, an author's key, a list's name, a rule set's version. */
  readonly subject: string;
  readonly detail: object;
}

/** Whether people did it, by the column of its kind; said as indexes say it. */
export const isByPeople = (kind: string | RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`${typeof kind === 'string' ? sql.ref(kind) : kind} in ('moderator', 'admin')`;

/** Appends an entry to the audit, unsealed; it belongs into the batch of the change that it tells of. */
export const appendEntry = (entry: NewEntry): Statement => insertEntry(valuesOf(entry));

/** An entry's values as parameters. */
export const valuesOf = ({ by, detail, ...entry }: NewEntry): Insert => ({
  ...entry,
  byKind: by.kind,
  byId: by.id,
  byName: by.name,
  detail: JSON.stringify(detail),
});

export type Insert = Pick<NewEntry, 'id' | 'site' | 'at' | 'kind' | 'subject'> & {
  byKind: AuditedBy['kind'];
  byId: string;
  byName: string;
  detail: string;
};

const insertEntry: (values: Insert) => Statement = statement(({ db }, p: Insert) =>
  db.insertInto('audit').values({
    id: p.id,
    site: p.site,
    at: p.at,
    by_kind: p.byKind,
    by_id: p.byId,
    by_name: p.byName,
    kind: p.kind,
    subject: p.subject,
    from_status: null,
    to_status: null,
    detail: p.detail,
  }),
);

/** Appends an entry for each row of a source, for what SQL alone knows whether it happens: `from …`. */
export const insertEntryFrom = (p: Insert, source: RawBuilder<unknown>): Compilable<unknown> => sql`
  insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
  select cast(${p.id} as text), cast(${p.site} as text), cast(${p.at} as bigint), cast(${p.byKind} as text),
    cast(${p.byId} as text), cast(${p.byName} as text), cast(${p.kind} as text), cast(${p.subject} as text),
    cast(${p.detail} as text)
  ${source}`;

/** All that an entry says, in the order in which decisions are entered. */
export const ENTRY_COLUMNS = [
  'id',
  'site',
  'at',
  'by_kind',
  'by_id',
  'by_name',
  'kind',
  'subject',
  'from_status',
  'to_status',
  'undoes',
  'bulk',
  'reason_code',
  'detail',
] as const;

type Decided = {
  /** JSON of objects with the `id` of a decision; those that were not made leave no entry. */
  decisions: string;
  /** JSON: what is the same of all of them. */
  detail: string;
};

/** Appends the decisions of this batch to the audit. What its author is called is the author's, and left out. */
export const auditDecisions: (values: Decided) => Statement = statement(({ db, rows }, p: Decided) =>
  db
    .insertInto('audit')
    .columns([...ENTRY_COLUMNS])
    .expression(
      db
        .selectFrom(rows<{ id: string }>(p.decisions, { id: 'text' }).as('wanted'))
        .innerJoin('decisions as d', 'd.id', 'wanted.id')
        .select([
          'd.id',
          'd.site',
          'd.at',
          'd.by_kind',
          unlessByAuthor('d.by_id'),
          unlessByAuthor('d.by_name'),
          sql<'decision'>`'decision'`.as('kind'),
          'd.comment as subject',
          'd.from_status',
          'd.to_status',
          'd.undoes',
          'd.bulk',
          'd.reason_code',
          sql<string>`cast(${p.detail} as text)`.as('detail'),
        ]),
    ),
);

const unlessByAuthor = (column: 'd.by_id' | 'd.by_name') =>
  (sql`case d.by_kind when 'author' then '' else ${sql.ref(column)} end` as RawBuilder<string>).as(
    column === 'd.by_id' ? 'by_id' : 'by_name',
  );
