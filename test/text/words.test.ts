import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { originalSpan, unitsToString } from '../../src/text/folded.ts';
import { MATCHES, type Match, wordAround } from '../../src/text/words.ts';

/** What `term` matches in `text` where it first occurs; null if it matches nothing there. */
function matched(term: string, text: string, match: Match): string | null {
  const folded = fold(text, 'runs');
  const { units, runs } = fold(term, 'runs');
  const needle = unitsToString(units);
  const from = unitsToString(folded.units).indexOf(needle);
  const range = from < 0 ? null : wordAround(folded, from, from + needle.length, { match, runs });
  return range && text.slice(...originalSpan(folded, ...range));
}

describe('match: word', () => {
  test.each([
    ['كلب', 'كلب'],
    ['كلب', 'والكلب'],
    ['كلب', 'بالكلب'],
    ['كلب', 'فللكلب'],
    ['كلب', 'يا كلب!'],
    ['كلب', 'الكَلْبُ'],
    ['كلب', 'كلبهم'],
    ['كلب', 'كلبة'],
    ['كلب', 'كلبتك'],
    ['كلب', 'كلبات'],
    ['كلب', 'وكلبنا'],
    ['حقير', 'حقيرة'],
    ['حقير', 'الحقيرين'],
    ['أحمق', 'وللأحمق'],
    ['spammer', 'Spammers'],
    ['كلب الحراسة', 'وكلب الحراسة'],
    ['كلب الحراسة', 'كلب   الحراسة'],
    ['كلب', 'كلببببب'],
    ['كلب', 'ككلب'],
    ['كلب', 'ياااكلب'],
    ['كلب', 'هالكلب'],
    ['لص', 'للص'],
    ['مصري', 'مصريين'],
    ['وقح', 'ووقح'],
    ['dumb', 'dumber'],
    ['spam', 'spammers'],
    ['spam', 'spamming'],
    ['troll', 'trolled'],
    ['loser', 'losers'],
    ['hate', 'haters'],
    ['ass', 'asses'],
    ['ass', 'asssss'],
    ['idiot', "idiot's"],
  ])('%s is found in %s', (term, text) => {
    expect(matched(term, text, 'word')).not.toBeNull();
  });

  test.each([
    ['كلب', 'كلبشات'],
    ['كلب', 'تكلب'],
    ['كلب', 'مكلبين'],
    ['كلب', 'كلب5'],
    ['ass', 'class'],
    ['ass', 'assume'],
    ['spam', 'والspam'],
    ['ass', 'as'],
    ['god', 'good'],
    ['good', 'god'],
    ['كلب', 'كللب'],
    ['سب', 'سبب'],
    ['11', '111'],
    ['11', '1'],
    ['butt', 'butter'],
    ['bet', 'better'],
    ['pee', 'peer'],
    ['rat', 'rating'],
    ['spam', 'spammy'],
  ])('%s is not found in %s', (term, text) => {
    expect(matched(term, text, 'word')).toBeNull();
  });

  test('covers what is attached to the word, with its marks', () => {
    expect(matched('كلب', 'هذا وَالكَلْبُهُمْ هناك', 'word')).toBe('وَالكَلْبُهُمْ');
  });

  test('takes a term of signs wherever it stands', () => {
    expect(matched('$$$', 'win$$$now', 'word')).toBe('$$$');
  });
});

test.each<[Match, string, string | null]>([
  ['exact', 'كلب', 'كلب'],
  ['exact', 'والكلب', null],
  ['start', 'والكلبشات', 'والكلب'],
  ['start', 'تكلبشات', null],
  ['part', 'تكلبشات', 'كلب'],
])('match: %s finds كلب in %s as %s', (match, text, expected) => {
  expect(matched('كلب', text, match)).toBe(expected);
});

test('a match always holds the term and stays inside the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...MATCHES),
      (text, a, b, match) => {
        const folded = fold(text, 'runs');
        const [from, to] = [a % (folded.length + 1), b % (folded.length + 1)];
        const range =
          from < to ? wordAround(folded, from, to, { match, runs: folded.runs.slice(from, to) }) : null;
        if (range === null) return;
        expect(range[0]).toBeLessThanOrEqual(from);
        expect(range[1]).toBeGreaterThanOrEqual(to);
        expect(range[0]).toBeGreaterThanOrEqual(0);
        expect(range[1]).toBeLessThanOrEqual(folded.length);
      },
    ),
  );
});
