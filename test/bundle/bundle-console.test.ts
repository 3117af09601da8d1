import { expect, test } from 'vitest';
import { bundleConsole } from '../../src/bundle/bundle-console.ts';

/** What a script imports before it runs. */
const importsOf = (script = ''): string[] =>
  [...script.matchAll(/(?:^|[;}\n])import(?:[\w$*{},\s]*from)?"\.\/([^"]+)"/g)].map(([, name = '']) => name);

test('the queue is drawn by two scripts, each asked for by the page itself, and later pages share them', async () => {
  const { files } = await bundleConsole();
  const named = [...(files.get('console.html') ?? '').matchAll(/src="\/assets\/([^"]+\.js)"/g)];
  const [start = '', script = '', ...more] = named.map(([, name]) => name);
  expect(more).toEqual([]);
  expect(importsOf(files.get(start))).toEqual([]);
  expect(importsOf(files.get(script))).toEqual([start]);
  const isOfAudit = ([name, text]: readonly [string, string]) =>
    name.endsWith('.js') && text.includes('audit-filters');
  const later = importsOf([...files].find(isOfAudit)?.[1]);
  expect(later).toEqual(expect.arrayContaining([start, script]));
});
