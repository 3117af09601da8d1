import { type RawBuilder, sql } from 'kysely';
import type { AuditKind } from '../domain/audit.ts';
import { ENTRY_COLUMNS, isByPeople } from '../store/audit.ts';
import { type Dialect, type Statement, statement, type Value } from '../store/statement.ts';
import type { AuditTable, DecisionsTable } from '../store/tables.ts';

/** Which entries are asked for; what is undefined doesn't narrow. */
export interface AuditFilters {
  /** Undefined: of all sites, and of the service (`*`). */
  readonly site: string | undefined;
  readonly kind: AuditKind | undefined;
  /** The id of a moderator or admin. */
  readonly by: string | undefined;
  /** A rule that matched, where rules decided. */
  readonly rule: string | undefined;
  readonly subject: string | undefined;
  /** Ids: from this one on, and before that one. */
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** Entries of one site are in the order of their ids, those of all sites in the order of the chain. */
export type AuditOrder = 'id' | 'sequence';

/** An entry, with the reason that its decision has beside it. */
export type AuditRow = AuditTable & Pick<DecisionsTable, 'reason'>;

/** Where no index knows a filter, so many entries are looked through for a page. */
const SEARCHED = 10_000;

export interface AuditPage {
  /** The newest first. */
  readonly entries: Statement<AuditRow>;
  /** The last of those that were looked through, if there may be more; undefined where an index found the page. */
  readonly searched: Statement<Pick<AuditTable, 'id' | 'sequence'>> | undefined;
}

/** A page of the audit behind a position: an id, or a sequence. */
export function auditPage(
  filters: AuditFilters,
  order: AuditOrder,
  after: string | number | undefined,
  limit: number,
): AuditPage {
  const given = Object.entries({ ...filters, after }).filter(([, value]) => value !== undefined);
  const shape = [order, filters.kind === 'decision', ...given.map(([name]) => name).sort()].join();
  const page = shapes.get(shape) ?? shapeOf(new Set(given.map(([name]) => name)), order, filters.kind);
  shapes.set(shape, page);
  const { rule } = filters;
  const quoted =
    rule === undefined ? {} : { inside: `${JSON.stringify(rule)},`, last: `${JSON.stringify(rule)}]` };
  const values = { ...Object.fromEntries(given), ...quoted, limit };
  return { entries: page.entries(values), searched: page.searched?.(values) };
}

type Values = Readonly<Record<string, Value>>;

interface Shape {
  readonly entries: (values: Values) => AuditPage['entries'];
  readonly searched: ((values: Values) => NonNullable<AuditPage['searched']>) | undefined;
}

/** Statements for each set of filters that was asked for: some dozens. */
const shapes = new Map<string, Shape>();

/** Named one by one: what was prepared for all columns fails in PostgreSQL once a migration adds one. */
const ENTRY = sql.join([...ENTRY_COLUMNS, 'sequence', 'hash'].map((column) => sql.ref(`a.${column}`)));

type Condition = (dialect: Dialect, p: Values) => RawBuilder<boolean>;

function shapeOf(given: ReadonlySet<string>, order: AuditOrder, kind: AuditKind | undefined): Shape {
  const leading = LEADING[order](given, kind);
  const asked = (names: readonly string[]) => names.filter((name) => given.has(name));
  const [by, sought] = [asked(leading), asked(FILTERS.filter((name) => !leading.includes(name)))];
  const range: Condition = (dialect, p) =>
    all([
      BASE[order](kind, by),
      ...asked(['after']).map(() => AFTER[order](dialect, p)),
      ...by.map((name) => where(name, dialect, p)),
    ]);
  const wide = sought.length > 0;
  const source = (dialect: Dialect, p: Values) =>
    sql`select * from audit as a where ${range(dialect, p)} order by ${sql.ref(`a.${order}`)} desc
      limit ${wide ? sql.lit(SEARCHED) : p.limit}`;
  return {
    entries: statement(
      (dialect, p: Values) => sql<AuditRow>`
        select ${ENTRY}, d.reason
        from (${source(dialect, p)}) as a left join decisions as d on d.id = a.id and a.kind = 'decision'
        where ${all([sql`1 = 1`, ...sought.map((name) => where(name, dialect, p))])}
        order by ${sql.ref(`a.${order}`)} desc limit ${p.limit}`,
    ),
    searched: wide
      ? statement(
          (dialect, p: Values) => sql<Pick<AuditTable, 'id' | 'sequence'>>`
            select a.id, a.sequence from audit as a where ${range(dialect, p)}
            order by ${sql.ref(`a.${order}`)} desc limit 1 offset ${sql.lit(SEARCHED - 1)}`,
        )
      : undefined,
  };
}

const FILTERS = ['site', 'kind', 'by', 'rule', 'subject', 'since', 'until'] as const;

/** The filters that an index knows; most are decisions, for which none does. */
const LEADING: Readonly<
  Record<AuditOrder, (given: ReadonlySet<string>, kind: AuditKind | undefined) => readonly string[]>
> = {
  id: (given, kind) => [
    'site',
    'since',
    'until',
    ...(kind !== undefined && kind !== 'decision' ? ['kind'] : given.has('by') ? ['by'] : []),
  ],
  sequence: () => [],
};

const BASE: Readonly<
  Record<AuditOrder, (kind: AuditKind | undefined, by: readonly string[]) => RawBuilder<boolean>>
> = {
  // Said as the index says it, for a parameter could be anything.
  id: (_, by) => (by.includes('kind') ? sql`a.kind <> 'decision'` : sql`1 = 1`),
  sequence: () => sql`a.sequence is not null`,
};

const AFTER: Readonly<Record<AuditOrder, Condition>> = {
  id: (_, p) => sql`a.id < ${p.after}`,
  sequence: (_, p) => sql`a.sequence < ${p.after}`,
};

const CONDITIONS: Readonly<Record<(typeof FILTERS)[number], Condition>> = {
  site: (_, p) => sql`a.site = ${p.site}`,
  kind: (_, p) => sql`a.kind = ${p.kind}`,
  by: (_, p) => sql`a.by_id = ${p.by} and ${isByPeople('a.by_kind')}`,
  // `{"ruleSet":"…","rules":["one","other"]}`: a member of the list is before a comma or its end.
  rule: ({ contains }, p) =>
    sql`a.by_kind = 'rules' and a.kind = 'decision'
      and (${contains('a.detail', p.inside ?? '')} or ${contains('a.detail', p.last ?? '')})`,
  subject: (_, p) => sql`a.subject = ${p.subject}`,
  since: (_, p) => sql`a.id >= ${p.since}`,
  until: (_, p) => sql`a.id < ${p.until}`,
};

const where = (name: string, dialect: Dialect, p: Values): RawBuilder<boolean> =>
  CONDITIONS[name as (typeof FILTERS)[number]](dialect, p);

const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql.join(conditions, sql` and `);
