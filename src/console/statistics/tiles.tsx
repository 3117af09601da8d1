import { textsOf } from '../language/language.ts';
import { formatNumber, formatShare } from '../language/numbers.ts';
import type { Figures } from './figures.ts';
import { formatWait } from './format-wait.ts';
import { STATISTICS_TEXTS } from './texts.ts';

const shareOf = (part: number, all: number): string => (all === 0 ? '–' : formatShare(part / all));

/** The numbers that say most, at a glance. */
export function Tiles({ figures }: { readonly figures: Figures }) {
  const { tiles } = textsOf(STATISTICS_TEXTS);
  const { comments, byStatus, decisions, judged, agreed, latest } = figures;
  const shown: readonly (readonly [string, string])[] = [
    [tiles.comments, formatNumber(comments)],
    [tiles.published, shareOf(byStatus.approved, comments)],
    [tiles.held, shareOf(byStatus.pending, comments)],
    [tiles.decisions, formatNumber(decisions)],
    [tiles.wait, latest === null ? '–' : formatWait(latest.waitMedian)],
    [tiles.agreement, shareOf(agreed, judged)],
  ];
  return (
    <dl class="tiles">
      {shown.map(([name, value]) => (
        <div key={name} class="card tile">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
