import { useEffect, useRef } from 'preact/hooks';
import type { RuleView } from '../../http/rules-answers.ts';
import { addressOf, useHere } from '../address.ts';
import { language, textsOf } from '../language/language.ts';
import { formatDay } from '../language/times.ts';
import { mySite } from '../service/session.ts';
import { RuleFate } from './rule-fate.tsx';
import { placeOf, type RuleRow, reasonsOf } from './rule-rows.ts';
import { RULES_TEXTS } from './texts.ts';

interface Props {
  readonly row: RuleRow;
  /** Of the rule that matched most. */
  readonly most: number;
  /** The address names it. */
  readonly asked: boolean;
}

/** A rule: what it does, why, and how it does. */
export function RuleCard({ row, most, asked }: Props) {
  const { rule, signs } = row;
  const texts = textsOf(RULES_TEXTS);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!asked) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <li
      ref={card}
      tabIndex={asked ? -1 : undefined}
      class={`rule card ${asked ? 'asked' : ''} ${signs.includes('disputed') ? 'bad' : ''}`}
    >
      <div class="rule-about">
        <div class="rule-what">
          <h3>
            <bdi>{rule.id}</bdi>
          </h3>
          <Does rule={rule} />
          {signs.map((sign) => (
            <span key={sign} class={`sign ${sign}`} title={texts.signHints[sign]}>
              {texts.signs[sign]}
            </span>
          ))}
        </div>
        <Reasons why={rule.why} />
        {signs.includes('disputed') && <p class="fault">{texts.signHints.disputed}</p>}
        <div class="row apart">
          <Facts rule={rule} />
          <Links rule={rule} />
        </div>
      </div>
      <RuleFate row={row} most={most} />
    </li>
  );
}

function Does({ rule: { effect, points, flags } }: { readonly rule: RuleView }) {
  const texts = textsOf(RULES_TEXTS);
  return (
    <>
      {effect !== null && <span class={`effect ${effect}`}>{texts.effects[effect]}</span>}
      {points !== 0 && <span class="effect">{texts.points(points)}</span>}
      {flags.map((flag) => (
        <bdi key={flag} class="flag">
          {flag}
        </bdi>
      ))}
    </>
  );
}

function Reasons({ why }: Pick<RuleView, 'why'>) {
  const reasons = reasonsOf(why, language.value);
  if (reasons.length === 0) return <p class="rule-why quiet">{textsOf(RULES_TEXTS).noReason}</p>;
  return (
    <div class="rule-why">
      {reasons.map(([tag, text], at) => (
        <p key={tag} lang={tag === 'und' ? undefined : tag} class={at === 0 ? undefined : 'quiet'}>
          <bdi>{text}</bdi>
        </p>
      ))}
    </div>
  );
}

function Facts({ rule: { place, tests, group, beats, expiresAt } }: { readonly rule: RuleView }) {
  const texts = textsOf(RULES_TEXTS);
  const { site } = useHere();
  const { file, line } = placeOf(place);
  return (
    <p class="rule-facts quiet">
      <code dir="ltr">
        {file}:{line}
      </code>
      {tests > 0 && <span>{texts.tests(tests)}</span>}
      {expiresAt !== null && (
        <span>
          {texts.until}{' '}
          <time dateTime={expiresAt}>{formatDay(lastMoment(expiresAt), mySite(site)?.timezone)}</time>
        </span>
      )}
      {group !== null && (
        <span>
          {texts.group} <bdi>{group}</bdi>
        </span>
      )}
      {beats.length > 0 && (
        <span>
          {texts.beats} <bdi>{beats.join(' ')}</bdi>
        </span>
      )}
    </p>
  );
}

/** It ends when this day begins: its last is the one before. */
const lastMoment = (expiresAt: string): string => new Date(Date.parse(expiresAt) - 1).toISOString();

function Links({ rule: { id, place } }: { readonly rule: RuleView }) {
  const texts = textsOf(RULES_TEXTS);
  const { site } = useHere();
  const { file, line } = placeOf(place);
  return (
    <p class="rule-links">
      <a
        href={addressOf(site, 'queue', { query: { rule: id } })}
        aria-label={`${texts.comments}: ${texts.commentsOf(id)}`}
      >
        {texts.comments}
      </a>
      <a
        href={addressOf(site, 'backtest', { query: { file, line } })}
        aria-label={`${texts.edit}: ${texts.editOf(id)}`}
      >
        {texts.edit}
      </a>
    </p>
  );
}
