import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundledRules } from '../../src/edge/bundled-rules.ts';
import { SITE } from '../rules/rule-files.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

const SCRIPT = join(import.meta.dirname, '../../src/edge/bundle-rules.ts');

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly target: string;
}

/** Runs the script over a rules folder with these files. */
function bundle(files: Readonly<Record<string, string>>): Promise<Ran> {
  const folder = temporaryFolder();
  const [rules, target] = [join(folder, 'rules'), join(folder, 'out')];
  mkdirSync(rules);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(rules, path), text);
  const env = { ...process.env, HAKAM_RULES: rules, HAKAM_EDGE_BUILD: target };
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err, target }),
    );
  });
}

const RULE = 'rules: [{id: dog, if: {text.has: كلب}, then: hold, tests: {match: [كلب]}}]';

test('writes a module and an asset a site, from which a Worker has the rules, what browsers load and the model', async () => {
  const { code, out, target } = await bundle({ 'one.yaml': SITE + RULE, 'two.yaml': SITE });
  expect(code).toBe(0);
  expect(out).toMatch(/one: 1 rules, version [0-9a-f]{16}/);
  expect(out).toMatch(/site-rules\.js: .* KiB gzip\), in the script/);
  expect(readdirSync(join(target, 'assets'))).toEqual([
    'browser',
    'model.bin',
    expect.stringMatching(/^one\.[0-9a-f]{16}\.rules$/),
    expect.stringMatching(/^two\.[0-9a-f]{16}\.rules$/),
  ]);
  expect(readdirSync(join(target, 'assets/browser'))).toEqual(
    expect.arrayContaining(['console.html', 'embed.js']),
  );
  const { siteRules } = await import(pathToFileURL(join(target, 'site-rules.js')).href);
  const fetch = async (address: string) =>
    new Response(readFileSync(join(target, 'assets', new URL(address).pathname)));
  const rules = bundledRules(siteRules, () => undefined);
  await rules.prepare('one', { fetch });
  expect([...(rules.of('one')?.rules.keys() ?? [])]).toEqual(['dog']);
});

test('a fault stops the build with its place, and nothing is written', async () => {
  const wrong = RULE.replace('match: [كلب]', 'pass: [كلب]');
  const { code, err, target } = await bundle({ 'good.yaml': SITE + RULE, 'wrong.yaml': SITE + wrong });
  expect(code).toBe(1);
  expect(err).toMatch(/^wrong\.yaml:2:\d+: test failed: /m);
  expect(existsSync(target)).toBe(false);
});

test('a folder without a site is told', async () => {
  const { code, err } = await bundle({});
  expect(code).toBe(1);
  expect(err).toMatch(/There is no site's file in /);
});

test('a site whose files are longer than what a row of D1 holds is refused, by name', async () => {
  const lists = (bytes: number) => `# ${'x'.repeat(bytes)}\nكلب\n`;
  const listing = (list: string) =>
    `${SITE}lists: {l: ${list}}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`;
  const files = {
    'fits.yaml': listing('short.txt'),
    'long.yaml': listing('long.txt'),
    'short.txt': lists(1_990_000),
    'long.txt': lists(2_000_000),
  };
  const { code, err, target } = await bundle(files);
  expect(code).toBe(1);
  expect(err).toMatch(
    /^long: its file, .* is 2,000,\d\d\d bytes long, and D1 stores 1,999,000 at most\. .*\n$/,
  );
  expect(existsSync(target)).toBe(false);
});
