import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { pushes } from '../../src/model/explain.ts';
import { scoreText } from '../../src/model/score.ts';
import type { Model } from '../../src/model/weights.ts';

const WORDS = [
  ...[
    'يا',
    'كلب',
    'والكلب',
    'يا كـ.ـلب',
    'حمااار',
    'غبي',
    'صباح',
    'الخير',
    'مقال',
    'ممتاز',
    'شكرا',
    'لكم',
    'الحكومة',
  ],
  ...[
    'وَالله',
    'ه‍',
    '7mar',
    'kalb',
    'idiot',
    'st*pid',
    'm.o.r.o.n',
    'The',
    'article',
    'is',
    'fine',
    'ﷺ',
    '١٢٣',
    '😀',
  ],
  ...['👨‍👩‍👧', '\u202e', 'привет', '漢字', 'İ', 'ß', '\ud800', '!!!', '\n', '.'],
];

/** Some hundred texts, the same at every call: a linear congruential generator chooses them. */
function texts(): string[] {
  let state = 1;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return Array.from({ length: 500 }, () =>
    Array.from({ length: below(60) }, () => WORDS[below(WORDS.length)]).join(below(9) === 0 ? '' : ' '),
  );
}

/** A hash over every bit of what the model says of fixed texts, and of how it explains it. */
export function scoreDigest(model: Model): string {
  const numbers = texts().flatMap((text) =>
    model.heads.flatMap(({ name }) => [
      scoreText(model, text)[name] ?? -1,
      ...pushes(model, name, text).flatMap(({ span, push }) => [...span, push]),
    ]),
  );
  return bytesToHex(sha256(new Uint8Array(Float64Array.from(numbers).buffer)));
}
