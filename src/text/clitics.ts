import { shapeOf } from './arabic.ts';

/**
 * What Arabic writes onto a word without a space, in the normal fold (ة is ه, ى is ي, no hamza above a
 * letter). After N. Habash, "Introduction to Arabic Natural Language Processing" (2010), chapter 4; with
 * the vocative يا and the demonstrative ه of the dialects, which are written onto nouns too.
 */
const CONJUNCTIONS = ['', 'و', 'ف'];
const BEFORE_THE_STEM = ['', 'ب', 'ك', 'ل', 'ال', 'بال', 'كال', 'لل', 'يا', 'يال', 'هال', 'بهال', 'عال'];

/** و ف, then ب ك ل, then ال, in their possible combinations; and يا and ه written onto their noun. */
export const PROCLITICS: ReadonlySet<string> = new Set(
  CONJUNCTIONS.flatMap((first) => BEFORE_THE_STEM.map((second) => first + second)),
);

/** The attached pronouns. */
const PRONOUNS = ['ه', 'ها', 'هم', 'هن', 'هما', 'ك', 'كم', 'كن', 'كما', 'ي', 'ني', 'نا'];
const ENDINGS = ['ا', 'ه', 'ون', 'ين', 'ان', 'ات', 'وا', 'ت', 'تين', 'تان'];

/** Gender, number and the attached pronouns; a pronoun may follow ة (then written ت) and the plural ات. */
export const ENCLITICS: ReadonlySet<string> = new Set([
  '',
  ...PRONOUNS,
  ...ENDINGS,
  ...PRONOUNS.flatMap((pronoun) => ['ت', 'ات'].map((ending) => ending + pronoun)),
]);

/** Clitics as a tree of letters, in the order in which they are met going away from the word. */
export interface CliticTree {
  /** node * 128 + (unit & 127) -> node; 0 for none, for nothing leads back to the root. */
  readonly next: Uint8Array;
  /** 1 where a clitic is complete. */
  readonly complete: Uint8Array;
}

const COLUMNS = 128;

/** Where a letter leads from a node; 0 for nowhere. */
export const follow = ({ next }: CliticTree, node: number, unit: number): number =>
  isArabic(unit) ? (next[node * COLUMNS + (unit & (COLUMNS - 1))] ?? 0) : 0;

/** The block of plain Arabic letters, in which no two share a column. */
const isArabic = (unit: number): boolean => unit >= 0x0600 && unit < 0x0600 + COLUMNS;

/** The tree of clitics, each as its letters are met. */
export function cliticTree(clitics: readonly string[]): CliticTree {
  const letters = clitics.reduce((sum, clitic) => sum + clitic.length, 1);
  const next = new Uint8Array(letters * COLUMNS);
  const complete = new Uint8Array(letters);
  let last = 0;
  for (const clitic of clitics) {
    let node = 0;
    for (const letter of clitic) {
      const cell = node * COLUMNS + (letter.charCodeAt(0) & (COLUMNS - 1));
      if (next[cell] === 0) next[cell] = ++last;
      node = next[cell] ?? 0;
    }
    complete[node] = 1;
  }
  return { next, complete };
}

/** The letters from the last to the first. */
export const reversed = (text: string): string => Array.from(text).reverse().join('');
const shaped = (text: string): string =>
  Array.from(text, (letter) => String.fromCharCode(shapeOf(letter.charCodeAt(0)))).join('');

/** What may stand around a word: in a text's letters, or in their dotless shapes. */
export interface Clitics {
  readonly before: CliticTree;
  readonly after: CliticTree;
}

export const CLITICS: Clitics = {
  before: cliticTree([...PROCLITICS].map(reversed)),
  after: cliticTree([...ENCLITICS]),
};

export const CLITIC_SHAPES: Clitics = {
  before: cliticTree([...PROCLITICS].map(shaped).map(reversed)),
  after: cliticTree([...ENCLITICS].map(shaped)),
};
