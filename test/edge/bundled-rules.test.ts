import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import type { Assets } from '../../src/edge/assets.ts';
import { type BundledRules, bundledRules } from '../../src/edge/bundled-rules.ts';
import { MODEL_ASSET } from '../../src/edge/model-asset.ts';
import { bundleFiles, type RulesBundle } from '../../src/edge/rules-bundle.ts';
import { builtInModel, MODEL_FILE } from '../../src/node/built-in-model.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { Unavailable } from '../../src/store/database.ts';
import { facts, SITE } from '../rules/rule-files.ts';

const FILES = {
  'first.yaml': `${SITE}include: shared/dogs.yaml`,
  'second.yaml': SITE,
  'shared/dogs.yaml': 'lists: {dogs: ../dogs.txt}\nrules: [{id: dog, if: {text.has: $dogs}, then: hold}]',
  'dogs.txt': 'كلب',
};

function bundled(files: Readonly<Record<string, string>>): RulesBundle {
  const result = bundleFiles(files, builtInModel);
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return result.bundle;
}

function compiled(file: keyof typeof FILES): RuleSet {
  const result = compileRuleSet(file, (path) => new Map(Object.entries(FILES)).get(path));
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return result.ruleSet;
}

interface Deployed {
  readonly rules: BundledRules;
  readonly assets: Assets;
  /** The paths that were asked for. */
  readonly fetched: string[];
  readonly logged: LogEvent[];
}

/** A Worker's rules over a bundle; `answer` stands for the assets where it is given. */
async function deployed(bundle: RulesBundle, answer?: () => Promise<Response>): Promise<Deployed> {
  const { siteRules } = await import(`data:text/javascript,${encodeURIComponent(bundle.module)}`);
  const fetched: string[] = [];
  const logged: LogEvent[] = [];
  const fetch = async (address: string): Promise<Response> => {
    const path = new URL(address).pathname;
    fetched.push(path);
    const bytes = bundle.assets.get(path);
    return answer?.() ?? new Response(bytes ?? null, { status: bytes === undefined ? 404 : 200 });
  };
  const rules = bundledRules(siteRules, (event) => logged.push(event));
  return { rules, assets: { fetch }, fetched, logged };
}

/** Slashes part an address, and a percent sign begins an escape: they stay as they are. */
const escaped = (sign: string): string =>
  /[a-z0-9]/.test(sign) ? `%${sign.charCodeAt(0).toString(16)}` : sign;

const bundle = bundled(FILES);
const first = compiled('first.yaml');

