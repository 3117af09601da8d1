import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Matcher, matcherBuilder } from '../../src/rules/match/matcher.ts';
import type { TermFold } from '../../src/text/fold.ts';
import type { Match } from '../../src/text/words.ts';
import { evasionsOf } from './evasions.ts';

interface Options {
  readonly match?: Match;
  readonly fold?: TermFold;
}

const matcherOf = (terms: readonly string[], { match = 'word', fold = 'normal' }: Options = {}): Matcher => {
  const builder = matcherBuilder();
  for (const text of terms) builder.addTerms([{ text, match, fold }]);
  const matcher = builder.build();
  if (matcher === null) throw new Error('The terms are too many.');
  return matcher;
};

/** What of the text a term is found in. */
const foundIn = (term: string, text: string, options?: Options): string[] => {
  const spans = matcherOf([term], options).scan(text).spans(0);
  return [...new Set(spans.map((span) => text.slice(...span)))];
};

const ARABIC = ['وقح', 'كذاب', 'حقير', 'جبان', 'لئيم'];
const LATIN = ['idiot', 'moron', 'loser', 'pathetic'];

describe('a listed word is found, and exactly where it stands,', () => {
  const cases = [
    ...ARABIC.flatMap((term) => evasionsOf(term, 'arabic').map((one) => [term, ...one] as const)),
    ...LATIN.flatMap((term) => evasionsOf(term, 'latin').map((one) => [term, ...one] as const)),
  ];
  test.each(cases)('%s with %s: %s', (term, _how, written) => {
    for (const text of [written, `هذا ${written} جدا`, `you ${written}, really`, `«${written}»`]) {
      expect(foundIn(term, text), text).toEqual([written]);
    }
  });

  test.each([
    ['كلب', 'يا كـ.ـلب'],
    ['كلب', 'و ك ل ب'],
    ['حمار', 'والحمـ ـار'],
    ['حمار', 'ح•ار'],
    ['عاهرة', 'عاهرات'],
    ['عاهرة', 'عاهرتهم'],
    ['قذرة', 'القذرات'],
    ['abuse', 'abusing'],
    ['bully', 'bullied'],
    ['loser', 'l0$er!'],
    ['whore', 'wh0r3s'],
    ['moron', 'mo-ron'],
    ['moron', 'mo\nron'],
    ['idiot', 'you are an i d i o t!'],
    ['clown', 'сӏоwn'],
    ['scope', 'ѕсоре'],
    ['bastard', 'b*st*rd'],
    ['ass', 'a*s'],
    ['حمار', 'ya 7mar'],
    ['خنزير', "you '5anzir'"],
    ['خنزير', 'el5anzeer'],
    ['مستهترون', 'Mostahtroun'],
    ['kill', 'k*ll'],
    ['kill', 'killing'],
    ['piss', 'p*ss'],
    ['asshole', 'assh*les'],
    ['كلب', '#ك*ب'],
    ['idiot', '**i*iot**'],
    ['ass', 'as$'],
    ['fool', 'fo0l'],
    ['fool', 'foоl'],
    ['idiot', 'line\ni d i o t\nline'],
    ['كلب', 'سطر\nك\nل\nب\nسطر'],
    ['كلب', 'ههههه ك ل ب ههههه'],
    ['ass', 'he is a a.s.s'],
    ['ass', 'you are a a s s'],
    ['idiot', 'am I i d i o t'],
    ['وغد', 'و و.غ.د'],
    ['كلب', 'هذا الك.ل.ب'],
    ['أحمق', 'ياااااأحمق'],
    ['إرهابي', 'إرهابييييين'],
    ['بذيء', 'بذيئة'],
    ['سيئ', 'سيء'],
    ['idiot', 'i҉d҉i҉o҉t҉'],
    ['ابن الكلب', '#ابن_الكلب'],
    ['يا كلب', 'يا ك.ل.ب'],
    ['يا كلب', 'اسكت يا ك ل ب'],
    ['ابن الكلب', 'يا ابن الك.لب الكبير'],
    ['son of a bitch', 'you son of a b!tch'],
    ['kill yourself', 'go k1ll yourself'],
    ['click here', 'сlick here now'],
    ['ابن الكلب', 'يا ابن.الكلب'],
    ['fat pig', 'you fat-pig'],
    ['casino', '(casin0)'],
    ['nazi', 'naz1!'],
    ['asshole', '@sshole'],
    ['viagra', 'viagr@'],
    ['idiot', 'idiott'],
    ['idiot', '1d107'],
    ['slut', '51u7'],
    ['loser', '1053r'],
    ['ممثل', 'م م ث ل'],
    ['liar', 'you are a l i a r'],
    ['liar', 'y o u  l i a r'],
    ['liar', '1iar'],
    ['liar', '$ 1i@r'],
    ['كلب', 'أنت  ك ل ب  كبير'],
    ['بشعه', 'بشع٥'],
  ])('%s in %j', (term, text) => {
    expect(foundIn(term, text).length).toBeGreaterThan(0);
  });
});

