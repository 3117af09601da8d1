import { STATUSES, type Status } from '../domain/comment.ts';
import type { Backtest } from '../pipeline/backtest.ts';
import type { RuleTally, Sample } from '../pipeline/tally.ts';
import { columns, highlighted, paint } from './terminal.ts';

/** What the rules would do, in the order of strength. */
const WOULD: readonly Status[] = ['pending', 'spam', 'rejected', 'approved'];
const HEAD = ['hold', 'spam', 'reject', 'approve'];

/** What `hakam rules backtest` prints of a rule set that was tried. */
export function backtestLines(tried: Backtest): string[] {
  const since = new Date(tried.from).toISOString();
  const wide = tried.complete ? '' : ', the newest';
  return [
    `${tried.comments} comments that people decided${wide}, since ${since}; rules of version ${tried.version}`,
    ...tried.forgotten.map(({ condition, note }) => paint('yellow', `${condition}: ${note}`)),
    '',
    ...ruleTable(tried.rules),
    '',
    ...confusion(tried.decided),
    ...tried.rules.flatMap(sampleLines),
  ];
}

/**
 * `would`: what the whole set decides where the rule matches. `agreed`: where people decided as the rule
 * would, of the hits on which they decided either way.
 */
function ruleTable(rules: readonly RuleTally[]): string[] {
  const head = [
    'rule',
    'does',
    'hits',
    ...HEAD.map((would) => `would ${would}`),
    'agreed',
    'share',
    'unknown',
  ];
  const rows = rules.map((tally) => [
    tally.monitor ? `${tally.rule} (on trial)` : tally.rule,
    tally.effect ?? (tally.points > 0 ? `${tally.points} points` : '-'),
    tally.hits,
    ...WOULD.map((status) => tally.would[status]),
    tally.agreed ?? '-',
    share(tally.precision),
    tally.unknown,
  ]);
  const [first = '', ...others] = columns([head, ...rows]);
  return [paint('bold', first), ...others];
}

const share = (precision: number | null): string =>
  precision === null ? '-' : `${Math.floor(precision * 1000) / 10}%`;

function confusion(decided: Backtest['decided']): string[] {
  const rows = WOULD.map((status, at) => [
    `rules: ${HEAD[at]}`,
    ...STATUSES.map((people) => decided[status][people]),
  ]);
  const [first = '', ...others] = columns([['', ...STATUSES.map((status) => `people: ${status}`)], ...rows]);
  return [paint('bold', first), ...others];
}

function sampleLines({ rule, samples }: RuleTally): string[] {
  return samples.length === 0 ? [] : ['', paint('bold', `${rule}, for example`), ...samples.map(sampleLine)];
}

const sampleLine = ({ people, comment, field, text, match }: Sample): string => {
  const where = field === 'name' ? '  in the name' : '';
  return `  ${people.padEnd(8)}  ${highlighted(text, match === null ? [] : [match])}  ${comment}${where}`;
};
