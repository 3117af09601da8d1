import { useMemo } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { diffLines } from './line-diff.ts';
import { BACKTEST_TEXTS } from './texts.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  /** Some file is changed, this one or another. */
  readonly isDraft: boolean;
}

/** How much of a file is changed, and where that is kept. */
export function Changes({ before, after, isDraft }: Props) {
  const texts = textsOf(BACKTEST_TEXTS);
  const { added, removed } = useMemo(() => diffLines(before, after), [before, after]);
  if (!isDraft) return <p class="quiet">{texts.untouched}</p>;
  return (
    <p class="quiet changes">
      {before !== after && <span>{texts.lines(formatNumber(added.length), formatNumber(removed))}</span>}
      <span>{texts.kept}</span>
    </p>
  );
}
