import { useMemo } from 'preact/hooks';
import type { RulesView } from '../../http/rules-answers.ts';
import type { Stats } from '../../http/stats-answers.ts';
import { apiOf, useFilters, useHere } from '../address.ts';
import { language, textsOf } from '../language/language.ts';
import { formatTime } from '../language/times.ts';
import { Empty, Loaded, useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import { mySite } from '../service/session.ts';
import { RuleCard } from './rule-card.tsx';
import { RuleChoice } from './rule-choice.tsx';
import { chosenRows, ORDERS, type RuleOrder, rowsOf } from './rule-rows.ts';
import { RULES_TEXTS } from './texts.ts';
import { TryText } from './try-text.tsx';

const DAY = 86_400_000;
const USUAL_DAYS = 30;

/** The rules in force, how they do, and what they would make of a text. */
export function RulesPage() {
  const texts = textsOf(RULES_TEXTS);
  const { site } = useHere();
  const [{ days = String(USUAL_DAYS) }] = useFilters(['days']);
  const [rules, again] = useLoaded<RulesView>(
    (signal) => ask('GET', apiOf(site, 'rules'), { query: { days }, signal }),
    [site, days],
  );
  const [stats] = useLoaded<Stats>(
    (signal) => ask('GET', apiOf(site, 'stats'), { query: { since: daysAgo(Number(days)) }, signal }),
    [site, days],
  );
  const { value, problem } = stats.value;
  return (
    <div class="page rules-page">
      <h1>{texts.title}</h1>
      <TryText site={site} />
      <Loaded of={rules} again={again}>
        {(view) => <RulesInForce view={view} stats={value} statsFailed={problem !== undefined} />}
      </Loaded>
    </div>
  );
}

/** The first of so many days, today being the last. */
const daysAgo = (days: number): string => new Date(Date.now() - (days - 1) * DAY).toISOString();

interface InForceProps {
  readonly view: RulesView;
  readonly stats: Stats | undefined;
  readonly statsFailed: boolean;
}

function RulesInForce({ view, stats, statsFailed }: InForceProps) {
  const texts = textsOf(RULES_TEXTS);
  const { item } = useHere();
  const [filters, filter] = useFilters(['q', 'effect', 'sign', 'order']);
  const rows = useMemo(() => rowsOf(view.rules, stats?.rules, Date.now()), [view, stats]);
  const order: RuleOrder = ORDERS.find((each) => each === filters.order) ?? 'place';
  const chosen = chosenRows(rows, filters, order);
  const most = Math.max(1, ...view.rules.map(({ hits }) => hits.total));
  if (rows.length === 0) return <Empty title={texts.none} />;
  return (
    <section class="rules" aria-labelledby="rules-in-force">
      <div>
        <h2 id="rules-in-force">{texts.count(rows.length)}</h2>
        <Version view={view} />
      </div>
      <RuleChoice filters={filters} order={order} filter={filter} />
      {statsFailed && <p class="quiet">{texts.statsMissing}</p>}
      <p class="sr-only" role="status">
        {texts.shown(chosen.length)}
      </p>
      {chosen.length === 0 ? (
        <Empty title={texts.noneMatch}>
          <button type="button" onClick={() => filter({ q: undefined, effect: undefined, sign: undefined })}>
            {texts.showAll}
          </button>
        </Empty>
      ) : (
        <ul class="rule-list">
          {chosen.map((row) => (
            <RuleCard key={row.rule.id} row={row} most={most} asked={row.rule.id === item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Version({ view: { version, acceptedAt } }: { readonly view: RulesView }) {
  const texts = textsOf(RULES_TEXTS);
  const { site } = useHere();
  return (
    <p class="quiet">
      {texts.version}{' '}
      <code dir="ltr" title={version}>
        {version.slice(0, 12)}
      </code>
      {language.value === 'ar' ? '، ' : ', '}
      {acceptedAt === null ? (
        texts.acceptedUnknown
      ) : (
        <>
          {texts.accepted} <time dateTime={acceptedAt}>{formatTime(acceptedAt, mySite(site)?.timezone)}</time>
        </>
      )}
    </p>
  );
}
