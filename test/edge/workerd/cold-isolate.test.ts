import { cpSync, readFileSync } from 'node:fs';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { MODEL_ASSET } from '../../../src/edge/model-asset.ts';
import { bundleFiles } from '../../../src/edge/rules-bundle.ts';
import { scoreText } from '../../../src/model/score.ts';
import { builtInModel, MODEL_FILE } from '../../../src/node/built-in-model.ts';
import { bundleWorker } from '../../databases/bundle-worker.ts';
import { startWorkerd, type Workerd } from '../../databases/workerd.ts';
import { ADMIN, PLAIN_SITE } from '../../service.ts';
import { temporaryFolder } from '../../store/open-test-database.ts';

const SITE = `${PLAIN_SITE}lists: {words: words.txt}
rules: [{id: listed, if: {text.has: [badword, $words]}, then: reject}]
`;

let script: string;
beforeAll(async () => {
  script = await bundleWorker('src/worker.ts', { minify: false });
});

interface Cold {
  readonly workerd: Workerd;
  /** What the Worker finds there; a test may take some away. */
  readonly assets: Map<string, Uint8Array<ArrayBuffer>>;
  ask(path: string, sent?: { readonly body: string }): Promise<Answered>;
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly json: Record<string, unknown>;
}

/** The Worker itself over an empty database, in an isolate that no request and no cron has come to. */
async function coldWorker(site = SITE): Promise<Cold> {
  const result = bundleFiles({ 'news.yaml': site, 'words.txt': 'another\n' }, builtInModel);
  if (!result.ok) throw new Error('The rules are wrong.');
  const assets = new Map(result.bundle.assets);
  const persist = temporaryFolder();
  cpSync(inject('edge').template, persist, { recursive: true });
  const variables = { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: 's'.repeat(40) };
  const workerd = await startWorkerd({ script, bundle: { ...result.bundle, assets }, persist, variables });
  onTestFinished(() => workerd.stop());
  const ask: Cold['ask'] = async (path, sent) => {
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ ...sent, author: { name: 'Ann' } });
    const answer = await fetch(
      `${workerd.address}${path}`,
      sent ? { method: 'POST', headers, body } : { headers },
    );
    const json = (await answer.json()) as Answered['json'];
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), json };
  };
  return { workerd, assets, ask };
}

const rowsOf = async ({ workerd }: Cold, sql: string): Promise<unknown> => {
  const database = await workerd.database();
  const [answer] = await database.batch([database.prepare(sql)]);
  return answer?.results;
};

test('a site whose rules cannot be loaded takes no comment, /ready names it, and it takes them once they can', async () => {
  const cold = await coldWorker();
  const { assets, ask } = cold;
  const [[path, bytes] = ['', new Uint8Array()]] = [...assets];
  assets.clear();
  const send = () => ask('/v1/sites/news/articles/1/comments', { body: 'a badword' });
  expect(await send()).toMatchObject({
    status: 503,
    retryAfter: expect.stringMatching(/^\d+$/),
    json: { type: '/problems/unavailable' },
  });
  expect(await ask('/v1/sites/news/check', { body: 'a badword' })).toMatchObject({ status: 503 });
  expect(await rowsOf(cold, 'select count(*) as count from comments')).toEqual([{ count: 0 }]);
  expect((await ask('/ready')).json).toEqual({ status: 'degraded', degraded: ['news'] });
  assets.set(path, bytes);
  expect(await send()).toMatchObject({ status: 201, json: { status: 'rejected' } });
  expect((await ask('/ready')).json).toEqual({ status: 'ready', degraded: [] });
});

test('a site whose rules ask the model takes comments once it can be loaded, and serves its pages without it', async () => {
  const { assets, ask } = await coldWorker(
    `${PLAIN_SITE}rules: [{id: learned, if: {model.abuse: ">= 0.5"}, then: hold}]`,
  );
  const check = () => ask('/v1/sites/news/check', { body: 'يا كلب يا حمار' });
  expect(await check()).toMatchObject({ status: 503, json: { type: '/problems/unavailable' } });
  expect(await ask('/v1/sites/news/articles/1/comments')).toMatchObject({ status: 200 });
  assets.set(MODEL_ASSET, Uint8Array.from(readFileSync(MODEL_FILE)));
  const { abuse = 0 } = scoreText(builtInModel(), 'يا كلب يا حمار');
  expect((await check()).json).toMatchObject({
    status: 'pending',
    findings: [{ rule: 'learned', field: 'body' }],
    trace: [{ conditions: [{ condition: 'model.abuse', actual: Math.round(abuse * 1000) / 1000 }] }],
  });
});

test('a site whose rules cannot be loaded tells its webhooks so, once whoever asks', async () => {
  const cold = await coldWorker();
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'x', url: 'https://hooks.invalid/', events: ['ruleset.failed'] });
  const path = `${cold.workerd.address}/v1/sites/news/webhooks`;
  cold.assets.clear();
  expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(201);
  for (let at = 0; at < 3; at++) await cold.ask('/v1/sites/news/check', { body: 'hello' });
  const told = () => rowsOf(cold, 'select distinct type, detail from deliveries');
  const detail = JSON.stringify({ problems: ['Its rules could not be loaded.'] });
  await expect.poll(told).toEqual([{ type: 'ruleset.failed', detail }]);
});

test('while the rules of a site cannot be loaded, its lists are not shown, tried or changed, and then they are', async () => {
  const { assets, ask, workerd } = await coldWorker();
  const all = [...assets];
  assets.clear();
  const lists = '/v1/sites/news/lists';
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ terms: ['oaf'] });
  const statuses = async () => {
    const sent = (method: string, path: string) =>
      fetch(`${workerd.address}${lists}${path}`, { method, headers, ...(method === 'POST' ? { body } : {}) });
    const answers = [
      await sent('GET', ''),
      await sent('GET', '/words/terms'),
      await sent('POST', '/words/preview'),
      await sent('POST', '/words/terms'),
      await sent('DELETE', '/words/terms?term=oaf'),
    ];
    return answers.map(({ status }) => status);
  };
  expect(await statuses()).toEqual([503, 503, 503, 503, 503]);
  expect((await ask(lists)).json).toMatchObject({
    type: '/problems/unavailable',
    detail: 'Nothing was changed. Try again in a moment.',
  });
  for (const [path, bytes] of all) assets.set(path, bytes);
  expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
});

test.each(['n%65ws/articles', 'news/%61rticles'])('a comment sent to %s is screened', async (escaped) => {
  const { ask } = await coldWorker();
  expect(await ask(`/v1/sites/${escaped}/1/comments`, { body: 'a badword' })).toMatchObject({
    status: 201,
    json: { status: 'rejected' },
  });
});

test('an address that is escaped wrongly is refused', async () => {
  const { ask } = await coldWorker();
  for (const segment of ['%', 'n%E0ws', '%zz'])
    expect((await ask(`/v1/sites/${segment}/articles/1/comments`, { body: 'hello' })).status).toBe(400);
});
