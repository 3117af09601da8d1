import { meant } from './meant.ts';
import { didYouMean } from './suggest.ts';

/** Signs that look like the colon of YAML and are none: fullwidth, small, ratio, modifier letters, sof pasuq. */
export const COLONS = '：﹕∶꞉ː˸׃';

/** What was most likely meant by a key that is not known, to be said after it; null if nothing is near. */
export function explainKey(
  key: string,
  known: readonly string[],
  homeOf: (key: string) => string | null,
): string | null {
  const isKnown = (text: string) => known.includes(text);
  const [, before = '', colon = '', after = ''] = COLON_INSIDE.exec(key) ?? [];
  if (isKnown(before)) return `; write ${before}: ${after.trim()}`.trimEnd() + colonHint(colon);
  const right = meant(key, isKnown);
  if (right !== null) return `; write ${right}, without signs that don't show or don't belong to it`;
  const near = didYouMean(key, known);
  const home = near === '' ? homeOf(key) : null;
  if (home !== null) return `; it belongs ${home}`;
  return near === '' ? null : near;
}

const COLON_INSIDE = new RegExp(`^([^\\s:${COLONS}]{1,40})\\s?([:${COLONS}])(.{0,40})`, 'u');

const colonHint = (colon: string): string =>
  colon === ':' ? ', with a space behind the colon' : `, with the colon ":" in place of "${colon}"`;
