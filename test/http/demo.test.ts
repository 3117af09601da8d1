import { expect, test } from 'vitest';
import { PLAIN_SITE, startService } from '../service.ts';

const POST = { body: { body: 'حديقة جميلة حقًا', author: { name: 'زائر' } }, key: null };

test.each([
  ['ar', 'rtl', 'التعليقات (1)'],
  ['en', 'ltr', 'Comments (0)'],
])('/demo?lang=%s is a whole page with the comments of its own article in it', async (lang, dir, heading) => {
  const { call } = await startService();
  const { id } = (await call('POST', '/v1/sites/example/articles/demo/comments', { body: POST.body })).json;
  await call('POST', `/v1/sites/example/comments/${id}/decision`, { body: { status: 'approved' } });
  const page = await call('GET', `/demo?lang=${lang}`, { key: null });
  expect(page.status).toBe(200);
  expect(page.text).toContain(`<html lang="${lang}" dir="${dir}">`);
  expect(page.text).toContain(heading);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-\S+'; /,
  );
});

test('without the example site there is no demo, and no other language than two', async () => {
  const { call } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  expect((await call('GET', '/demo', { key: null })).status).toBe(404);
  expect((await call('GET', '/demo?lang=fr', { key: null })).status).toBe(400);
});

test("the demo's page may send without a key at whatever address it is, to the demo's articles alone", async () => {
  const { call, running } = await startService();
  const own = new URL(running.address).origin;
  const from = async (origin: string, path: string) =>
    (await call('POST', `/v1/sites/example/articles/${path}/comments`, { ...POST, headers: { origin } }))
      .status;
  expect(await from(own, 'demo')).toBe(201);
  expect(await from(own, 'demo-en')).toBe(201);
  expect(await from(own, 'other')).toBe(403);
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', `${own}.evil.example`])
    expect(await from(origin, 'demo')).toBe(403);
});