describe('a listed word is not found where it is another, or none:', () => {
  test.each([
    ['كلب', 'كل بيت'],
    ['كلب', 'كل.بيت'],
    ['كلب', 'أكل بسرعة'],
    ['كلب', 'كل\nبيت'],
    ['هالك', 'عام 1445 هـ الك'],
    ['ass', 'as'],
    ['ass', 'as s'],
    ['ass', 'the A55 road'],
    ['penis', 'the pen is mightier'],
    ['anal', 'an al dente dish'],
    ['tit', 't i'],
    ['shit', 'this hit'],
    ['shit', 'this-hit'],
    ['cat', 'c**'],
    ['cat', '2*3*4'],
    ['sos', '5 0 5'],
    ['sos', '505'],
    ['рот', 'pot'],
    ['pot', 'у него рот и нос, а также уши'],
    ['ноте', 'hote'],
    ['كلبه', 'كلب 5'],
    ['idiot', 'idi otter'],
    ['god', 'good'],
    ['ass', 'C L A S S'],
    ['ass', 'c.l.a.s.s'],
    ['ever', 'E V E R Y'],
    ['ima', "I'm a reader"],
    ['clap', 'the (lap) time'],
    ['tool', 'you too!'],
    ['sam', 'at 5am'],
    ['goth', 'the 60th'],
    ['fool', 'part f001'],
    ['boot', 'b007'],
    ['aim', '@im'],
    ['كلبه', 'كلب٠'],
    ['ياناس', '#يا_ناس'],
    ['العربيا', 'العرب...يا'],
    ['hell', "he'll come"],
    ['shell', "she'll come"],
    ['whore', "who're you"],
    ['cant', "can't"],
    ['pig', 'P&G'],
    ['him', 'H&M'],
    ['rob', 'r%b'],
    ['rat', 'the rates'],
    ['hat', 'hates'],
    ['سب', 'السبب'],
    ['cares', 'caress'],
    ['جرذان', 'in Jordan'],
    ['مدلس', 'new models'],
    ['خونة', 'سخونة الجو'],
    ['وقح', 'ugh'],
    ['خطة', 'the 5th'],
    ['بقر', 'abu bakr'],
    ['حجة', 'high'],
  ])('%s in %j', (term, text) => {
    expect(foundIn(term, text)).toEqual([]);
  });
});

describe('fold: exact', () => {
  test.each([
    ['أحمق', 'الأحمق', ['الأحمق']],
    ['أحمق', 'احمق', []],
    ['أحمق', 'أ ح م ق', []],
    ['كلب', 'كلـب', []],
    ['Nazi', 'nazi', []],
    ['Nazi', 'N4zi Nazi', ['Nazi']],
  ])('%s in %s', (term, text, found) => {
    expect(foundIn(term, text, { fold: 'exact' })).toEqual(found);
  });
});

describe('fold: strong', () => {
  test.each([
    ['كلب', 'كلت', ['كلت']],
    ['كلب', 'والكلث', ['والكلث']],
    ['خنزير', 'حنرير', ['حنرير']],
    ['كلب', 'كلم', []],
  ])('%s in %s', (term, text, found) => {
    expect(foundIn(term, text, { fold: 'strong' })).toEqual(found);
  });
});

