import { type Part, parsePattern } from './regex-syntax.ts';

/** What every match of a pattern contains, so that the pattern need not run over texts without it. */
export type Required =
  | { readonly kind: 'literals'; readonly oneOf: readonly string[] }
  /** So many characters of a class in a row. */
  | { readonly kind: 'run'; readonly found: RegExp }
  | { readonly kind: 'nothing' };

/** What is known of a part's matches. Null promises nothing. */
interface Knowledge {
  /** The part matches these texts alone. */
  readonly exactly: readonly string[] | null;
  /** Each match contains one of these. */
  readonly contains: readonly string[] | null;
  readonly run: { readonly members: string; readonly length: number } | null;
}

const NOTHING: Knowledge = { exactly: null, contains: null, run: null };
const MAX_LITERALS = 64;
/** A shorter run is in nearly every text. */
const SHORTEST_RUN = 4;
/** A longer run need not be looked for: it costs its length at every character. */
const LONGEST_RUN = 16;

/**
 * What a pattern requires. A match's literals are to be sought without regard to case (`foldCase`), for the
 * pattern's flags are not looked at. After R. Cox, "Regular Expression Matching with a Trigram Index" (2012).
 */
export function requiredOf(pattern: string): Required {
  const { exactly, contains, run } = know(parsePattern(pattern));
  const oneOf = better(usable(exactly), contains);
  if (oneOf !== null) return { kind: 'literals', oneOf };
  if (run === null || run.length < SHORTEST_RUN) return { kind: 'nothing' };
  const length = Math.min(run.length, LONGEST_RUN);
  return { kind: 'run', found: new RegExp(`[${run.members}]{${length}}`, 'iu') };
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
  let joined: readonly string[] = [''];
  let contains: readonly string[] | null = null;
  let run: Knowledge['run'] = null;
  let whole = true;
  for (const part of parts) {
    const product: readonly string[] | null = part.exactly && cross(joined, part.exactly);
    if (product === null) {
      contains = better(better(contains, usable(joined)), part.contains);
      joined = part.exactly ?? [''];
      whole = false;
    } else joined = product;
    run = longer(run, part.run);
  }
  return { exactly: whole ? joined : null, contains: better(contains, usable(joined)), run };
}

function knowEither(parts: readonly Knowledge[]): Knowledge {
  const exactly = union(parts.map((part) => part.exactly));
  const contains = union(parts.map((part) => better(usable(part.exactly), part.contains)));
  return { exactly, contains, run: null };
}

function knowRepeat(repeated: Part, min: number, max: number): Knowledge {
  const part = know(repeated);
  if (min === 1 && max === 1) return part;
  if (min === 0) return max === 1 ? { ...NOTHING, exactly: union([part.exactly, ['']]) } : NOTHING;
  const run = repeated.kind === 'class' ? { members: repeated.members, length: min } : part.run;
  return { exactly: null, contains: better(usable(part.exactly), part.contains), run };
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

/** An empty literal is in every text, and so requires nothing. */
function usable(literals: readonly string[] | null): readonly string[] | null {
  return literals?.every((literal) => literal !== '') ? literals : null;
}

/** The set whose shortest literal is longer: it is in fewer texts. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  return shortest(b) > shortest(a) ? b : a;
}

const shortest = (literals: readonly string[]): number => Math.min(...literals.map((one) => one.length));

function longer(a: Knowledge['run'], b: Knowledge['run']): Knowledge['run'] {
  return b !== null && b.length > (a?.length ?? 0) ? b : a;
}
