/**
 * What Arabic writes onto a word without a space, in the normal fold (ة is ه, ى is ي, no hamza above a
 * letter). After N. Habash, "Introduction to Arabic Natural Language Processing" (2010), chapter 4.
 */
const CONJUNCTIONS = ['', 'و', 'ف'];
const BEFORE_THE_STEM = ['', 'ب', 'ك', 'ل', 'س', 'ال', 'بال', 'كال', 'لل', 'يا'];

/** و ف, then ب ك ل س, then ال, in their possible combinations; and the vocative يا written onto its noun. */
export const PROCLITICS: ReadonlySet<string> = new Set(
  CONJUNCTIONS.flatMap((first) => BEFORE_THE_STEM.map((second) => first + second)),
);

const PRONOUNS = ['ه', 'ها', 'هم', 'هن', 'هما', 'ك', 'كم', 'كن', 'كما', 'ي', 'ني', 'نا'];
// The exact fold keeps the dots of ة.
const ENDINGS = ['ا', 'ه', 'ة', 'ون', 'ين', 'ان', 'ات', 'وا', 'ت', 'تين', 'تان'];

/** Gender, number and the attached pronouns; a pronoun may follow ة (then written ت) and the plural ات. */
export const ENCLITICS: ReadonlySet<string> = new Set([
  '',
  ...PRONOUNS,
  ...ENDINGS,
  ...PRONOUNS.flatMap((pronoun) => ['ت', 'ات'].map((ending) => ending + pronoun)),
]);

/** The regular plural of English nouns, and the third person of its verbs. */
export const LATIN_ENDINGS: ReadonlySet<string> = new Set(['', 's', 'es']);

/** No clitic of the sets above is longer, in UTF-16 units. */
export const LONGEST_CLITIC: number = Math.max(
  ...[...PROCLITICS, ...ENCLITICS, ...LATIN_ENDINGS].map((clitic) => clitic.length),
);
