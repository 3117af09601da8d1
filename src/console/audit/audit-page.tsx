import { useMemo } from 'preact/hooks';
import type { AuditPageView } from '../../http/audit-answers.ts';
import { addressOf, apiOf, useFilters, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Loaded, useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import { me, mySite } from '../service/session.ts';
import { SHELL_TEXTS } from '../texts.ts';
import { AuditSearch } from './audit-filters.tsx';
import { AUDIT_FILTERS, auditQuery, NO_FILTERS } from './audit-query.ts';
import { CommentDialog } from './comment-dialog.tsx';
import { Entries } from './entries.tsx';
import { ExportButton } from './export-button.tsx';
import { AUDIT_TEXTS } from './texts.ts';

/** Every change by anyone, in plain words. */
export function AuditPage() {
  const texts = textsOf(AUDIT_TEXTS);
  const { site } = useHere();
  const [{ comment, ...filters }, narrow] = useFilters([...AUDIT_FILTERS, 'comment']);
  const timezone = mySite(site)?.timezone;
  const ofAll = filters.scope === 'all' && me.value?.everywhere === true;
  const path = ofAll ? '/v1/audit' : apiOf(site, 'audit');
  const asked = JSON.stringify(filters);
  const query = useMemo(() => auditQuery(filters, timezone), [asked, timezone]);
  const [first, again] = useLoaded(
    (signal) => ask<AuditPageView>('GET', path, { query, signal }),
    [path, query],
  );
  return (
    <div class="page audit">
      <header class="page-header">
        <h1>{textsOf(SHELL_TEXTS).pages.audit}</h1>
        <div class="row">
          <button type="button" onClick={again}>
            {texts.refresh}
          </button>
          <ExportButton path={path} query={query} name={`audit-${ofAll ? 'all' : site}.ndjson`} />
        </div>
      </header>
      <AuditSearch site={site} filters={filters} narrow={narrow} />
      <Loaded of={first} again={again}>
        {(page) => (
          <Entries
            first={page}
            after={(cursor) => ask<AuditPageView>('GET', path, { query: { ...query, cursor } })}
            site={site}
            ofAll={ofAll}
            onPerson={(by) => narrow({ by })}
            commentAddress={(of, id) =>
              addressOf(of, 'audit', { query: of === site ? { ...filters, comment: id } : { comment: id } })
            }
          />
        )}
      </Loaded>
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
