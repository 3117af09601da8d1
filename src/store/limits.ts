import { type RawBuilder, sql } from 'kysely';
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
export const takeLimit = ({ emission, slack, scope, key, ...take }: Take): Statement<Taken> => {
  const moment = { ...take, emission, next: take.now + emission, latest: take.now + slack };
  return key === '' ? takeAlways(moment) : takeUnlessAnswered({ ...moment, scope, key });
};

type Taken = { tat: number; request: string };
/** `next` is the counter of a first submission; one that runs ahead of `latest` refuses. */
type Moment = Omit<Take, 'slack' | 'scope' | 'key'> & { next: number; latest: number };

const taking = (p: Moment, unless: RawBuilder<unknown>): RawBuilder<Taken> => sql<Taken>`
  insert into limits as l (id, tat, request)
  select cast(${p.id} as text), cast(${p.next} as bigint), cast(${p.request} as text)
  where (cast(${p.before} as text) = ''
      or exists (select 1 from limits where id = ${p.before} and request = ${p.request})) ${unless}
  on conflict (id) do update set
    tat = case when l.tat > cast(${p.latest} as bigint) then l.tat
      when l.tat > cast(${p.now} as bigint) then l.tat + cast(${p.emission} as bigint)
      else excluded.tat end,
    request = case when l.tat > cast(${p.latest} as bigint) then l.request else excluded.request end
  returning tat, request`;

const takeAlways: (values: Moment) => Statement<Taken> = statement((_, p: Moment) => taking(p, sql``));

type Answerable = Moment & { scope: string; key: string };

const takeUnlessAnswered: (values: Answerable) => Statement<Taken> = statement((_, p: Answerable) =>
  taking(p, sql`and not exists (select 1 from idempotency where scope = ${p.scope} and key = ${p.key})`),
);

/** Removes the counters that hold nothing back any more; `now` is in microseconds. */
export const forgetLimits: (values: { now: number }) => Statement = statement(({ db }, p: { now: number }) =>
  db.deleteFrom('limits').where('tat', '<', p.now),
);
