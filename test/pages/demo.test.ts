import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { DEMO_COMMENTS } from '../../src/pages/demo/demo-comments.ts';
import { demoPage, demoPolicy } from '../../src/pages/demo/demo-page.ts';

const hashOf = (text: string): string =>
  `'sha256-${Buffer.from(sha256(new TextEncoder().encode(text))).toString('base64')}'`;

test.each(LANGUAGES)(
  'the page in %s has no style and no script that its policy does not name',
  async (language) => {
    const text = await demoPage(language, '<p>comments</p>');
    const inside = [...text.matchAll(/<(style|script)(?: type="module")?>(.+?)<\/\1>/gs)].map(
      ([, , content]) => content ?? '',
    );
    expect(inside).toHaveLength(2);
    for (const content of inside) expect(demoPolicy()).toContain(hashOf(content));
    expect(text).not.toMatch(/ (style|on\w+)="/);
    expect(text).toContain('<p>comments</p></hakam-comments>');
  },
);

test('replies stand after what they reply to, and both languages have as many', () => {
  for (const language of LANGUAGES)
    for (const [index, { parent }] of DEMO_COMMENTS[language].entries())
      expect(parent ?? -1).toBeLessThan(index);
  expect(DEMO_COMMENTS.ar.length).toBe(DEMO_COMMENTS.en.length);
});
