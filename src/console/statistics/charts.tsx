import { useMemo } from 'preact/hooks';
import type { Stats } from '../../http/stats-answers.ts';
import { textsOf } from '../language/language.ts';
import { formatShare } from '../language/numbers.ts';
import { formatBucket, formatTime } from '../language/times.ts';
import { PART_TEXTS } from '../parts/texts.ts';
import { ChartFigure } from './chart-figure.tsx';
import { type Figures, figuresOf } from './figures.ts';
import { formatWait } from './format-wait.ts';
import { inTime, moderatorShape, ruleShape, waits } from './shapes.ts';
import { STATISTICS_TEXTS } from './texts.ts';
import { Tiles } from './tiles.tsx';

interface Props {
  readonly stats: Stats;
  readonly timezone: string | undefined;
}

/** Between counting and this, numbers may be missing that matter to nobody (ms). */
const SOON = 90_000;

export function Charts({ stats, timezone }: Props) {
  const texts = textsOf(STATISTICS_TEXTS);
  const { figures, shapes } = useMemo(() => drawn(stats, timezone), [stats, timezone]);
  const late = Date.parse(stats.until) - Date.parse(stats.sealedUntil) > SOON;
  const { units } = texts;
  return (
    <>
      <Tiles figures={figures} />
      <div class="charts">
        <ChartFigure {...texts.volume} shape={shapes.volume} heading={units[stats.unit]}>
          {volumeCaption(figures, stats, timezone)}
        </ChartFigure>
        <ChartFigure {...texts.decided} shape={shapes.decided} heading={units[stats.unit]}>
          {texts.decided.caption(texts.decisions(figures.decisions), texts.someUndone(figures.undone))}
        </ChartFigure>
        <ChartFigure {...texts.waits} shape={shapes.waits} heading={units[stats.unit]}>
          {waitsCaption(figures, stats, timezone)}
        </ChartFigure>
        <ChartFigure
          {...texts.rules}
          shape={shapes.rules[0]}
          columns={shapes.rules[1]}
          heading={texts.names.rule}
        >
          {rulesCaption(figures)}
        </ChartFigure>
        <ChartFigure
          {...texts.moderators}
          shape={shapes.moderators[0]}
          columns={shapes.moderators[1]}
          heading={texts.names.person}
        >
          {texts.moderators.caption(
            texts.people(stats.moderators.length),
            texts.decisions(figures.decisions),
          )}
        </ChartFigure>
      </div>
      <p class="quiet small">
        {timezone && texts.inZone(timezone)}{' '}
        {late && texts.countedUntil(formatTime(stats.sealedUntil, timezone))}
      </p>
    </>
  );
}

function drawn(stats: Stats, timezone: string | undefined) {
  const names = { ...textsOf(STATISTICS_TEXTS).names, statuses: textsOf(PART_TEXTS).statuses };
  const labels = stats.buckets.map(({ start }) => formatBucket(start, stats.unit, timezone));
  return {
    figures: figuresOf(stats),
    shapes: {
      volume: inTime(stats, labels, 'byStatus', names),
      decided: inTime(stats, labels, 'byDecision', names),
      waits: waits(stats, labels, names),
      rules: ruleShape(stats.rules, names),
      moderators: moderatorShape(stats.moderators, names),
    },
  };
}

function volumeCaption(
  { comments, busiest }: Figures,
  { unit }: Stats,
  timezone: string | undefined,
): string {
  const texts = textsOf(STATISTICS_TEXTS);
  if (busiest === null) return texts.volume.empty;
  const when = formatBucket(busiest.start, unit, timezone);
  return texts.volume.caption(texts.comments(comments), when, texts.comments(busiest.comments));
}

function waitsCaption({ quickest, slowest }: Figures, { unit }: Stats, timezone: string | undefined): string {
  const { waits } = textsOf(STATISTICS_TEXTS);
  if (quickest === null || slowest === null) return waits.empty;
  return waits.caption(
    formatWait(quickest.waitMedian),
    formatBucket(quickest.start, unit, timezone),
    formatWait(slowest.waitMedian),
    formatBucket(slowest.start, unit, timezone),
  );
}

function rulesCaption({ judged, agreed }: Figures): string {
  const { rules, matches } = textsOf(STATISTICS_TEXTS);
  return judged === 0 ? rules.unjudged : rules.caption(matches(judged), formatShare(agreed / judged));
}
