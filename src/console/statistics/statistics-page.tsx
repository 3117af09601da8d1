import { useMemo } from 'preact/hooks';
import type { Stats } from '../../http/stats-answers.ts';
import { apiOf, useFilters, useHere } from '../address.ts';
import { language, textsOf } from '../language/language.ts';
import { Empty, Loaded, useLoaded, Waiting } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import { me, mySite } from '../service/session.ts';
import { SHELL_TEXTS } from '../texts.ts';
import { Charts } from './charts.tsx';
import { type Range, rangeOf } from './range.ts';
import { RangeChoice } from './range-choice.tsx';
import { STATISTICS_TEXTS } from './texts.ts';

/** What came of all the work, in charts, in words and in tables. */
export function StatisticsPage() {
  const texts = textsOf(STATISTICS_TEXTS);
  const { site } = useHere();
  const timezone = mySite(site)?.timezone;
  const [filters, narrow] = useFilters(['span', 'unit', 'since', 'until']);
  // Only days of one's own depend on where the site is, and wait until that is known.
  const isOwn = filters.span === 'own';
  const zone = isOwn ? timezone : undefined;
  const asked = JSON.stringify(filters);
  // Its end is the time of asking: it moves when something else is asked for, and not with each drawing.
  const range = useMemo(() => rangeOf(filters, Date.now(), zone), [asked, zone]);
  return (
    <div class="page statistics">
      <header class="page-header">
        <h1>{textsOf(SHELL_TEXTS).pages.statistics}</h1>
        <RangeChoice range={range} filters={filters} narrow={narrow} />
      </header>
      {isOwn && me.value === undefined ? (
        <Waiting />
      ) : range.query === undefined ? (
        <Empty title={texts.chooseDays} />
      ) : (
        <Numbers key={JSON.stringify(range.query)} site={site} query={range.query} timezone={timezone} />
      )}
    </div>
  );
}

interface NumbersProps {
  readonly site: string;
  readonly query: NonNullable<Range['query']>;
  readonly timezone: string | undefined;
}

function Numbers({ site, query, timezone }: NumbersProps) {
  const [stats, again] = useLoaded(
    (signal) => ask<Stats>('GET', apiOf(site, 'stats'), { query, signal }),
    [site, query],
  );
  return (
    <Loaded of={stats} again={again}>
      {(value) => <Charts key={language.value} stats={value} timezone={timezone} />}
    </Loaded>
  );
}
