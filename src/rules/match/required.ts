import { fold } from '../../text/fold.ts';
import { unitsToString } from '../../text/folded.ts';
import { type Part, parsePattern } from './regex-syntax.ts';
import type { Run } from './runs.ts';

/** What every match of a pattern contains, so that the pattern need not run over texts without it. */
export type Required =
  /** Of each set one; the first is in the fewest texts. */
  | { readonly kind: 'literals'; readonly all: readonly (readonly string[])[] }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'nothing' };

/** What is known of a part's matches. Null promises nothing. */
interface Knowledge {
  /** The part matches these texts alone. */
  readonly exactly: readonly string[] | null;
  /** Each match contains one of each of these sets. */
  readonly contains: readonly (readonly string[])[];
  readonly run: Omit<Run, 'anyCase'> | null;
}

const NOTHING: Knowledge = { exactly: null, contains: [], run: null };
const MAX_LITERALS = 64;
/** More sets than these hardly keep a pattern from more texts. */
const MOST_SETS = 3;
/** A shorter run is in nearly every text. */
const SHORTEST_RUN = 4;
/** A longer run need not be looked for: it costs its length at every character. */
const LONGEST_RUN = 16;

/**
 * What a pattern requires. A match's literals are to be sought in the normal fold, for the pattern's flags are
 * not looked at. After R. Cox, "Regular Expression Matching with a Trigram Index" (2012).
 */
export function requiredOf(pattern: string): Required {
  const { exactly, contains, run } = know(parsePattern(pattern));
  const all = best([...usable(exactly), ...contains]);
  const isRare = all[0] !== undefined && shortest(all[0]) > 1;
  const isRun = run !== null && run.length >= SHORTEST_RUN;
  if (isRun && !isRare) {
    const anyCase = /\(\?[a-zA-Z]*i/.test(pattern);
    return { kind: 'run', run: { ...run, length: Math.min(run.length, LONGEST_RUN), anyCase } };
  }
  return all.length > 0 ? { kind: 'literals', all } : { kind: 'nothing' };
}

function know(part: Part): Knowledge {
  switch (part.kind) {
    case 'unknown':
      return NOTHING;
    case 'empty':
      return { ...NOTHING, exactly: [''] };
    case 'text':
      return { ...NOTHING, exactly: [part.text] };
    case 'class':
      return { ...NOTHING, exactly: part.few, run: { members: part.members, length: 1 } };
    case 'concat':
      return knowConcat(part.parts.map(know));
    case 'either':
      return knowEither(part.parts.map(know));
    case 'repeat':
      return knowRepeat(part.part, part.min, part.max);
  }
}

/** Joins neighbours that are known exactly; where that ends, what was joined is one candidate. */
function knowConcat(parts: readonly Knowledge[]): Knowledge {
  const contains = parts.flatMap((part) => part.contains);
  let joined: readonly string[] = [''];
  let run: Knowledge['run'] = null;
  let whole = true;
  for (const part of parts) {
    const product: readonly string[] | null = part.exactly && cross(joined, part.exactly);
    if (product === null) {
      contains.push(...usable(joined));
      joined = part.exactly ?? [''];
      whole = false;
    } else joined = product;
    run = longer(run, part.run);
  }
  return { exactly: whole ? joined : null, contains: best([...contains, ...usable(joined)]), run };
}

function knowEither(parts: readonly Knowledge[]): Knowledge {
  const exactly = union(parts.map((part) => part.exactly));
  const one = union(parts.map((part) => best([...usable(part.exactly), ...part.contains])[0] ?? null));
  return { exactly, contains: one === null ? [] : [one], run: null };
}

function knowRepeat(repeated: Part, min: number, max: number): Knowledge {
  const part = know(repeated);
  if (min === 1 && max === 1) return part;
  if (min === 0) return max === 1 ? { ...NOTHING, exactly: union([part.exactly, ['']]) } : NOTHING;
  const run = repeated.kind === 'class' ? { members: repeated.members, length: min } : part.run;
  return { exactly: null, contains: best([...usable(part.exactly), ...part.contains]), run };
}

function cross(left: readonly string[], right: readonly string[]): readonly string[] | null {
  if (left.length * right.length > MAX_LITERALS) return null;
  return left.flatMap((start) => right.map((end) => start + end));
}

function union(sets: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === null) return null;
    for (const one of set) all.add(one);
  }
  return all.size <= MAX_LITERALS ? [...all] : null;
}

/** A literal of which the fold leaves nothing is in every text, and so requires nothing. */
function usable(literals: readonly string[] | null): readonly (readonly string[])[] {
  return literals?.every((literal) => /\S/.test(unitsToString(fold(literal, 'normal').units)))
    ? [literals]
    : [];
}

/** The sets whose shortest literals are the longest: they are in the fewest texts. */
function best(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const once = [...new Map(sets.map((set) => [set.join('\0'), set])).values()];
  return once.sort((a, b) => shortest(b) - shortest(a)).slice(0, MOST_SETS);
}

const shortest = (literals: readonly string[]): number => Math.min(...literals.map((one) => one.length));

function longer(a: Knowledge['run'], b: Knowledge['run']): Knowledge['run'] {
  return b !== null && b.length > (a?.length ?? 0) ? b : a;
}
