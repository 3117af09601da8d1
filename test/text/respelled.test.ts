import { describe, expect, test } from 'vitest';
import { readFolded } from '../../src/text/fold.ts';
import { unitsToString } from '../../src/text/folded.ts';
import { respell } from '../../src/text/respelled.ts';

/** The pieces of a text that may be read otherwise, and its masked words. */
const pieces = (text: string): string[] =>
  readFolded(text, 'runs', (folded) => {
    const respelled = respell(folded, text);
    if (respelled === null) return [];
    const all = unitsToString(respelled.units.slice(0, respelled.length)).split('\0');
    const masked = respelled.masked.map(([from, to]) => unitsToString(folded.units.slice(from, to)));
    return [...all.filter((piece) => piece !== ''), ...masked];
  });

describe('what may be read otherwise is written out', () => {
  test.each([
    ['يا ك ل ب اسكت', ['كلب']],
    ['k.l.b', ['klb']],
    ['كـ.ـلب', ['كلب']],
    ['كلـ ـب', ['كلب']],
    ['mo\nron', ['moron']],
    ['1d10t', ['idiot', 'ldlot']],
    ['b@d', ['bad']],
    ['حم1ر', ['حمار']],
    ['сlоwn', ['clown']],
    ['ѕоре', ['sope']],
    ['f*ck', ['fck', 'f*ck']],
    ['#يا_ناس', [' يا ناس']],
    ['كل.بيت', ['كلبيت', 'كل بيت']],
  ])('%j as %j', (text, expected) => {
    expect(pieces(text)).toEqual(expect.arrayContaining(expected));
  });
});

test.each([
  'هذا مقال جيد جدا. شكرا للكاتب!',
  'A good article, thank you',
  'كل بيت\n\nأول سطر',
  'عام 1445 هـ الموافق',
  "I'm here",
  '2026 10.5',
  'у него рот и нос, а также уши',
])('nothing of %j', (text) => {
  expect(pieces(text)).toEqual([]);
});

test('two texts after one another have nothing of each other', () => {
  pieces('k.l.b '.repeat(1000));
  expect(pieces('k.l')).toEqual(['kl']);
  expect(pieces('مقال جيد')).toEqual([]);
});
