import { useId } from 'preact/hooks';
import type { Status } from '../../domain/comment.ts';
import type { BacktestView } from '../../http/backtest-answers.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { isAgainst, isAlike, signed, sumOf } from './compared.ts';
import { RESULT_TEXTS } from './result-texts.ts';

type Decided = BacktestView['decided'];

interface Props {
  readonly decided: Decided;
  /** What the rules in force decide; null where that isn't compared. */
  readonly before: Decided | null;
}

const ORDER: readonly Status[] = ['approved', 'pending', 'rejected', 'spam'];

/** What the rules decide, row by row, beside what people decided. */
export function Matrix({ decided, before }: Props) {
  const texts = textsOf(RESULT_TEXTS);
  const id = useId();
  return (
    <div class="matrix">
      <h3 id={id}>{texts.matrix}</h3>
      <p class="quiet">{texts.matrixHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where it is wider than the window, keys move it */}
      <section class="table" aria-labelledby={id} tabIndex={0}>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{texts.corner}</th>
              {ORDER.map((people) => (
                <th key={people} scope="col" class="number">
                  {texts.did[people]}
                </th>
              ))}
              <th scope="col" class="number">
                {texts.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {ORDER.map((rules) => (
              <tr key={rules}>
                <th scope="row">
                  <span class={`status ${rules}`}>{texts.would[rules]}</span>
                </th>
                {ORDER.map((people) => (
                  <Cell
                    key={people}
                    count={decided[rules][people]}
                    was={before?.[rules][people]}
                    kind={kindOf(rules, people)}
                  />
                ))}
                <Cell
                  count={sumOf(decided[rules])}
                  was={before ? sumOf(before[rules]) : undefined}
                  kind="sum"
                />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

const kindOf = (rules: Status, people: Status): string =>
  isAgainst(rules, people) ? 'against' : isAlike(rules, people) ? 'alike' : '';

interface CellProps {
  readonly count: number;
  readonly was: number | undefined;
  readonly kind: string;
}

function Cell({ count, was, kind }: CellProps) {
  return (
    <td class={`number ${count === 0 ? 'zero' : kind}`}>
      {formatNumber(count)}
      {was !== undefined && was !== count && (
        <span class="difference" dir="ltr">
          {signed(count - was, formatNumber)}
        </span>
      )}
    </td>
  );
}
