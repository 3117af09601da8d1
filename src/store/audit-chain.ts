import { sql } from 'kysely';
import { ENTRY_COLUMNS, isByPeople } from './audit.ts';
import { type Statement, statement, type Value } from './statement.ts';
import type { AuditTable, Tables } from './tables.ts';

/** The last entry that is sealed, and who seals: nobody else before `until` (ms since 1970 UTC). */
export type ChainHead = Omit<Tables['audit_chain'], 'id'>;

/** No row before anything is sealed. */
export const chainHead: (values: Record<string, never>) => Statement<ChainHead> = statement(({ db }) =>
  db.selectFrom('audit_chain').select(['sequence', 'hash', 'seal', 'holder', 'until']).where('id', '=', 1),
);

/** An entry that is not sealed yet, with what is to be counted of it. */
export type Unsealed = Omit<AuditTable, 'sequence' | 'hash'> & {
  /** Whose decision it undoes; null where no person made that. */
  undone_by: string | null;
  /** 1 where people decide on a comment for the first time. */
  first: number;
  /** JSON of the findings of the rules: those it was decided by, if the entry doesn't name them, or that people decide on first. */
  findings: string | null;
};

type Wanted = { limit: number; holder: string; now: number; latest: number };

/** Entries that are to be sealed next, none while somebody else is about it. */
export const unsealedEntries: (values: Wanted) => Statement<Unsealed> = statement(({ db }, p: Wanted) =>
  db
    .selectFrom(
      db
        .selectFrom('audit')
        .select(ENTRY_COLUMNS)
        .where('sequence', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('audit_chain')
                .select('id')
                .where('id', '=', 1)
                .where('until', '>', p.now)
                // Longer than anyone takes it: a clock that is ahead, of someone who may be gone.
                .where('until', '<=', p.latest)
                .where('holder', '<>', p.holder),
            ),
          ),
        )
        .orderBy('id')
        .limit(p.limit)
        .as('a'),
    )
    .leftJoin('decisions as d', 'd.id', 'a.id')
    .leftJoin('decisions as u', 'u.id', 'a.undoes')
    .select(ENTRY_COLUMNS.map((column) => `a.${column}` as const))
    .select([
      sql<string | null>`case when ${isByPeople('u.by_kind')} then u.by_id end`.as('undone_by'),
      sql<number>`case when ${isFirstOfPeople} then 1 else 0 end`.as('first'),
      sql<string | null>`case
        when a.by_kind = 'rules' and a.detail = '{}' then d.findings
        when ${isFirstOfPeople} then (select r.findings from decisions as r
          where r.comment = d.comment and r.rev < d.rev and r.by_kind = 'rules' order by r.rev desc limit 1)
        end`.as('findings'),
    ])
    .orderBy('a.id'),
);

const isFirstOfPeople = sql<boolean>`(${isByPeople('d.by_kind')} and d.undoes is null and not exists (
  select 1 from decisions as e
  where e.comment = d.comment and e.rev < d.rev and ${isByPeople('e.by_kind')} and e.undoes is null))`;

/** A count to be added. */
export type StatRow = Tables['stats'];

export interface Sealing {
  /** The head as it was read; 0 and '' where there was none. */
  readonly before: Pick<ChainHead, 'sequence' | 'hash'>;
  /** Its holder is one that no other batch to this sequence ever had. */
  readonly head: ChainHead;
  readonly entries: readonly {
    readonly site: string;
    readonly id: string;
    readonly sequence: number;
    readonly hash: string;
  }[];
  readonly counts: readonly StatRow[];
}

/** Moves the head, if it still is as it was read; only then entries are sealed and counted. Returns a row if so. */
export const sealStatements = ({
  before,
  head,
  entries,
  counts,
}: Sealing): readonly [Statement<{ id: number }>, Statement, Statement] => {
  const mine = { holder: head.holder, at: head.sequence };
  return [
    moveHead({ ...head, before: before.sequence, hashBefore: before.hash }),
    sealEntries({ ...mine, entries: JSON.stringify(entries) }),
    addCounts({ ...mine, counts: JSON.stringify(counts) }),
  ];
};

type Move = ChainHead & { before: number; hashBefore: string };

const moveHead: (values: Move) => Statement<{ id: number }> = statement(({ db }, p: Move) => {
  const { before, hashBefore, sequence, hash, seal, holder, until } = p;
  const head = { sequence, hash, seal, holder, until };
  return db
    .insertInto('audit_chain')
    .values({ id: 1, ...head })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(head)
        .where('audit_chain.sequence', '=', before)
        .where('audit_chain.hash', '=', hashBefore),
    )
    .returning('id');
});

type Mine = { holder: string; at: number };

const headIsMine = (p: Mine) =>
  sql<boolean>`exists (select 1 from audit_chain as c where c.id = 1 and c.holder = ${p.holder} and c.sequence = ${p.at})`;

