import { useEffect } from 'preact/hooks';
import type { AuditPageView } from '../../http/audit-answers.ts';
import { addressOf } from '../address.ts';
import { Loaded, useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import type { AuditFilters, AuditQuery, People } from './audit-query.ts';
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
  readonly onPeople: (seen: People) => void;
}

/** What one search finds; another search is another one of these, so that nothing of the former is taken for it. */
export function Found({ site, path, query, ofAll, filters, narrow, refreshed, onPeople }: Props) {
  const [first, again] = useLoaded(
    (signal) => ask<AuditPageView>('GET', path, { query, signal }),
    [path, query, refreshed],
  );
  const { value: found } = first.value;
  useEffect(() => {
    if (found) onPeople(peopleOf(found));
  }, [found]);
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

const peopleOf = ({ entries }: AuditPageView): People =>
  new Map(
    entries.flatMap(({ by: { kind, id, name } }) =>
      kind === 'moderator' || kind === 'admin' ? [[id, name || id] as const] : [],
    ),
  );
