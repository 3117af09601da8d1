/**
 * What an author most likely meant by `text`, in the signs that are read here: with the digits 0 to 9, without
 * quotation marks, with `>=` for `≥` or `=>`, `1m` for `1 minute`. Null if nothing that `accepts` takes is near.
 */
export function meant(text: string, accepts: (text: string) => boolean): string | null {
  if (text.length > LONGEST) return null;
  let guess = text;
  for (const step of STEPS) {
    guess = step(guess);
    if (guess !== '' && accepts(guess)) return guess;
  }
  return null;
}

const LONGEST = 60;

/** Each goes on from what the one before it made. */
const STEPS: readonly ((text: string) => string)[] = [
  (text) => toPlain(text),
  (text) => text.toLowerCase(),
  (text) => text.replace(/(?<=\d)[,_ ](?=\d{3})/g, '').replace(/(?<=\d)\s+%/, '%'),
  (text) => toOperator(text),
  (text) => toUnit(text),
  (text) => text.replace(/^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/, toDay),
  (text) => text.replace(/[_\s]+/g, '-'),
];

const toDay = (_all: string, day: string, month: string, year: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const QUOTES = /["'“”„«»‹›‘’`]/g;

function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(QUOTES, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('٪', '%')
    .replaceAll('٬', ',')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .trim()
    .replace(/\s*[.,،;؛:]+$/, '');
}

/** `=> 3` and `3 >=` for `>= 3`; `==` for `=`. */
function toOperator(text: string): string {
  const [, before = '', number = '', after = ''] = /^([<>=]*)\s*([^<>=\s]+)\s*([<>=]*)$/.exec(text) ?? [];
  const sign = before || after;
  return number === '' || sign === '' ? text : `${SIGNS[sign] ?? sign} ${number}`;
}

const SIGNS: Readonly<Record<string, string>> = { '=>': '>=', '=<': '<=', '==': '=', '===': '=' };

/** `10m` for `10 min`, with or without a sign before it. */
function toUnit(text: string): string {
  return text.replace(/(\d)\s*(\p{L}+)$/u, (all, digit: string, word: string) => {
    const unit = UNITS.find(([words]) => words.includes(word))?.[1];
    return unit === undefined ? all : `${digit}${unit}`;
  });
}

const UNITS: readonly (readonly [words: readonly string[], unit: string])[] = [
  [['s', 'sec', 'secs', 'second', 'seconds', 'ث', 'ثانية', 'ثوان', 'ثواني'], 's'],
  [['m', 'min', 'mins', 'minute', 'minutes', 'د', 'دقيقة', 'دقائق'], 'm'],
  [['h', 'hr', 'hrs', 'hour', 'hours', 'س', 'ساعة', 'ساعات'], 'h'],
  [['d', 'day', 'days', 'ي', 'يوم', 'أيام', 'يوما'], 'd'],
];