describe('bundled rules', () => {
  test('tell of every site at once, and of no other', async () => {
    const { rules, fetched } = await deployed(bundle);
    expect(rules.sites()).toEqual(['first', 'second']);
    expect(rules.of('first')?.settings).toEqual(first.settings);
    expect(rules.of('first')?.version).toBe(first.version);
    expect(rules.of('second')?.site).toBe('second');
    expect(rules.of('third')).toBeUndefined();
    expect(rules.of('shared/dogs')).toBeUndefined();
    expect(fetched).toEqual([]);
  });

  test('are loaded once, when they are prepared, and then screen as the compiled ones', async () => {
    const { rules, assets, fetched } = await deployed(bundle);
    await rules.prepare('first', assets);
    await rules.prepare('first', assets);
    await rules.prepare('third', assets);
    expect(fetched).toEqual([`/first.${first.version}.rules`]);
    const [loaded, given] = [rules.of('first'), facts('والكلب')];
    if (!loaded) throw new Error('There is no rule set.');
    expect(evaluate(loaded, given)).toEqual(evaluate(first, given));
    expect(loaded.sources).toEqual(first.sources);
  });

  test.each([
    ['POST', '/v1/sites/first/articles/1/comments'],
    ['POST', '/v1/sites/first/check'],
    ['POST', '/v1/sites/first/backtest'],
    ['GET', '/v1/sites/first/rules'],
  ])('are prepared for %s %s', async (method, path) => {
    const { rules, assets } = await deployed(bundle);
    await rules.prepareFor(new Request(`https://hakam.example${path}?a=1`, { method }), assets);
    expect(rules.of('first')?.rules.size).toBe(1);
  });

  test.each([
    ['GET', '/v1/sites/first/articles/1/comments'],
    ['HEAD', '/v1/sites/first/articles/1/comments'],
    ['OPTIONS', '/v1/sites/first/articles/1/comments'],
    ['GET', '/v1/sites/first/counts'],
    ['GET', '/health'],
    ['POST', '/v1/keys'],
    ['POST', '/v1/sites/%/check'],
  ])('are not loaded for %s %s', async (method, path) => {
    const { rules, assets, fetched } = await deployed(bundle);
    await rules.prepareFor(new Request(`https://hakam.example${path}`, { method }), assets);
    expect(fetched).toEqual([]);
  });

  test('are prepared however the letters of the address are escaped', async () => {
    const address = fc
      .constantFrom('articles/1/comments', 'articles/%0A/comments', 'check')
      .map((rest) => `/v1/sites/first/${rest}`)
      .chain((path) => fc.tuple(...[...path].map((sign) => fc.constantFrom(sign, escaped(sign)))))
      .map((signs) => signs.join(''));
    await fc.assert(
      fc.asyncProperty(address, async (path) => {
        const { rules, assets } = await deployed(bundle);
        await rules.prepareFor(new Request(`https://hakam.example${path}`, { method: 'POST' }), assets);
        expect(rules.of('first')?.rules.size).toBe(1);
      }),
    );
  });

  test('are asked for by no address that makes it fail', async () => {
    const part = fc.oneof(
      fc.constantFrom('%', '%2', '%zz', '%E0%A4', '%00', '/', 'first', '%25'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part), async (parts) => {
        const { rules, assets } = await deployed(bundle);
        const request = new Request(`https://hakam.example/v1/sites/${parts.join('')}/check`, {
          method: 'POST',
        });
        await expect(rules.prepareFor(request, assets)).resolves.toBeUndefined();
      }),
    );
  });

  test('follow the changes of their lists, those too that were seen before they were loaded', async () => {
    const { rules, assets, logged } = await deployed(bundle);
    const change = (number: number, kind: 'add' | 'remove', term: string) => ({
      number,
      kind,
      term,
      list: 'dogs',
    });
    expect(rules.advance('first', [change(1, 'add', 'ذئب')])).toBeUndefined();
    await rules.prepare('first', assets);
    const found = (body: string) => {
      const inForce = rules.of('first');
      return inForce && evaluate(inForce, facts(body)).findings.length;
    };
    expect([found('ذئب'), found('كلب'), found('7mar')]).toEqual([1, 1, 0]);
    rules.advance('first', [change(2, 'remove', 'كلب'), change(3, 'add', 'حمار')]);
    expect([found('ذئب'), found('كلب'), found('7mar')]).toEqual([1, 0, 1]);
    expect(rules.of('first')?.version).toBe(`${first.version}+3`);
    expect(logged.map(({ event }) => event)).toEqual(['lists-changed', 'lists-changed']);
  });

  test('that could not be loaded are unavailable, not empty; the next request tries again', async () => {
    let isDown = true;
    const down = async () => new Response(null, { status: 503 });
    const asset = bundle.assets.get(`/first.${first.version}.rules`) ?? null;
    const { rules, assets, logged } = await deployed(bundle, () =>
      isDown ? down() : Promise.resolve(new Response(asset)),
    );
    await rules.prepare('first', assets);
    expect(logged).toMatchObject([{ level: 'error', event: 'rules-not-loaded', site: 'first' }]);
    expect(rules.problems()).toMatchObject([{ site: 'first', problems: [expect.any(String)] }]);
    const unloaded = rules.of('first');
    if (!unloaded) throw new Error('There is no such site.');
    expect(() => evaluate(unloaded, facts('كلب'))).toThrow(Unavailable);
    for (const key of Object.keys(first) as (keyof typeof unloaded)[])
      if (
        !(
          key in
          {
            site: 1,
            version: 1,
            settings: 1,
            limits: 1,
            needs: 1,
            points: 1,
            groupMax: 1,
            base: 1,
            changes: 1,
            scoring: 1,
          }
        )
      )
        expect(() => unloaded[key], key).toThrow(Unavailable);
    isDown = false;
    await rules.prepare('first', assets);
    expect(rules.of('first')?.rules.size).toBe(1);
    expect(rules.problems()).toEqual([]);
  });

  test.each([
    ['nothing', () => new Response(null)],
    ['a page', () => new Response('<!doctype html>')],
    ['a part of it', () => new Response(bundle.assets.get(`/first.${first.version}.rules`)?.slice(0, 2000))],
  ])('of which the assets give %s are unavailable', async (_, answer) => {
    const { rules, assets, logged } = await deployed(bundle, async () => answer());
    await rules.prepare('first', assets);
    expect(logged).toMatchObject([{ event: 'rules-not-loaded' }]);
    expect(() => rules.of('first')?.rules).toThrow(Unavailable);
  });
});