/** By their primary key: they can't have been sealed where the head is still as it was read. */
const sealEntries: (values: Mine & { entries: string }) => Statement = statement(
  ({ db, rows }, p: Mine & { entries: string }) =>
    db
      .updateTable('audit')
      .from(
        rows<Sealing['entries'][number]>(p.entries as Value, {
          site: 'text',
          id: 'text',
          sequence: 'bigint',
          hash: 'text',
        }).as('w'),
      )
      .set({ sequence: sql`w.sequence`, hash: sql`w.hash` })
      .whereRef('audit.site', '=', 'w.site')
      .whereRef('audit.id', '=', 'w.id')
      .where(headIsMine(p)),
);

const addCounts: (values: Mine & { counts: string }) => Statement = statement(
  ({ db, rows }, p: Mine & { counts: string }) =>
    db
      .insertInto('stats')
      .columns(['site', 'unit', 'start', 'name', 'key', 'count'])
      .expression(
        db
          .selectFrom(
            rows<StatRow>(p.counts as Value, {
              site: 'text',
              unit: 'text',
              start: 'bigint',
              name: 'text',
              key: 'text',
              count: 'bigint',
            }).as('w'),
          )
          .select(['w.site', 'w.unit', 'w.start', 'w.name', 'w.key', 'w.count'])
          .where(headIsMine(p)),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['site', 'unit', 'start', 'name', 'key'])
          .doUpdateSet({ count: sql`stats.count + excluded.count` }),
      ),
);

/** An entry of the chain. */
export type Sealed = Omit<AuditTable, 'sequence' | 'hash'> & { sequence: number; hash: string };

type After = { after: number; afterId: string; limit: number };

/** In the order of the chain. */
export const sealedEntries: (values: After) => Statement<Sealed> = statement(({ db }, p: After) =>
  db
    .selectFrom('audit')
    .select([...ENTRY_COLUMNS, 'sequence', 'hash'])
    .where('sequence', 'is not', null)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('sequence', 'id'), '>', tuple(p.after, p.afterId)))
    .orderBy('sequence')
    .orderBy('id')
    .limit(p.limit)
    .$castTo<Sealed>(),
);

/** How many entries are sealed up to a place of the chain, whatever their places are. */
export const countSealed: (values: { last: number }) => Statement<{ count: number }> = statement(
  ({ db }, p: { last: number }) =>
    db
      .selectFrom('audit')
      .select(sql<number>`count(*)`.as('count'))
      .where('sequence', 'is not', null)
      .where('sequence', '<=', p.last),
);

type Places = { from: number; to: number };

/** Of a part of the chain: entries of decisions that are not there. */
export const entriesWithoutDecision: (values: Places) => Statement<{ sequence: number; id: string }> =
  statement(({ db }, p: Places) =>
    db
      .selectFrom('audit as a')
      .leftJoin('decisions as d', 'd.id', 'a.id')
      .select(['a.sequence', 'a.id'])
      .where('a.sequence', 'is not', null)
      .where('a.sequence', '>=', p.from)
      .where('a.sequence', '<=', p.to)
      .where('a.kind', '=', 'decision')
      .where('d.id', 'is', null)
      .orderBy('a.sequence')
      .$castTo<{ sequence: number; id: string }>(),
  );

type Before = { before: string };

/** How many entries with lower ids wait to be sealed, and the lowest of them. */
export const waitingEntries: (values: Before) => Statement<{ count: number; id: string | null }> = statement(
  ({ db }, p: Before) =>
    db
      .selectFrom('audit')
      .select([sql<number>`count(*)`.as('count'), sql<string | null>`min(id)`.as('id')])
      .where('sequence', 'is', null)
      .where('id', '<', p.before),
);

type Page = { after: string; limit: number };

const decisionsAfter = (p: Page) =>
  sql`(select * from decisions where id > ${p.after} order by id limit ${p.limit})`;

/** How far a page of all decisions goes. */
export const decisionsPage: (values: Page) => Statement<{ count: number; last: string | null }> = statement(
  (_, p: Page) => sql`select count(*) as count, max(d.id) as last from ${decisionsAfter(p)} as d`,
);

/** Of the same page: those without an entry in the audit, or with another one than they say themselves. */
export const decisionsNotAudited: (values: Page) => Statement<{ id: string; missing: number }> = statement(
  (_, p: Page) => sql`
    select d.id, case when a.id is null then 1 else 0 end as missing
    from ${decisionsAfter(p)} as d left join audit as a on a.site = d.site and a.id = d.id
    where a.id is null or a.kind <> 'decision' or a.subject <> d.comment or a.at <> d.at or a.by_kind <> d.by_kind
      or a.to_status <> d.to_status or coalesce(a.from_status, '') <> coalesce(d.from_status, '')
      or coalesce(a.undoes, '') <> coalesce(d.undoes, '') or coalesce(a.bulk, '') <> coalesce(d.bulk, '')
      or coalesce(a.reason_code, '') <> coalesce(d.reason_code, '')
      or (d.by_kind <> 'author' and (a.by_id <> d.by_id or a.by_name <> d.by_name))
    order by d.id`,
);
