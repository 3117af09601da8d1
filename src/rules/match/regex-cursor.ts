/** A cursor over a pattern's characters. */
export interface Cursor {
  readonly pattern: string;
  at: number;
}

/** Takes what the sticky expression matches at the cursor; null if it doesn't. */
export function take(cursor: Cursor, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = cursor.at;
  const match = expression.exec(cursor.pattern);
  if (match !== null) cursor.at = expression.lastIndex;
  return match;
}

/** Ends the reading past the pattern's end, by which `parsePattern` knows that it understood too little. */
export function giveUp(cursor: Cursor): null {
  cursor.at = cursor.pattern.length + 1;
  return null;
}

/** `\d`, `\p{L}` and the like as members of a class of JavaScript; '' where they have none. */
export function takeClassEscape(cursor: Cursor): string | null {
  const escaped = take(cursor, /\\(?:[dDsSwW]|([pP])(?:\{(\^?)([^}]*)\}|(.)))/y);
  if (escaped === null) return null;
  const [all, p, caret, name, letter] = escaped;
  if (p === undefined) return { '\\d': '0-9', '\\s': '\\t\\n\\f\\r ', '\\w': '0-9A-Za-z_' }[all] ?? '';
  return p === 'P' || caret === '^' ? '' : propertyMembers(name ?? letter ?? '');
}

function propertyMembers(name: string): string {
  return [`\\p{${name}}`, `\\p{Script=${name}}`].find(isMembers) ?? '';
}

function isMembers(members: string): boolean {
  try {
    return new RegExp(`[${members}]`, 'u') !== null;
  } catch {
    return false; // JavaScript doesn't know all names of RE2.
  }
}

const CONTROLS: Readonly<Record<string, string>> = { a: '\x07', f: '\f', t: '\t', n: '\n', r: '\r', v: '\v' };

/** One character, escaped or not; null for what this reader doesn't know. */
export function takeCharacter(cursor: Cursor): string | null {
  const match = take(
    cursor,
    /\\x\{([0-9a-fA-F]{1,6})\}|\\x([0-9a-fA-F]{2})|\\([aftnrv])|\\([^\p{L}\p{N}])|([^\\])/uy,
  );
  if (match === null) return null;
  const [, long, short, control, escaped, plain] = match;
  const hex = long ?? short;
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  return control === undefined ? (escaped ?? plain ?? null) : (CONTROLS[control] ?? null);
}
