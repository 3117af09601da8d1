import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AuditEntry, AuditPageView } from '../../http/audit-answers.ts';
import { textsOf } from '../language/language.ts';
import { formatLongDay } from '../language/times.ts';
import { announce } from '../notices.tsx';
import { Empty, Trouble } from '../parts/loaded.tsx';
import type { Answer, Problem } from '../service/ask.ts';
import { mySite } from '../service/session.ts';
import { Entry } from './entry.tsx';
import { AUDIT_TEXTS } from './texts.ts';
import { useReasons } from './use-reasons.ts';

interface Props {
  readonly first: AuditPageView;
  readonly after: (cursor: string) => Promise<Answer<AuditPageView>>;
  readonly site: string;
  readonly ofAll: boolean;
  readonly onPerson: (id: string) => void;
  readonly commentAddress: (site: string, id: string) => string;
}

/** The entries that were found so far, by day, and what finds older ones. */
export function Entries({ first, after, site, ofAll, onPerson, commentAddress }: Props) {
  const texts = textsOf(AUDIT_TEXTS);
  const timezone = mySite(site)?.timezone;
  const readyReason = useReasons(site);
  const { entries, next, busy, problem, more } = usePages(first, after);
  if (entries.length === 0 && next === null)
    return (
      <Empty title={texts.empty}>
        <p>{texts.emptyHint}</p>
      </Empty>
    );
  return (
    <>
      {[...Map.groupBy(entries, ({ at }) => formatLongDay(at, timezone))].map(([day, ofDay]) => (
        <section key={day} class="day">
          <h2>{day}</h2>
          <ol class="card">
            {ofDay.map((entry) => (
              <Entry
                key={entry.id}
                {...{ entry, timezone, readyReason, onPerson, commentAddress }}
                showsSite={ofAll}
              />
            ))}
          </ol>
        </section>
      ))}
      {problem && <Trouble problem={problem} again={more} />}
      {next === null ? (
        <p class="quiet end">{texts.end}</p>
      ) : (
        <div class="stack end">
          {entries.length === 0 && <p>{texts.nothingYet}</p>}
          <button type="button" onClick={more} disabled={busy}>
            {entries.length === 0 ? texts.lookFurther : texts.more}
          </button>
        </div>
      )}
    </>
  );
}

interface Pages extends AuditPageView {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly more: () => void;
}

/** The first page and those that were asked for after it; another first page begins anew. */
function usePages(first: AuditPageView, after: Props['after']): Pages {
  const found = useSignal<{ from: AuditPageView; entries: readonly AuditEntry[]; next: string | null }>({
    from: first,
    ...first,
  });
  const busy = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  useEffect(() => {
    found.value = { from: first, ...first };
    problem.value = undefined;
  }, [first]);
  const more = async () => {
    const { next } = found.value;
    if (next === null || busy.value) return;
    busy.value = true;
    const answer = await after(next);
    busy.value = false;
    if (found.value.from !== first || found.value.next !== next) return;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    const { entries } = answer.value;
    found.value = { from: first, entries: [...found.value.entries, ...entries], next: answer.value.next };
    announce(textsOf(AUDIT_TEXTS).entries(entries.length));
  };
  const shown = found.value.from === first ? found.value : first;
  return { entries: shown.entries, next: shown.next, busy: busy.value, problem: problem.value, more };
}
