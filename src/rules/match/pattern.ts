import { RE2JS } from 're2js';
import type { Span } from '../../domain/decision.ts';
import { originalSpan } from '../../text/folded.ts';
import { explainPattern, type PatternFault, type PatternPart } from './pattern-fault.ts';
import { type Required, requiredOf } from './required.ts';
import type { ExactText } from './scan.ts';

/** A pattern of a rule: RE2's syntax, linear time; it sees the original text in NFC. */
export interface Pattern {
  /** In NFC. */
  readonly source: string;
  readonly engine: RE2JS;
  readonly required: Required;
}

export type PatternResult =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly message: string; readonly part?: PatternPart | undefined };

/** Nothing longer takes few enough steps, and compiling takes its time. */
const LONGEST = 10_000;
const SHORTER = 'lower the counts in { }, or put the words into a list for "has"';

/** Linear time is the text's length times this; nested counts, as in `((a{1,30}){1,30})`, multiply. */
const MAX_STEPS = 1000;

/** Compiles a pattern; the message says what is wrong with it and what would be right. */
export function compilePattern(source: string): PatternResult {
  if (source.length > LONGEST) return { ok: false, message: `longer than ${LONGEST} characters; ${SHORTER}` };
  const fault = asciiEscapeFault(source);
  if (fault !== null) return { ok: false, ...fault };
  const normal = source.normalize('NFC');
  const engine = compileEngine(normal);
  if (!(engine instanceof RE2JS)) return { ok: false, ...engine };
  const size = engine.programSize();
  if (size > MAX_STEPS) {
    return { ok: false, message: `too large: it takes ${size} steps, ${MAX_STEPS} may be; ${SHORTER}` };
  }
  if (engine.test(''))
    return {
      ok: false,
      message:
        'matches an empty text too, so it may match everywhere; ask for at least one character (+ instead of *)',
    };
  return { ok: true, pattern: { source: normal, engine, required: requiredOf(normal) } };
}

function compileEngine(source: string): RE2JS | PatternFault {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    return explainPattern(source, error);
  }
}

/** In RE2 `\b`, `\w` and `\d` know ASCII alone, so beside Arabic letters they never do what they seem to. */
function asciiEscapeFault(source: string): PatternFault | null {
  const found = /(?<!\\)(?:\\\\)*(\\([bwd]))/i.exec(source);
  const [all = '', escaped = '', letter] = found ?? [];
  if (found === null || letter === undefined || !/\p{Script=Arabic}/u.test(source)) return null;
  const message = `${escaped} knows no Arabic letters or digits; use ${INSTEAD[letter.toLowerCase()]}`;
  return { message, part: { from: found.index + all.length - escaped.length, length: escaped.length } };
}

const INSTEAD: Readonly<Record<string, string>> = {
  b: '"has", which knows where Arabic words begin and end',
  w: String.raw`[\p{L}\p{N}]`,
  d: String.raw`\p{Nd}`,
};

/** Each further match may read the rest of the text once more (think of `a.*b|a`), so their number is fixed. */
const MAX_MATCHES = 16;

/**
 * Finds where a pattern that was compiled before matches, in original offsets: the first 16 places; empty
 * matches are none. Its engine is made for the first text that it is asked of.
 */
export function spansOfPattern(source: string): (exact: ExactText) => readonly Span[] {
  let engine: RE2JS | undefined;
  return (exact) => {
    engine ??= RE2JS.compile(source);
    return spansIn(engine, exact);
  };
}

function spansIn(engine: RE2JS, exact: ExactText): readonly Span[] {
  const matcher = engine.matcher(exact.text);
  const spans: Span[] = [];
  for (let count = 0; count < MAX_MATCHES && matcher.find(); count++) {
    if (matcher.end() > matcher.start())
      spans.push(originalSpan(exact.folded(), matcher.start(), matcher.end()));
  }
  return spans;
}
