import type { SiteState } from '../domain/article.ts';
import type { SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';

type Switch = { site: SiteId; state: SiteState; reason: string | null; at: number; by: string };

export const setSiteState: (values: Switch) => Statement = statement(({ db }, p: Switch) =>
  db
    .insertInto('site_states')
    .values({ site: p.site, state: p.state, reason: p.reason, changed_at: p.at, changed_by: p.by })
    .onConflict((conflict) =>
      conflict
        .column('site')
        .doUpdateSet({ state: p.state, reason: p.reason, changed_at: p.at, changed_by: p.by }),
    ),
);

/** No row means `open`. */
export const findSiteState: (values: {
  site: SiteId;
}) => Statement<{ state: SiteState; reason: string | null }> = statement(({ db }, p: { site: SiteId }) =>
  db.selectFrom('site_states').select(['state', 'reason']).where('site', '=', p.site),
);
