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
  ['with letters that sound alike', 'أنت خنذير حكير'],
  ['with other dots', 'أنت خنزبر حفير'],
  ['with a sign for an alef', 'أنت حم@ر وكلب'],
  ['in Latin letters', 'enta 7mar w kalb'],
  ['in Latin letters, as others spell it', 'ya 7omar ya ibn el kalb'],
  ['with every word of it spelled apart', 'ا ن ت ح م ا ر ك ب ي ر'],
  ['in English, masked', 'you stupid b*tch'],
  ['in English, with digits', 'you stup1d b1tch'],
])('an insult is found %s', (_, text) => {
  expect(abuse(text)).toBeGreaterThan(0.8);
});

test('masks and dots make no abuse of what is none', () => {
  for (const text of ['شكرا على المق*ل', 'قرأت الم.قال وأعجبني', 'مساحة الغرفة 4*5 متر']) {
    expect(abuse(text)).toBeLessThan(0.5);
  }
});

test('Arabic in Latin letters, and other languages that are written in them, are no abuse by that', () => {
  for (const text of [
    'shukran 3ala el ma2al el jamil',
    'allah yer7amo w yeghferlo',
    'bonjour à tous, je trouve que cet article est très bien écrit',
    'le chien du président est mort hier soir à Paris',
    'Bu haber çok güzel olmuş, teşekkürler',
    'terima kasih atas artikelnya, sangat bagus sekali',
  ]) {
    expect(abuse(text), text).toBeLessThan(0.2);
  }
});

test('no word is taken for an insult that it is near to, by its dots or by its sound', () => {
  for (const text of [
    'جمار النخل لذيذ',
    'الأستاذ وديع داغر كتب المقال',
    'حفل تعريس ومعرس',
    'اتقو الله',
    'الخفير عند الباب',
    'الخمار واجب',
  ]) {
    expect(abuse(text), text).toBeLessThan(0.5);
  }
});
