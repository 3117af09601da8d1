import { useEffect, useRef } from 'preact/hooks';
import type { BacktestView } from '../../http/backtest-answers.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatTime } from '../language/times.ts';
import { Empty } from '../parts/loaded.tsx';
import { mySite } from '../service/session.ts';
import type { Outcome } from './backtest-run.ts';
import { comparedRules, goneRules } from './compared.ts';
import { Matrix } from './matrix.tsx';
import { RESULT_TEXTS } from './result-texts.ts';
import { RuleResult } from './rule-result.tsx';

interface Props {
  readonly outcome: Outcome;
  /** The draft has become another one since. */
  readonly outdated: boolean;
}

/** What a rule set would have done, beside what people did. */
export function Results({ outcome: { draft, before }, outdated }: Props) {
  const texts = textsOf(RESULT_TEXTS);
  const { site } = useHere();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [draft]);
  const gone = goneRules(draft, before);
  return (
    <section class="results" aria-labelledby="results">
      <div>
        <h2 id="results" ref={title} tabIndex={-1}>
          {texts.title}
        </h2>
        <p class="quiet">
          {texts.comments(draft.comments)} {texts.since(formatTime(draft.from, mySite(site)?.timezone))}
        </p>
        {outdated && <p class="warning">{texts.outdated}</p>}
        {!draft.complete && <p>{texts.incomplete}</p>}
      </div>
      {draft.comments === 0 ? (
        <Empty title={texts.none}>
          <p>{texts.noneHint}</p>
        </Empty>
      ) : (
        <Matrix decided={draft.decided} before={before?.decided ?? null} />
      )}
      <Forgotten forgotten={draft.forgotten} />
      <h3>{texts.rules}</h3>
      <ul class="rule-list">
        {comparedRules(draft, before).map((compared) => (
          <RuleResult key={compared.rule.rule} {...compared} />
        ))}
      </ul>
      {gone.length > 0 && (
        <p>
          {texts.gone}: <bdi>{gone.map(({ rule }) => rule).join(' ')}</bdi>
        </p>
      )}
    </section>
  );
}

/** What the backtest doesn't know as it was. */
function Forgotten({ forgotten }: Pick<BacktestView, 'forgotten'>) {
  const texts = textsOf(RESULT_TEXTS);
  if (forgotten.length === 0) return null;
  return (
    <div class="forgotten">
      <h3>{texts.forgotten}</h3>
      <ul>
        {forgotten.map(({ condition, note }) => (
          <li key={condition}>
            <code dir="ltr">{condition}</code> {texts.forgottenNotes[condition] ?? note}
          </li>
        ))}
      </ul>
    </div>
  );
}
