import { expect, test } from 'vitest';
import { scoreText } from '../../src/model/score.ts';
import { shipped } from './model.ts';

const model = shipped();
const abuse = (text: string): number => scoreText(model, text).abuse ?? Number.NaN;

test.each([
  ['spelled apart', 'أنت ح م ا ر وانت ك ل ب'],
  ['with dots between its letters', 'أنت ح.م.ا.ر وانت ك.ل.ب'],
  ['with one dot', 'أنت حم.ار وانت كل.ب'],
  ['with one space', 'أنت حم ار وانت كل ب'],
  ['with a star for a letter', 'أنت حم*ر وانت ك*ب'],
  ['with doubled letters', 'أنت حمماار وانت كللب'],
  ['in look-alikes', 'أنت حمٱر وانت ڪلب'],
  ['in English, masked', 'you stupid b*tch'],
  ['in English, with digits', 'you stup1d b1tch'],
])('an insult is found %s', (_, text) => {
  expect(abuse(text)).toBeGreaterThan(0.5);
});

test('masks and dots make no abuse of what is none', () => {
  for (const text of ['شكرا على المق*ل', 'قرأت الم.قال وأعجبني', 'مساحة الغرفة 4*5 متر']) {
    expect(abuse(text)).toBeLessThan(0.5);
  }
});
