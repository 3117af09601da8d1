/** So many characters of a class in a row; `members` is the inside of a class of JavaScript. */
export interface Run {
  readonly members: string;
  readonly length: number;
  /** Whether letters count in any case. */
  readonly anyCase: boolean;
}

/** All runs that a site's patterns need, so that a text is read once for all of them. */
export interface Runs {
  /** By UTF-16 unit: a bit for each class that it is of. Empty without runs. */
  readonly classes: Uint32Array;
  /** By run: its class's bit. */
  readonly bits: Uint32Array;
  /** By run. */
  readonly lengths: Uint8Array;
}

/** Tells whether a run, by its number, is in a text. */
export type RunFinder = (text: string) => (run: number) => boolean;

export interface RunsBuilder {
  /** Returns the run's number. */
  readonly add: (run: Run) => number;
  readonly build: () => Runs;
}

/** See `text/fold.ts`: twice as fast as a method of the text. */
const { charCodeAt } = String.prototype;

/** Classes beyond these share the last bit: then more texts are run over than need be. */
const MOST_BITS = 31;

export function runsBuilder(): RunsBuilder {
  const lengths: number[] = [];
  const bits: number[] = [];
  const bitOf = new Map<string, number>();
  let classes = new Uint32Array();
  return {
    add: ({ members, length, anyCase }) => {
      const flags = anyCase ? 'iu' : 'u';
      const key = `${flags} ${members}`;
      const known = bitOf.get(key);
      const bit = known ?? 1 << Math.min(bitOf.size, MOST_BITS - 1);
      if (classes.length === 0) classes = new Uint32Array(0x10000);
      if (known === undefined) addClass(classes, unitsOf(members, flags), bit);
      bitOf.set(key, bit);
      bits.push(bit);
      return lengths.push(length) - 1;
    },
    build: () => ({ classes, bits: Uint32Array.from(bits), lengths: Uint8Array.from(lengths) }),
  };
}

function addClass(classes: Uint32Array, members: Uint8Array, bit: number): void {
  for (let unit = 0; unit < members.length; unit++)
    if (members[unit] === 1) classes[unit] = (classes[unit] ?? 0) | bit;
}

/** A text is first asked which classes it has anything of: mostly it has nothing of any. */
export function runFinder({ classes, bits, lengths }: Runs): RunFinder {
  return (text) => {
    let present: number | null = null;
    return (run) => {
      const [bit, length] = [bits[run], lengths[run]];
      if (bit === undefined || length === undefined) return false;
      present ??= classesIn(classes, text);
      return (present & bit) !== 0 && isIn(classes, bit, length, text);
    };
  };
}

function classesIn(classes: Uint32Array, text: string): number {
  let present = 0;
  for (let at = 0; at < text.length; at++) present |= classes[charCodeAt.call(text, at)] ?? 0;
  return present;
}

function isIn(classes: Uint32Array, bit: number, length: number, text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = ((classes[charCodeAt.call(text, at)] ?? 0) & bit) === 0 ? 0 : run + 1;
    if (run === length) return true;
  }
  return false;
}

/** Of classes that were asked for before: their units. */
const known = new Map<string, Uint8Array>();
const MOST_KNOWN = 64;

/** Of a pair of surrogates both halves count, whatever they are: it is only asked whether something may be there. */
function unitsOf(members: string, flags: 'iu' | 'u'): Uint8Array {
  const key = `${flags} ${members}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const member = new RegExp(`[${members}]`, flags);
  const units = new Uint8Array(0x10000);
  for (let unit = 0; unit < units.length; unit++) {
    const isHalf = (unit & 0xf800) === 0xd800;
    if (isHalf || member.test(String.fromCharCode(unit))) units[unit] = 1;
  }
  if (known.size < MOST_KNOWN) known.set(key, units);
  return units;
}
