import { expect, test } from 'vitest';
import { foldCase } from '../../src/text/case-fold.ts';
import { unitsToString } from '../../src/text/folded.ts';

const folded = (text: string): string => {
  const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  foldCase({ units, length: units.length });
  return unitsToString(units);
};

test('characters that a case-insensitive pattern takes for each other have the same fold', () => {
  const cased: string[] = [];
  for (let code = 0; code < 0x20000; code++) {
    const character = String.fromCodePoint(code);
    if (/\p{Changes_When_Casemapped}/u.test(character)) cased.push(character);
  }
  const all = cased.join('').normalize('NFC');
  for (const character of new Set(all)) {
    for (const [same] of all.matchAll(new RegExp(character, 'giu'))) {
      if (folded(same) !== folded(character)) expect.fail(`${character} and ${same}`);
    }
  }
});

test('the fold is as long as the text', () => {
  for (const text of ['Straße', 'İıſ', 'ﬀ', '𐐀', 'غبي']) expect(folded(text)).toHaveLength(text.length);
});
