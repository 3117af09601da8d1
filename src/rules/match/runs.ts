/** So many characters of a class in a row; `members` is the inside of a class of JavaScript. */
export interface Run {
  readonly members: string;
  readonly length: number;
  /** Whether letters count in any case. */
  readonly anyCase: boolean;
}

/** All runs that a site's patterns need, so that a text is read once for all of them. */
export interface Runs {
  /** Whether a run, by its number, is in a text. */
  readonly finder: (text: string) => (run: number) => boolean;
}

export interface RunsBuilder {
  /** Returns the run's number. */
  readonly add: (run: Run) => number;
  readonly build: () => Runs;
}

interface Counted {
  readonly members: Uint8Array;
  readonly length: number;
  readonly bit: number;
}

/** See `text/fold.ts`: twice as fast as a method of the text. */
const { charCodeAt } = String.prototype;

/** Classes beyond these share the last bit. */
const MOST_BITS = 31;

export function runsBuilder(): RunsBuilder {
  const runs: Counted[] = [];
  const bits = new Map<string, number>();
  return {
    add: ({ members, length, anyCase }) => {
      const key = `${anyCase ? 'iu' : 'u'} ${members}`;
      const bit = bits.get(key) ?? 1 << Math.min(bits.size, MOST_BITS - 1);
      bits.set(key, bit);
      return runs.push({ members: unitsOf(members, anyCase ? 'iu' : 'u'), length, bit }) - 1;
    },
    build: () => ({ finder: finderOf(runs) }),
  };
}

/** A text is first asked which classes it has anything of: mostly it has nothing of any. */
function finderOf(runs: readonly Counted[]): Runs['finder'] {
  const classes = new Uint32Array(runs.length === 0 ? 0 : 0x10000);
  for (const { members, bit } of runs) {
    for (let unit = 0; unit < members.length; unit++)
      if (members[unit] === 1) classes[unit] = (classes[unit] ?? 0) | bit;
  }
  return (text) => {
    let present: number | null = null;
    return (index) => {
      const run = runs[index];
      present ??= classesIn(classes, text);
      return run !== undefined && (present & run.bit) !== 0 && isIn(run, text);
    };
  };
}

function classesIn(classes: Uint32Array, text: string): number {
  let present = 0;
  for (let at = 0; at < text.length; at++) present |= classes[charCodeAt.call(text, at)] ?? 0;
  return present;
}

function isIn({ members, length }: Counted, text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = members[charCodeAt.call(text, at)] === 1 ? run + 1 : 0;
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
