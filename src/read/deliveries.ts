import { sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import type { DeliveryState, EventType } from '../domain/webhook.ts';
import { DELIVERY_COLUMNS, type StoredDelivery } from '../store/redeliveries.ts';
import { type Statement, statement } from '../store/statement.ts';

/** Which deliveries are asked for; what is null doesn't narrow. */
export interface DeliveryFilters {
  readonly site: SiteId;
  readonly webhook: string;
  readonly state: DeliveryState | null;
  readonly type: EventType | null;
}

/** No index knows what became of deliveries, so that with a filter so many are looked through for a page. */
const SEARCHED = 10_000;

/** Behind every event's id, as these begin with a digit or a letter up to f. */
const NEWEST = '~';

type Asked = Pick<DeliveryFilters, keyof DeliveryFilters> & {
  after: string;
  searched: number;
  limit: number;
};

/**
 * A page of the deliveries of a webhook behind an event, the newest first; and the last that was looked through, if
 * there may be more of them.
 */
export function deliveriesPage(
  filters: DeliveryFilters,
  after: string | undefined,
  limit: number,
): readonly [Statement<StoredDelivery>, Statement<{ event: string }>] {
  const isWide = filters.state !== null || filters.type !== null;
  const asked = { ...filters, after: after ?? NEWEST, searched: isWide ? SEARCHED : limit, limit };
  return [pageOf(asked), endOf(asked)];
}

const COLUMNS = sql.join(DELIVERY_COLUMNS.map((column) => sql.ref(`d.${column}`)));

const pageOf: (values: Asked) => Statement<StoredDelivery> = statement(
  (_, p: Asked) => sql<StoredDelivery>`
    select ${COLUMNS} from (
      select * from deliveries as each
      where each.webhook = ${p.webhook} and each.site = ${p.site} and each.event < cast(${p.after} as text)
      order by each.event desc limit cast(${p.searched} as bigint)
    ) as d
    where (cast(${p.state} as text) is null or d.state = cast(${p.state} as text))
      and (cast(${p.type} as text) is null or d.type = cast(${p.type} as text))
    order by d.event desc limit cast(${p.limit} as bigint)`,
);

const endOf: (values: Asked) => Statement<{ event: string }> = statement(
  (_, p: Asked) => sql<{ event: string }>`
    select each.event from deliveries as each
    where each.webhook = ${p.webhook} and each.site = ${p.site} and each.event < cast(${p.after} as text)
    order by each.event desc limit 1 offset cast(${p.searched} as bigint) - 1`,
);