describe('match', () => {
  test.each<[Match, string, string, string[]]>([
    ['part', 'كل', 'أكلنا', ['كل']],
    ['part', 'قمر', 'شرق مرسى', []],
    ['part', 'قمر', 'ق.م.ر', ['ق.م.ر']],
    ['start', 'كلب', 'كلبشات', ['كلب']],
    ['exact', 'كلب', 'الكلب', []],
    ['exact', 'كلب', 'ك ل ب', ['ك ل ب']],
  ])('%s: %s in %s', (match, term, text, found) => {
    expect(foundIn(term, text, { match })).toEqual(found);
  });
});

const TERMS = ['كلب', 'حقير', 'عاهرة', 'كلب الحراسة', 'idiot', 'ass', '😀', 'straße', 'c++', '11'];
const matcher = matcherOf(TERMS);
/** Texts of parts that make, or nearly make, listed terms. */
const texts = fc
  .array(
    fc.constantFrom(
      ...TERMS,
      ...TERMS.flatMap((term) => Array.from(term)),
      ...['وال', 'هم', 'ون', 'ل', 's', 'ing', 'ers', 'STRASSE', '1', '5', '@', '!', '*', '.', '-', '_'],
      ...[' ', ' ', '\n', 'ـ', '\u064e', '\u200f', '\u200c', '؟', 'а', 'ı', '\ud83d', '3', 'ﷺ'],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('every place that is found', () => {
  test('is the whole of what is found there, on the boundaries of characters', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const scan = matcher.scan(text);
        for (const set of TERMS.keys()) {
          for (const [start, end] of scan.spans(set)) {
            const part = text.slice(start, end);
            expect(matcher.scan(part).spans(set), `${text} ${part}`).toContainEqual([0, part.length]);
            expect(part).not.toMatch(/^[\p{M}\p{Cf}\s]|[\p{Cf}\s]$/u);
            expect(/^[\udc00-\udfff]/.test(part) || /[\ud800-\udbff]$/.test(part)).toBe(false);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('is found whatever other terms are listed', () => {
    const alone = TERMS.map((term) => matcherOf([term]));
    fc.assert(
      fc.property(texts, (text) => {
        const scan = matcher.scan(text);
        for (const [set, one] of alone.entries()) {
          const sorted = (spans: readonly (readonly number[])[]) => [...new Set(spans.map(String))].sort();
          expect(sorted(scan.spans(set))).toEqual(sorted(one.scan(text).spans(0)));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('terms that are added later are found as if they had been there', () => {
  const some = fc.subarray([...TERMS.keys()]);
  fc.assert(
    fc.property(some, texts, (later, text) => {
      const builder = matcherBuilder();
      const needleOf = (set: number) => ({ text: TERMS[set] ?? '', match: 'word', fold: 'normal' }) as const;
      for (const set of TERMS.keys()) builder.addTerms(later.includes(set) ? [] : [needleOf(set)]);
      let grown = builder.build();
      for (const set of later) grown = grown?.withTerms([{ set, needle: needleOf(set) }], []) ?? null;
      const sorted = (spans: readonly (readonly number[])[] | undefined) =>
        [...new Set(spans?.map(String))].sort();
      for (const set of TERMS.keys()) {
        expect(sorted(grown?.scan(text).spans(set))).toEqual(sorted(matcher.scan(text).spans(set)));
      }
    }),
    { numRuns: 300 },
  );
});

test('no text makes the scan throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), texts), (text) => {
      expect(matcher.scan(text).has(0)).toBeTypeOf('boolean');
    }),
    { numRuns: 2000 },
  );
});

test('a literal of a pattern is told wherever the pattern could match', () => {
  const literals = ['ab', 'É', 'كلب', '00', 'ss', 'ﬁ', ' x'];
  const builder = matcherBuilder();
  for (const literal of literals) builder.addLiterals([literal]);
  const scan = builder.build();
  const parts = fc.array(
    fc.constantFrom(...literals, 'a', 'b', 'e\u0301', '\u064e', '0', 's', '\u200b', ' ', 'X'),
  );
  fc.assert(
    fc.property(
      parts.map((all) => all.join('').normalize('NFC')),
      (text) => {
        for (const [set, literal] of literals.entries()) {
          if (text.includes(literal)) expect(scan?.scan(text).has(set), `${literal} in ${text}`).toBe(true);
        }
      },
    ),
  );
});
