import { expect, test } from 'vitest';
import { Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { rulesOf } from '../rules/rule-files.ts';
import { ADMIN } from '../service.ts';

const unavailable = () => Promise.reject(new Unavailable('not now'));

/** Needs no database: the key is the environment's. */
const app = appOver({
  database: { read: unavailable, atomically: unavailable },
  ruleSets: rulesOf(),
  settings: { adminKey: ADMIN },
});

/** The cookie of who signs in from a page at this address, without what is said of it. */
async function signedIn(page: string): Promise<string> {
  const response = await app.request(`${page}/console/session`, {
    method: 'POST',
    headers: { origin: page, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ key: ADMIN }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** What a request of a page at this address gets for a cookie. */
const asked = async (page: string, cookie: string, headers: Record<string, string>): Promise<number> =>
  (await app.request(`${page}/v1/me`, { headers: { cookie, ...headers } })).status;

const OWN = { 'sec-fetch-site': 'same-origin' };

test('where the page comes by https, a cookie that another host of the domain can set is none', async () => {
  const page = 'https://hakam.news.example';
  const own = await signedIn(page);
  expect(own).toMatch(/^__Host-/);
  const planted = own.replace('__Host-', '');
  expect(await asked(page, own, OWN)).toBe(200);
  expect(await asked(page, planted, OWN)).toBe(401);
  expect(await asked(page, `${planted}; ${own}`, OWN)).toBe(200);
  // As a proxy passes it on that has https from there.
  expect(await asked('http://hakam.news.example', planted, OWN)).toBe(401);
});

test.each([
  'http://localhost:8787',
  'http://console.localhost',
  'http://127.0.0.1:8787',
  'http://[::1]:8787',
])('on the own machine, at %s, browsers say as much by http', async (page) => {
  expect(await asked(page, await signedIn(page), OWN)).toBe(200);
});

test('by http in a network of its own, where browsers say less, the cookie has no prefix', async () => {
  const page = 'http://10.0.0.5:8787';
  const own = await signedIn(page);
  expect(own).toMatch(/^hakam-session=/);
  expect(await asked(page, own, {})).toBe(200);
  expect(await asked(page, own, { origin: 'http://10.0.0.6:8787' })).toBe(401);
});
