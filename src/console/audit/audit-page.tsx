import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { apiOf, useFilters, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Waiting } from '../parts/loaded.tsx';
import { me, mySite } from '../service/session.ts';
import { SHELL_TEXTS } from '../texts.ts';
import { AuditSearch } from './audit-filters.tsx';
import { AUDIT_FILTERS, auditQuery, NO_FILTERS, type People } from './audit-query.ts';
import { CommentDialog } from './comment-dialog.tsx';
import { ExportButton } from './export-button.tsx';
import { Found } from './found.tsx';
import { AUDIT_TEXTS } from './texts.ts';

/** Every change by anyone, in plain words. */
export function AuditPage() {
  const texts = textsOf(AUDIT_TEXTS);
  const { site } = useHere();
  const [{ comment, ...filters }, narrow] = useFilters([...AUDIT_FILTERS, 'comment']);
  const refreshed = useSignal(0);
  const people = useSignal<People>(new Map());
  // Days are those where the site is, which is known once it is known who works here; nothing else waits for that.
  const byDay = filters.since !== undefined || filters.until !== undefined;
  const zone = byDay ? mySite(site)?.timezone : undefined;
  const ofAll = filters.scope === 'all' && me.value?.everywhere === true;
  const path = ofAll ? '/v1/audit' : apiOf(site, 'audit');
  const asked = JSON.stringify(filters);
  const query = useMemo(() => auditQuery(filters, zone), [asked, zone]);
  const waits = me.value === undefined && (byDay || filters.scope === 'all');
  return (
    <div class="page audit">
      <header class="page-header">
        <h1>{textsOf(SHELL_TEXTS).pages.audit}</h1>
        <div class="row">
          <button type="button" onClick={() => refreshed.value++}>
            {texts.refresh}
          </button>
          <ExportButton path={path} query={query} name={`audit-${ofAll ? 'all' : site}.ndjson`} />
        </div>
      </header>
      <AuditSearch site={site} filters={filters} narrow={narrow} people={people.value} />
      {waits ? (
        <Waiting />
      ) : (
        <Found
          key={`${path} ${JSON.stringify(query)}`}
          {...{ site, path, query, ofAll, filters, narrow }}
          refreshed={refreshed.value}
          onPeople={(seen) => (people.value = new Map([...people.peek(), ...seen]))}
        />
      )}
      {comment !== undefined && (
        <CommentDialog
          key={comment}
          site={site}
          id={comment}
          onHistory={() => narrow({ ...NO_FILTERS, subject: comment })}
          onClose={() => narrow({ comment: undefined })}
        />
      )}
    </div>
  );
}
