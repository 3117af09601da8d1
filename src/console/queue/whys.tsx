import type { ReadonlySignal } from '@preact/signals';
import type { Finding } from '../../domain/decision.ts';
import { addressOf, useHere } from '../address.ts';
import { language, textsOf } from '../language/language.ts';
import { whysOf } from './explain.ts';
import type { Guide } from './guide.ts';
import type { Item } from './items.ts';
import { QUEUE_TEXTS } from './texts.ts';

interface Props {
  readonly comment: Item['comment'];
  readonly findings: readonly Finding[];
  readonly guide: ReadonlySignal<Guide>;
}

/** Each rule that matched, in its own words, with what it did. */
export function Whys({ comment, findings, guide }: Props) {
  const texts = textsOf(QUEUE_TEXTS);
  const { site } = useHere();
  const whys = whysOf(comment, findings, guide.value.rules, language.value);
  if (whys.length === 0)
    return comment.status === 'pending' && comment.decision.by.kind === 'rules' ? (
      <p class="quiet">{texts.noRule}</p>
    ) : null;
  return (
    <section>
      <h3>{texts.why}</h3>
      <ul class="whys">
        {whys.map(({ rule, before, match, after, effect, points, monitor }) => (
          <li key={rule} class={monitor ? 'quiet' : ''}>
            <span>
              {before}
              {match !== '' && (
                <>
                  {after === '' && !before.endsWith(' ') && ' '}
                  <mark>
                    <bdi dir="auto">{match}</bdi>
                  </mark>
                </>
              )}
              {after}
            </span>
            <span class="row small quiet">
              {effect !== null && <span>{texts.effects[effect]}</span>}
              {points > 0 && <span>{texts.points(points)}</span>}
              {monitor && <span>{texts.onTrial}</span>}
              <a href={addressOf(site, 'rules', { item: rule })}>
                <bdi>{rule}</bdi>
              </a>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
