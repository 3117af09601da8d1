import { type Cursor, giveUp, take, takeCharacter, takeClassEscape } from './regex-cursor.ts';

/** One character of a class, as the inside of a class of JavaScript; `few` lists the members of a small one. */
export interface CharacterClass {
  readonly members: string;
  readonly few: readonly string[] | null;
}

/** More members than this are a class, not a choice of literals. */
const FEW = 8;

/** After the opening bracket. Negated and POSIX classes are unknown, but read to their end. */
export function takeClass(cursor: Cursor): CharacterClass | null {
  const negated = take(cursor, /\^/y) !== null;
  const members: string[] = [];
  let few: string[] | null = [];
  let known = !negated;
  for (let first = true; first || !take(cursor, /\]/y); first = false) {
    if (cursor.at >= cursor.pattern.length) return giveUp(cursor);
    const range = takeClassItem(cursor);
    known &&= range !== null;
    members.push(range?.members ?? '');
    few = few === null || !range?.few ? null : [...few, ...range.few];
  }
  if (!known) return null;
  return { members: members.join(''), few: few !== null && few.length <= FEW ? few : null };
}

function takeClassItem(cursor: Cursor): CharacterClass | null {
  if (take(cursor, /\[:\^?\w+:\]/y)) return null;
  const members = takeClassEscape(cursor);
  if (members !== null) return members === '' ? null : { members, few: null };
  const from = takeCharacter(cursor);
  if (from === null) return giveUp(cursor);
  if (!take(cursor, /-(?!\])/y)) return { members: toHex(from), few: [from] };
  const to = takeCharacter(cursor);
  return to === null ? null : { members: `${toHex(from)}-${toHex(to)}`, few: null };
}

const toHex = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