describe('bundled rules that ask the model', () => {
  const asking = `${SITE}rules: [{id: learned, if: {model.abuse: ">= 0.5"}, then: hold}]`;
  const files = { 'one.yaml': asking, 'two.yaml': asking, 'plain.yaml': SITE };
  const made = bundleFiles(files, builtInModel);
  if (!made.ok) throw new Error(made.problems.map(printProblem).join('\n'));
  const { module, assets } = made.bundle;
  const withModel = (file: string) => ({
    module,
    assets: new Map([...assets, [MODEL_ASSET, Uint8Array.from(readFileSync(file))]]),
  });

  test('load it once for all sites, and not for a site whose rules ask it nothing', async () => {
    const { rules, assets: binding, fetched } = await deployed(withModel(MODEL_FILE));
    const models = () => fetched.filter((path) => path === MODEL_ASSET).length;
    await rules.prepare('plain', binding);
    expect(models()).toBe(0);
    await rules.prepare('one', binding);
    await rules.prepare('two', binding);
    expect(models()).toBe(1);
    const [one] = [rules.of('one')];
    expect(one && evaluate(one, facts('يا كلب يا حمار')).findings.map(({ rule }) => rule)).toEqual([
      'learned',
    ]);
    expect(await rules.loadModel(binding)).toBe(one?.model?.learned);
    expect(models()).toBe(1);
  });

  test('are unavailable while it can’t be had, or is damaged', async () => {
    for (const bundle of [made.bundle, withModel(import.meta.filename)]) {
      const { rules, assets: binding, logged } = await deployed(bundle);
      await rules.prepare('one', binding);
      expect(logged).toMatchObject([{ event: 'rules-not-loaded', site: 'one' }]);
      expect(() => rules.of('one')?.model).toThrow(Unavailable);
      await expect(rules.loadModel(binding)).rejects.toThrow(Unavailable);
    }
  });

  test('hold nothing of it themselves: their version alone says which it is', () => {
    const sizes = [...assets.values()].map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2048);
  });
});

test('files that are wrong are no bundle, and all faults are told', () => {
  const result = bundleFiles({ 'a.yaml': `${SITE}rules: 3`, 'b.yaml': '', 'c.yaml': SITE });
  expect(result.ok ? [] : result.problems.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml']);
});

test("the project's own rules are bundled", () => {
  const folder = new URL('../../rules/', import.meta.url);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(yaml|txt)$/.test(path),
  );
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, folder), 'utf8')]));
  expect([...bundled(files).assets.keys()]).toEqual([expect.stringMatching(/^\/example\./)]);
});
