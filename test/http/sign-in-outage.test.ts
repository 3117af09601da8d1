import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { contractOf } from '../contract.ts';
import { PLAIN_SITE, startService } from '../service.ts';
import { NOW, newKey, type Provider, sendJson, startProvider } from './provider.ts';

const QUEUE = '/v1/sites/plain/queue';

const serviceOf = (provider: Provider, env: Record<string, string> = {}, now = () => NOW) =>
  startService({
    rules: { 'plain.yaml': PLAIN_SITE },
    now,
    env: { ...provider.env, ...env },
  });

test('while the provider is gone sign-in is 503 and keys work; afterwards it goes on', async () => {
  const provider = await startProvider();
  let now = NOW;
  const service = await serviceOf(provider, {}, () => now);
  const contract = await contractOf((await service.call('GET', '/openapi.json')).json);
  const { answer } = provider;
  let asked = 0;
  provider.answer = (_, response) => {
    asked++;
    response.destroy();
  };
  const key = await provider.token();
  const gone = await service.call('GET', QUEUE, { key });
  expect([gone.status, gone.json.detail]).toEqual([503, expect.stringMatching(/^The keys that sign-in/)]);
  await contract.check('GET', QUEUE, gone);
  expect((await service.call('GET', QUEUE)).status).toBe(200);
  expect((await service.call('GET', QUEUE, { key: await service.key('moderator', 'plain') })).status).toBe(
    200,
  );
  // Anyone can send what looks like a token: the provider is not asked for each.
  for (const sent of [key, 'a.b.c', key])
    expect((await service.call('GET', QUEUE, { key: sent })).status).toBe(sent === key ? 503 : 401);
  expect(asked).toBe(1);
  provider.answer = answer;
  now += 2000;
  expect((await service.call('GET', QUEUE, { key })).status).toBe(200);
  const events = service.logged.filter(({ event }) => event === 'sign-in-unavailable');
  expect(events).toHaveLength(3);
  for (const part of key.split('.')) expect(JSON.stringify(service.logged)).not.toContain(part);
});

test('a provider that takes connections and says nothing is given up', async () => {
  const provider = await startProvider();
  provider.answer = () => undefined;
  const key = await provider.token();
  const discovering = await serviceOf(provider);
  const fetching = await serviceOf(provider, { HAKAM_OIDC_JWKS: `${provider.issuer}/keys` });
  const answers = await Promise.all(
    [discovering, fetching].map((service) => service.call('GET', QUEUE, { key })),
  );
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
});

const nonsense: readonly [what: string, answer: (provider: Provider, response: ServerResponse) => void][] = [
  ['an error', (_, response) => response.writeHead(500).end()],
  ['another address', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
  ['no JSON', (_, response) => response.end('<html>')],
  ['null', (_, response) => sendJson(response, null)],
  ['no keys', ({ issuer }, response) => sendJson(response, { issuer })],
  [
    'another issuer',
    ({ issuer }, response) => sendJson(response, { issuer: 'https://x.example', jwks_uri: issuer }),
  ],
  [
    'keys by http',
    ({ issuer }, response) => sendJson(response, { issuer, jwks_uri: 'http://x.example/keys' }),
  ],
  [
    'what is no key',
    ({ issuer }, response) => sendJson(response, { issuer, jwks_uri: `${issuer}/k`, keys: [7] }),
  ],
];

test('of a provider that answers nonsense nothing is believed, and none of it is our mistake', async () => {
  const provider = await startProvider();
  const service = await serviceOf(provider);
  const key = await provider.token();
  for (const [what, answer] of nonsense) {
    provider.answer = (_, response) => answer(provider, response);
    expect((await service.call('GET', QUEUE, { key })).status, what).toBe(503);
  }
});

test('requests that come at once each get their answer, and the keys are kept', async () => {
  const provider = await startProvider('RS256');
  const service = await serviceOf(provider);
  const ask = async () => (await service.call('GET', QUEUE, { key: await provider.token() })).status;
  expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array.from({ length: 20 }, () => 200));
  const asked = provider.asked.length;
  expect(await ask()).toBe(200);
  expect(provider.asked).toHaveLength(asked);
});

test('of a known address of the keys no discovery is made', async () => {
  const provider = await startProvider();
  const service = await serviceOf(provider, { HAKAM_OIDC_JWKS: `${provider.issuer}/keys` });
  expect((await service.call('GET', QUEUE, { key: await provider.token() })).status).toBe(200);
  expect(provider.asked).toEqual(['/keys']);
});

test('who signs in with a key that is known goes on while the provider is gone', async () => {
  const provider = await startProvider();
  const service = await serviceOf(provider);
  const key = await provider.token();
  expect((await service.call('GET', QUEUE, { key })).status).toBe(200);
  await provider.stop();
  expect((await service.call('GET', QUEUE, { key })).status).toBe(200);
  const unknown = await provider.token({}, await newKey('ES256'));
  expect([401, 503]).toContain((await service.call('GET', QUEUE, { key: unknown })).status);
  expect((await service.call('GET', QUEUE, { key })).status).toBe(200);
});
