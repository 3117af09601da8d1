import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks } from '../../src/text/links.ts';

const found = (text: string) =>
  findLinks(text).map(({ start, end, domain }) => [text.slice(start, end), domain]);

describe('links are', () => {
  test.each<[string, string, string | null]>([
    ['انظر https://news.example.com/a?b=1.', 'https://news.example.com/a?b=1', 'example.com'],
    ['(HTTP://EXAMPLE.ORG)', 'HTTP://EXAMPLE.ORG', 'example.org'],
    ['www.example.co.uk/x', 'www.example.co.uk/x', 'example.co.uk'],
    ['زوروا example.com اليوم', 'example.com', 'example.com'],
    ['زوروا example.com.ثم عودوا', 'example.com', 'example.com'],
    ['في موقعexample.com، وغيره', 'example.com', 'example.com'],
    ['example.com:8080/path', 'example.com:8080/path', 'example.com'],
    ['a.com/b.com?c.com', 'a.com/b.com?c.com', 'a.com'],
    ['http://good.com@evil.com/x', 'http://good.com@evil.com/x', 'evil.com'],
    ['https://مثال.السعودية/ب', 'https://مثال.السعودية/ب', 'xn--mgbh0fb.xn--mgberp4a5d4ar'],
    ['www.موقع.مصر', 'www.موقع.مصر', 'xn--4gbrim.xn--wgbh1c'],
    ['http://192.168.1.1/admin', 'http://192.168.1.1/admin', null],
    ['http://[::1]/', 'http://[::1]/', null],
  ])('%s', (text, link, domain) => {
    expect(found(text)).toEqual([[link, domain]]);
  });

  test('found one by one where they are written without a space', () => {
    expect(found('http://a.comhttps://b.org/x،c.net').map(([link]) => link)).toEqual([
      'http://a.com',
      'https://b.org/x',
      'c.net',
    ]);
  });
});

describe('no links are', () => {
  test.each([
    ['e-mail addresses', 'راسلوني على first.last@example.com شكرا'],
    ['Arabic sentences without a space after the full stop', 'انتهى الخبر.ثم ماذا؟ جئت إلى.مصر جميلة'],
    ['English ones', 'This is the end.It was good.Me too'],
    ['numbers and abbreviations', 'e.g. 3.14 a.m. 1.2.3.4 U.S.A.'],
    ['names of files', 'node.js setup.exe'],
    ['schemes without a host', 'http:// https://localhost http://?x'],
    ['dots', '...... a.. .com'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });
});

test('spans lie inside the text, in order, without overlap', () => {
  const part = fc.constantFrom(
    'http://',
    'www.',
    'a.com',
    '.',
    '@',
    'كلمة',
    ' ',
    '/',
    'x.y',
    ':',
    'مصر',
    '%',
    '😀',
    '[',
    'com',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (text) => {
        let last = 0;
        for (const { start, end } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      },
    ),
  );
});

test.each(['a', 'a.', '@a.b', 'http://', 'http://a!', 'a.com.', '\u0650', '.', 'www.'])(
  'sixty thousand characters of %j are read to their end',
  (part) => {
    expect(() => findLinks(part.repeat(65_536 / part.length))).not.toThrow();
  },
);
