import { STATUSES, type Status } from '../../domain/comment.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber, formatShare } from '../language/numbers.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { RULES_TEXTS } from '../rules/texts.ts';
import { type ComparedRule, isDisputed, signed } from './compared.ts';
import { RESULT_TEXTS } from './result-texts.ts';

type Tally = ComparedRule['rule'];

/** What a rule would have done. */
export function RuleResult({ rule, more, news }: ComparedRule) {
  const texts = textsOf(RESULT_TEXTS);
  const { effects, points } = textsOf(RULES_TEXTS);
  return (
    <li class={`rule result card ${isDisputed(rule) ? 'bad' : ''}`}>
      <div class="rule-about">
        <div class="rule-what">
          <h4>
            <bdi>{rule.rule}</bdi>
          </h4>
          {rule.effect !== null && <span class={`effect ${rule.effect}`}>{effects[rule.effect]}</span>}
          {rule.points !== 0 && <span class="effect">{points(rule.points)}</span>}
          {rule.monitor && <span class="sign trial">{texts.trial}</span>}
          {news !== null && <span class="sign news">{texts.news[news]}</span>}
        </div>
        <Hits rule={rule} more={more} />
      </div>
      {rule.hits > 0 && (
        <dl class="fates">
          <Fate label={texts.becomes} counts={rule.would} words={texts.would} />
          <Fate label={texts.people} counts={rule.people} words={texts.did} />
        </dl>
      )}
      {rule.samples.length > 0 && <Samples rule={rule} />}
    </li>
  );
}

function Hits({ rule, more }: Pick<ComparedRule, 'rule' | 'more'>) {
  const texts = textsOf(RESULT_TEXTS);
  const { hits, unknown, precision } = rule;
  return (
    <p class="rule-facts">
      <span>
        {texts.hits}: <strong>{formatNumber(hits)}</strong>
      </span>
      {more !== null && more !== 0 && (
        <span class="difference">{texts.than(signed(more, formatNumber))}</span>
      )}
      {unknown > 0 && <span class="quiet">{texts.unknown(unknown)}</span>}
      {precision !== null && (
        <span>
          {texts.agreed}: <strong>{formatShare(precision)}</strong>
        </span>
      )}
    </p>
  );
}

interface FateProps {
  readonly label: string;
  readonly counts: Tally['would'];
  readonly words: Readonly<Record<Status, string>>;
}

function Fate({ label, counts, words }: FateProps) {
  return (
    <div>
      <dt class="quiet">{label}</dt>
      <dd class="row">
        {STATUSES.filter((status) => counts[status] > 0).map((status) => (
          <span key={status} class={`status ${status}`}>
            {words[status]} {formatNumber(counts[status])}
          </span>
        ))}
      </dd>
    </div>
  );
}

function Samples({ rule: { rule, samples } }: { readonly rule: Tally }) {
  const texts = textsOf(RESULT_TEXTS);
  const { site } = useHere();
  return (
    <details class="samples">
      <summary aria-label={`${texts.samples(samples.length)}: ${texts.samplesOf(rule)}`}>
        {texts.samples(samples.length)}
      </summary>
      <ul>
        {samples.map(({ comment, people, field, text, match }) => (
          <li key={comment}>
            <a
              class={`status ${people}`}
              href={addressOf(site, 'queue', { query: { rule, status: people } })}
            >
              {texts.did[people]}
            </a>
            {field === 'name' && <span class="quiet">{texts.inName}</span>}
            <MarkedText text={text} spans={match === null ? [] : [match]} />
          </li>
        ))}
      </ul>
    </details>
  );
}
