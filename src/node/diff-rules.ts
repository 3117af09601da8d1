import { type Change, type ChangedLine, type Difference, diffOutlines } from '../rules/diff-outlines.ts';
import { outlineOf } from '../rules/outline.ts';
import { compiledRules, type FoundRules } from './find-rules.ts';
import { isolated, paint } from './terminal.ts';

/** Longer lists of new terms are cut: the file itself is there to be read. */
const MOST_TERMS = 50;

/** What `hakam rules diff` prints; `same` if the two mean the same, whatever their files look like. */
export function diffRules(
  before: FoundRules,
  after: FoundRules,
): { readonly lines: readonly string[]; readonly same: boolean } {
  for (const found of [before, after]) compiledRules(found);
  const [old, now] = [before, after].map(({ file, read }) => outlineOf(file, read));
  if (old === undefined || now === undefined) return { lines: [], same: true };
  const difference = diffOutlines(old, now);
  const lines = linesOf(difference);
  if (lines.length === 0) return { lines: [], same: true };
  const head = [
    paint('red', `--- ${before.label} (${before.site})`),
    paint('green', `+++ ${after.label} (${after.site})`),
  ];
  return { lines: [...head, ...lines], same: false };
}

function linesOf({ settings, rules, lists }: Difference): string[] {
  const part = (title: string, changes: readonly Change[]) =>
    changes.length === 0 ? [] : [paint('bold', title), ...changes.flatMap(changeLines)];
  return [...part('settings', settings), ...part('rules', rules), ...part('lists', lists)];
}

function changeLines({ name, kind, lines }: Change): string[] {
  const shown = lines.slice(0, MOST_TERMS).map(lineOf);
  const left = lines.length - shown.length;
  const rest = left > 0 ? [`      … and ${left} more`] : [];
  const sums = (['+', '-'] as const).map(
    (sign) => `${sign}${lines.filter((line) => line.sign === sign).length}`,
  );
  const counts = lines.some(({ key }) => key === null) ? `  ${sums.join(' ')}` : '';
  return [...(name === '' ? [] : [`  ${kind}  ${paint('bold', name)}${counts}`]), ...shown, ...rest];
}

const lineOf = ({ sign, key, value }: ChangedLine): string =>
  paint(
    sign === '+' ? 'green' : 'red',
    `    ${sign} ${key === null ? isolated(value) : `${key}: ${isolated(value)}`}`,
  );
