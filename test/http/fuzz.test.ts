import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROUTES } from '../../src/app.ts';
import { type Contract, contractOf } from '../contract.ts';
import { DATABASE } from '../databases/kind.ts';
import { type RawRequest, rawRequest } from '../raw-request.ts';
import { ADMIN, type Answer, startService } from '../service.ts';
import { requestTo } from './junk.ts';

const rules = {
  'open.yaml': `
site: {name: {en: Open}, locale: en, timezone: UTC, origins: [https://news.example]}
decide: {default: approve}
lists: {words: words.txt}
rules: [{id: fool, if: {any: [{text: {has: [fool, $words]}}, {links.count: '>= 1'}]}, then: hold}]
`,
  'words.txt': 'dolt\n',
};

test('whatever is sent to any route by anyone, no fault is ours and every refusal is a problem', async () => {
  const { call, key, running } = await startService({ rules });
  const contract = await contractOf((await call('GET', '/openapi.json')).json);
  const keys = ['', await key('site', 'open'), await key('moderator', 'open'), await key('admin'), ADMIN];
  for (const route of ROUTES) {
    await fc.assert(
      fc.asyncProperty(requestTo(route, keys), async (sent) => {
        await expectAnswered(contract, sent, await rawRequest(running.address, sent));
      }),
      { numRuns: Math.ceil((route.body ? 300 : 80) / (DATABASE === 'sqlite' ? 1 : 12)) },
    );
  }
}, 120_000);

/** No fault is ours, every refusal is a problem, and every answer is one that is documented. */
async function expectAnswered(contract: Contract, sent: RawRequest, answer: Answer): Promise<void> {
  const label = `${JSON.stringify(sent)} -> ${answer.status} ${answer.text}`;
  expect(answer.status, label).toBeLessThan(500);
  expect(answer.headers.get('x-content-type-options'), label).toBe('nosniff');
  if (sent.method === 'HEAD' || answer.status === 204) return;
  if (answer.status >= 400) expectProblem(answer, label);
  const path = new URL(`http://x${sent.path}`).pathname;
  const isDocumented = contract.operationOf(sent.method, path) !== undefined;
  if (isDocumented && sent.headers?.host === undefined) await contract.check(sent.method, path, answer);
}

function expectProblem({ status, headers, json }: Answer, label: string): void {
  expect(headers.get('content-type'), label).toBe('application/problem+json');
  expect(json, label).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
  });
  if (json.type === '/problems/invalid-content') expect(json.errors.length, label).toBeGreaterThan(0);
}
