import { sql } from 'kysely';
import { type Statement, statement } from './statement.ts';

type Take = {
  id: string;
  /** Microseconds since 1970 UTC; `emission` and `slack` are microseconds too. */
  now: number;
  emission: number;
  slack: number;
  request: string;
  /** The narrower limit that this request must have got; '' for the first one. */
  before: string;
  /** The scope and key of a stored answer that makes taking needless; '' without a key. */
  scope: string;
  key: string;
};

/**
 * GCRA (ITU-T I.371) in one statement: granted exactly if `request` comes back as this request. Returns
 * no row where an earlier limit refused, or where an idempotent answer is stored already.
 */
export const takeLimit: (values: Take) => Statement<{ tat: number; request: string }> = statement(
  (_, p: Take) => {
    const free = sql`l.tat <= cast(${p.now} as bigint) + cast(${p.slack} as bigint)`;
    return sql<{ tat: number; request: string }>`
      insert into limits as l (id, tat, request)
      select cast(${p.id} as text), cast(${p.now} as bigint) + cast(${p.emission} as bigint), cast(${p.request} as text)
      where (cast(${p.before} as text) = ''
          or exists (select 1 from limits where id = ${p.before} and request = ${p.request}))
        and not exists (select 1 from idempotency where scope = ${p.scope} and key = ${p.key})
      on conflict (id) do update set
        tat = case when ${free} then
          (case when l.tat > cast(${p.now} as bigint) then l.tat else cast(${p.now} as bigint) end)
          + cast(${p.emission} as bigint) else l.tat end,
        request = case when ${free} then excluded.request else l.request end
      returning tat, request`;
  },
);

/** Removes the counters that hold nothing back any more; `now` is in microseconds. */
export const forgetLimits: (values: { now: number }) => Statement = statement(({ db }, p: { now: number }) =>
  db.deleteFrom('limits').where('tat', '<', p.now),
);
