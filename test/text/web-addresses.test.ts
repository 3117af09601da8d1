import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks } from '../../src/text/links.ts';
import { webAddresses } from '../../src/text/web-addresses.ts';

const found = (text: string) =>
  webAddresses(text).map(({ start, end, href }) => [text.slice(start, end), href]);

describe('a link is made of', () => {
  test.each<[string, string, string]>([
    [
      'انظر https://news.example.com/a?b=1.',
      'https://news.example.com/a?b=1',
      'https://news.example.com/a?b=1',
    ],
    ['(HTTP://EXAMPLE.ORG)', 'HTTP://EXAMPLE.ORG', 'http://example.org/'],
    ['https://example.com:8080/path', 'https://example.com:8080/path', 'https://example.com:8080/path'],
    ['https://a.example/@user', 'https://a.example/@user', 'https://a.example/@user'],
    ['https://example.com/خبر؟', 'https://example.com/خبر', 'https://example.com/%D8%AE%D8%A8%D8%B1'],
    ['https://example.com/?s=خبر', 'https://example.com/?s=خبر', 'https://example.com/?s=%D8%AE%D8%A8%D8%B1'],
    ['https://مثال.السعودية/', 'https://مثال.السعودية/', 'https://xn--mgbh0fb.xn--mgberp4a5d4ar/'],
    ['https://موقع.com', 'https://موقع.com', 'https://xn--4gbrim.com/'],
    ['javascript:https://example.com', 'https://example.com', 'https://example.com/'],
  ])('%s', (text, address, href) => {
    expect(found(text)).toEqual([[address, href]]);
  });

  test('addresses one by one, where they are written without a space', () => {
    expect(found('http://a.comhttps://b.org/x،https://c.net').map(([address]) => address)).toEqual([
      'http://a.com',
      'https://b.org/x',
      'https://c.net',
    ]);
  });
});

describe('text stays', () => {
  test.each([
    ['a name before the host', 'https://bank.com@evil.com/'],
    ['a name with a password', 'https://bank.com:443@evil.com'],
    ['a name, by a slash that is none', 'https://bank.com\u2044x@evil.com https://bank.com／@evil.com'],
    ['bidi controls', 'https://bank.com/\u202Emoc.live https://\u2066bank.com'],
    ['what nobody sees', 'https://ba\u200Bnk.com https://bank.com/\u00ADx https://bank.com/\uFE0F\u3164'],
    ['the tags of flags', 'https://bank.com/\u{E0061}'],
    [
      'IP addresses in any spelling',
      'http://192.168.1.1/ http://0x7f.1 http://127.1/ http://[::1]/ http://1.0x7F/',
    ],
    ['letters that look like Latin ones', 'https://b\u0430nk.com https://\u0430\u0440\u0440\u04CF\u0435.com'],
    [
      'letters that URL takes for Latin ones',
      'https://\uFF42ank.com https://ban\u212A.com https://bank\u3002com',
    ],
    ['percent signs in a host', 'https://b%61nk.com'],
    ['hosts without a dot, or with an empty part', 'https://localhost/ https://a..com https://.com/'],
    ['what is no address to URL', 'https://a.com:99999/ https://a.com:x/ https://'],
    ['other schemes', 'javascript:alert(1) data:text/html,x ftp://a.com //a.com www.a.com a.com'],
    ['a scheme with a letter that is no s', 'http\u017F://a.com'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });
});

test('every address is one of findLinks, leads to the host that is written, and nowhere else', () => {
  const part = fc.constantFrom(
    ...[
      'http://',
      'https://',
      'a.com',
      'b',
      '.',
      '@',
      ':',
      '/',
      '?',
      '#',
      '[',
      ']',
      '%',
      '1',
      '-',
      ' ',
      '\n',
    ],
    ...[
      '\u202E',
      '\u2066',
      '\u2069',
      '\u200F',
      '\u200D',
      '\uFE0F',
      '\u0650',
      'موقع',
      'مصر',
      '،',
      '\u0430',
      '\\',
    ],
    ...['😀', '\ud83d', '"', "'", '<', '>', '&', '\u212A', '８', 'xn--'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const links = new Set(findLinks(text).map(({ start, end }) => `${start}-${end}`));
      for (const { start, end, href } of webAddresses(text)) {
        expect(links).toContain(`${start}-${end}`);
        const { protocol, hostname, username, password } = new URL(href);
        expect([`${protocol}//`, username, password]).toEqual([
          /^https?:\/\//i.exec(text.slice(start, end))?.[0],
          '',
          '',
        ]);
        const host = /^https?:\/\/([^/?#:]*)/.exec(text.slice(start, end))?.[1] ?? '';
        if (!host.startsWith('xn--') && /^[\0-\x7f]*$/.test(host)) expect(hostname).toBe(host);
        expect(href).toMatch(/^[!-~]+$/);
        expect(href).not.toMatch(/["<>]/);
        expect(text.slice(start, end)).not.toMatch(/[\s\p{Cf}\p{Cc}]/u);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each(['1.', 'a.', '@a.b', 'http://', 'http://a!', 'http://1.1-', 'https://a.com/', '\u0650', 'م.', '-'])(
  'a hundred thousand characters of %j are read to their end',
  (part) => {
    expect(() => webAddresses(`https://${part.repeat(100_000 / part.length)}`)).not.toThrow();
  },
);
