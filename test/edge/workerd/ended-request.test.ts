import { cpSync } from 'node:fs';
import { expect, inject, onTestFinished, test } from 'vitest';
import { edgeWorker } from '../../../src/edge/edge-worker.ts';
import { bundleFiles } from '../../../src/edge/rules-bundle.ts';
import type { D1 } from '../../../src/store/dialects/d1.ts';
import { startWorkerd } from '../../databases/workerd.ts';
import { ADMIN, PLAIN_SITE } from '../../service.ts';
import { temporaryFolder } from '../../store/open-test-database.ts';

/** A migrated and empty D1 whose first round trip, of a request that the runtime ends there, is never answered. */
async function endingTheFirst(): Promise<D1> {
  const persist = temporaryFolder();
  cpSync(inject('edge').template, persist, { recursive: true });
  const workerd = await startWorkerd({ script: 'export default { fetch() {} }', persist });
  onTestFinished(() => workerd.stop());
  const database = await workerd.database();
  let ended = false;
  return {
    prepare: (text) => database.prepare(text),
    batch: (statements) => {
      if (ended) return database.batch(statements);
      ended = true;
      return new Promise(() => undefined);
    },
  };
}

test('an idempotency key outlives a request that the runtime ended without a word', async () => {
  const result = bundleFiles({ 'plain.yaml': PLAIN_SITE });
  if (!result.ok) throw new Error('The rules are wrong.');
  const { module, assets } = result.bundle;
  const { siteRules } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const bindings = {
    DB: await endingTheFirst(),
    ASSETS: { fetch: async (url: string) => new Response(assets.get(new URL(url).pathname) ?? null) },
    HAKAM_SECRET: 's'.repeat(40),
    HAKAM_ADMIN_KEY: ADMIN,
  };
  const worker = edgeWorker(siteRules, { now: Date.now, log: () => undefined });
  const headers = {
    authorization: `Bearer ${ADMIN}`,
    'content-type': 'application/json',
    'idempotency-key': 'one',
  };
  const body = JSON.stringify({ body: 'hello', author: { name: 'Ann' } });
  const send = () => {
    const address = 'https://hakam.example/v1/sites/plain/articles/1/comments';
    const request = new Request(address, { method: 'POST', headers, body });
    return worker.fetch(request, bindings, { waitUntil: () => undefined });
  };
  void send();
  expect((await send()).status).toBe(201);
});
