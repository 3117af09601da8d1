import { expect, test } from 'vitest';
import { Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { rulesOf } from '../rules/rule-files.ts';

const unavailable = () => Promise.reject(new Unavailable('not now'));

const ASSETS: ReadonlyMap<string, string> = new Map([
  ['embed.js', 'export {};'],
  ['console.html', '<!doctype html>'],
  ['console-A1.js', '"console"'],
]);

const app = appOver({
  database: { read: unavailable, atomically: unavailable },
  ruleSets: rulesOf(),
  asset: async (name) => ASSETS.get(name),
});

const kept = async (path: string): Promise<readonly [number, string | null]> => {
  const { status, headers } = await app.request(path);
  return [status, headers.get('cache-control')];
};

test('what has its hash in its name may be kept for ever, and nothing else', async () => {
  for (const name of ['embed.js', 'console.html', 'console-.js', '..%2Fembed.js', 'console-A2.js'])
    expect(await kept(`/assets/${name}`), name).toEqual([404, 'no-store']);
  expect(await kept('/embed.js')).toEqual([200, 'public, max-age=300, stale-while-revalidate=86400']);
  expect(await kept('/assets/console-A1.js')).toEqual([200, 'public, max-age=31536000, immutable']);
});
