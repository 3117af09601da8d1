import { STATUSES, type Status } from '../../domain/comment.ts';
import type { Bucket, ModeratorStats, RuleStats, Stats } from '../../http/stats-answers.ts';
import { formatNumber, formatShare } from '../language/numbers.ts';
import { stepOf } from './figures.ts';
import { formatWait } from './format-wait.ts';
import type { Column, Series, Shape } from './shape.ts';

/** What the shapes call things. */
export interface Names {
  readonly statuses: Readonly<Record<Status, string>>;
  readonly median: string;
  readonly p90: string;
  readonly agreed: string;
  readonly overruled: string;
  readonly unseen: string;
  readonly hits: string;
  readonly reviewed: string;
  readonly agreement: string;
  readonly undone: string;
  readonly all: string;
}

const COLOURS: Readonly<Record<Status, Series['colour']>> = {
  pending: '--pending-mark',
  approved: '--approved-mark',
  rejected: '--rejected-mark',
  spam: '--spam-mark',
};

const stacked = (names: Names, values: (status: Status) => readonly number[]): readonly Series[] =>
  STATUSES.map((status) => ({
    name: names.statuses[status],
    colour: COLOURS[status],
    values: values(status),
  }));

/** Statuses in time: of what came, or of what people decided. */
export const inTime = (
  { buckets }: Pick<Stats, 'buckets'>,
  labels: readonly string[],
  of: 'byStatus' | 'byDecision',
  names: Names,
): Shape => ({
  kind: 'bars',
  labels,
  series: stacked(names, (status) => buckets.map((bucket: Bucket) => bucket[of][status])),
  format: formatNumber,
});

/** How long decisions took, in time. */
export function waits({ buckets }: Pick<Stats, 'buckets'>, labels: readonly string[], names: Names): Shape {
  const [median, p90] = [buckets.map(({ waitMedian }) => waitMedian), buckets.map(({ waitP90 }) => waitP90)];
  return {
    kind: 'lines',
    labels,
    series: [
      { name: names.median, colour: '--accent', values: median },
      { name: names.p90, colour: '--spam-mark', values: p90 },
    ],
    format: (seconds) => (seconds === 0 ? formatNumber(0) : formatWait(seconds)),
    step: stepOf(Math.max(1, ...p90.map((wait) => wait ?? 0))),
  };
}

/** Rules by how often they matched, and whether people decided as they would. */
export function ruleShape(rules: readonly RuleStats[], names: Names): readonly [Shape, readonly Column[]] {
  const shape: Shape = {
    kind: 'ranks',
    labels: rules.map(({ rule }) => rule),
    series: [
      { name: names.agreed, colour: '--approved-mark', values: rules.map(({ agreed }) => agreed ?? 0) },
      { name: names.overruled, colour: '--rejected-mark', values: rules.map(overruled) },
      { name: names.unseen, colour: '--edge', values: rules.map(unseen) },
    ],
    format: formatNumber,
  };
  return [
    shape,
    [
      { name: names.hits, cells: rules.map(({ hits }) => formatNumber(hits)) },
      { name: names.agreement, cells: rules.map(agreementOf) },
    ],
  ];
}

const overruled = ({ agreed, reviewed }: RuleStats): number => (agreed === null ? 0 : reviewed - agreed);

/** First decisions of this time may be on comments of an earlier one: never below nothing. */
const unseen = ({ agreed, reviewed, hits }: RuleStats): number =>
  agreed === null ? hits : Math.max(0, hits - reviewed);

/** How often people decided as a rule would; nothing where none did, or it would decide nothing. */
const agreementOf = ({ agreed, reviewed }: RuleStats): string =>
  agreed === null || reviewed === 0 ? '–' : formatShare(agreed / reviewed);

/** Moderators by how much they decided, and what. */
export function moderatorShape(
  moderators: readonly ModeratorStats[],
  names: Names,
): readonly [Shape, readonly Column[]] {
  const shape: Shape = {
    kind: 'ranks',
    labels: moderators.map(({ name, id }) => name || id),
    series: stacked(names, (status) => moderators.map(({ byStatus }) => byStatus[status])),
    format: formatNumber,
  };
  return [
    shape,
    [
      { name: names.all, cells: moderators.map(({ decisions }) => formatNumber(decisions)) },
      { name: names.undone, cells: moderators.map(undoneOf) },
    ],
  ];
}

const undoneOf = ({ undone, decisions }: ModeratorStats): string =>
  undone === 0 || decisions === 0
    ? formatNumber(undone)
    : `${formatNumber(undone)} (${formatShare(Math.min(1, undone / decisions))})`;
