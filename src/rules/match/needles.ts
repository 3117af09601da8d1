import { shapeOf } from '../../text/arabic.ts';
import { fold, type TermFold } from '../../text/fold.ts';
import type { Folded } from '../../text/folded.ts';
import { SPACE } from '../../text/kinds.ts';
import type { Match, Wanted } from '../../text/words.ts';

/** A term as it is looked for. */
export interface Needle {
  readonly text: string;
  readonly match: Match;
  readonly fold: TermFold;
}

/** Who wants to know of a pattern, and what has to hold where it is found. */
export interface Use extends Wanted {
  readonly set: number;
  /** The pattern is a literal that a regex needs: it is enough to know that it is there. */
  readonly isLiteral: boolean;
  /** The text as written, in NFC; null where letters may be written otherwise. */
  readonly exact: string | null;
  /** An ending has to follow: the pattern is a stem that doesn't stand alone. */
  readonly needsEnding: boolean;
}

/** The units to look for, as they are in the text's joined runs, and the use of them. */
export interface Sought {
  readonly units: Uint16Array;
  readonly use: Use;
}

/** What to look for, for a term: itself, and the stems that its regular forms have instead of it. */
export function soughtFor(set: number, needle: Needle): readonly Sought[] {
  const { text, match, fold: how } = needle;
  const exact = how === 'exact' ? text.normalize('NFC').trim() : null;
  const use = { set, match, isLiteral: false, exact, needsEnding: false };
  const own = sought(text, use);
  if (match !== 'word' || how === 'exact') return own;
  return [...own, ...otherStems(text).flatMap((stem) => sought(stem.text, { ...use, ...stem }))];
}

/** The same for a literal that every match of a regex contains. */
export const soughtForLiteral = (set: number, literal: string): readonly Sought[] =>
  sought(literal, { set, match: 'part', isLiteral: true, exact: null, needsEnding: false });

function sought(text: string, use: Omit<Use, 'runs'>): readonly Sought[] {
  const { units, runs } = trimmed(fold(text, 'runs'));
  return units.length === 0 ? [] : [{ units, use: { ...use, runs } }];
}

interface Stem {
  readonly text: string;
  readonly needsEnding: boolean;
}

/**
 * ة is written ت before a pronoun and becomes ات in the plural; ء after ي is ئ before an
 * ending; English drops e before -ing, and writes y as ie before -s and -d.
 */
function otherStems(text: string): readonly Stem[] {
  const stem = text.slice(0, -1);
  if (/\p{Script=Arabic}{3}\u0629$/u.test(text))
    return [
      { text: `${stem}ت`, needsEnding: true },
      { text: `${stem}ات`, needsEnding: false },
    ];
  if (/\p{Script=Arabic}{2}[\u064A\u0649]\u0621$/u.test(text))
    return [{ text: `${stem}ئ`, needsEnding: false }];
  if (/\p{Script=Arabic}\u064A\u0626$/u.test(text)) return [{ text: `${stem}ء`, needsEnding: false }];
  if (/[a-z]{3}e$/i.test(text)) return [{ text: `${stem}ing`, needsEnding: false }];
  if (/[a-z]{2}[^\Waeiou]y$/i.test(text)) return [{ text: `${stem}ie`, needsEnding: true }];
  return [];
}

/** A term may begin or end with a space once it is folded; words have none around them. */
function trimmed({ units, runs }: Folded): Pick<Folded, 'units' | 'runs'> {
  let [from, to] = [0, units.length];
  if (units[from] === SPACE) from++;
  if (to > from && units[to - 1] === SPACE) to--;
  return { units: units.slice(from, to), runs: runs.slice(from, to) };
}

/** The same in dotless shapes, where letters that were different may be one run. */
export function shaped({ units, use }: Sought): Sought {
  const joined: number[] = [];
  const runs: number[] = [];
  for (const [at, unit] of units.entries()) {
    const shape = shapeOf(unit);
    if (joined.at(-1) === shape) runs.push((runs.pop() ?? 0) + (use.runs[at] ?? 1));
    else {
      joined.push(shape);
      runs.push(use.runs[at] ?? 1);
    }
  }
  return { units: Uint16Array.from(joined), use: { ...use, runs: Uint16Array.from(runs) } };
}
