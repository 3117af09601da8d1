import type { AuditPageView } from '../../http/audit-answers.ts';
import { addressOf } from '../address.ts';
import { Loaded, useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import type { AuditFilters, AuditQuery } from './audit-query.ts';
import { Entries } from './entries.tsx';

interface Props {
  readonly site: string;
  readonly path: string;
  readonly query: AuditQuery;
  /** Whether entries of all sites are among them. */
  readonly ofAll: boolean;
  readonly filters: AuditFilters;
  readonly narrow: (changed: { readonly by: string }) => void;
  /** How often all was asked for anew. */
  readonly refreshed: number;
}

/** What one search finds; another search is another one of these, so that nothing of the former is taken for it. */
export function Found({ site, path, query, ofAll, filters, narrow, refreshed }: Props) {
  const [first, again] = useLoaded(
    (signal) => ask<AuditPageView>('GET', path, { query, signal }),
    [path, query, refreshed],
  );
  return (
    <Loaded of={first} again={again}>
      {(page) => (
        <Entries
          first={page}
          after={(cursor) => ask<AuditPageView>('GET', path, { query: { ...query, cursor } })}
          site={site}
          ofAll={ofAll}
          onPerson={(by) => narrow({ by })}
          commentAddress={(of, comment) =>
            addressOf(of, 'audit', { query: of === site ? { ...filters, comment } : { comment } })
          }
        />
      )}
    </Loaded>
  );
}
