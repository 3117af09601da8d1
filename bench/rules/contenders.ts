import { Profanity } from '@2toad/profanity';
import leo from 'leo-profanity';
import { englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity';
import { screen } from '../../src/pipeline/decide.ts';
import { compiledSite, factsOf, termsAlone } from './site.ts';

/** Whether a text has any of the terms. */
type Finder = (text: string) => boolean;

/** One who looks for listed terms, with its best settings for both languages. */
export interface Contender {
  readonly name: string;
  /** How it takes the terms. */
  readonly how: string;
  readonly make: (terms: readonly string[]) => Finder | Promise<Finder>;
}

export const CONTENDERS: readonly Contender[] = [
  {
    name: 'Hakam, the terms alone',
    how: 'one rule `text.has` over all terms; the full trace, all places',
    make: async (terms) => {
      const ruleSet = await compiledSite(termsAlone(terms));
      return (text) =>
        screen(
          ruleSet,
          factsOf(text, 'سعاد', () => 0),
          null,
        ).findings.length > 0;
    },
  },
  {
    name: 'RegExp alternation',
    how: 'the built-in engine, longest terms first, over the text in small letters, between `\\p{L}\\p{M}\\p{N}` look-arounds',
    make: (terms) => {
      const pattern = alternation(terms);
      return (text) => pattern.test(text.toLowerCase());
    },
  },
  {
    name: 'obscenity',
    how: '`hasMatch` with its recommended English transformers; terms as these leave them, Latin ones as whole words (its `|` knows no Arabic letters)',
    make: (terms) => {
      const blacklistedTerms = terms.map((term, id) => ({ id, pattern: parseRawPattern(asPattern(term)) }));
      const matcher = new RegExpMatcher({ blacklistedTerms, ...englishRecommendedTransformers });
      return (text) => matcher.hasMatch(text);
    },
  },
  {
    name: '@2toad/profanity',
    how: '`exists` with `unicodeWordBoundaries`; its own English list can not be left out',
    make: (terms) => {
      const profanity = new Profanity({ unicodeWordBoundaries: true });
      profanity.addWords([...terms]);
      return (text) => profanity.exists(text);
    },
  },
  {
    name: 'leo-profanity',
    how: '`check`, which looks words up that stand between spaces, dots and commas; no phrases',
    make: (terms) => {
      Reflect.apply(Reflect.get(leo, 'addDictionary'), leo, ['bench', [...terms]]);
      return (text) => leo.check(text);
    },
  },
];

function alternation(terms: readonly string[]): RegExp {
  const longestFirst = [...terms].sort((one, other) => other.length - one.length);
  const any = longestFirst.map((term) => term.toLowerCase().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(?:${any})(?![\p{L}\p{M}\p{N}])`, 'u');
}

/** Obscenity joins letters that stand twice, but these; a term with others would never be found. */
const MAY_BE_DOUBLE = new Set('beolsg');

function asPattern(term: string): string {
  const joined = term.replace(/(.)\1+/gu, (run, letter: string) =>
    MAY_BE_DOUBLE.has(letter) ? run : letter,
  );
  return /[a-z]/.test(joined) ? `|${joined}|` : joined;
}
