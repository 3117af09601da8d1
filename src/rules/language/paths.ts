const RELATIVE = '^(?!/|[A-Za-z]:)[^\\\\\\0]+';
/** Of a path that may stay in the folder. */
export const PATH_PATTERN: string = `${RELATIVE}$`;
/** The same for a file of rules. */
export const RULES_PATH_PATTERN: string = `${RELATIVE}\\.[yY][aA]?[mM][lL]$`;

/**
 * A path that the file `from` names, relative to the rules folder; null if it leads out of the folder, or is
 * not written the one way that all systems read alike (forward slashes, relative).
 */
export function resolvePath(from: string, path: string): string | null {
  if (!new RegExp(PATH_PATTERN).test(path)) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 0 ? null : parts.join('/');
}
