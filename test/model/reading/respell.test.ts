import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../../src/model/reading/read-words.ts';
import { rejoin } from '../../../src/model/reading/rejoin.ts';
import { respell } from '../../../src/model/reading/respell.ts';
import { readFolded } from '../../../src/text/fold.ts';
import { knowing } from '../vocabulary.ts';

const known = knowing({
  حمار: 30,
  حمام: 60,
  كلب: 60,
  قلب: 60,
  كتب: 60,
  ظريف: 30,
  مقال: 60,
  خمار: 1,
  خبز: 2,
  bitch: 60,
  you: 500,
  are: 400,
  the: 900,
  chat: 20,
  please: 30,
});
/** The insult among the words. */
const INSULT = 'كلب';

const wordsOf = (text: string): readonly string[] =>
  readFolded(text, 'runs', (folded) => {
    const words = readWords(folded);
    rejoin(words, known);
    respell(words, known, (letters, from, to) =>
      String.fromCharCode(...letters.subarray(from, to)) === INSULT ? 100 : 0,
    );
    return Array.from({ length: words.count }, (_, at) =>
      String.fromCharCode(...words.letters.subarray(words.from[at], words.to[at])),
    );
  });

describe('a word that nobody knows is read', () => {
  test.each([
    ['with the letter for a mask with which it tells most', 'ك*ب', 'كلب'],
    ['with two letters for two masks', 'ح**ر', 'حمار'],
    ['with the commonest letter for a mask, where none tells more', 'حم*ر', 'حمار'],
    ['with letters for digits', 'b1tch', 'bitch'],
    ['with letters for digits at its ends', '81tch', 'bitch'],
    ['with the other letter for a digit', 'p1ease', 'please'],
    ['with letters for digits, where no Arabic word is spelled by it either', 'th3sis', 'thesis'],
    ['with other dots', 'حماز', 'حمار'],
    ['with letters that sound alike', 'ضريف', 'ظريف'],
    ['with its clitics', 'والضريف', 'والظريف'],
    ['with a stroke for an alef', 'حم1ر', 'حمار'],
    ['in Latin letters', '7mar', 'حمار'],
    ['in Latin letters, with its short vowels', 'kalb', 'كلب'],
    ['in Latin letters, with its article', 'el7omar', 'الحمار'],
  ])('%s', (_, text, word) => {
    expect(wordsOf(text)).toEqual([word]);
  });
});

describe('a word is left as it stands', () => {
  test.each([
    ['that is known, whatever else it may be', 'قلب'],
    ['that one text had, where the other word is not much commoner', 'خبر'],
    ['that is like none', 'زغظمق'],
    ['that is English among English', 'you are the kalb'],
    ['that is a number', '2024'],
  ])('%s', (_, text) => {
    expect(wordsOf(text)).toEqual(text.split(' '));
  });
});

test('any text is read, and each of its words once', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('ك*ب', '7mar', 'b1tch', 'ضريف', 'haeiou2', ' ', ' ', '*'),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
    )
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(text, (written) => {
      const words = wordsOf(written);
      expect(words.every((word) => word !== '')).toBe(true);
      expect(words.length).toBeLessThanOrEqual(written.length);
    }),
  );
});
