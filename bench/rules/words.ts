import { pick, WORDS } from '../arabic.ts';

/** A made-up language beside the words that everybody uses: as many terms and names as are asked for. */
export interface Vocabulary {
  /** A word of Arabic's or English's form; the same one comes again, as words do. */
  readonly arabic: (random: () => number) => string;
  readonly english: (random: () => number) => string;
}

const CONSONANTS = Array.from('بتثجحخدذرزسشصضطظعغفقكلمنهوي');
/** 1, 2 and 3 are the root's consonants; as lists have them, few words have three letters alone. */
const PATTERNS =
  `123 1ا23 12ي3 12و3 12ا3 م12و3 ت12ي3 1ا23ة 12ا3ة م1ا23 أ12ا3 1وا23 م12ة3 مت1ا23 است12ا3 ان12ا3 1123ي
  12ائ3 12لان3 م1ت23 12ي3ة ا1ت2ا3 مست123 123ان 12ّا3 ت1ا2ي3 1ي23 م12و3ة`
    .trim()
    .split(/\s+/);
const ONSETS = 'b c d f g h j k l m n p r s t v w br cr dr fl gr pl pr sk sl sn st tr th sh'.split(' ');
const VOWELS = 'a e i o u ai ea oo ou'.split(' ');
const CODAS = 'b ck d g ll m n nd ng nk p r rd rt sh sk st t x z'.split(' ').concat(['', '', '']);

/**
 * Two vocabularies that share no root, one for terms and one for those who comment, so that comments have the
 * terms that were put into them, and words that begin like others. Each root has 28 forms.
 */
export function vocabularies(random: () => number, roots: number): readonly [Vocabulary, Vocabulary] {
  const arabic = distinct(2 * roots, () => root(random));
  const english = distinct(2 * roots, () => `${syllable(random)}${syllable(random)}`);
  return [
    vocabulary(arabic.slice(0, roots), english.slice(0, roots)),
    vocabulary(arabic.slice(roots), english.slice(roots)),
  ];
}

const vocabulary = (roots: readonly string[], stems: readonly string[]): Vocabulary => ({
  arabic: (random) => inPattern(pick(random, roots), pick(random, PATTERNS)),
  english: (random) => `${pick(random, stems)}${random() < 0.5 ? pick(random, ENDINGS) : ''}`,
});

const ENDINGS = ['er', 'y', 'o', 'le', 'ish', 'an', 'um', 'ard'];

function distinct(count: number, make: () => string): string[] {
  const made = new Set<string>();
  while (made.size < count) made.add(make());
  return [...made];
}

const root = (random: () => number): string => distinct(3, () => pick(random, CONSONANTS)).join('');

const inPattern = (consonants: string, pattern: string): string =>
  pattern.replace(/[123]/g, (place) => consonants.charAt(Number(place) - 1));

const syllable = (random: () => number): string =>
  `${pick(random, ONSETS)}${pick(random, VOWELS)}${pick(random, CODAS)}`;

/** What no list has, in a text of either language. */
export const EVERYDAY: { readonly arabic: readonly string[]; readonly english: readonly string[] } = {
  arabic: WORDS,
  english:
    `the of and to in that it was for on are as with they be at one have this from or had by but some what
    there we can out other were all your when up use word how said an each she which do their time if will way about
    many then them would write like so these her long make thing see him two has look more day could go come did
    my sound no most number who over know water than call first people may down side been now find match team goal
    player school road price city minister report article writer reader money work house weather government bank`
      .trim()
      .split(/\s+/),
};

/** `count` different terms: four in five Arabic, one in ten of two words; none is an everyday word. */
export function termsOf({ arabic, english }: Vocabulary, count: number, random: () => number): string[] {
  const everyday = new Set([...EVERYDAY.arabic, ...EVERYDAY.english]);
  const terms = new Set<string>();
  while (terms.size < count) {
    const word = random() < 0.8 ? arabic : english;
    const term = random() < 0.1 ? `${word(random)} ${word(random)}` : word(random);
    if (!everyday.has(term)) terms.add(term);
  }
  return [...terms];
}
