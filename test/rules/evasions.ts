/** Ways in which readers write a listed word so that a list shall not find it. */
interface Evasion {
  readonly name: string;
  readonly script: 'arabic' | 'latin' | 'any';
  /** Null where the word has nothing to change. */
  readonly write: (word: string) => string | null;
}

const letters = (word: string): string[] => Array.from(word);
const between = (sign: string) => (word: string) => letters(word).join(sign);
const replaced = (pairs: Readonly<Record<string, string>>) => (word: string) => {
  const written = letters(word)
    .map((letter) => pairs[letter] ?? letter)
    .join('');
  return written === word ? null : written;
};
const at = (index: number, change: (letter: string) => string) => (word: string) =>
  letters(word)
    .map((letter, place, all) => (place === (index + all.length) % all.length ? change(letter) : letter))
    .join('');
const styled = (first: number) => (word: string) =>
  letters(word)
    .map((letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 0x61))
    .join('');

/** Every one of these is found by the normal fold. */
const EVASIONS: readonly Evasion[] = [
  { name: 'tatweel', script: 'arabic', write: between('ـ') },
  { name: 'harakat', script: 'arabic', write: between('\u064e') },
  {
    name: 'shadda and tanween',
    script: 'arabic',
    write: (word) => `${at(1, (letter) => `${letter}\u0651\u0650`)(word)}\u064c`,
  },
  {
    name: 'presentation forms',
    script: 'arabic',
    write: replaced({ ا: 'ﺍ', ب: 'ﺑ', ر: 'ﺭ', ك: 'ﻛ', ل: 'ﻠ', ي: 'ﻴ', ق: 'ﻗ', ح: 'ﺣ' }),
  },
  { name: 'Persian and Urdu letters', script: 'arabic', write: replaced({ ك: 'ک', ي: 'ی', ه: 'ہ' }) },
  { name: 'dotless yeh', script: 'arabic', write: replaced({ ي: 'ى' }) },
  { name: 'hamza on the alef', script: 'arabic', write: replaced({ ا: 'إ' }) },
  { name: 'invisible characters', script: 'any', write: between('\u200b') },
  { name: 'joiners and marks of direction', script: 'any', write: between('\u200c\u200f') },
  { name: 'the last letter drawn out', script: 'any', write: at(-1, (letter) => letter.repeat(6)) },
  { name: 'a middle letter drawn out', script: 'any', write: at(1, (letter) => letter.repeat(4)) },
  { name: 'spaces', script: 'any', write: between(' ') },
  { name: 'dots', script: 'any', write: between('.') },
  { name: 'stars', script: 'any', write: between('*') },
  { name: 'dashes with spaces', script: 'any', write: between(' - ') },
  { name: 'emoji', script: 'any', write: between('😂') },
  { name: 'line breaks', script: 'any', write: between('\n') },
  { name: 'a dot in the middle', script: 'any', write: (word) => `${word.slice(0, 2)}.${word.slice(2)}` },
  {
    name: 'a tatweel torn apart',
    script: 'arabic',
    write: (word) => `${word.slice(0, 2)}ـ ـ${word.slice(2)}`,
  },
  { name: 'a letter masked', script: 'any', write: at(1, () => '*') },
  {
    name: 'an alef as a stroke',
    script: 'arabic',
    write: (word) => (/^.+ا.+$/.test(word) ? word.replace(/(?<=.)ا(?=.)/, '1') : null),
  },
  { name: 'capitals', script: 'latin', write: (word) => word.toUpperCase() },
  { name: 'accents', script: 'latin', write: between('\u0308') },
  { name: 'full width', script: 'latin', write: styled(0xff41) },
  { name: 'mathematical letters', script: 'latin', write: styled(0x1d41a) },
  { name: 'letters in circles', script: 'latin', write: styled(0x24d0) },
  { name: 'letters in black squares', script: 'latin', write: styled(0x1f170) },
  {
    name: 'Cyrillic letters among Latin ones',
    script: 'latin',
    write: (word) => replaced({ a: 'а', e: 'е', o: 'о' })(`${word}`),
  },
  { name: 'digits', script: 'latin', write: replaced({ o: '0', i: '1', e: '3' }) },
  { name: 'signs', script: 'latin', write: replaced({ a: '@', s: '$', i: '!' }) },
];

/** `script` evasions of a word, by what was done. */
export const evasionsOf = (word: string, script: 'arabic' | 'latin'): [string, string][] =>
  EVASIONS.filter((one) => one.script === 'any' || one.script === script).flatMap(
    ({ name, write }): [string, string][] => {
      const written = write(word);
      return written === null ? [] : [[name, written]];
    },
  );
