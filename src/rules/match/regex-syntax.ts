import { type CharacterClass, takeClass } from './regex-class.ts';
import { type Cursor, giveUp, take, takeCharacter, takeClassEscape } from './regex-cursor.ts';

/**
 * What a pattern in RE2's syntax is made of, as far as it tells what every match must contain. Whatever
 * this reader does not understand is `unknown`, which promises nothing; RE2 itself judges the syntax.
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'class' } & CharacterClass)
  /** Anything, nothing included. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'concat'; readonly parts: readonly Part[] }
  | { readonly kind: 'either'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly min: number; readonly max: number };

/** Reads a pattern that RE2 has accepted. */
export function parsePattern(pattern: string): Part {
  const cursor = { pattern, at: 0 };
  const part = readEither(cursor);
  return cursor.at === pattern.length ? part : UNKNOWN;
}

const UNKNOWN: Part = { kind: 'unknown' };
const EMPTY: Part = { kind: 'empty' };

function readEither(cursor: Cursor): Part {
  const parts = [readConcat(cursor)];
  while (take(cursor, /\|/y)) parts.push(readConcat(cursor));
  return parts.length === 1 ? (parts[0] ?? EMPTY) : { kind: 'either', parts };
}

function readConcat(cursor: Cursor): Part {
  const parts: Part[] = [];
  while (cursor.at < cursor.pattern.length && !/[|)]/.test(cursor.pattern.charAt(cursor.at))) {
    parts.push(readRepeat(cursor, readOne(cursor)));
  }
  return { kind: 'concat', parts };
}

/** RE2 reads a brace that is no count as a brace. */
const COUNT = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

function readRepeat(cursor: Cursor, part: Part): Part {
  const count = take(cursor, COUNT);
  if (count === null) return part;
  const [, sign, least, comma, most] = count;
  if (sign !== undefined) {
    return readRepeat(cursor, {
      kind: 'repeat',
      part,
      min: sign === '+' ? 1 : 0,
      max: sign === '?' ? 1 : Infinity,
    });
  }
  const min = Number(least);
  const max = comma === '' ? min : most === '' ? Infinity : Number(most);
  return readRepeat(cursor, { kind: 'repeat', part, min, max });
}

function readOne(cursor: Cursor): Part {
  if (take(cursor, /\((?:\?(?:P?<[^>]*>|[a-zA-Z-]*:))?/y)) return readGroup(cursor);
  if (take(cursor, /[\^$]|\\[bBAz]/y)) return EMPTY;
  if (take(cursor, /\./y)) return UNKNOWN;
  if (take(cursor, /\[/y)) return readClass(cursor);
  const quoted = take(cursor, /\\Q([\s\S]*?)(?:\\E|$)/y);
  if (quoted) return { kind: 'concat', parts: Array.from(quoted[1] ?? '', toText) };
  const members = takeClassEscape(cursor);
  if (members !== null) return members === '' ? UNKNOWN : { kind: 'class', members, few: null };
  const character = takeCharacter(cursor);
  return character === null ? (giveUp(cursor) ?? UNKNOWN) : toText(character);
}

const toText = (text: string): Part => ({ kind: 'text', text });

/** After the opening parenthesis. A group of flags, `(?i)`, is empty. */
function readGroup(cursor: Cursor): Part {
  if (take(cursor, /\?[a-zA-Z-]*\)/y)) return EMPTY;
  const part = readEither(cursor);
  return take(cursor, /\)/y) ? part : (giveUp(cursor) ?? UNKNOWN);
}

function readClass(cursor: Cursor): Part {
  const members = takeClass(cursor);
  return members === null ? UNKNOWN : { kind: 'class', ...members };
}
